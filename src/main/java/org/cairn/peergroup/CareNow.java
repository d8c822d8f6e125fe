package org.cairn.peergroup;

import java.time.Instant;
import org.cairn.safety.SupportBlock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Whether somebody answers a care thread now.
 *
 * @param support where nobody does
 */
@Schema(description = "Whether somebody answers a care thread now, and who helps when nobody does.")
record CareNow(
    @Schema(description = "Whether these are hours in which the care team answers.")
        boolean answered,
    @Schema(
            description = "When the next hours begin; null now, and where there are none.",
            nullable = true)
        @Nullable Instant from,
    @Schema(
            description = "The same in plain words.",
            examples = "Your care team answers here today until 5:00 PM.")
        String says,
    @Schema(description = "Help that is there now; null in the hours.", nullable = true)
        @Nullable SupportBlock support) {}
