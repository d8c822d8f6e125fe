package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** When somebody wants no sound, by their own clock. */
@Schema(description = "When I want no sound, by the clock of the place where I live.")
record QuietHoursView(
    @NotNull
        @JsonFormat(pattern = TIME)
        @Schema(implementation = String.class, pattern = TIMES, examples = "22:00")
        LocalTime starts,
    @NotNull
        @JsonFormat(pattern = TIME)
        @Schema(
            implementation = String.class,
            pattern = TIMES,
            description = "When it is before starts: on the next morning.",
            examples = "07:00")
        LocalTime ends,
    @NotBlank
        @Size(max = 64)
        @Schema(description = "IANA time zone.", examples = "America/New_York")
        String zone) {
  static final String TIME = "HH:mm";
  static final String TIMES = "^([01][0-9]|2[0-3]):[0-5][0-9]$";
}
