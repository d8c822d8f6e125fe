package org.cairn.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
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

  /** A moment in a column of the current row, with the offset that holds at a place then. */
  static OffsetDateTime at(ResultSet row, int column, ZoneId zone) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).atZoneSameInstant(zone).toOffsetDateTime();
  }
}
