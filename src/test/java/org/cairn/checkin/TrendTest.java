package org.cairn.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What check-ins come to over weeks, in numbers, words and pictures. */
@QuarkusTest
class TrendTest extends HouseTest {
  private static final String MINE = "/v1/me/trends";
  private static final List<String> MEASURES = List.of("mood", "craving", "stress", "sleepHours");

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Trends trends;

  @Test
  void theNumbersAreThoseOfAPlainComputationOfTheSameAnswers() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int weeks = 9;
    LocalDate monday = monday().minusWeeks(weeks - 1);
    Map<String, Map<LocalDate, List<Double>>> said = new HashMap<>();
    MEASURES.forEach(measure -> said.put(measure, new TreeMap<>()));
    List<UUID> sessions = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sessions.add(program.session(40_000 + 100 * i));
    }
    // From a week before the first one, which must not count, to today.
    for (LocalDate day = monday.minusWeeks(1); !day.isAfter(World.today()); day = day.plusDays(1)) {
      if (random.nextInt(5) < 2) {
        answer(me, program, day, null, random, said);
      }
    }
    for (UUID session : sessions) {
      answer(me, program, monday.plusDays(random.nextInt(7 * (weeks - 1))), session, random, said);
    }
    // A week of nothing.
    LocalDate quiet = monday.plusWeeks(3);
    owner.update(
        "delete from check_in where participant_id = ? and day between ? and ?",
        me.id(),
        quiet,
        quiet.plusDays(6));

    JsonPath found =
        me.asks().get(MINE + "?weeks=" + weeks).then().statusCode(200).extract().jsonPath();

    assertEquals(World.today().toString(), found.getString("today"));
    assertEquals(World.ZONE.getId(), found.getString("timeZone"));
    assertEquals(MEASURES, found.getList("measures.measure"));
    for (int i = 0; i < MEASURES.size(); i++) {
      for (int week = 0; week < weeks; week++) {
        LocalDate first = monday.plusWeeks(week);
        String at = "measures[" + i + "].weeks[" + week + "].";
        List<Double> days = new ArrayList<>();
        List<Double> answers = new ArrayList<>();
        said.get(MEASURES.get(i))
            .forEach(
                (day, those) -> {
                  if (!day.isBefore(first)
                      && day.isBefore(first.plusDays(7))
                      && !first.equals(quiet)) {
                    days.add(median(those));
                    answers.addAll(those);
                  }
                });
        String what = "seed " + seed + ", " + MEASURES.get(i) + " from " + first;
        assertEquals(first.toString(), found.getString(at + "week"), what);
        assertEquals(days.size(), found.getInt(at + "daysAnswered"), what);
        assertSame(days.isEmpty() ? null : median(days), found.get(at + "median"), what);
        assertSame(
            answers.stream().min(Double::compare).orElse(null), found.get(at + "lowest"), what);
        assertSame(
            answers.stream().max(Double::compare).orElse(null), found.get(at + "highest"), what);
      }
    }
    assertEquals(0, found.getInt("measures[0].weeks[3].daysAnswered"));
  }

  @Test
  void whoHasSaidNothingYetReadsThatKindly() {
    World.Person me = owner.participant(scene.people().program());

    me.asks()
        .get(MINE)
        .then()
        .statusCode(200)
        .body("measures.measure", equalTo(MEASURES))
        .body(
            "measures.sentence",
            everyItem(equalTo("A few more check-ins and you can see how this changes.")))
        .body("measures[1].weeks.median", everyItem(nullValue()))
        .body("measures[1].weeks.size()", equalTo(8))
        .body("measures[1].weeks[7].week", equalTo(monday().toString()))
        .body("measures[1].chart", equalTo(MINE + "/craving/chart?weeks=8"))
        .body("measures[1].alt", containsString("no answer, no answer"))
        .body("practice.size()", equalTo(8))
        .body("practice.daysWithSkills", everyItem(equalTo(0)));
    me.asks().get(MINE + "/craving/chart").then().statusCode(200);
  }

  @Test
  void theSentenceFollowsItsRuleAlsoOnItsEdges() {
    assertEquals("Craving is lower than two weeks ago.", sentence("craving", "5,5,5", "4,4,4"));
    assertEquals("Craving is higher than two weeks ago.", sentence("craving", "4,4,4", "5,5,5"));
    assertEquals("Mood is higher than two weeks ago.", sentence("mood", "2,3,9", "4,4,4"));
    assertEquals(
        "Stress is about the same as two weeks ago.", sentence("stress", "3,4,4,5", "4,4,4"));
    assertEquals(
        "Sleep is about the same as two weeks ago.",
        sentence("sleep_hours", "7,7,7", "7.9,7.9,7.9"));
    assertEquals("Sleep is longer than two weeks ago.", sentence("sleep_hours", "7,7,7", "8,8,8"));
    assertEquals(
        "Sleep is shorter than two weeks ago.", sentence("sleep_hours", "7.2,7,7", "6,5,8"));
    String open = "A few more check-ins and you can see how this changes.";
    assertEquals(open, sentence("craving", "5,5", "1,1,1"));
    assertEquals(open, sentence("craving", "5,5,5", "1,1"));
  }

  @Test
  void theWeekIsTheSitesAlsoWhereTheClockChanges() {
    World.Person me = owner.participant(scene.people().program());
    Map<String, String> mondays =
        Map.of(
            "2026-03-09T03:30:00Z", "2026-03-02", // Sunday 23:30, summer time since that day
            "2026-03-09T04:30:00Z", "2026-03-09",
            "2026-11-02T04:30:00Z", "2026-10-26", // Sunday 23:30, winter time since that day
            "2026-11-02T05:30:00Z", "2026-11-02");
    mondays.forEach(
        (now, monday) -> {
          AtomicReference<TrendsView> found = new AtomicReference<>();
          CurrentActor.run(
              new Actor.Person(me.id(), me.device(), "{}"),
              () -> found.set(trends.of(me.id(), 2, Instant.parse(now))));
          List<TrendsView.WeekOfMeasure> weeks = found.get().measures().get(0).weeks();
          assertEquals(LocalDate.parse(monday), weeks.get(1).week(), now);
          assertEquals(LocalDate.parse(monday).minusWeeks(1), weeks.get(0).week(), now);
        });
  }

  @Test
  void theCheckInsOfOthersAreNotReadForIt() throws SQLException {
    World.Person me = scene.people().participant();

    String plan =
        owner.planAmong(
            List.of("check_in"), me, Trends.MINE, OffsetDateTime.now(ZoneOffset.UTC), 8, me.id());

    assertTrue(plan.contains("Index Scan using check_in_participant on check_in"), plan);
  }

  @Test
  void sessionsAndSkillsStandBeside() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID now = program.session(0);
    UUID missed = program.session(-100);
    UUID excused = program.session(-200);
    UUID later = program.session(300);
    for (UUID session : List.of(now, missed, excused, later)) {
      program.book(session, me);
    }
    me.sends(World.checkIn(Map.of()))
        .put("/v1/sessions/" + now + "/check-in")
        .then()
        .statusCode(201);
    attended(missed, me, "no_show");
    attended(excused, me, "excused");
    LocalDate day = monday().minusDays(3);
    say(me, program, 1, day, Map.of("skills_used", "{urge-surfing}"));
    say(me, program, 1, day.minusDays(1), Map.of("skills_used", "{urge-surfing,stop}"));
    say(me, program, 1, day.plusDays(1), Map.of("skills_used", "{}"));

    JsonPath found = me.asks().get(MINE + "?weeks=2").then().statusCode(200).extract().jsonPath();

    assertEquals(1, sum(found, "practice.sessionsAttended"));
    assertEquals(60, sum(found, "practice.minutesAttended"));
    assertEquals(2, sum(found, "practice.sessionsExpected"));
    assertEquals(List.of(2, 0), found.getList("practice.daysWithSkills"));
  }

  @Test
  void loggedPracticeMakesADayWithASkillOnce() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    LocalDate day = monday().minusDays(3);
    say(me, program, 1, day, Map.of("skills_used", "{urge-surfing}"));
    for (LocalDate practiced : List.of(day, day.minusDays(1), day.minusDays(1), monday())) {
      log(me, practiced);
    }

    List<Integer> found = me.asks().get(MINE + "?weeks=2").path("practice.daysWithSkills");

    assertEquals(List.of(2, 1), found);
    counselor
        .asks()
        .get("/v1/programs/" + program.id + "/participants/" + me.id() + "/trends?weeks=2")
        .then()
        .statusCode(200)
        .body("practice.daysWithSkills", equalTo(found));
    // What is in no program is mine alone.
    owner.update("update practice set program_id = null where participant_id = ?", me.id());
    counselor
        .asks()
        .get("/v1/programs/" + program.id + "/participants/" + me.id() + "/trends?weeks=2")
        .then()
        .body("practice.daysWithSkills", equalTo(List.of(1, 0)));
    assertEquals(found, me.asks().get(MINE + "?weeks=2").path("practice.daysWithSkills"));
  }

  private static void log(World.Person me, LocalDate day) {
    // At six in the morning, which on the day of today may still come.
    Instant at = day.atTime(6, 0).atZone(World.ZONE).toInstant();
    Instant now = Instant.now().minusSeconds(60);
    me.sends(World.practice(Map.of("practicedAt", (at.isAfter(now) ? now : at).toString())))
        .put("/v1/me/practices/" + UUID.randomUUID())
        .then()
        .statusCode(201);
  }

  @Test
  void theNewestScoresOfInstrumentsStandBesideTheWeeks() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    me.asks().get(MINE).then().statusCode(200).body("scores", empty());
    for (int i = 1; i <= 21; i++) {
      answer(me, Map.of("instrument", "audit-c", "answers", Map.of("1", 0), "complete", true));
    }
    answer(me, Map.of("instrument", "audit-c", "answers", Map.of("1", 1), "complete", false));
    Map<String, Integer> phq = new HashMap<>();
    for (int item = 1; item <= 9; item++) {
      phq.put(String.valueOf(item), item == 9 ? 2 : 0);
    }
    answer(me, Map.of("instrument", "phq-9", "answers", phq, "complete", true));

    JsonPath found = me.asks().get(MINE).then().statusCode(200).extract().jsonPath();
    assertEquals(20, found.getList("scores").size());
    assertEquals("phq-9", found.getString("scores[0].instrument"));
    assertEquals("Patient Health Questionnaire (PHQ-9)", found.getString("scores[0].title"));
    assertEquals(2, found.getInt("scores[0].score"));
    assertNull(found.get("scores[0].band"), "it would make little of the answer");
    assertEquals(World.today().toString(), found.getString("scores[0].day"));
    assertEquals("Below the cutoff for men and women", found.getString("scores[1].band"));
    counselor
        .asks()
        .get("/v1/programs/" + program.id + "/participants/" + me.id() + "/trends")
        .then()
        .statusCode(200)
        .body("scores.size()", equalTo(20))
        .body("scores[0].band", equalTo("Minimal"));
  }

  private static void answer(World.Person me, Map<String, Object> said) {
    Map<String, Object> body = new HashMap<>(said);
    body.put("instrumentVersion", 1);
    me.sends(body).put("/v1/me/assessments/" + UUID.randomUUID()).then().statusCode(201);
  }

  @Test
  void theCounselorReadsWhatIsSharedAndNobodyElseAnything() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    World.Person another = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    program.counsels(another, owner.participant(program));
    String theirs = "/v1/programs/" + program.id + "/participants/" + me.id() + "/trends";
    say(me, program, 1, World.today().minusDays(1), Map.of("mood", "4", "craving", "6"));
    owner.update(
        "insert into question_set (program_id, version, asked, required, counselor_sees,"
            + " facilitator_sees, changed_at) select program_id, 2, asked, required, '{craving}', '{}', now()"
            + " from question_set where program_id = ? and version = 1",
        program.id);
    say(me, program, 2, World.today(), Map.of("mood", "2", "craving", "8", "stress", "7"));

    JsonPath seen =
        counselor.asks().get(theirs + "?weeks=2").then().statusCode(200).extract().jsonPath();
    // What was answered under the promise of the first version stays shared, and nothing else.
    assertEquals(List.of("mood", "craving"), seen.getList("measures.measure"));
    assertEquals(1, sum(seen, "measures[0].weeks.daysAnswered"));
    assertEquals(2, sum(seen, "measures[1].weeks.daysAnswered"));
    assertEquals(theirs + "/craving/chart?weeks=2", seen.getString("measures[1].chart"));
    assertEquals(java.util.Arrays.asList(null, null), seen.getList("practice.daysWithSkills"));
    counselor.asks().get(theirs + "/craving/chart").then().statusCode(200);
    counselor.asks().get(theirs + "/stress/chart").then().statusCode(404);
    me.asks().get(MINE).then().body("measures.measure", hasItems("mood", "stress"));
    for (String address : List.of(theirs, theirs + "/craving/chart")) {
      another.asks().get(address).then().statusCode(404);
      scene.people().foreignCounselor().asks().get(address).then().statusCode(404);
      program.coordinator.asks().get(address).then().statusCode(403);
      me.asks().get(address).then().statusCode(403);
    }
    owner
        .participant(program)
        .asks()
        .get(MINE)
        .then()
        .body("measures[1].weeks.daysAnswered", everyItem(equalTo(0)));
    program.discharge(me);
    counselor.asks().get(theirs).then().statusCode(404);
    counselor.asks().get(theirs + "/craving/chart").then().statusCode(404);
    me.asks().get(MINE).then().statusCode(200).body("measures.measure", hasItems("stress"));
  }

  @Test
  void theChartIsAPictureThatAlsoSpeaks() throws Exception {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    for (int week : new int[] {0, 1, 3, 4, 5}) { // and nothing in the third
      say(me, program, 1, monday().minusWeeks(week), Map.of("craving", String.valueOf(week + 2)));
    }
    String address = MINE + "/craving/chart?weeks=6";

    byte[] svg =
        me.asks()
            .get(address)
            .then()
            .statusCode(200)
            .contentType("image/svg+xml")
            .header("Vary", containsString("Accept"))
            .header("Cache-Control", containsString("private"))
            .extract()
            .asByteArray();

    assertArrayEquals(svg, me.asks().accept("image/svg+xml").get(address).asByteArray());
    String text = new String(svg, StandardCharsets.UTF_8);
    for (String unwanted : List.of("<script", "href", "DOCTYPE", "NaN", "<image", "url(http")) {
      assertTrue(!text.contains(unwanted), unwanted);
    }
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg));
    Element root = document.getDocumentElement();
    assertEquals("svg", root.getTagName());
    assertEquals("img", root.getAttribute("role"));
    assertEquals("title desc", root.getAttribute("aria-labelledby"));
    assertEquals("Craving", root.getElementsByTagName("title").item(0).getTextContent());
    assertEquals(
        me.asks().get(MINE + "?weeks=6").jsonPath().getString("measures[1].alt"),
        root.getElementsByTagName("desc").item(0).getTextContent());
    assertTrue(text.contains(TrendsView.day(monday())), "names its weeks");
    // Five answers, a bar each; a gap in the line: two pieces where four would be three.
    assertEquals(3, lines(document, "rgb(0,63,107)"));
  }

  @Test
  void theChartIsAlsoAPngAndNothingElse() throws IOException {
    World.Person me = scene.people().participant();
    String address = MINE + "/mood/chart?weeks=52";
    byte[] png =
        me.asks()
            .accept("image/png")
            .get(address)
            .then()
            .statusCode(200)
            .contentType("image/png")
            .extract()
            .asByteArray();

    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    assertEquals(720, image.getWidth());
    assertEquals(360, image.getHeight());
    assertArrayEquals(png, me.asks().accept("image/png").get(address).asByteArray());
    me.asks()
        .accept("image/png;q=0.4, image/svg+xml;q=0.9")
        .get(address)
        .then()
        .contentType("image/svg+xml");
    me.asks()
        .accept("text/html")
        .get(address)
        .then()
        .statusCode(406)
        .contentType("application/problem+json");
  }

  @Test
  void wrongOnesAreRefused() {
    World.Person me = scene.people().participant();
    for (String weeks : List.of("0", "53", "-1", "eight")) {
      for (String address : List.of(MINE, MINE + "/craving/chart")) {
        me.asks()
            .get(address + "?weeks=" + weeks)
            .then()
            .statusCode(400)
            .contentType("application/problem+json")
            .body("type", startsWith("platform/"));
      }
    }
    me.asks().get(MINE + "?weeks=53").then().body("violations.field", contains("weeks"));
    for (String measure : List.of("goal", "Mood", "mood%20", "note")) {
      me.asks()
          .get(MINE + "/" + measure + "/chart")
          .then()
          .statusCode(404)
          .contentType("application/problem+json")
          .body("title", not(containsString(measure)));
    }
  }

  /** What is said of a measure whose answers of two fortnights were these. */
  private String sentence(String column, String before, String recent) {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    // At the edges of the two fortnights, where one day more would count them to the other.
    spread(me, program, column, before.split(","), World.today().minusDays(27), 1);
    spread(me, program, column, recent.split(","), World.today(), -1);
    // Further back nothing counts.
    say(me, program, 1, World.today().minusDays(28), Map.of(column, "0"));
    String name = column.equals("sleep_hours") ? "sleepHours" : column;
    return me.asks()
        .get(MINE + "?weeks=1")
        .jsonPath()
        .getString("measures.find { it.measure == '" + name + "' }.sentence");
  }

  private void spread(
      World.Person me,
      World.Program program,
      String column,
      String[] answers,
      LocalDate edge,
      int step) {
    for (int i = 0; i < answers.length; i++) {
      // The last one on the other edge of its fortnight.
      int away = i == answers.length - 1 ? 13 : i;
      say(me, program, 1, edge.plusDays((long) away * step), Map.of(column, answers[i]));
    }
  }

  private void answer(
      World.Person me,
      World.Program program,
      LocalDate day,
      UUID session,
      Random random,
      Map<String, Map<LocalDate, List<Double>>> said) {
    Map<String, String> answers = new HashMap<>();
    for (String measure : MEASURES) {
      if (random.nextInt(4) > 0) {
        double value =
            measure.equals("sleepHours") ? random.nextInt(120) / 10.0 : random.nextInt(11);
        answers.put(
            measure.equals("sleepHours") ? "sleep_hours" : measure,
            measure.equals("sleepHours") ? String.valueOf(value) : String.valueOf((int) value));
        said.get(measure).computeIfAbsent(day, first -> new ArrayList<>()).add(value);
      }
    }
    say(me, program, 1, day, session, answers);
  }

  private void say(
      World.Person me,
      World.Program program,
      int version,
      LocalDate day,
      Map<String, String> answers) {
    say(me, program, version, day, null, answers);
  }

  /** A check-in as it stands in the database, by columns. */
  private void say(
      World.Person me,
      World.Program program,
      int version,
      LocalDate day,
      UUID session,
      Map<String, String> answers) {
    StringBuilder columns = new StringBuilder();
    StringBuilder values = new StringBuilder();
    answers.forEach(
        (column, value) -> {
          columns.append(", ").append(column);
          values.append(", '").append(value).append("'");
        });
    owner.update(
        "insert into check_in (id, participant_id, program_id, session_id, arrival, questions_version, day, zone,"
            + " arrived_at, received_at, changed_at"
            + columns
            + ") values (gen_random_uuid(), ?, ?, ?::uuid, ?::text, ?, ?, 'America/New_York', now(), now(), now()"
            + values
            + ")",
        me.id(),
        program.id,
        session,
        session == null ? null : "on_time",
        version,
        day);
  }

  private void attended(UUID session, World.Person who, String status) {
    owner.update(
        "insert into attendance (session_id, participant_id, status, source, recorded_at)"
            + " values (?, ?, ?, 'job', now())",
        session,
        who.id(),
        status);
  }

  private static LocalDate monday() {
    return World.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private static int sum(JsonPath found, String path) {
    return found.getList(path, Integer.class).stream().mapToInt(one -> one).sum();
  }

  private static double median(List<Double> numbers) {
    List<Double> sorted = numbers.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(half)
        : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static void assertSame(Double expected, Object found, String what) {
    if (expected == null) {
      assertEquals(null, found, what);
    } else {
      // Kept to two places.
      assertEquals(expected, ((Number) found).doubleValue(), 0.00501, what);
    }
  }

  /** Lines that are drawn in groups of that color. */
  private static int lines(Document document, String color) {
    int lines = 0;
    for (int i = 0; i < document.getElementsByTagName("line").getLength(); i++) {
      Element line = (Element) document.getElementsByTagName("line").item(i);
      if (((Element) line.getParentNode()).getAttribute("stroke").equals(color)) {
        lines++;
      }
    }
    return lines;
  }
}
