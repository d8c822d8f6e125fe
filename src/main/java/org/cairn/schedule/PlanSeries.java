package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.platform.Ids;
import org.cairn.program.Program;
import org.cairn.program.Programs;
import org.cairn.program.Rooms;
import org.jspecify.annotations.Nullable;

/** Puts a series on a program's timetable, or shows what it would be. */
@ApplicationScoped
class PlanSeries {
  private static final int MOST_CONFLICTS = 50;

  private final Programs programs;
  private final Rooms rooms;
  private final AllSeries series;
  private final GrowSeries growSeries;
  private final Clock clock;

  PlanSeries(Programs programs, Rooms rooms, AllSeries series, GrowSeries growSeries, Clock clock) {
    this.programs = programs;
    this.rooms = rooms;
    this.series = series;
    this.growSeries = growSeries;
    this.clock = clock;
  }

  @Transactional
  SeriesView plan(UUID programId, NewSeries wanted, UUID coordinator) {
    Program program = programs.coordinated(programId, coordinator);
    Timetable times = times(wanted, program.zone());
    requireFree(programId, wanted, times, List.of(), null);
    UUID id = add(programId, null, wanted, times);
    growSeries.grow(id, growSeries.horizon(program.zone()));
    return series.one(id).orElseThrow();
  }

  /** What {@link #plan} would make, and what would stand in its way. */
  @Transactional
  SeriesPreview preview(UUID programId, NewSeries wanted, UUID coordinator) {
    Program program = programs.coordinated(programId, coordinator);
    Timetable times = times(wanted, program.zone());
    room(wanted, programId);
    return new SeriesPreview(
        times.starts().stream().map(times::withOffset).toList(),
        conflicts(programId, wanted, times, List.of(), null));
  }

  private Timetable times(NewSeries wanted, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    LocalDate first = wanted.start().toLocalDate();
    if (first.isBefore(today)) {
      throw ScheduleProblem.IN_THE_PAST.problem("A series begins today or later.");
    }
    return check(wanted, zone, today);
  }

  /** What staff describe, worked out and within all limits. */
  static Timetable check(NewSeries wanted, ZoneId zone, LocalDate today) {
    JoinLink.require(wanted.mode(), wanted.joinLink());
    PlanningLimit.require(wanted.start().toLocalDate(), today);
    return Timetable.of(wanted, zone);
  }

  /**
   * Writes the series down, without sessions.
   *
   * @param follows the series that it goes on from
   */
  UUID add(UUID program, @Nullable SeriesView follows, NewSeries wanted, Timetable times) {
    UUID id = Ids.next();
    series.add(id, program, follows, wanted, room(wanted, program), times, clock.instant());
    return id;
  }

  private @Nullable String room(NewSeries wanted, UUID program) {
    return wanted.roomId() == null ? null : rooms.named(wanted.roomId(), program);
  }

  /**
   * Refuses a series whose room or facilitator is taken at any of its times. Parameters as of
   * {@link #conflicts}.
   */
  void requireFree(
      UUID program, NewSeries wanted, Timetable times, List<UUID> except, @Nullable UUID old) {
    series.takeTurns(wanted.roomId(), wanted.facilitatorId());
    List<Conflict> conflicts = conflicts(program, wanted, times, except, old);
    if (!conflicts.isEmpty()) {
      throw ScheduleProblem.CLASHES.builder().with("conflicts", conflicts).build();
    }
  }

  /**
   * What holds the room or the facilitator at these times: sessions, and series whose sessions are
   * not made yet.
   *
   * @param except sessions that give way
   * @param old the series that this one goes on from
   */
  private List<Conflict> conflicts(
      UUID program, NewSeries wanted, Timetable times, List<UUID> except, @Nullable UUID old) {
    if (wanted.roomId() == null && wanted.facilitatorId() == null) {
      return List.of();
    }
    List<Conflict> conflicts = new ArrayList<>(series.conflicts(program, wanted, times, except));
    for (AllSeries.Sharing other : series.sharing(program, wanted, old)) {
      Timetable later = other.series().until(times.last().plusDays(2));
      NavigableSet<Instant> taken =
          later.starts().stream()
              .map(later::startsAt)
              .collect(Collectors.toCollection(TreeSet::new));
      for (LocalDateTime start : times.starts()) {
        Instant before = taken.lower(times.endsAt(start));
        if (before != null
            && before.plus(Duration.ofMinutes(later.minutes())).isAfter(times.startsAt(start))) {
          if (other.room()) {
            conflicts.add(
                Conflict.of(times.withOffset(start), ConflictKind.ROOM, null, other.id()));
          }
          if (other.facilitator()) {
            conflicts.add(
                Conflict.of(times.withOffset(start), ConflictKind.FACILITATOR, null, other.id()));
          }
        }
      }
    }
    return conflicts.stream().limit(MOST_CONFLICTS).toList();
  }
}
