package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Who is booked into sessions and who came, for those who lead them and coordinators. */
@ApplicationScoped
class Attendances {
  /** Whose business the session is: parameters session and caller. */
  private static final String MINE =
      " where s.id = ? and exists (select from assignment c where c.staff_id = ?"
          + " and c.ended_at is null and (c.session_id = s.id"
          + " or c.role = 'coordinator' and c.program_id = s.program_id))";

  static final String ROSTER =
      "select s.status, s.capacity, (select count(*) from waitlist_entry w where w.session_id = s.id"
          + " and w.status in ('waiting', 'offered')), b.participant_id, b.status, a.status,"
          + " a.reason, a.minutes, a.source, a.recorded_at, l.ids from session s"
          + " cross join lateral leaders_of(s.id) l(ids) left join booking b"
          + " on b.session_id = s.id and b.status <> 'canceled' left join attendance a"
          + " on a.session_id = b.session_id and a.participant_id = b.participant_id"
          + MINE;

  /** A row of the roster: the session, and one who is booked; null where nobody is. */
  record Row(
      SessionStatus status,
      List<UUID> facilitators,
      int capacity,
      int waiting,
      @Nullable Booked place) {}

  /** Somebody with a booking. */
  record Booked(UUID participant, BookingStatus status, @Nullable AttendanceView attendance) {}

  /** A participant's place in a session. */
  record Place(Instant startsAt, Instant endsAt) {
    long minutes() {
      return Duration.between(startsAt, endsAt).toMinutes();
    }
  }

  private final Jdbc jdbc;

  Attendances(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** The roster, one row at least; otherwise the problem {@code platform/not-found}. */
  List<Row> roster(UUID session, UUID staff) {
    List<Row> rows = jdbc.query(ROSTER, Attendances::row, session, staff);
    if (rows.isEmpty()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    return rows;
  }

  /** Where the participant has a place that can be attended, also one that is displaced. */
  Optional<Place> place(UUID session, UUID participant, UUID staff) {
    return jdbc.first(
        "select s.starts_at, s.ends_at from session s join booking b on b.session_id = s.id"
            + " and b.participant_id = ? and b.status in ('booked', 'displaced')"
            + MINE,
        row ->
            new Place(
                row.getObject(1, OffsetDateTime.class).toInstant(),
                row.getObject(2, OffsetDateTime.class).toInstant()),
        participant,
        session,
        staff);
  }

  /** Records; what was recorded before is replaced. */
  void record(UUID session, UUID participant, NewAttendance what, UUID staff, Instant now) {
    jdbc.update(
        "insert into attendance (session_id, participant_id, status, reason, minutes, source,"
            + " recorded_by, recorded_at) values (?, ?, ?, ?::text, ?::integer, 'staff', ?, ?)"
            + " on conflict (participant_id, session_id) do update set status = excluded.status,"
            + " reason = excluded.reason, minutes = excluded.minutes, source = excluded.source,"
            + " recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at",
        session,
        participant,
        what.status().word(),
        what.reason() == null ? null : what.reason().word(),
        what.minutes(),
        staff,
        now);
  }

  /** Records who did not come; for the job. */
  void recordNoShows(Instant now) {
    jdbc.query("select record_no_shows(?)", row -> row.getInt(1), now);
  }

  private static Row row(ResultSet row) throws SQLException {
    UUID participant = row.getObject(4, UUID.class);
    return new Row(
        SessionStatus.of(row.getString(1)),
        List.of((UUID[]) row.getArray(11).getArray()),
        row.getInt(2),
        row.getInt(3),
        participant == null
            ? null
            : new Booked(
                participant, BookingStatus.of(row.getString(5)), AttendanceView.map(row, 6)));
  }
}
