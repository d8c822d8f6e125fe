package org.cairn.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * RFC 5545, 3.3.10, word by word and without haste: goes through the periods of the frequency,
 * takes every moment of each that all parts of the rule allow, sorts them, and picks by BYSETPOS.
 * It knows no library and no shortcut. DTSTART has to be an occurrence, since otherwise the
 * standard leaves the outcome open, and so has YEARLY with BYMONTHDAY to name its months.
 */
final class RecurrenceByDefinition {
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private final Map<String, String> parts = new HashMap<>();
  private final String freq;
  private final int interval;
  private final LocalDateTime start;

  private RecurrenceByDefinition(String rule, LocalDateTime start) {
    for (String part : rule.split(";")) {
      parts.put(part.split("=")[0], part.split("=")[1]);
    }
    this.freq = parts.get("FREQ");
    this.interval = Integer.parseInt(parts.getOrDefault("INTERVAL", "1"));
    this.start = start;
  }

  /** The occurrences before a moment. */
  static List<LocalDateTime> before(String rule, LocalDateTime start, LocalDateTime to) {
    return new RecurrenceByDefinition(rule, start).before(to);
  }

  private List<LocalDateTime> before(LocalDateTime to) {
    int count = Integer.parseInt(parts.getOrDefault("COUNT", "2147483647"));
    LocalDateTime until =
        parts.containsKey("UNTIL")
            ? LocalDateTime.parse(
                parts.get("UNTIL").replaceAll("(....)(..)(..)T(..)(..)(..)", "$1-$2-$3T$4:$5:$6"))
            : LocalDateTime.MAX;
    List<LocalDateTime> found = new ArrayList<>();
    for (long period = 0; ; period++) {
      LocalDateTime begin = begin(period * interval);
      if (!begin.isBefore(to) || begin.isAfter(until)) {
        return found;
      }
      for (LocalDateTime one : picked(allowed(begin))) {
        if (found.size() == count || !one.isBefore(to) || one.isAfter(until)) {
          return found;
        }
        if (!one.isBefore(start)) {
          found.add(one);
        }
      }
    }
  }

  /** The first moment of a period, counted from the one that DTSTART lies in. */
  private LocalDateTime begin(long periods) {
    LocalDateTime midnight = start.truncatedTo(ChronoUnit.DAYS);
    return switch (freq) {
      case "SECONDLY" -> start.plusSeconds(periods);
      case "MINUTELY" -> start.truncatedTo(ChronoUnit.MINUTES).plusMinutes(periods);
      case "HOURLY" -> start.truncatedTo(ChronoUnit.HOURS).plusHours(periods);
      case "DAILY" -> midnight.plusDays(periods);
      case "WEEKLY" ->
          midnight
              .with(TemporalAdjusters.previousOrSame(day(parts.getOrDefault("WKST", "MO"))))
              .plusWeeks(periods);
      case "MONTHLY" -> midnight.withDayOfMonth(1).plusMonths(periods);
      case "YEARLY" -> midnight.withDayOfYear(1).plusYears(periods);
      default -> throw new IllegalArgumentException(freq);
    };
  }

  private LocalDateTime end(LocalDateTime begin) {
    return switch (freq) {
      case "SECONDLY" -> begin.plusSeconds(1);
      case "MINUTELY" -> begin.plusMinutes(1);
      case "HOURLY" -> begin.plusHours(1);
      case "DAILY" -> begin.plusDays(1);
      case "WEEKLY" -> begin.plusWeeks(1);
      case "MONTHLY" -> begin.plusMonths(1);
      default -> begin.plusYears(1);
    };
  }

