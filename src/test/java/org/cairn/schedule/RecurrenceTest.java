package org.cairn.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.fortuna.ical4j.model.Recur;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.junit.jupiter.api.Test;

/**
 * Recurrence against the standard, word by word ({@link RecurrenceByDefinition}), and against
 * ical4j, which others wrote.
 *
 * <p>ical4j 4.2.5 is asked for no more than it does itself by the standard. It takes the week's
 * first day from the machine's locale where a rule has no WKST (the standard: Monday), counts a day
 * twice that a rule names twice (BYMONTHDAY=31,-1), reads an ordinal in BYDAY next to BYMONTHDAY as
 * one of the days left over, and cuts a month's edge off the week of WEEKLY with BYMONTH. In each
 * of these rrule 2.8.1 (npm) sides with the definition.
 */
class RecurrenceTest {
  private static final boolean FULL = Boolean.getBoolean("tests.full");
  private static final int RULES = FULL ? 40_000 : 300;
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private final Random random = new Random(5545);

  @Test
  void randomRulesOccurByTheDefinitionForTenYears() throws Exception {
    for (int i = 0; i < RULES; i++) {
      Case one = someCase(this::anyRule);
      LocalDateTime to = one.start.plusYears(10);

      assertEquals(
          RecurrenceByDefinition.before(one.rule, one.start, to),
          recurrence(one).between(one.start, to),
          one.toString());
    }
  }

  @Test
  void rulesOfTheHourTheMinuteAndTheSecondDoAsWell() throws Exception {
    for (int i = 0; i < RULES / 3; i++) {
      String freq = one("HOURLY", "MINUTELY", "SECONDLY");
      Case one = someCase(() -> shortRule(freq));
      LocalDateTime to =
          switch (freq) {
            case "HOURLY" -> one.start.plusDays(60);
            case "MINUTELY" -> one.start.plusDays(2);
            default -> one.start.plusHours(3);
          };

      assertEquals(
          RecurrenceByDefinition.before(one.rule, one.start, to),
          recurrence(one).between(one.start, to),
          one.toString());
    }
  }

  @Test
  void rulesAsTheyArePrintedOccurAsInAnotherLibraryForTenYears() throws Exception {
    for (int i = 0; i < RULES; i++) {
      Case one = someCase(this::printedRule);
      LocalDateTime to = one.start.plusYears(10);

      assertEquals(
          new TreeSet<>(new Recur<LocalDateTime>(one.rule).getDates(one.start, one.start, to))
              .stream().filter(time -> time.isBefore(to)).toList(),
          recurrence(one).between(one.start, to),
          one.toString());
    }
  }

  @Test
  void aPartOfTheOccurrencesIsThatPartOfAllOfThem() throws Exception {
    for (int i = 0; i < RULES; i++) {
      Case one = someCase(this::anyRule);
      LocalDateTime from = one.start.plusDays(random.nextInt(1500)).plusHours(random.nextInt(24));
      LocalDateTime to = from.plusDays(random.nextInt(400));
      Recurrence recurrence = recurrence(one);

      assertEquals(
          recurrence.between(one.start, to).stream().filter(time -> !time.isBefore(from)).toList(),
          recurrence.between(from, to),
          one + " from " + from + " to " + to);
    }
  }

  @Test
  void theLastFridayIsTheLastOfItsMonth() throws Exception {
    LocalDateTime start = LocalDateTime.parse("2026-01-30T17:00:00");

    List<LocalDateTime> fridays =
        Recurrence.of("FREQ=MONTHLY;BYDAY=-1FR", start, List.of(), List.of())
            .between(start, start.plusYears(10));

    assertEquals(121, fridays.size());
    fridays.forEach(
        friday -> {
          assertEquals(java.time.DayOfWeek.FRIDAY, friday.getDayOfWeek());
          assertTrue(friday.plusWeeks(1).getMonth() != friday.getMonth(), friday::toString);
        });
  }

  @Test
  void the29thOfFebruaryComesInLeapYearsAlone() throws Exception {
    LocalDateTime start = LocalDateTime.parse("2024-02-29T17:00:00");

    assertEquals(
        Stream.of("2024", "2028", "2032")
            .map(y -> LocalDateTime.parse(y + "-02-29T17:00"))
            .toList(),
        Recurrence.of("FREQ=YEARLY", start, List.of(), List.of())
            .between(start, start.plusYears(10)));
  }

