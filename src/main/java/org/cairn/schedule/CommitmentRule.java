package org.cairn.schedule;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;

/** How a commitment may repeat: once a day at most, and for ever if it likes. */
final class CommitmentRule {
  private static final int TRIED_YEARS = 30;

  private CommitmentRule() {}

  /** The rule as it is kept. One that never comes is refused. */
  static String of(String rule, LocalDateTime start, ZoneId zone) {
    String kept = RepeatRule.read(rule, zone, 1).toString();
    try {
      if (Recurrence.of(kept, start, List.of(), List.of())
          .between(start, start.plusYears(TRIED_YEARS), 1)
          .isEmpty()) {
        throw ScheduleProblem.RULE_EMPTY.problem(ScheduleProblem.NEVER_COMES);
      }
      return kept;
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalStateException("a rule that was read cannot be read", e);
    }
  }
}
