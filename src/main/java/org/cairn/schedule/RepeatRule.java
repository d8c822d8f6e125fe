package org.cairn.schedule;

import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;

/** How whatever repeats may repeat: by days, and a few times a day at most. */
final class RepeatRule {
  /** What is read, for the one who writes a rule. */
  private static final String READ =
      "Write it as in FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270328 (RFC 5545, 3.3.10), with an INTERVAL of 999 at"
          + " most. BYWEEKNO and BYYEARDAY are not read, nor is BYSETPOS in a yearly rule; a yearly rule with"
          + " BYMONTHDAY names its months with BYMONTH.";

  private static final Set<Freq> BY_DAYS =
      EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);

  /** Read as UTC, an UNTIL grows by its time: the rule still has to fit its column. */
  private static final int LONGEST = 500;

  private RepeatRule() {}

  /**
   * The rule as it is kept, see {@link Recurrence#parse}, or the problem that says what to change.
   *
   * @param mostADay how many times a day it may come at most
   */
  static RecurrenceRule read(String text, ZoneId zone, int mostADay) {
    RecurrenceRule rule;
    try {
      rule = Recurrence.parse(text, zone);
    } catch (InvalidRecurrenceRuleException e) {
      throw ScheduleProblem.RULE_INVALID.problem(READ);
    }
    int times = times(rule, Part.BYHOUR) * times(rule, Part.BYMINUTE) * times(rule, Part.BYSECOND);
    if (!BY_DAYS.contains(rule.getFreq()) || times > mostADay) {
      throw ScheduleProblem.RULE_TOO_FREQUENT.problem(
          "It can repeat daily, weekly, monthly or yearly, "
              + (mostADay == 1 ? "once" : mostADay + " times")
              + " a day at most.");
    }
    if (rule.toString().length() > LONGEST) {
      throw ScheduleProblem.RULE_INVALID.problem("Write it shorter.");
    }
    return rule;
  }

  private static int times(RecurrenceRule rule, Part part) {
    List<Integer> given = rule.getByPart(part);
    return given == null ? 1 : given.size();
  }
}
