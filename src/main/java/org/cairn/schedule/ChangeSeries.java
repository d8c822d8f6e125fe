package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * Changes "this and following": the series ends where the change begins, and another goes on from
 * it. Sessions that are made already go over to it with their bookings, matched by day; what has
 * begun and what was changed by hand stays as it is, as an occurrence of the new one.
 */
@ApplicationScoped
class ChangeSeries {
  private static final String DROPPED = "The timetable has changed.";

  private final AllSeries series;
  private final SeriesSessions sessions;
  private final PlanSeries planSeries;
  private final GrowSeries growSeries;
  private final ETags etags;
  private final Clock clock;

  ChangeSeries(
      AllSeries series,
      SeriesSessions sessions,
      PlanSeries planSeries,
      GrowSeries growSeries,
      ETags etags,
      Clock clock) {
    this.series = series;
    this.sessions = sessions;
    this.planSeries = planSeries;
    this.growSeries = growSeries;
    this.etags = etags;
    this.clock = clock;
  }

  /** A session and the occurrence of the new series that it becomes. */
  private record Pair(SeriesSessions.Made session, LocalDateTime start) {}

  /** What a change does to the sessions that are there. */
  private record Match(List<Pair> kept, List<Pair> moved, List<UUID> dropped) {

    /**
     * Of each day, the first session becomes the first occurrence, and so on. What is kept and has
     * no counterpart stays with its old series.
     */
    static Match of(List<SeriesSessions.Made> sessions, Timetable times) {
      Map<LocalDate, Deque<LocalDateTime>> days = new HashMap<>();
      times
          .starts()
          .forEach(
              start ->
                  days.computeIfAbsent(start.toLocalDate(), day -> new ArrayDeque<>()).add(start));
      Match match = new Match(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
      for (SeriesSessions.Made session : sessions) {
        LocalDateTime start =
            days.getOrDefault(session.start().toLocalDate(), new ArrayDeque<>()).poll();
        if (start != null) {
          (session.kept() ? match.kept : match.moved).add(new Pair(session, start));
        } else if (!session.kept()) {
          match.dropped.add(session.id());
        }
      }
      return match;
    }

    /** Sessions that give way to the new series. */
    List<UUID> leaving() {
      List<UUID> leaving = new ArrayList<>(dropped);
      moved.forEach(pair -> leaving.add(pair.session.id()));
      return leaving;
    }

    /**
     * In an order in which no session is moved onto one that has yet to move away: those that move
     * later from the last on, then those that move earlier from the first on.
     */
    List<Pair> inSafeOrder(Timetable times) {
      List<Pair> order = new ArrayList<>();
      List<Pair> earlier = new ArrayList<>();
      for (Pair pair : moved) {
        boolean later = !times.startsAt(pair.start).isBefore(pair.session.startsAt());
        (later ? order : earlier).add(pair);
      }
      Collections.reverse(order);
      order.addAll(earlier);
      return order;
    }
  }

