package org.cairn.checkin;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Weeks of a participant, in what they said and what they did. */
@Schema(description = "Weeks, Monday to Sunday, in what was said in check-ins and what was done.")
record TrendsView(
    @Schema(
            description =
                "Today at the site; the last of the weeks is the one that this day is in. With several programs it is"
                    + " the site of the one joined last.",
            examples = "2026-11-23")
        LocalDate today,
    @Schema(description = "IANA time zone of that site.", examples = "America/New_York")
        String timeZone,
    @Schema(
            description =
                "What the program's questions ask for now, or what was answered in these weeks; for a counselor, what is"
                    + " shared with them of it.")
        List<MeasureTrend> measures,
    @Schema(description = "Sessions and skills in the same weeks, oldest first.")
        List<WeekOfPractice> practice,
    @Schema(description = "What instruments came to, newest first, of any week; the newest twenty.")
        List<InstrumentScore> scores) {

  /** One measure over the weeks. */
  @Schema(description = "One measure over the weeks.")
  record MeasureTrend(
      @Schema(
              description = "As its question is called.",
              enumeration = {"mood", "craving", "stress", "sleepHours"},
              examples = "craving")
          String measure,
      @Schema(examples = "Craving") String title,
      @Schema(description = "How to read it.", examples = "0 none to 10 the strongest there is")
          String scale,
      @Schema(
              description =
                  "The last fourteen days against the fourteen before: lower or higher when their medians lie a point (of"
                      + " sleep, an hour) or more apart, and nothing is said with fewer than three days answered in"
                      + " either.",
              examples = "Craving is lower than two weeks ago.")
          String sentence,
      @Schema(
              description = "The chart in words, for whoever does not see it.",
              examples =
                  "Weekly medians of craving, 0 none to 10 the strongest there is, from Nov 9 to Nov 23: 5, no answer, 3.5."
                      + " Craving is lower than two weeks ago.")
          String alt,
      @Schema(
              description = "The same as a picture.",
              examples = "/v1/me/trends/craving/chart?weeks=8")
          String chart,
      @Schema(description = "Oldest first.") List<WeekOfMeasure> weeks) {
    @Override
    public String toString() {
      return "MeasureTrend[***]";
    }
  }

  /** One week of a measure. */
  @Schema(description = "One week of a measure. Without an answer the numbers are null.")
  record WeekOfMeasure(
      @Schema(description = "Its Monday.", examples = "2026-11-23") LocalDate week,
      @Schema(
              description =
                  "The median of the days; a day with several check-ins counts once, with their median.",
              examples = "4.5",
              nullable = true)
          @Nullable BigDecimal median,
      @Schema(description = "The lowest answer.", examples = "2", nullable = true)
          @Nullable BigDecimal lowest,
      @Schema(description = "The highest answer.", examples = "7", nullable = true)
          @Nullable BigDecimal highest,
      @Schema(description = "Days with an answer, of seven.", examples = "5") int daysAnswered) {
    @Override
    public String toString() {
      return "WeekOfMeasure[***]";
    }
  }

  /** What was done in a week. */
  @Schema(description = "What was done in a week.")
  record WeekOfPractice(
      @Schema(description = "Its Monday.", examples = "2026-11-23") LocalDate week,
      @Schema(description = "Attended, also in part.", examples = "3") int sessionsAttended,
      @Schema(
              description =
                  "Attended, missed, and booked ones that have begun; excused ones are left out.",
              examples = "4")
          int sessionsExpected,
      @Schema(description = "Minutes attended.", examples = "540") int minutesAttended,
      @Schema(
              description =
                  "Days on which a check-in names a skill that was used. Null when that is not asked, or not shared.",
              examples = "4",
              nullable = true)
          @Nullable Integer daysWithSkills) {}

  /** What an instrument came to. */
  @Schema(description = "What an instrument came to on a day. It is no diagnosis.")
  record InstrumentScore(
      @Schema(description = "Its slug.", examples = "phq-9") String instrument,
      @Schema(examples = "Patient Health Questionnaire (PHQ-9)") String title,
      @Schema(examples = "7") int score,
      @Schema(
              description =
                  "In the publication's terms. Null for the participant where the answers brought support.",
              examples = "Mild",
              nullable = true)
          @Nullable String band,
      @Schema(description = "When it was completed, at the site.", examples = "2026-11-23")
          LocalDate day) {
    @Override
    public String toString() {
      return "InstrumentScore[***]";
    }
  }

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMM d", Locale.US);

  @Override
  public String toString() {
    return "TrendsView[***]";
  }

  /**
   * The view of rows, of which there is one at least.
   *
   * @param address where the trends are read, for the links to the charts
   */
  static TrendsView of(List<Trends.Row> rows, int weeks, String address) {
    Trends.Row any = rows.get(0);
    Map<Measure, Map<LocalDate, Answers>> answered = new EnumMap<>(Measure.class);
    Map<Measure, Answers> recent = new EnumMap<>(Measure.class);
    Map<Measure, Answers> before = new EnumMap<>(Measure.class);
    for (Trends.Row row : rows) {
      if (row.measure() != null) {
        switch (row.part()) {
          case "recent" -> recent.put(row.measure(), row.answers());
          case "before" -> before.put(row.measure(), row.answers());
          default ->
              answered
                  .computeIfAbsent(row.measure(), first -> new HashMap<>())
                  .put(row.first(), row.answers());
        }
      }
    }
    List<LocalDate> mondays =
        IntStream.range(0, weeks).mapToObj(week -> any.monday().plusWeeks(week)).toList();
    List<MeasureTrend> measures =
        Stream.of(Measure.values())
            .filter(measure -> any.keys().contains(measure.key()) || answered.containsKey(measure))
            .map(
                measure ->
                    trend(
                        measure,
                        mondays,
                        answered.getOrDefault(measure, Map.of()),
                        measure.compared(
                            recent.getOrDefault(measure, Answers.NONE),
                            before.getOrDefault(measure, Answers.NONE)),
                        address))
            .toList();
    return new TrendsView(
        any.today(), any.zone(), measures, practice(rows, any.keys()), scores(rows));
  }

  /** Of one measure, if it is among them. */
  Optional<MeasureTrend> of(Measure measure) {
    return measures.stream().filter(one -> one.measure.equals(measure.key())).findFirst();
  }

  private static MeasureTrend trend(
      Measure measure,
      List<LocalDate> mondays,
      Map<LocalDate, Answers> answered,
      String sentence,
      String address) {
    List<WeekOfMeasure> weeks =
        mondays.stream()
            .map(
                monday -> {
                  Answers week = answered.getOrDefault(monday, Answers.NONE);
                  return new WeekOfMeasure(
                      monday, week.median(), week.lowest(), week.highest(), week.days());
                })
            .toList();
    return new MeasureTrend(
        measure.key(),
        measure.title(),
        measure.scale(),
        sentence,
        alt(measure, weeks) + " " + sentence,
        address + "/" + measure.key() + "/chart?weeks=" + weeks.size(),
        weeks);
  }

  private static String alt(Measure measure, List<WeekOfMeasure> weeks) {
    return "Weekly medians of "
        + measure.title().toLowerCase(Locale.ROOT)
        + ", "
        + measure.scale()
        + ", from "
        + day(weeks.get(0).week)
        + " to "
        + day(weeks.get(weeks.size() - 1).week)
        + ": "
        + weeks.stream()
            .map(week -> week.median == null ? "no answer" : week.median.toPlainString())
            .collect(Collectors.joining(", "))
        + ".";
  }

  /** A Monday as a chart names it. */
  static String day(LocalDate monday) {
    return monday.format(DAY);
  }

  private static List<InstrumentScore> scores(List<Trends.Row> rows) {
    return rows.stream()
        .map(Trends.Row::score)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(InstrumentScore::day).reversed())
        .toList();
  }

  private static List<WeekOfPractice> practice(List<Trends.Row> rows, Set<String> keys) {
    List<Trends.Row> weeks = rows.stream().filter(row -> row.part().equals("practice")).toList();
    boolean told =
        keys.contains("skillsUsed") || weeks.stream().anyMatch(week -> week.skills() > 0);
    return weeks.stream()
        .map(
            week ->
                new WeekOfPractice(
                    week.first(),
                    week.attended(),
                    week.expected(),
                    week.minutes(),
                    told ? (Integer) week.skills() : null))
        .toList();
  }
}
