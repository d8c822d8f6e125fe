package org.cairn.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** When an instrument is due next. */
class DueDateTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-03-02");

  @Test
  void theFirstDayIsDueUntilItIsDone() {
    assertEquals(FIRST, DueDate.of(FIRST, null, null));
    assertEquals(FIRST, DueDate.of(FIRST, 2, null));
  }

  @Test
  void onceIsDoneByWhoDidItInTheWeekBeforeOrLater() {
    assertNull(DueDate.of(FIRST, null, FIRST));
    assertNull(DueDate.of(FIRST, null, FIRST.plusDays(40)));
    assertNull(DueDate.of(FIRST, null, FIRST.minusDays(7)));
    assertEquals(FIRST, DueDate.of(FIRST, null, FIRST.minusDays(8)));
  }

  @Test
  void overTheWeeksItIsDueAgainThePlansWeeksAfterItWasDone() {
    for (int weeks = 1; weeks <= 52; weeks++) {
      for (int day = -400; day <= 400; day++) {
        LocalDate done = FIRST.plusDays(day);
        LocalDate due = DueDate.of(FIRST, weeks, done);
        assertFalse(due.isBefore(FIRST));
        assertTrue(due.equals(FIRST) || due.equals(done.plusDays(7L * weeks)));
        assertTrue(due.isAfter(done) || due.equals(FIRST));
      }
    }
  }

  @Test
  void theWordsNeverBlame() {
    assertEquals("Done, thank you.", MyInstrument.words(null, FIRST));
    assertEquals("Planned for today.", MyInstrument.words(FIRST, FIRST));
    assertEquals(
        "Planned for Monday, March 2, 2026.", MyInstrument.words(FIRST, FIRST.minusDays(3)));
    assertEquals(
        "It was planned for Monday, March 2, 2026. Today is a good day for it, too.",
        MyInstrument.words(FIRST, FIRST.plusDays(3)));
  }
}
