package org.cairn.schedule;

import java.time.LocalDate;
import java.time.Period;

/** How far ahead a timetable is planned. */
final class PlanningLimit {
  private static final Period FURTHEST = Period.ofYears(2);

  private PlanningLimit() {}

  /** Refuses a day that is further ahead; both days are the site's. */
  static void require(LocalDate day, LocalDate today) {
    if (day.isAfter(today.plus(FURTHEST))) {
      throw ScheduleProblem.TOO_FAR_AHEAD.problem("Choose a day within the next two years.");
    }
  }
}