  @Test
  void addedTimesCountOnceAndDaysLeftOutNotAtAll() throws Exception {
    LocalDateTime start = LocalDateTime.parse("2026-11-23T18:00:00");
    LocalDateTime twice = start.plusWeeks(1);
    LocalDateTime added = LocalDateTime.parse("2026-11-28T10:00:00");

    assertEquals(
        List.of(start, added, twice),
        Recurrence.of(
                "FREQ=WEEKLY;COUNT=3",
                start,
                List.of(twice, added, added, start.plusWeeks(2).plusHours(1)),
                List.of(start.plusWeeks(2).toLocalDate()))
            .between(start, start.plusYears(1)));
  }

  @Test
  void aFirstStartThatIsNoOccurrenceIsNone() throws Exception {
    LocalDateTime tuesday = LocalDateTime.parse("2026-11-24T18:00:00");

    assertEquals(
        List.of(tuesday.plusDays(6), tuesday.plusDays(13)),
        Recurrence.of("FREQ=WEEKLY;BYDAY=MO;COUNT=2", tuesday, List.of(), List.of())
            .between(tuesday, tuesday.plusYears(1)));
  }

  @Test
  void anEndIsADayALocalTimeOrUtc() throws Exception {
    ZoneId zone = ZoneId.of("America/New_York");

    for (String until : List.of("20270328", "20270328T235959", "20270329T035959Z")) {
      assertEquals(
          "FREQ=WEEKLY;UNTIL=20270328T235959",
          Recurrence.parse("FREQ=WEEKLY;UNTIL=" + until, zone).toString());
    }
  }

  @Test
  void whatIsNoRuleIsRefused() {
    for (String rule :
        List.of(
            "",
            "=",
            "FREQ",
            "FREQ=",
            "FREQ=FORTNIGHTLY",
            "RRULE:FREQ=WEEKLY",
            "FREQ=WEEKLY;COUNT=0",
            "FREQ=WEEKLY;COUNT=99999999999",
            "FREQ=WEEKLY;COUNT=2;UNTIL=20270101",
            "FREQ=WEEKLY;INTERVAL=0",
            "FREQ=DAILY;INTERVAL=2147483647",
            "FREQ=WEEKLY;BYDAY=",
            "FREQ=WEEKLY;BYDAY=1MO",
            "FREQ=WEEKLY;BYHOUR=24",
            "FREQ=WEEKLY;BYMONTHDAY=3",
            "FREQ=WEEKLY;BYSETPOS=1",
            "FREQ=WEEKLY;UNTIL=20270230",
            "FREQ=WEEKLY;UNTIL=20270101T250000",
            "FREQ=WEEKLY;UNTIL=99999999999999999",
            "FREQ=WEEKLY;X-MOON=FULL",
            "FREQ=WEEKLY;;COUNT=2",
            "FREQ=YEARLY;BYWEEKNO=20",
            "FREQ=YEARLY;BYYEARDAY=100",
            "FREQ=YEARLY;BYMONTHDAY=13",
            "FREQ=YEARLY;BYMONTH=3;BYDAY=MO;BYSETPOS=1",
            "RSCALE=CHINESE;FREQ=YEARLY",
            "FREQ=WEEKLY\u0000")) {
      assertThrows(
          InvalidRecurrenceRuleException.class, () -> Recurrence.parse(rule, ZoneOffset.UTC), rule);
    }
  }

  @Test
  void aRuleThatNeverOccursEnds() throws Exception {
    LocalDateTime start = LocalDateTime.parse("2026-11-23T18:00:00");

    for (String rule :
        List.of(
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=MONTHLY;BYDAY=6MO",
            "FREQ=MONTHLY;BYDAY=1MO;BYSETPOS=2",
            "FREQ=WEEKLY;BYSECOND=60")) {
      assertEquals(
          List.of(),
          Recurrence.of(rule, start, List.of(), List.of()).between(start, LocalDateTime.MAX));
    }
  }

  @Test
  void aLocalTimeMeansTheSameInstantByTheRulesOfEveryZoneOfTheAmericasAndEurope() {
    int transitions = 0;
    for (ZoneId zone : zones()) {
      ZoneRules rules = zone.getRules();
      Instant end = Instant.parse("2036-01-01T00:00:00Z");
      ZoneOffsetTransition next = rules.nextTransition(Instant.parse("2020-01-01T00:00:00Z"));
      while (next != null && next.getInstant().isBefore(end)) {
        transitions++;
        LocalDate day = next.getDateTimeBefore().toLocalDate();
        for (int minute = -24 * 60; minute < 48 * 60; minute += 15) {
          LocalDateTime local = day.atStartOfDay().plusMinutes(minute);
          assertEquals(byHand(local, rules), LocalTimes.instant(local, zone), zone + " " + local);
        }
        next = rules.nextTransition(next.getInstant());
      }
    }
    assertTrue(transitions > 1000, "transitions " + transitions);
  }

