package org.cairn.checkin;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What my plan of care asks me for, and when. */
@Schema(description = "An instrument that my plan of care asks me for.")
record MyInstrument(
    UUID programId,
    @Schema(description = "Its slug.", examples = "phq-9") String instrument,
    @Schema(description = "Its current version.", examples = "1") int version,
    @Schema(examples = "Patient Health Questionnaire (PHQ-9)") String title,
    @Schema(description = "Null for once.", examples = "2", nullable = true)
        @Nullable Integer everyWeeks,
    @Schema(
            description = "The day I last completed it, at the site.",
            examples = "2026-11-09",
            nullable = true)
        @Nullable LocalDate lastCompletedOn,
    @Schema(
            description = "The next day for it, at the site; null when I have done what was asked.",
            examples = "2026-11-23",
            nullable = true)
        @Nullable LocalDate dueOn,
    @Schema(description = "Whether that day has passed.", examples = "false") boolean overdue,
    @Schema(description = "The same in words.", examples = "Planned for today.") String words,
    @Schema(
            description = "A draft of this week, to go on with.",
            examples = "0197a3b0-5c1e-7d2a-9f00-3d6f1c2b4a5e",
            nullable = true)
        @Nullable UUID draftId) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy", Locale.US);

  /** What the due date says in words; none of them blames. */
  static String words(@Nullable LocalDate dueOn, LocalDate today) {
    if (dueOn == null) {
      return "Done, thank you.";
    }
    if (dueOn.equals(today)) {
      return "Planned for today.";
    }
    return dueOn.isAfter(today)
        ? "Planned for " + DAY.format(dueOn) + "."
        : "It was planned for " + DAY.format(dueOn) + ". Today is a good day for it, too.";
  }
}
