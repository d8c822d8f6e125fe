package org.cairn.checkin;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.cairn.safety.CommonTrigger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How it is, in the participant's own numbers and words; null for what was not answered. */
@Schema(
    description =
        "The answers, by the keys of the questions (ownTriggers go with triggers); null for what was not answered, or is"
            + " not shared with the reader.")
record SelfReport(
    @Min(0)
        @Max(10)
        @Schema(description = "Mood, 0 very low to 10 very good.", examples = "6", nullable = true)
        @Nullable Integer mood,
    @Min(0)
        @Max(10)
        @Schema(
            description = "Craving, 0 none to 10 the strongest there is.",
            examples = "3",
            nullable = true)
        @Nullable Integer craving,
    @Min(0)
        @Max(10)
        @Schema(
            description = "Stress, 0 none to 10 the most there is.",
            examples = "4",
            nullable = true)
        @Nullable Integer stress,
    @DecimalMin("0")
        @DecimalMax("24")
        @Digits(integer = 2, fraction = 1)
        @Schema(description = "Hours of sleep last night.", examples = "6.5", nullable = true)
        @Nullable BigDecimal sleepHours,
    @Size(max = 30)
        @Schema(
            description = "Common triggers that I met; an empty list for none.",
            examples = "[\"stress\", \"people\"]",
            nullable = true)
        @Nullable List<@NotNull CommonTrigger> triggers,
    @Size(max = 50)
        @Schema(
            description = "Triggers of my own list that I met.",
            examples = "[\"8c6f8f5e-6a4c-4a3e-9d8e-0c1f2a3b4c5d\"]",
            nullable = true)
        @Nullable List<@NotNull UUID> ownTriggers,
    @Schema(
            description = "Use since last time; never required.",
            examples = "false",
            nullable = true)
        @Nullable Boolean usedSinceLast,
    @Size(max = 11)
        @Schema(
            description = "What was used, when there was use; never required.",
            examples = "[\"alcohol\"]",
            nullable = true)
        @Nullable List<@NotNull Substance> substances,
    @Size(max = 20)
        @Schema(
            description = "Skills that I used, by their slugs in the library.",
            examples = "[\"urge-surfing\"]",
            nullable = true)
        @Nullable List<@NotNull @Size(max = 80) String> skillsUsed,
    @Size(min = 1, max = 200)
        @Schema(
            description = "What I want from today. Encrypted under my own key.",
            examples = "Listen more than I talk",
            nullable = true)
        @Nullable String goal,
    @Size(min = 1, max = 2000)
        @Schema(
            description = "A note. Encrypted under my own key.",
            examples = "Long shift, but I came.",
            nullable = true)
        @Nullable String note) {

  /** How a problem names one of the answers. */
  static String field(String key) {
    return "selfReport." + key;
  }

  /** In one form, so that the same answers are equal: 7 hours are 7.0, and lists have no order. */
  SelfReport normal() {
    return new SelfReport(
        mood,
        craving,
        stress,
        sleepHours == null ? null : sleepHours.setScale(1, RoundingMode.HALF_UP),
        sorted(triggers),
        sorted(ownTriggers),
        usedSinceLast,
        sorted(substances),
        sorted(skillsUsed),
        goal,
        note);
  }

  /** With what was encrypted. */
  SelfReport with(@Nullable String openedGoal, @Nullable String openedNote) {
    return new SelfReport(
        mood,
        craving,
        stress,
        sleepHours,
        triggers,
        ownTriggers,
        usedSinceLast,
        substances,
        skillsUsed,
        openedGoal,
        openedNote);
  }

  @Override
  public String toString() {
    return "SelfReport[***]";
  }

  private static <T extends Comparable<? super T>> @Nullable List<T> sorted(
      @Nullable List<T> list) {
    return list == null ? null : list.stream().distinct().sorted().toList();
  }
}
