package org.cairn.safety;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a program says to somebody in distress, and its promise to look. */
@Schema(
    description =
        "What my program says to somebody in distress, which everybody may read, and its promise to look. Durations in minutes. An acute alert"
            + " goes to the on-call at once, again when nobody has claimed it within claimWithin, and again when it is claimed"
            + " and not resolved within four times that. An urgent one goes to the on-call when nobody has claimed it within four"
            + " times claimWithin, and when it is claimed and not resolved within resolveWithin. A routine one wakes nobody: not"
            + " resolved within resolveWithin, it goes to the coordinators.")
record SupportSettings(
    @Pattern(regexp = "[+]?[0-9][0-9 ().-]{1,30}")
        @Schema(
            description = "The program's own on-call line.",
            examples = "865-555-0142",
            nullable = true)
        @Nullable String phone,
    @Size(min = 1, max = 200)
        @Pattern(regexp = "\\S(.*\\S)?")
        @Schema(
            description = "When it is answered. Not without a phone.",
            examples = "Every day, 7 in the morning to 11 at night",
            nullable = true)
        @Nullable String hours,
    @Size(min = 1, max = 600)
        @Schema(
            description = "The program's own words in a crisis.",
            examples = "Call us, also if you have used. Nobody will be angry with you.",
            nullable = true)
        @Nullable String words,
    @NotNull
        @Min(5)
        @Max(1440)
        @Schema(
            description = "Until an acute alert that nobody took goes to the on-call again.",
            examples = "30")
        Integer claimWithin,
    @NotNull
        @Min(30)
        @Max(10_080)
        @Schema(description = "Until what can wait comes up again.", examples = "1440")
        Integer resolveWithin) {}
