package org.cairn.schedule;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;

/** How a commitment may repeat: by whole days, and for ever if it likes. */
final class CommitmentRule {
  private static final Set<Freq> BY_DAYS =
      EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

  /** Read as UTC, an UNTIL grows by its time: the rule still has to fit its column. */
  private static final int LONGEST = 500;

  private static final int TRIED_YEARS = 30;

  private CommitmentRule() {}

  /** The rule as it is kept: see {@link Recurrence#parse}. One that never comes is refused. */
  static String of(String rule, LocalDateTime start, ZoneId zone) {
    try {
      RecurrenceRule read = Recurrence.parse(rule, zone);
      boolean byTime =
          Stream.of(
                  RecurrenceRule.Part.BYHOUR,
                  RecurrenceRule.Part.BYMINUTE,
                  RecurrenceRule.Part.BYSECOND)
              .anyMatch(read::hasPart);
      if (!BY_DAYS.contains(read.getFreq()) || byTime) {
        throw ScheduleProblem.RULE_TOO_FREQUENT.problem(
            "A commitment can repeat daily, weekly, monthly or yearly, once a day at most.");
      }
      String kept = read.toString();
      if (kept.length() > LONGEST
          || Recurrence.of(kept, start, List.of(), List.of())
              .between(start, start.plusYears(TRIED_YEARS), 1)
              .isEmpty()) {
        throw ScheduleProblem.RULE_INVALID.problem();
      }
      return kept;
    } catch (InvalidRecurrenceRuleException e) {
      throw ScheduleProblem.RULE_INVALID.problem();
    }
  }
}
