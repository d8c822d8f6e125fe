package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Jdbc;

/** When rooms and staff are taken. */
@ApplicationScoped
class Calendars {
  static final String LED =
      "select "
          + SessionView.COLUMNS_FOR_STAFF
          + " from assignment a join session s on s.id = a.session_id"
          + " where a.staff_id = ? and a.ended_at is null and a.starts_at >= ? and a.starts_at < ?"
          + " and a.ends_at > ? and s.local_start >= ? and s.local_start < ?"
          + " order by s.starts_at, s.id";

  private final Jdbc jdbc;

  Calendars(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** What takes place in a room, if it is one of a site at which the caller works. */
  List<CalendarEntry> ofRoom(UUID room, Sessions.Span span) {
    return entries("select * from room_calendar(?, ?, ?, ?, ?, ?)", span, room);
  }

  /** What somebody leads who is on the staff of a program that the caller coordinates. */
  List<CalendarEntry> ofStaff(UUID program, UUID staff, Sessions.Span span) {
    return entries("select * from staff_calendar(?, ?, ?, ?, ?, ?, ?)", span, program, staff);
  }

  /** The sessions that the caller leads, by start. */
  List<SessionView> ledBy(UUID staff, Sessions.Span span, Instant now) {
    return jdbc.query(LED, row -> SessionView.map(row, now), parameters(span, staff));
  }

  /** Sessions of a program on these days that somebody leads and that are not over. */
  List<UUID> ledOn(UUID program, UUID staff, LocalDate from, int days, Instant now) {
    return jdbc.query(
        "select s.id from assignment a join session s on s.id = a.session_id"
            + " where a.program_id = ? and a.staff_id = ? and a.ended_at is null"
            + " and s.local_start >= ? and s.local_start < ? and s.ends_at > ? order by s.id",
        row -> row.getObject(1, UUID.class),
        program,
        staff,
        from.atStartOfDay(),
        from.plusDays(days).atStartOfDay(),
        now);
  }

  /** Which of these sessions somebody could not lead, leading another one at that time. */
  List<Conflict> conflicts(UUID staff, List<UUID> sessions) {
    return jdbc.query(
        "select session_id, starts_at, zone, busy_with from clashes_of(?, ?)",
        row ->
            new Conflict(
                row.getObject(1, UUID.class),
                LocalTimes.at(row, 2, ZoneId.of(row.getString(3))),
                ConflictKind.FACILITATOR,
                row.getObject(4, UUID.class),
                null),
        staff,
        sessions.toArray(UUID[]::new));
  }

  /**
   * The function answers one row without a start where there is nothing, and none for a stranger.
   */
  private List<CalendarEntry> entries(String sql, Sessions.Span span, UUID... whose) {
    return jdbc.listed(sql, CalendarEntry::map, parameters(span, whose));
  }

  private static Object[] parameters(Sessions.Span span, UUID... whose) {
    return java.util.stream.Stream.concat(
            java.util.Arrays.stream(whose),
            java.util.stream.Stream.of(
                span.from(), span.to(), span.endsAfter(), span.localFrom(), span.localTo()))
        .toArray();
  }
}