  @Transactional
  SeriesView change(UUID id, SeriesChange change, @Nullable String ifMatch) {
    Instant now = clock.instant();
    AllSeries.Held held = series.hold(id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    SeriesView old = held.view();
    etags.require(ifMatch, old);
    NewSeries wanted = change.series();
    series.takeTurns(wanted.roomId(), wanted.facilitatorId());
    Timetable times = times(change, old);

    List<SeriesSessions.Made> there =
        sessions.hold(id, old.programId(), change.from(), wanted.cohortId(), now);
    Match match = Match.of(there, times);
    List<LocalDateTime> kept = match.kept.stream().map(Pair::start).toList();
    Timetable coming = times.only(start -> !kept.contains(start));
    if (coming.starts().stream().anyMatch(start -> !coming.startsAt(start).isAfter(now))) {
      throw ScheduleProblem.IN_THE_PAST.problem("The changed series would begin before now.");
    }
    planSeries.requireFree(old.programId(), wanted, coming, match.leaving(), id);

    UUID next = planSeries.add(old.programId(), old, wanted, times);
    series.end(id, change.from(), now);
    sessions.cancel(match.dropped, DROPPED, now);
    DatabaseRefused.translate(
        Map.of(
            "session_full", ScheduleProblem.SESSION_FULL,
            "capacity_below_bookings", ScheduleProblem.CAPACITY_BELOW_BOOKINGS,
            "room_busy", ScheduleProblem.CLASHES,
            "facilitator_busy", ScheduleProblem.CLASHES),
        () -> {
          move(match, next, old, wanted, times, now);
          return growSeries.grow(next, later(growSeries.horizon(times.zone()), held.grownUntil()));
        });
    if (!Objects.equals(old.cohortId(), wanted.cohortId())) {
      sessions.changeCohort(next, now);
    }
    return series.one(next).orElseThrow();
  }

  private void move(
      Match match, UUID next, SeriesView old, NewSeries wanted, Timetable times, Instant now) {
    List<UUID> moved = match.moved.stream().map(pair -> pair.session.id()).toList();
    boolean restaffed = !Objects.equals(old.facilitatorId(), wanted.facilitatorId());
    if (restaffed && old.facilitatorId() != null) {
      sessions.leave(moved, old.facilitatorId(), now);
    }
    match.kept.forEach(pair -> sessions.keep(pair.session, next, pair.start));
    match
        .inSafeOrder(times)
        .forEach(pair -> sessions.follow(pair.session, next, pair.start, times, now));
    if (restaffed && wanted.facilitatorId() != null) {
      sessions.lead(moved, wanted.facilitatorId(), now);
    }
  }

  private Timetable times(SeriesChange change, SeriesView old) {
    ZoneId zone = ZoneId.of(old.zone());
    LocalDate from = change.from();
    LocalDate today = requireAhead(from, zone);
    LocalDate end = old.endsBefore();
    if (end != null && !from.isBefore(end)) {
      throw ScheduleProblem.SERIES_ENDED.problem();
    }
    if (change.series().start().toLocalDate().isBefore(from)) {
      throw ScheduleProblem.START_BEFORE_CHANGE.problem();
    }
    Timetable times = PlanSeries.check(change.series(), zone, today);
    if (end == null) {
      return times;
    }
    // Another series follows already, and takes over where it did.
    Timetable shorter = times.only(start -> start.toLocalDate().isBefore(end));
    if (shorter.starts().isEmpty()) {
      throw ScheduleProblem.RULE_EMPTY.problem(
          "Another series follows before the first of these sessions: start earlier, or change that series.");
    }
    return shorter;
  }

  /** Ends a series: all its sessions from a day on that have not begun are canceled. */
  @Transactional
  SeriesView end(UUID id, SeriesEnd end, @Nullable String ifMatch) {
    Instant now = clock.instant();
    SeriesView old = series.hold(id).orElseThrow(PlatformProblem.NOT_FOUND::problem).view();
    etags.require(ifMatch, old);
    requireAhead(end.from(), ZoneId.of(old.zone()));
    LocalDate before = old.endsBefore();
    if (before != null && before.isBefore(end.from())) {
      throw ScheduleProblem.SERIES_ENDED.problem();
    }
    List<SeriesSessions.Made> there = sessions.hold(id, old.programId(), end.from(), null, now);
    series.end(id, end.from(), now);
    sessions.cancel(there.stream().map(SeriesSessions.Made::id).toList(), end.reason(), now);
    return series.one(id).orElseThrow();
  }

  private LocalDate requireAhead(LocalDate from, ZoneId zone) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    if (from.isBefore(today)) {
      throw ScheduleProblem.IN_THE_PAST.problem("A series can be changed from today on.");
    }
    return today;
  }

  private static LocalDateTime later(LocalDateTime one, LocalDateTime other) {
    return one.isAfter(other) ? one : other;
  }
}
