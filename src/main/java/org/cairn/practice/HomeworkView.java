package org.cairn.practice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.UUID;
import org.cairn.platform.Versioned;
import org.cairn.safety.NamedPerson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Homework: a skill to practice, or a worksheet to fill in, until a day. */
@Schema(
    description =
        "Homework: a skill to practice, or a worksheet to fill in, until a day. Its ETag changes with the progress as well;"
            + " a change of the homework is refused only when the homework itself has changed.")
record HomeworkView(
    UUID id,
    UUID programId,
    @Schema(
            description = "The slug of the skill; null for a worksheet.",
            examples = "urge-surfing",
            nullable = true)
        @Nullable String skill,
    @Schema(
            description =
                "The edition that was offered when it was set; null for a worksheet. It can be read and practiced as it was,"
                    + " also when the skill is offered no more.",
            examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f",
            nullable = true)
        @Nullable UUID editionId,
    @Schema(
            description = "The kind of worksheet; null for a skill.",
            examples = "thought-record",
            nullable = true)
        @Nullable String worksheetType,
    @Schema(description = "What it is called.", examples = "Ride the wave") String title,
    @Schema(description = "How often.", examples = "3") int times,
    @Schema(description = "The last day for it.", examples = "2026-11-29") LocalDate dueOn,
    @Schema(description = "In whose midnight the day ends.", examples = "America/New_York")
        String timeZone,
    @Schema(
            description = "What the counselor wrote about it.",
            examples = "Best before you drive home.",
            nullable = true)
        @Nullable String note,
    HomeworkState state,
    HomeworkProgress progress,
    Instant setAt,
    Instant changedAt,
    @Schema(description = "Null unless it was withdrawn.", nullable = true)
        @Nullable Instant withdrawnAt)
    implements Versioned {

  /** With its note, opened. */
  HomeworkView noted(@Nullable String opened) {
    return new HomeworkView(
        id,
        programId,
        skill,
        editionId,
        worksheetType,
        title,
        times,
        dueOn,
        timeZone,
        opened,
        state,
        progress,
        setAt,
        changedAt,
        withdrawnAt);
  }

  @Override
  public Object own() {
    return Arrays.asList(id, times, dueOn, note, changedAt, withdrawnAt);
  }

  @Override
  public String toString() {
    return "HomeworkView[***]";
  }

  /** How far it is, and what it did. */
  @Schema(
      description =
          "How far homework is, counted anew with each read: practice that a phone reports later counts from when it was.")
  record HomeworkProgress(
      @Schema(
              description =
                  "Practices of the skill in this program since it was set, or worksheets completed.",
              examples = "3")
          int timesDone,
      @Schema(
              description = "The moment of the last one it asked for; null before.",
              nullable = true)
          @Nullable Instant doneAt,
      @Schema(description = "Whether that was after its day.") boolean late,
      @Schema(
              description = "Of the practices, those with a rating before and after.",
              examples = "2")
          int rated,
      @Schema(
              description = "Of the rated ones, the median rating before; null without any.",
              examples = "7.5",
              nullable = true)
          @Nullable BigDecimal medianBefore,
      @Schema(description = "And the median after.", examples = "4", nullable = true)
          @Nullable BigDecimal medianAfter,
      @Schema(
              description = "Of the rated ones, those after which it was lower by 1 or more.",
              examples = "2")
          int helped) {

    @Override
    public String toString() {
      return "HomeworkProgress[***]";
    }
  }

  /** Homework as staff see it. */
  @Schema(description = "Homework, with whose it is and who set it.")
  record StaffHomework(
      NamedPerson participant,
      @Schema(description = "Who set it.") NamedPerson setBy,
      HomeworkView homework)
      implements Versioned {

    @Override
    public Object own() {
      return homework.own();
    }

    @Override
    public String toString() {
      return "StaffHomework[***]";
    }
  }
}
