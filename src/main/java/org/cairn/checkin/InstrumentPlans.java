package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** Which instruments plans of care ask for. */
@ApplicationScoped
class InstrumentPlans {
  /** An older draft speaks of other weeks than those that the questions ask about. */
  private static final Duration DRAFT = Duration.ofDays(7);

  private static final String COUNSELED =
      " where e.program_id = ? and e.participant_id = ? and e.ended_at is null"
          + " and counsels(e.program_id, e.participant_id)";

  private static final String USABLE =
      " from instrument i where i.slug = ? and (i.program_id is null or i.program_id = e.program_id)";

  private static final String MINE =
      "select l.program_id, l.instrument, i.version, i.title, l.every_weeks, l.first_due, s.zone,"
          + " (select max((a.completed_at at time zone s.zone)::date) from assessment a"
          + " where a.participant_id = l.participant_id and a.instrument = l.instrument"
          + " and a.program_id = l.program_id),"
          + " (select a.id from assessment a where a.participant_id = l.participant_id"
          + " and a.instrument = l.instrument and a.program_id = l.program_id"
          + " and a.completed_at is null and a.started_at > ? order by a.started_at desc limit 1)"
          + " from instrument_plan l join enrollment e on e.participant_id = l.participant_id"
          + " and e.program_id = l.program_id and e.ended_at is null"
          + " join program p on p.id = l.program_id join site s on s.id = p.site_id"
          + " cross join lateral (select i.version, i.definition ->> 'title' as title from instrument i"
          + " where i.slug = l.instrument and (i.program_id is null or i.program_id = l.program_id)"
          + " order by i.version desc limit 1) i"
          + " where l.participant_id = ? order by l.instrument, l.program_id";

  private final Jdbc jdbc;

  InstrumentPlans(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One instrument's place in a participant's plan.
   *
   * @param zone of the site
   * @param usable whether the program can use the instrument
   * @param plan if there is one
   */
  record Place(ZoneId zone, boolean usable, @Nullable PlannedInstrument plan) {}

  /** What I am asked for, by instrument. */
  List<MyInstrument> mine(UUID participant, Instant now) {
    return jdbc.query(MINE, row -> mine(row, now), now.minus(DRAFT), participant);
  }

  /**
   * By instrument, of a participant whom the caller counsels in that program; for anybody else the
   * problem {@code platform/not-found}.
   */
  List<PlannedInstrument> of(UUID program, UUID participant) {
    return jdbc.listed(
        "select "
            + PlannedInstrument.COLUMNS
            + " from enrollment e left join instrument_plan l on l.participant_id = e.participant_id"
            + " and l.program_id = e.program_id"
            + COUNSELED
            + " order by l.instrument",
        PlannedInstrument::map,
        program,
        participant);
  }

  /** Nothing when the participant is not the caller's to plan for. */
  Optional<Place> at(UUID program, UUID participant, String instrument) {
    return jdbc.first(
        "select "
            + PlannedInstrument.COLUMNS
            + ", s.zone, exists (select"
            + USABLE
            + ") from enrollment e join program p on p.id = e.program_id join site s on s.id = p.site_id"
            + " left join instrument_plan l on l.participant_id = e.participant_id"
            + " and l.program_id = e.program_id and l.instrument = ?"
            + COUNSELED,
        row ->
            new Place(
                ZoneId.of(row.getString(5)),
                row.getBoolean(6),
                row.getObject(1) == null ? null : PlannedInstrument.map(row)),
        instrument,
        instrument,
        program,
        participant);
  }

  /** Whether there was none yet. */
  boolean add(UUID program, UUID participant, PlannedInstrument plan, UUID staff) {
    return jdbc.update(
            "insert into instrument_plan (every_weeks, first_due, changed_by, changed_at,"
                + " participant_id, program_id, instrument) values (?::smallint, ?, ?, ?, ?, ?, ?)"
                + " on conflict (participant_id, program_id, instrument) do nothing",
            plan.everyWeeks(),
            plan.firstDue(),
            staff,
            plan.changedAt(),
            participant,
            program,
            plan.instrument())
        == 1;
  }

  /** Whether it was still the one that was read. */
  boolean change(
      UUID program,
      UUID participant,
      PlannedInstrument read,
      PlannedInstrument wanted,
      UUID staff) {
    return jdbc.update(
            "update instrument_plan set every_weeks = ?::smallint, first_due = ?, changed_by = ?,"
                + " changed_at = ? where participant_id = ? and program_id = ? and instrument = ?"
                + " and changed_at = ?",
            wanted.everyWeeks(),
            wanted.firstDue(),
            staff,
            wanted.changedAt(),
            participant,
            program,
            read.instrument(),
            read.changedAt())
        == 1;
  }

  /** Whether it was still the one that was read. */
  boolean remove(UUID program, UUID participant, PlannedInstrument read) {
    return jdbc.update(
            "delete from instrument_plan where participant_id = ? and program_id = ?"
                + " and instrument = ? and changed_at = ?",
            participant,
            program,
            read.instrument(),
            read.changedAt())
        == 1;
  }

  private static MyInstrument mine(ResultSet row, Instant now) throws SQLException {
    Integer everyWeeks = row.getObject(5, Integer.class);
    LocalDate firstDue = Objects.requireNonNull(row.getObject(6, LocalDate.class));
    LocalDate completed = row.getObject(8, LocalDate.class);
    LocalDate today = LocalDate.ofInstant(now, ZoneId.of(row.getString(7)));
    LocalDate due = DueDate.of(firstDue, everyWeeks, completed);
    return new MyInstrument(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        everyWeeks,
        completed,
        due,
        due != null && due.isBefore(today),
        MyInstrument.words(due, today),
        row.getObject(9, UUID.class));
  }
}
