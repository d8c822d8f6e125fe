package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonFormat;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A time of the week in which care threads are answered, on the clock of the program's site.
 *
 * @param weekday of ISO 8601: 1 is Monday
 */
@Schema(description = "A time of the week in which messages are answered, on the site's clock.")
record CareHour(
    @NotNull @Min(1) @Max(7) @Schema(description = "1 is Monday, 7 Sunday.", examples = "1")
        Integer weekday,
    @NotNull
        @JsonFormat(pattern = QuietHoursView.TIME)
        @Schema(implementation = String.class, pattern = QuietHoursView.TIMES, examples = "09:00")
        LocalTime opens,
    @NotNull
        @JsonFormat(pattern = QuietHoursView.TIME)
        @Schema(
            implementation = String.class,
            pattern = QuietHoursView.TIMES,
            description = "Later on the same day.",
            examples = "17:00")
        LocalTime closes) {}
