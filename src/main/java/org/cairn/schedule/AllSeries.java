package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.program.Programs;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.jspecify.annotations.Nullable;

/**
 * Series that the caller may see: their program's coordinators, and the job that makes sessions.
 */
@ApplicationScoped
class AllSeries {
  private final Jdbc jdbc;
  private final Programs programs;

  AllSeries(Jdbc jdbc, Programs programs) {
    this.jdbc = jdbc;
    this.programs = programs;
  }

  /** A series, and what nobody but the application has to know of it. */
  record Held(SeriesView view, int version, LocalDateTime grownUntil) {}

  /** A series that goes on: when it takes place, and how far its sessions are made. */
  record Growing(
      Recurrence recurrence,
      ZoneId zone,
      int minutes,
      LocalDateTime from,
      @Nullable LocalDateTime endsBefore,
      int version) {

    /** Its occurrences that are not made yet, before a local time. */
    Timetable until(LocalDateTime to) {
      LocalDateTime end = endsBefore != null && endsBefore.isBefore(to) ? endsBefore : to;
      return new Timetable("", recurrence.between(from, end), zone, minutes);
    }
  }

  /** Another series that will need the same room or facilitator. */
  record Sharing(@Nullable UUID id, boolean room, boolean facilitator, Growing series) {}

  Optional<SeriesView> one(UUID series) {
    return jdbc.first(
        "select " + SeriesView.COLUMNS + " from series s where s.id = ?", SeriesView::map, series);
  }

  /** By id, so by the time of making. */
  List<SeriesView> page(UUID program, UUID coordinator, UUID after, int limit) {
    return programs.listed(
        "select "
            + SeriesView.COLUMNS
            + " from series s where s.program_id = p.id and s.id > ? order by s.id limit ?",
        SeriesView::map,
        program,
        coordinator,
        after,
        limit);
  }

  /** The series, locked: nobody makes sessions of it or changes it meanwhile. */
  Optional<Held> hold(UUID series) {
    return jdbc.first(
        "select "
            + SeriesView.COLUMNS
            + ", s.version, s.grown_until from series s where s.id = ? for update",
        row ->
            new Held(SeriesView.map(row), row.getInt(21), row.getObject(22, LocalDateTime.class)),
        series);
  }

  void add(
      UUID id,
      UUID program,
      @Nullable SeriesView follows,
      NewSeries wanted,
      @Nullable String room,
      Timetable times,
      Instant now) {
    LocalDate endsBefore = follows == null ? null : follows.endsBefore();
    jdbc.update(
        "insert into series (id, program_id, follows, cohort_id, kind, mode, title, local_start, zone, minutes, rule,"
            + " extra, excluded, room_id, room, join_link, capacity, facilitator_id, ends_before, last_start, grown_until,"
            + " changed_at) values (?, ?, cast(? as uuid), cast(? as uuid), ?, ?, ?, ?, ?, ?, ?,"
            + " cast(? as timestamp[]), cast(? as date[]), cast(? as uuid), cast(? as text), cast(? as text), ?,"
            + " cast(? as uuid), cast(? as timestamp), ?, ?, ?)",
        id,
        program,
        follows == null ? null : follows.id(),
        wanted.cohortId(),
        wanted.kind().word(),
        wanted.mode().word(),
        wanted.title().strip(),
        wanted.start(),
        times.zone().getId(),
        times.minutes(),
        times.rule(),
        text(wanted.added()),
        text(wanted.leftOut()),
        wanted.roomId(),
        room,
        wanted.joinLink(),
        wanted.capacity(),
        wanted.facilitatorId(),
        endsBefore == null ? null : endsBefore.atStartOfDay(),
        times.last(),
        wanted.start().toLocalDate().atStartOfDay(),
        now);
  }

  void end(UUID series, LocalDate before, Instant now) {
    jdbc.update(
        "update series set ends_before = ?, version = version + 1, changed_at = ? where id = ?",
        before.atStartOfDay(),
        now,
        series);
  }

  /** What is left to make of a series, for its coordinator and the job. */
  Optional<Growing> growing(UUID series) {
    return jdbc.first(
        "select local_start, zone, minutes, rule, cast(extra as text[]), cast(excluded as text[]), grown_until,"
            + " ends_before, version from series_rule(?)",
        row -> growing(row, 1, row.getInt(9)),
        series);
  }

  List<UUID> toGrow(LocalDateTime until) {
    return jdbc.query(
        "select id from series_to_grow(?) as id", row -> row.getObject(1, UUID.class), until);
  }

  /** Makes sessions; see the function. Negative when the series has changed meanwhile. */
  int grow(UUID series, int version, Timetable times, LocalDateTime until, Instant now) {
    return jdbc.first(
            "select grow_series(?, ?, cast(? as timestamp[]), cast(? as timestamptz[]), cast(? as timestamptz[]), ?, ?)",
            row -> row.getInt(1),
            series,
            version,
            times.locals(),
            times.begins(),
            times.ends(),
            until,
            now)
        .orElseThrow();
  }

  /** Who plans series with the same room or facilitator does so one after the other. */
  void takeTurns(@Nullable UUID room, @Nullable UUID facilitator) {
    jdbc.query(
        "select pg_advisory_xact_lock(hashtextextended('planning/' || x.id, 0)) from (select id"
            + " from (values (cast(? as uuid)), (cast(? as uuid))) as v(id) where id is not null order by id) x",
        row -> true,
        room,
        facilitator);
  }

  /** What is taken at these times, sessions left out. */
  List<Conflict> conflicts(UUID program, NewSeries wanted, Timetable times, List<UUID> except) {
    return jdbc.query(
        "select starts_at, what, session_id from clashes(?, cast(? as uuid), cast(? as uuid), cast(? as timestamptz[]),"
            + " cast(? as timestamptz[]), ?)",
        row ->
            Conflict.of(
                LocalTimes.at(row, 1, times.zone()),
                ConflictKind.of(row.getString(2)),
                row.getObject(3, UUID.class),
                null),
        program,
        wanted.roomId(),
        wanted.facilitatorId(),
        times.begins(),
        times.ends(),
        except.toArray(UUID[]::new));
  }

  List<Sharing> sharing(UUID program, NewSeries wanted, @Nullable UUID except) {
    return jdbc.query(
        "select series_id, room, facilitator, local_start, zone, minutes, rule, cast(extra as text[]),"
            + " cast(excluded as text[]), grown_until, ends_before"
            + " from series_sharing(?, cast(? as uuid), cast(? as uuid), cast(? as uuid))",
        row ->
            new Sharing(
                row.getObject(1, UUID.class),
                row.getBoolean(2),
                row.getBoolean(3),
                growing(row, 4, 0)),
        program,
        wanted.roomId(),
        wanted.facilitatorId(),
        except);
  }

  /** Eight columns from that one on. */
  private static Growing growing(ResultSet row, int first, int version) throws SQLException {
    try {
      return new Growing(
          Recurrence.of(
              row.getString(first + 3),
              row.getObject(first, LocalDateTime.class),
              SeriesView.times(row, first + 4),
              SeriesView.days(row, first + 5)),
          ZoneId.of(row.getString(first + 1)),
          row.getInt(first + 2),
          row.getObject(first + 6, LocalDateTime.class),
          row.getObject(first + 7, LocalDateTime.class),
          version);
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalStateException("a stored rule is none", e);
    }
  }

  private static String[] text(List<?> values) {
    return values.stream().map(Object::toString).toArray(String[]::new);
  }
}
