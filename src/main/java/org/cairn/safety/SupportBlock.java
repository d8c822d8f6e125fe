package org.cairn.safety;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody in distress can do now. */
@Schema(
    description =
        "Help that is there now. When a life is in danger, the contact of the kind emergency comes first; otherwise the order is"
            + " that in which to try them.")
public record SupportBlock(
    @Schema(examples = "You do not have to go through this alone.") String title,
    @Schema(description = "The program's own words.", nullable = true) @Nullable String words,
    @Schema(description = "Crisis lines and the emergency number of the region.")
        List<CrisisContact> contacts,
    @Schema(description = "The program's own on-call line.", nullable = true)
        @Nullable OnCallLine onCall) {}
