package org.cairn.checkin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How it is, in the participant's own numbers and words; null for what was not answered. */
@Schema(
    description =
        "The answers, by the keys of the questions (ownTriggers go with triggers); null for what was not answered, or is"
            + " not shared with the reader.")
record SelfReport(
    @Schema(examples = "6", nullable = true) @Nullable Integer mood,
    @Schema(examples = "3", nullable = true) @Nullable Integer craving,
    @Schema(examples = "4", nullable = true) @Nullable Integer stress,
    @Schema(examples = "6.5", nullable = true) @Nullable BigDecimal sleepHours,
    @Schema(examples = "[\"stress\"]", nullable = true) @Nullable List<CommonTrigger> triggers,
    @Schema(nullable = true) @Nullable List<UUID> ownTriggers,
    @Schema(examples = "false", nullable = true) @Nullable Boolean usedSinceLast,
    @Schema(examples = "[\"alcohol\"]", nullable = true) @Nullable List<Substance> substances,
    @Schema(description = "Slugs of skills.", examples = "[\"urge-surfing\"]", nullable = true)
        @Nullable List<String> skillsUsed,
    @Schema(examples = "Listen more than I talk", nullable = true) @Nullable String goal,
    @Schema(examples = "Long shift, but I came.", nullable = true) @Nullable String note) {

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
