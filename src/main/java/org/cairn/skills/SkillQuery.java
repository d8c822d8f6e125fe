package org.cairn.skills;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.cairn.safety.CommonTrigger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What somebody looks for. It says how they are, so it travels in a body and is never logged.
 *
 * @param q in their own words
 */
@Schema(description = "What to look for, and what to narrow it down to. All of it may be left out.")
record SkillQuery(
    @Schema(
            description =
                "In my own words, a few or a whole sentence, mistyped or not. What stands in \"quotes\" must be there as"
                    + " it stands.",
            examples = "cant sleep, my mind is racing",
            nullable = true)
        @Nullable
        @Size(min = 1, max = 200)
        String q,
    @Schema(description = "Only of this school.", examples = "mindfulness", nullable = true)
        @Nullable Method method,
    @Schema(description = "Only skills, or only lessons.", examples = "skill", nullable = true)
        @Nullable Kind kind,
    @Schema(description = "Only for this situation.", examples = "sleep", nullable = true)
        @Nullable Situation situation,
    @Schema(description = "Only for what set it off.", examples = "stress", nullable = true)
        @Nullable CommonTrigger trigger,
    @Schema(
            description = "Only what can be done there; what can be done anywhere, too.",
            examples = "home",
            nullable = true)
        @Nullable Place place,
    @Schema(
            description = "Only what works when it is this strong.",
            examples = "moderate",
            nullable = true)
        @Nullable Intensity intensity,
    @Schema(
            description = "Only what asks for this much practice.",
            examples = "easy",
            nullable = true)
        @Nullable Difficulty difficulty,
    @Schema(description = "Only what takes no longer.", examples = "15", nullable = true)
        @Nullable
        @Min(1)
        @Max(60)
        Integer maxMinutes,
    @Schema(
            description = "Only the lessons of this course.",
            examples = "relapse-prevention",
            nullable = true)
        @Nullable
        @Size(max = 80)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        String course,
    @Schema(
            description =
                "Cursor of a page, from the page before; with it all else as it was asked then.",
            examples = "AZqf3vJx2k",
            nullable = true)
        @Nullable
        @Size(max = 1000)
        String cursor,
    @Schema(
            description = "Most items on the page; 20 when it is left out.",
            examples = "5",
            nullable = true)
        @Nullable
        @Min(1)
        @Max(50)
        Integer limit) {

  /** All that decides what is found, but the page. */
  String asked() {
    return String.join(
        "\n",
        String.valueOf(q),
        String.valueOf(method),
        String.valueOf(kind),
        String.valueOf(situation),
        String.valueOf(trigger),
        String.valueOf(place),
        String.valueOf(intensity),
        String.valueOf(difficulty),
        String.valueOf(maxMinutes),
        String.valueOf(course));
  }

  @Override
  public String toString() {
    return "SkillQuery[***]";
  }
}
