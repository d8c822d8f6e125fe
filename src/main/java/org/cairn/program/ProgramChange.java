package org.cairn.program;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a program promises from now on. */
@Schema(description = "What a program promises from now on. All of it; durations in minutes.")
record ProgramChange(
    @NotBlank @Size(max = 120) @Schema(examples = "Evening program") String name,
    @NotNull
        @Min(0)
        @Max(240)
        @Schema(description = "Before a session's start at which check-in opens.", examples = "30")
        Integer checkInOpensBefore,
    @NotNull
        @Min(0)
        @Max(480)
        @Schema(description = "After a session's start at which check-in closes.", examples = "60")
        Integer checkInClosesAfter,
    @NotNull
        @Schema(
            description =
                "Whether who is in the room shows it, when checking in, by the code on its screen.",
            examples = "true")
        Boolean roomCodes,
    @NotNull
        @Min(0)
        @Max(10_080)
        @Schema(
            description =
                "Before a session's start until which a place can be given up in time; later is recorded as late.",
            examples = "1440")
        Integer cancelNotice,
    @NotNull
        @Min(5)
        @Max(2880)
        @Schema(
            description = "For which a freed place is held for the first in line.",
            examples = "120")
        Integer offerMinutes) {}
