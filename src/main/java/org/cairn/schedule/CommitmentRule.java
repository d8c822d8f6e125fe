package org.cairn.schedule;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/** How a commitment may repeat: by whole days, and for ever if it likes. */
final class CommitmentRule {
  private static final Set<Freq> BY_DAYS =
      EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

  /** More would never come, and the library would count up to it. */
  private static final int MOST_INTERVAL = 1000;

  private static final int LONGEST = 500;
  private static final int TRIED_YEARS = 30;

  private CommitmentRule() {}

  /**
   * The rule as it is kept: its end, a day or an instant in UTC as phones write it (RFC 5545,
   * 3.3.10), as a local time. It has been tried over many years: what it throws it throws here.
   */
  static String of(String rule, LocalDateTime start, ZoneId zone) {
    try {
      RecurrenceRule read = new RecurrenceRule(rule, RecurrenceRule.RfcMode.RFC5545_STRICT);
      boolean byTime =
          Stream.of(
                  RecurrenceRule.Part.BYHOUR,
                  RecurrenceRule.Part.BYMINUTE,
                  RecurrenceRule.Part.BYSECOND)
              .anyMatch(read::hasPart);
      if (!BY_DAYS.contains(read.getFreq()) || byTime) {
        throw ScheduleProblem.RULE_TOO_FREQUENT.problem();
      }
      if (read.getInterval() > MOST_INTERVAL) {
        throw ScheduleProblem.RULE_INVALID.problem();
      }
      DateTime until = read.getUntil();
      if (until != null) {
        read.setUntil(local(until, zone));
      }
      String kept = read.toString();
      if (kept.length() > LONGEST) {
        throw ScheduleProblem.RULE_INVALID.problem();
      }
      Recurrence.of(kept, start, List.of(), List.of()).between(start, start.plusYears(TRIED_YEARS));
      return kept;
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException | IllegalStateException e) {
      throw ScheduleProblem.RULE_INVALID.problem();
    }
  }

  private static DateTime local(DateTime until, ZoneId zone) {
    if (until.isAllDay()) {
      return new DateTime(until.getYear(), until.getMonth(), until.getDayOfMonth(), 23, 59, 59);
    }
    return until.isFloating()
        ? until
        : until.shiftTimeZone(TimeZone.getTimeZone(zone)).swapTimeZone(null);
  }
}
