package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** The sessions of a series, while a coordinator changes it. The series is held already. */
@ApplicationScoped
class SeriesSessions {
  private final Jdbc jdbc;

  SeriesSessions(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A session of a series.
   *
   * @param start which occurrence it is, wherever it has been moved since
   * @param kept whether a change of the series leaves it alone: it was changed or canceled by hand,
   *     or has begun
   */
  record Made(UUID id, LocalDateTime start, Instant startsAt, boolean kept) {}

  /**
   * Locks the sessions from a day on and everybody whom a change can reach, in the order in which
   * everybody does: enrollments, who is in the cohort, the site's timetable, sessions, people.
   */
  List<Made> hold(UUID series, UUID program, LocalDate from, @Nullable UUID cohort, Instant now) {
    UUID[] sessions =
        jdbc.query(
                "select id from session where series_id = ? and series_start >= ?",
                row -> row.getObject(1, UUID.class),
                series,
                from.atStartOfDay())
            .toArray(UUID[]::new);
    UUID[] people =
        jdbc.query(
                "select e.participant_id from enrollment e where e.program_id = ? and e.ended_at is null"
                    + " and (e.participant_id in (select b.participant_id from booking b"
                    + " where b.session_id = any (?) and b.status <> 'canceled')"
                    + " or e.participant_id in (select m.participant_id from cohort_member m"
                    + " where m.cohort_id = cast(? as uuid) and m.left_at is null))"
                    + " order by e.participant_id for share of e",
                row -> row.getObject(1, UUID.class),
                program,
                sessions,
                cohort)
            .toArray(UUID[]::new);
    jdbc.query(
        "select m.id from cohort_member m where m.cohort_id = cast(? as uuid) and m.left_at is null"
            + " order by m.participant_id for share",
        row -> true,
        cohort);
    jdbc.query(
        "select hold_timetable(p.site_id) from program p where p.id = ?", row -> true, program);
    jdbc.query("select hold_sessions(?)", row -> true, (Object) sessions);
    jdbc.query("select hold_person(person) from unnest(?) person", row -> true, (Object) people);
    return jdbc.query(
        "select id, series_start, starts_at, by_hand or starts_at <= ? or status = 'canceled' and not closed"
            + " from session where id = any (?) order by series_start",
        row ->
            new Made(
                row.getObject(1, UUID.class),
                row.getObject(2, LocalDateTime.class),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getBoolean(4)),
        now,
        sessions);
  }

  /**
   * Cancels what is scheduled among them and has not begun, and what is canceled only because its
   * day is closed: it stays canceled when the day opens again.
   */
  void cancel(List<UUID> sessions, String reason, Instant now) {
    jdbc.update(
        "update session set status = 'canceled', cancel_reason = ?, closed = false, changed_at = ?"
            + " where id = any (?) and (status = 'scheduled' or closed) and starts_at > ?",
        reason,
        now,
        sessions.toArray(UUID[]::new),
        now);
  }

  /** Makes a session that is left as it is an occurrence of another series. */
  void keep(Made session, UUID series, LocalDateTime start) {
    jdbc.update(
        "update session set series_id = ?, series_start = ? where id = ?",
        series,
        start,
        session.id());
  }

  /** Makes a session an occurrence of another series, as that describes it. */
  void follow(Made session, UUID series, LocalDateTime start, Timetable times, Instant now) {
    jdbc.update(
        "update session o set series_id = s.id, series_start = ?, local_start = ?, starts_at = ?, ends_at = ?,"
            + " kind = s.kind, mode = s.mode, title = s.title, room_id = s.room_id, room = s.room,"
            + " join_link = s.join_link, capacity = s.capacity, changed_at = ? from series s where s.id = ? and o.id = ?",
        start,
        start,
        times.startsAt(start),
        times.endsAt(start),
        now,
        series,
        session.id());
  }

  /** Takes sessions from a facilitator. */
  void leave(List<UUID> sessions, UUID facilitator, Instant now) {
    jdbc.update(
        "update assignment set ended_at = ? where staff_id = ? and role = 'facilitator' and ended_at is null"
            + " and session_id = any (?)",
        now,
        facilitator,
        sessions.toArray(UUID[]::new));
  }

  /** Gives a facilitator those of the sessions that nobody leads. */
  void lead(List<UUID> sessions, UUID facilitator, Instant now) {
    jdbc.update(
        "insert into assignment (id, program_id, staff_id, role, session_id, created_at)"
            + " select uuidv7(), s.program_id, ?, 'facilitator', s.id, ? from session s where s.id = any (?)"
            + " and not exists (select from assignment a where a.session_id = s.id and a.ended_at is null)",
        facilitator,
        now,
        sessions.toArray(UUID[]::new));
  }

  /** Books the members of the series' cohort into its sessions, and takes out who is none. */
  void changeCohort(UUID series, Instant now) {
    jdbc.query("select change_cohort(?, ?)", row -> true, series, now);
  }
}
