package org.cairn.schedule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeSet;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * A recurring local time, as RFC 5545 describes it: a rule (RRULE) that begins at a first start
 * (DTSTART), times added to it (RDATE), and days left out (EXDATE).
 *
 * <p>It is computed on the wall clock, without a zone: "Monday 18:00" stays so when the clock
 * changes. What a local time means as an instant is {@link LocalTimes}' to say.
 */
final class Recurrence {
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
   * @throws InvalidRecurrenceRuleException when it is not one of RFC 5545
   */
  static Recurrence of(
      String rule, LocalDateTime start, List<LocalDateTime> extra, List<LocalDate> excluded)
      throws InvalidRecurrenceRuleException {
    return new Recurrence(
        new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT),
        start,
        extra,
        Set.copyOf(excluded));
  }

  /** Its occurrences from a local time on and before another, in order, each once. */
  List<LocalDateTime> between(LocalDateTime from, LocalDateTime to) {
    Set<LocalDateTime> occurrences = new TreeSet<>();
    RecurrenceRuleIterator each = rule.iterator(floating(start));
    if (from.isAfter(start)) {
      each.fastForward(floating(from));
    }
    while (each.hasNext()) {
      LocalDateTime one = local(each.nextDateTime());
      if (!one.isBefore(to)) {
        break;
      }
      occurrences.add(one);
    }
    occurrences.addAll(extra);
    occurrences.removeIf(
        one -> one.isBefore(from) || !one.isBefore(to) || excluded.contains(one.toLocalDate()));
    return List.copyOf(occurrences);
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