  private List<LocalDateTime> allowed(LocalDateTime begin) {
    LocalDateTime end = end(begin);
    TreeSet<LocalDateTime> found = new TreeSet<>();
    for (LocalDate day = begin.toLocalDate();
        day.atStartOfDay().isBefore(end);
        day = day.plusDays(1)) {
      if (!monthFits(day) || !monthDayFits(day) || !weekdayFits(day)) {
        continue;
      }
      for (int hour : numbers("BYHOUR", within("HOURLY"), begin.getHour(), start.getHour())) {
        for (int minute :
            numbers("BYMINUTE", within("MINUTELY"), begin.getMinute(), start.getMinute())) {
          for (int second :
              numbers("BYSECOND", within("SECONDLY"), begin.getSecond(), start.getSecond())) {
            LocalDateTime one = day.atTime(LocalTime.of(hour, minute, second));
            if (!one.isBefore(begin) && one.isBefore(end)) {
              found.add(one);
            }
          }
        }
      }
    }
    return List.copyOf(found);
  }

  /** Whether a period is no longer than one of that frequency, so that it fixes the unit itself. */
  private boolean within(String unit) {
    List<String> shortest = List.of("SECONDLY", "MINUTELY", "HOURLY");
    return shortest.contains(freq) && shortest.indexOf(freq) <= shortest.indexOf(unit);
  }

  private List<Integer> numbers(String part, boolean fixed, int ofPeriod, int ofStart) {
    return parts.containsKey(part) ? list(part) : List.of(fixed ? ofPeriod : ofStart);
  }

  private boolean monthFits(LocalDate day) {
    if (parts.containsKey("BYMONTH")) {
      return list("BYMONTH").contains(day.getMonthValue());
    }
    boolean given = parts.containsKey("BYMONTHDAY") || parts.containsKey("BYDAY");
    return !freq.equals("YEARLY") || given || day.getMonth() == start.getMonth();
  }

  private boolean monthDayFits(LocalDate day) {
    if (parts.containsKey("BYMONTHDAY")) {
      int fromEnd = day.getDayOfMonth() - day.lengthOfMonth() - 1;
      return list("BYMONTHDAY").contains(day.getDayOfMonth())
          || list("BYMONTHDAY").contains(fromEnd);
    }
    return !List.of("MONTHLY", "YEARLY").contains(freq)
        || parts.containsKey("BYDAY")
        || day.getDayOfMonth() == start.getDayOfMonth();
  }

  private boolean weekdayFits(LocalDate day) {
    if (!parts.containsKey("BYDAY")) {
      return !freq.equals("WEEKLY") || day.getDayOfWeek() == start.getDayOfWeek();
    }
    boolean inYear = freq.equals("YEARLY") && !parts.containsKey("BYMONTH");
    int place = inYear ? day.getDayOfYear() : day.getDayOfMonth();
    int length = inYear ? day.lengthOfYear() : day.lengthOfMonth();
    int nth = (place - 1) / 7 + 1;
    int fromEnd = -((length - place) / 7 + 1);
    return Arrays.stream(parts.get("BYDAY").split(","))
        .filter(one -> day(one.substring(one.length() - 2)) == day.getDayOfWeek())
        .map(one -> one.substring(0, one.length() - 2))
        .anyMatch(
            one ->
                one.isEmpty() || Integer.parseInt(one) == nth || Integer.parseInt(one) == fromEnd);
  }

  private List<LocalDateTime> picked(List<LocalDateTime> all) {
    if (!parts.containsKey("BYSETPOS")) {
      return all;
    }
    TreeSet<LocalDateTime> picked = new TreeSet<>();
    for (int position : list("BYSETPOS")) {
      int index = position > 0 ? position - 1 : all.size() + position;
      if (index >= 0 && index < all.size()) {
        picked.add(all.get(index));
      }
    }
    return List.copyOf(picked);
  }

  private List<Integer> list(String part) {
    return Arrays.stream(parts.get(part).split(",")).map(Integer::valueOf).toList();
  }

  private static DayOfWeek day(String name) {
    return DayOfWeek.of(DAYS.indexOf(name) + 1);
  }
}
