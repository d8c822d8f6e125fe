package org.cairn.peergroup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When somebody wants no sound, by their own clock. */
@Schema(description = "When I want no sound, by the clock of the place where I live.")
record QuietHoursView(
    @NotNull @Schema(description = "To the minute.", examples = "22:00") LocalTime starts,
    @NotNull @Schema(description = "Before starts: on the next morning.", examples = "07:00")
        LocalTime ends,
    @NotBlank
        @Size(max = 64)
        @Schema(description = "IANA time zone.", examples = "America/New_York")
        String zone) {}
