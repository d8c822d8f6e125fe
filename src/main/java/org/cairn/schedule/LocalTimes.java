package org.cairn.schedule;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** What a local time means at a place. */
final class LocalTimes {
  private LocalTimes() {}

  /**
   * The instant of a local time. One that the clock skips is read by the offset before the gap, one
   * that comes twice is the first of the two (RFC 5545, 3.3.5).
   */
  static Instant instant(LocalDateTime local, ZoneId zone) {
    return ZonedDateTime.of(local, zone).toInstant();
  }
}
