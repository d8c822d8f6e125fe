package org.cairn.schedule;

import biweekly.component.DaylightSavingsTime;
import biweekly.component.Observance;
import biweekly.component.StandardTime;
import biweekly.component.VTimezone;
import biweekly.util.DateTimeComponents;
import biweekly.util.UtcOffset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * A time zone as a calendar carries it: the changes of its clock that matter to the entries, one by
 * one, as java.time knows them. So no reader computes other times than we did.
 */
final class CalendarZone {
  /** With a year before the first entry, summer and winter both stand there. */
  private static final Duration BEFORE = Duration.ofDays(366);

  private CalendarZone() {}

  static VTimezone of(ZoneId zone, Instant from, Instant to) {
    ZoneRules rules = zone.getRules();
    VTimezone timezone = new VTimezone(zone.getId());
    ZoneOffsetTransition change = rules.previousTransition(from.minus(BEFORE));
    if (change == null) {
      ZoneOffset offset = rules.getOffset(from.minus(BEFORE));
      LocalDateTime begin = LocalDate.EPOCH.atStartOfDay();
      timezone.addStandardTime(observance(new StandardTime(), begin, offset, offset));
      change = rules.nextTransition(from.minus(BEFORE));
    }
    while (change != null && !change.getInstant().isAfter(to)) {
      LocalDateTime begin = change.getDateTimeBefore();
      ZoneOffset before = change.getOffsetBefore();
      ZoneOffset after = change.getOffsetAfter();
      if (rules.isDaylightSavings(change.getInstant())) {
        timezone.addDaylightSavingsTime(
            observance(new DaylightSavingsTime(), begin, before, after));
      } else {
        timezone.addStandardTime(observance(new StandardTime(), begin, before, after));
      }
      change = rules.nextTransition(change.getInstant());
    }
    return timezone;
  }

  private static <T extends Observance> T observance(
      T observance, LocalDateTime begin, ZoneOffset before, ZoneOffset after) {
    observance.setDateStart(
        new DateTimeComponents(
            begin.getYear(),
            begin.getMonthValue(),
            begin.getDayOfMonth(),
            begin.getHour(),
            begin.getMinute(),
            begin.getSecond(),
            false));
    observance.setTimezoneOffsetFrom(offset(before));
    observance.setTimezoneOffsetTo(offset(after));
    return observance;
  }

  private static UtcOffset offset(ZoneOffset offset) {
    return new UtcOffset(Duration.ofSeconds(offset.getTotalSeconds()).toMillis());
  }
}
