package org.cairn.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BusyTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void aNightShiftCountsFromTheEveningBefore() {
    Busy shift = busy("2026-11-02T22:00:00", 480, "FREQ=WEEKLY;BYDAY=MO");

    assertEquals(
        List.of(interval("2026-11-10T03:00:00Z", "2026-11-10T11:00:00Z")),
        shift.in(interval("2026-11-10T10:59:00Z", "2026-11-10T12:00:00Z")));
    assertEquals(List.of(), shift.in(interval("2026-11-10T11:00:00Z", "2026-11-10T12:00:00Z")));
    assertEquals(List.of(), shift.in(interval("2026-11-10T01:00:00Z", "2026-11-10T03:00:00Z")));
  }

  @Test
  void itStaysAtTheWallClockWhenTheClockChangesAndLastsItsMinutes() {
    Busy shift = busy("2026-10-01T22:00:00", 480, "FREQ=DAILY");

    // The clock goes back in the second night; in spring it goes forward in the night of the 14th.
    assertEquals(
        List.of(
            interval("2026-10-31T02:00:00Z", "2026-10-31T10:00:00Z"),
            interval("2026-11-01T02:00:00Z", "2026-11-01T10:00:00Z"),
            interval("2026-11-02T03:00:00Z", "2026-11-02T11:00:00Z")),
        shift.in(interval("2026-10-31T02:00:00Z", "2026-11-03T03:00:00Z")));
    assertEquals(
        List.of(interval("2027-03-14T03:00:00Z", "2027-03-14T11:00:00Z")),
        shift.in(interval("2027-03-14T03:00:00Z", "2027-03-15T02:00:00Z")));
  }

  @Test
  void aTimeThatTheClockSkipsIsReadByTheOffsetBefore() {
    assertEquals(
        List.of(interval("2027-03-14T07:30:00Z", "2027-03-14T08:30:00Z")),
        busy("2027-03-14T02:30:00", 60, null)
            .in(interval("2027-03-14T00:00:00Z", "2027-03-15T00:00:00Z")));
  }

  @Test
  void anEndlessRuleFromYearsBackGoesOnAndLeavesItsDaysOut() {
    Busy work =
        new Busy(
            LocalDateTime.parse("2017-01-02T09:00:00"),
            NEW_YORK,
            60,
            "FREQ=WEEKLY;BYDAY=MO,TU",
            List.of(LocalDate.parse("2026-11-24")));

    assertEquals(
        List.of(
            interval("2026-11-23T14:00:00Z", "2026-11-23T15:00:00Z"),
            interval("2026-11-30T14:00:00Z", "2026-11-30T15:00:00Z")),
        work.in(interval("2026-11-23T00:00:00Z", "2026-12-01T00:00:00Z")));
  }

  @Test
  void onceIsOnceUnlessItIsLeftOut() {
    Interval day = interval("2026-11-23T00:00:00Z", "2026-11-24T00:00:00Z");
    Interval hour = interval("2026-11-23T14:00:00Z", "2026-11-23T15:00:00Z");
    LocalDateTime start = LocalDateTime.parse("2026-11-23T09:00:00");

    assertEquals(List.of(hour), new Busy(start, NEW_YORK, 60, null, List.of()).in(day));
    assertEquals(
        List.of(),
        new Busy(start, NEW_YORK, 60, null, List.of(LocalDate.parse("2026-11-23"))).in(day));
  }

  private static Busy busy(String start, int minutes, String rule) {
    return new Busy(LocalDateTime.parse(start), NEW_YORK, minutes, rule, List.of());
  }

  private static Interval interval(String starts, String ends) {
    return new Interval(Instant.parse(starts), Instant.parse(ends));
  }
}
