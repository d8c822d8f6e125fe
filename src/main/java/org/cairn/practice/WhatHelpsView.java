package org.cairn.practice;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What practice did, in numbers that say no more than they can. */
@Schema(description = "What practice did, in numbers that say no more than they can.")
record WhatHelpsView(
    Streak streak,
    @Schema(description = "What was practiced; what helped most comes first.")
        List<SkillHelp> skills,
    @Schema(
            description = "What the participant says does them harm, by slugs.",
            examples = "[\"body-scan\"]")
        List<String> harmful) {

  /** Days of practice that belong together. */
  @Schema(
      name = "PracticeStreak",
      description =
          "Days of practice that belong together: a missed day is forgiven, two in a row begin a new start.")
  record Streak(
      @Schema(description = "Days with practice in the streak of now.", examples = "6") int days,
      @Schema(description = "And in the longest one there was.", examples = "11") int longest,
      @Schema(description = "The last day with practice.", examples = "2026-11-23", nullable = true)
          @Nullable LocalDate lastDay,
      @Schema(examples = "6 days of practice so far. A missed day does not end it.") String words) {
    @Override
    public String toString() {
      return "Streak[***]";
    }
  }

  /** What one skill did. */
  @Schema(description = "What one skill did. What needs ratings is null while there is none.")
  record SkillHelp(
      @Schema(description = "The skill, by its slug.", examples = "urge-surfing") String skill,
      @Schema(examples = "Ride the wave") String title,
      @Schema(description = "Times practiced.", examples = "7") int practiced,
      @Schema(description = "Times rated, before and after.", examples = "5") int rated,
      @Schema(description = "Times it was less strong after than before.", examples = "4")
          int helped,
      @Schema(
              description = "By how much it was less strong after, on average.",
              examples = "2.4",
              nullable = true)
          @Nullable BigDecimal change,
      @Schema(description = "Before, the median.", examples = "7", nullable = true)
          @Nullable BigDecimal medianBefore,
      @Schema(description = "After, the median.", examples = "4.5", nullable = true)
          @Nullable BigDecimal medianAfter,
      @Schema(
              description =
                  "The change to be expected, drawn toward what is known of such skills while ratings are few, as the rule of"
                      + " the suggestions does; but here all feelings weigh alike.",
              examples = "1.85")
          BigDecimal estimate,
      @Schema(description = "The same in a plain sentence.", examples = "Helped you 4 of 5 times.")
          String words) {
    @Override
    public String toString() {
      return "SkillHelp[***]";
    }
  }

  @Override
  public String toString() {
    return "WhatHelpsView[***]";
  }
}
