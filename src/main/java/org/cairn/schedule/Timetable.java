package org.cairn.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cairn.platform.ProblemType;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/**
 * The sessions that a series comes to: a limited number of starts on the wall clock, in order, none
 * of which overlaps the next.
 *
 * @param rule the rule with a local UNTIL
 * @param starts by the wall clock of the zone
 */
record Timetable(String rule, List<LocalDateTime> starts, ZoneId zone, int minutes) {
  private static final int MOST_A_DAY = 4;
  private static final int MOST = 1000;
  private static final int YEARS = 2;

  /** Works out what staff describe, or says what about it has to change. */
  static Timetable of(NewSeries wanted, ZoneId zone) {
    RecurrenceRule rule = RepeatRule.read(wanted.rule(), zone, MOST_A_DAY);
    require(rule.getCount() != null || rule.getUntil() != null, ScheduleProblem.RULE_ENDLESS);
    LocalDateTime start = wanted.start();
    LocalDateTime end = start.plusYears(YEARS).plusSeconds(1);
    Recurrence alone = recurrence(rule, start);
    List<LocalDateTime> ruled = alone.between(start, end, MOST + 1);
    if (ruled.isEmpty()) {
      throw ScheduleProblem.RULE_EMPTY.problem(ScheduleProblem.NEVER_COMES);
    }
    if (!ruled.get(0).equals(start)) {
      throw ScheduleProblem.RULE_START
          .builder()
          .withDetail(
              "By this rule the first session is at first: start there, or change the rule.")
          .with("first", ruled.get(0).toString())
          .build();
    }
    List<LocalDateTime> added = wanted.added();
    require(
        ruled.size() <= MOST
            && alone.between(end, LocalDateTime.MAX, 1).isEmpty()
            && added.stream().allMatch(one -> one.isBefore(end)),
        ScheduleProblem.RULE_TOO_LONG);
    if (added.stream().anyMatch(one -> one.isBefore(start))) {
      throw ScheduleProblem.RULE_START.problem(
          "A session of extra lies before the start: take it out, or put it on the timetable by itself.");
    }
    TreeSet<LocalDateTime> all = new TreeSet<>(ruled);
    all.addAll(added);
    all.removeIf(one -> wanted.leftOut().contains(one.toLocalDate()));
    require(all.size() <= MOST, ScheduleProblem.RULE_TOO_LONG);
    if (all.isEmpty()) {
      throw ScheduleProblem.RULE_EMPTY.problem("All its days are left out: leave one of them in.");
    }
    Timetable timetable = new Timetable(rule.toString(), List.copyOf(all), zone, wanted.minutes());
    require(!timetable.overlapsItself(), ScheduleProblem.RULE_OVERLAPS);
    return timetable;
  }

  private static Recurrence recurrence(RecurrenceRule rule, LocalDateTime start) {
    try {
      return Recurrence.of(rule.toString(), start, List.of(), List.of());
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void require(boolean holds, ProblemType otherwise) {
    if (!holds) {
      throw otherwise.problem();
    }
  }

  private boolean overlapsItself() {
    for (int i = 1; i < starts.size(); i++) {
      if (startsAt(starts.get(i)).isBefore(endsAt(starts.get(i - 1)))) {
        return true;
      }
    }
    return false;
  }

  /** The part of it for which that holds. */
  Timetable only(Predicate<LocalDateTime> which) {
    return new Timetable(rule, starts.stream().filter(which).toList(), zone, minutes);
  }

  Instant startsAt(LocalDateTime start) {
    return LocalTimes.instant(start, zone);
  }

  Instant endsAt(LocalDateTime start) {
    return startsAt(start).plus(Duration.ofMinutes(minutes));
  }

  OffsetDateTime withOffset(LocalDateTime start) {
    return startsAt(start).atZone(zone).toOffsetDateTime();
  }

  LocalDateTime last() {
    return starts.get(starts.size() - 1);
  }

  /** For the database: the starts, by the wall clock. */
  String[] locals() {
    return starts.stream().map(LocalDateTime::toString).toArray(String[]::new);
  }

  /** For the database: the moments at which they start. */
  String[] begins() {
    return starts.stream().map(start -> startsAt(start).toString()).toArray(String[]::new);
  }

  /** For the database: the moments at which they end. */
  String[] ends() {
    return starts.stream().map(start -> endsAt(start).toString()).toArray(String[]::new);
  }
}
