package org.cairn.checkin;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When an instrument is due next by a plan of care. */
final class DueDate {
  /** Who was a few days early has done it. */
  private static final int DAYS_EARLY = 7;

  private DueDate() {}

  /**
   * Never before the plan's first day, and the plan's weeks after it was last completed. Once is
   * done when it was completed within the week before that day or later: then there is none.
   */
  static @Nullable LocalDate of(
      LocalDate firstDue, @Nullable Integer everyWeeks, @Nullable LocalDate lastCompleted) {
    if (lastCompleted == null) {
      return firstDue;
    }
    if (everyWeeks == null) {
      return lastCompleted.isBefore(firstDue.minusDays(DAYS_EARLY)) ? firstDue : null;
    }
    LocalDate next = lastCompleted.plusWeeks(everyWeeks);
    return next.isBefore(firstDue) ? firstDue : next;
  }
}