  @Test
  void seriesMeanTheSameInstantsForTenYearsInEveryZoneOfTheAmericasAndEurope() throws Exception {
    List<Case> cases =
        List.of(
            new Case("FREQ=DAILY", LocalDateTime.parse("2024-01-01T02:30:00")),
            new Case("FREQ=WEEKLY;BYDAY=SU", LocalDateTime.parse("2024-01-07T01:30:00")),
            new Case("FREQ=WEEKLY;BYDAY=SA,SU", LocalDateTime.parse("2024-01-06T00:00:00")),
            new Case("FREQ=MONTHLY;BYDAY=-1FR", LocalDateTime.parse("2024-01-26T23:30:00")),
            new Case("FREQ=MONTHLY;BYDAY=-1SU", LocalDateTime.parse("2024-01-28T01:00:00")),
            new Case("FREQ=YEARLY", LocalDateTime.parse("2024-02-29T02:00:00")));
    for (Case one : cases) {
      LocalDateTime to = one.start.plusYears(10);
      List<LocalDateTime> ours = recurrence(one).between(one.start, to);
      List<LocalDateTime> theirs = RecurrenceByDefinition.before(one.rule, one.start, to);
      for (ZoneId zone : zones()) {
        ZoneRules rules = zone.getRules();
        assertEquals(
            theirs.stream().map(local -> byHand(local, rules)).toList(),
            ours.stream().map(local -> LocalTimes.instant(local, zone)).toList(),
            one + " in " + zone);
      }
    }
  }

  private static List<ZoneId> zones() {
    List<ZoneId> zones =
        ZoneId.getAvailableZoneIds().stream()
            .filter(
                id ->
                    id.matches("(America|Europe|US|Canada|Mexico|Brazil|Chile|Atlantic)/.*")
                        || List.of("Pacific/Honolulu", "Pacific/Easter", "Pacific/Galapagos")
                            .contains(id))
            .sorted()
            .map(ZoneId::of)
            .toList();
    assertTrue(zones.size() > 200, "zones " + zones.size());
    return zones;
  }

  /**
   * RFC 5545, 3.3.5, from instants alone: of the instants at which the wall shows that time the
   * first; if there is none, the time by the offset before the gap.
   */
  private static Instant byHand(LocalDateTime local, ZoneRules rules) {
    Instant before = local.toInstant(ZoneOffset.UTC).minusSeconds(86_400);
    Instant after = local.toInstant(ZoneOffset.UTC).plusSeconds(86_400);
    return Stream.of(rules.getOffset(before), rules.getOffset(after))
        .map(local::toInstant)
        .filter(instant -> LocalDateTime.ofInstant(instant, rules.getOffset(instant)).equals(local))
        .min(Instant::compareTo)
        .orElseGet(() -> local.toInstant(rules.getOffset(before)));
  }

  /** A rule and a first start that is one of its occurrences. */
  private record Case(String rule, LocalDateTime start) {}

  private static Recurrence recurrence(Case one) throws InvalidRecurrenceRuleException {
    return Recurrence.of(one.rule, one.start, List.of(), List.of());
  }

  private Case someCase(Supplier<String> rules) {
    while (true) {
      String rule = rules.get();
      LocalDateTime start = someStart();
      boolean small = rule.matches("FREQ=(HOUR|MINUTE|SECOND)LY.*");
      List<LocalDateTime> first =
          RecurrenceByDefinition.before(
              rule.replaceAll(";(COUNT|UNTIL)=\\w+", ""),
              start,
              small ? start.plusDays(2) : start.plusYears(5));
      if (!first.isEmpty()) {
        LocalDateTime begin = first.get(0);
        return new Case(
            rule.replace(
                "UNTIL=X",
                "UNTIL="
                    + begin
                        .plusDays(random.nextInt(3000))
                        .withSecond(random.nextInt(60))
                        .toString()
                        .replaceAll("[-:]", "")
                        .replaceAll("T(....)$", "T$100")),
            begin);
      }
    }
  }

  private LocalDateTime someStart() {
    LocalDate day =
        switch (random.nextInt(6)) {
          case 0 -> LocalDate.of(one(2020, 2024, 2028), 2, 29);
          case 1 -> LocalDate.of(2020 + random.nextInt(10), one(1, 3, 5, 7, 8, 10, 12), 31);
          default -> LocalDate.of(2020, 1, 1).plusDays(random.nextInt(3650));
        };
    return day.atTime(7 + random.nextInt(14), one(0, 15, 30, 45));
  }

