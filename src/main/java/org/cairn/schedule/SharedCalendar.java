package org.cairn.schedule;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a calendar feed shows to whoever holds its address.
 *
 * @param chosenAt when the participant last chose the titles
 */
record SharedCalendar(CalendarTitles titles, Instant chosenAt, List<Entry> entries) {
  /**
   * One booking.
   *
   * @param calledOff canceled, or displaced by a change of the session
   * @param sequence grows with every change
   */
  record Entry(
      UUID booking,
      Instant starts,
      Instant ends,
      ZoneId zone,
      String title,
      @Nullable String room,
      boolean calledOff,
      int sequence,
      Instant changedAt) {}

  Instant changedAt() {
    return Stream.concat(Stream.of(chosenAt), entries.stream().map(Entry::changedAt))
        .max(Instant::compareTo)
        .orElseThrow();
  }
}
