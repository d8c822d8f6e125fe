package org.cairn.schedule;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;
import org.jspecify.annotations.Nullable;

/**
 * A recurring local time, as RFC 5545 describes it: a rule (RRULE) that begins at a first start
 * (DTSTART), times added to it (RDATE), and days left out (EXDATE).
 *
 * <p>It is computed on the wall clock, without a zone: "Monday 18:00" stays so when the clock
 * changes. What a local time means as an instant is {@link LocalTimes}' to say.
 *
 * <p>Rules that readers of the standard read differently are refused: BYWEEKNO and BYYEARDAY, the
 * calendars of RFC 7529, a YEARLY rule that names days of the month and no month, and one with
 * BYSETPOS. A program needs none of them. What remains is held to an implementation that follows
 * the standard word by word, see RecurrenceTest. A first start that is no occurrence of its rule
 * (the standard leaves open what that means) is none here either.
 */
final class Recurrence {
  /** The library counts every period that it skips. */
  private static final int MOST_INTERVAL = 999;

  private final RecurrenceRule rule;
  private final LocalDateTime start;
  private final List<LocalDateTime> extra;
  private final Set<LocalDate> excluded;

  private Recurrence(
      RecurrenceRule rule,
      LocalDateTime start,
      List<LocalDateTime> extra,
      Set<LocalDate> excluded) {
    this.rule = rule;
    this.start = start;
    this.extra = extra;
    this.excluded = excluded;
  }

  /**
   * Reads a rule.
   *
   * @param rule as {@link #parse} has written it; an UNTIL is local
   * @throws InvalidRecurrenceRuleException when it is not one of RFC 5545
   */
  static Recurrence of(
      String rule, LocalDateTime start, List<LocalDateTime> extra, List<LocalDate> excluded)
      throws InvalidRecurrenceRuleException {
    return new Recurrence(parse(rule, null), start, extra, Set.copyOf(excluded));
  }

  /**
   * Reads a rule alone. An UNTIL comes back as a local time: a day means its whole day, and UTC,
   * which RFC 5545, 3.3.10 asks for, is turned into the zone's time.
   *
   * @param zone where the rule holds; without one, an UNTIL in UTC is refused
   * @throws InvalidRecurrenceRuleException when it is not one of RFC 5545, or not read here
   */
  static RecurrenceRule parse(String rule, @Nullable ZoneId zone)
      throws InvalidRecurrenceRuleException {
    try {
      RecurrenceRule read = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
      for (Part part : List.of(Part.BYWEEKNO, Part.BYYEARDAY, Part.RSCALE, Part.SKIP)) {
        if (read.hasPart(part)) {
          throw new InvalidRecurrenceRuleException("a part that is not read here");
        }
      }
      boolean yearly = read.getFreq() == Freq.YEARLY;
      boolean noMonth = read.hasPart(Part.BYMONTHDAY) && !read.hasPart(Part.BYMONTH);
      if (yearly && (noMonth || read.hasPart(Part.BYSETPOS))) {
        throw new InvalidRecurrenceRuleException("a yearly rule that readers read differently");
      }
      if (read.getInterval() > MOST_INTERVAL) {
        throw new InvalidRecurrenceRuleException("an interval that counts too far");
      }
      DateTime until = read.getUntil();
      if (until != null) {
        read.setUntil(floating(local(until, zone)));
      }
      return read;
    } catch (IllegalArgumentException | DateTimeException e) {
      // Numbers that are too large, days that do not exist: the library's strictness has gaps.
      throw new InvalidRecurrenceRuleException("not a rule");
    }
  }

  /** Its occurrences from a local time on and before another, in order, each once. */
  List<LocalDateTime> between(LocalDateTime from, LocalDateTime to) {
    return between(from, to, Integer.MAX_VALUE);
  }

  /** As {@link #between}, of the rule at most so many. */
  List<LocalDateTime> between(LocalDateTime from, LocalDateTime to, int most) {
    Set<LocalDateTime> occurrences = new TreeSet<>();
    try {
      RecurrenceRuleIterator each = rule.iterator(floating(start));
      if (from.isAfter(start)) {
        each.fastForward(floating(from));
      }
      while (each.hasNext() && occurrences.size() < most) {
        LocalDateTime one = local(each.nextDateTime());
        if (!one.isBefore(to)) {
          break;
        }
        occurrences.add(one);
      }
    } catch (IllegalArgumentException | IllegalStateException e) {
      // The library went through thousands of empty periods: a 30th of February. There are no more.
    }
    occurrences.addAll(extra);
    occurrences.removeIf(
        one -> one.isBefore(from) || !one.isBefore(to) || excluded.contains(one.toLocalDate()));
    return List.copyOf(occurrences);
  }

  private static LocalDateTime local(DateTime until, @Nullable ZoneId zone)
      throws InvalidRecurrenceRuleException {
    if (until.isAllDay()) {
      return LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth())
          .atTime(LocalTime.of(23, 59, 59));
    }
    if (until.isFloating()) {
      return local(until);
    }
    if (zone == null) {
      throw new InvalidRecurrenceRuleException("UNTIL in UTC, and no zone");
    }
    return LocalDateTime.ofInstant(local(until).toInstant(ZoneOffset.UTC), zone);
  }

  private static DateTime floating(LocalDateTime time) {
    return new DateTime(
        (TimeZone) null,
        time.getYear(),
        time.getMonthValue() - 1,
        time.getDayOfMonth(),
        time.getHour(),
        time.getMinute(),
        time.getSecond());
  }

  private static LocalDateTime local(DateTime time) {
    return LocalDateTime.of(
        time.getYear(),
        time.getMonth() + 1,
        time.getDayOfMonth(),
        time.getHours(),
        time.getMinutes(),
        time.getSeconds());
  }
}