  /** Any rule that is read here. */
  private String anyRule() {
    String freq = one("DAILY", "WEEKLY", "MONTHLY", "YEARLY");
    boolean yearly = freq.equals("YEARLY");
    boolean month = likely(4);
    boolean monthDay = !freq.equals("WEEKLY") && likely(3) && (month || !yearly);
    boolean day = likely(2);
    boolean ordinal = (yearly || freq.equals("MONTHLY")) && likely(2);
    StringBuilder rule = new StringBuilder("FREQ=" + freq);
    if (likely(3)) {
      int most = yearly ? 4 : freq.equals("DAILY") ? 40 : 6;
      rule.append(";INTERVAL=").append(1 + random.nextInt(most));
    }
    int before = rule.length();
    if (month) {
      rule.append(";BYMONTH=").append(some(4, () -> 1 + random.nextInt(12)));
    }
    if (monthDay) {
      rule.append(";BYMONTHDAY=")
          .append(some(4, () -> one(1, 2, 13, 15, 28, 29, 30, 31, -1, -2, -3, -28, -30, -31)));
    }
    if (day) {
      Integer[] places =
          yearly && !month
              ? new Integer[] {1, 2, 5, 20, 53, -1, -2, -53}
              : new Integer[] {1, 2, 3, 4, 5, -1, -2, -5};
      rule.append(";BYDAY=")
          .append(some(4, () -> (ordinal && !likely(3) ? one(places) + "" : "") + oneDay()));
    }
    if (likely(8)) {
      rule.append(";BYHOUR=").append(some(2, () -> 7 + random.nextInt(14)));
    }
    if (likely(12)) {
      rule.append(";BYMINUTE=").append(some(2, () -> one(0, 15, 30, 45)));
    }
    if (rule.length() > before && likely(4) && !yearly) {
      rule.append(";BYSETPOS=").append(some(2, () -> one(1, 2, 3, -1, -2)));
    }
    return rule + weekStart(4) + end();
  }

  /** A rule as timetables have them, with nothing said in two ways. */
  private String printedRule() {
    String interval = likely(3) ? ";INTERVAL=" + (1 + random.nextInt(4)) : "";
    String rule =
        switch (random.nextInt(6)) {
          case 0 -> "FREQ=DAILY" + interval;
          case 1 -> "FREQ=WEEKLY" + interval + ";BYDAY=" + some(4, this::oneDay);
          case 2 -> "FREQ=MONTHLY" + interval + ";BYDAY=" + one(1, 2, 3, 4, 5, -1, -2) + oneDay();
          case 3 -> "FREQ=MONTHLY" + interval + ";BYMONTHDAY=" + some(3, () -> one(1, 15, 29, 31));
          case 4 -> "FREQ=MONTHLY" + interval + ";BYMONTHDAY=" + some(2, () -> one(-1, -2, -31));
          default ->
              "FREQ=YEARLY"
                  + interval
                  + ";BYMONTH="
                  + some(3, () -> 1 + random.nextInt(12))
                  + ";BYDAY="
                  + one(1, 2, 3, 4, 5, -1, -2)
                  + oneDay();
        };
    return rule + ";WKST=" + oneDay() + end();
  }

  private String shortRule(String freq) {
    StringBuilder rule = new StringBuilder("FREQ=" + freq);
    if (likely(2)) {
      rule.append(";INTERVAL=").append(1 + random.nextInt(freq.equals("HOURLY") ? 30 : 100));
    }
    // The library gives up after 4320 empty periods: three days of minutes.
    if (freq.equals("HOURLY") && likely(4)) {
      rule.append(";BYDAY=").append(some(5, this::oneDay));
    }
    if (!freq.equals("SECONDLY") && likely(3)) {
      rule.append(";BYHOUR=").append(some(5, () -> random.nextInt(24)));
    }
    if (likely(3)) {
      rule.append(";BYMINUTE=").append(some(4, () -> random.nextInt(60)));
    }
    if (likely(3)) {
      rule.append(";BYSECOND=").append(some(4, () -> random.nextInt(60)));
    }
    return rule + (likely(3) ? ";COUNT=" + (1 + random.nextInt(50)) : "");
  }

  private String weekStart(int chance) {
    return likely(chance) ? ";WKST=" + oneDay() : "";
  }

  private String end() {
    return switch (random.nextInt(3)) {
      case 0 -> ";COUNT=" + (1 + random.nextInt(60));
      case 1 -> ";UNTIL=X";
      default -> "";
    };
  }

  private boolean likely(int oneOf) {
    return random.nextInt(oneOf) == 0;
  }

  private String oneDay() {
    return DAYS.get(random.nextInt(7));
  }

  @SafeVarargs
  private <T> T one(T... values) {
    return values[random.nextInt(values.length)];
  }

  private String some(int most, Supplier<?> value) {
    Set<String> values = new LinkedHashSet<>();
    int count = 1 + random.nextInt(most);
    for (int i = 0; i < count; i++) {
      values.add(value.get().toString());
    }
    return String.join(",", new ArrayList<>(values));
  }
}
