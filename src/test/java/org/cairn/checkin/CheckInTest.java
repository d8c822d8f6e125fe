package org.cairn.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckInTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void whatISayWhenIArriveIsThereForMe() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 5);
    Map<String, Object> report = World.checkIn(Map.of("sleepHours", 6.5, "usedSinceLast", false));

    arrive(me, session, report)
        .then()
        .statusCode(201)
        .body("arrival", equalTo("early"))
        .body("selfReport.mood", equalTo(6));

    me.asks()
        .get(path(session))
        .then()
        .statusCode(200)
        .body("arrival", equalTo("early"))
        .body("selfReport.sleepHours", equalTo(6.5f))
        .body("selfReport.usedSinceLast", equalTo(false))
        .body("selfReport.note", nullValue());
  }

  @Test
  void manyRetriesAtOnceAreOneCheckIn() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    Map<String, Object> report =
        World.checkIn(Map.of("note", "Long shift, but I came.", "goal", "Listen"));

    List<Response> answers = Parallel.all(30, i -> arrive(me, session, report));

    List<Integer> statuses = answers.stream().map(Response::statusCode).toList();
    assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
    assertEquals(29, Collections.frequency(statuses, 200), statuses.toString());
    assertEquals(1, answers.stream().map(Response::asString).distinct().count());
    assertEquals(1, owner.count("select count(*) from check_in where session_id = ?", session));
  }

  @Test
  void theSameAnswersAreTheSameCheckInHoweverTheyAreWritten() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    arrive(me, session, World.checkIn(Map.of("sleepHours", 7))).then().statusCode(201);

    arrive(me, session, World.checkIn(Map.of("sleepHours", 7.0))).then().statusCode(200);
    arrive(me, session, World.checkIn(Map.of("sleepHours", 7.5)))
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/already-checked-in"));
    me.asks().get(path(session)).then().body("selfReport.sleepHours", equalTo(7.0f));
  }

  @Test
  void beforeAndAfterTheWindowTheAnswerSaysWhenItIsOpen() {
    World.Person me = owner.participant(program());

    arrive(me, booked(me, 90), World.checkIn(Map.of()))
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/not-open-yet"))
        .body("opensAt", matchesPattern("20\\d\\d-.*Z"))
        .body("closesAt", matchesPattern("20\\d\\d-.*Z"));
    arrive(me, booked(me, -61), World.checkIn(Map.of()))
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/closed"));
  }

  @Test
  void theOneCheckInIsStillThereForARetryAfterTheWindow() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    arrive(me, session, World.checkIn(Map.of())).then().statusCode(201);
    owner.update(
        "update session set starts_at = starts_at - interval '1 day', ends_at = ends_at - interval"
            + " '1 day' where id = ?",
        session);

    arrive(me, session, World.checkIn(Map.of())).then().statusCode(200);
  }

  @Test
  void aSessionIsNotThereForWhoHasNoPlaceInIt() {
    Scene.People all = scene.people();
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);

    arrive(all.fellow(), session, World.checkIn(Map.of())).then().statusCode(404);
    arrive(all.foreigner(), session, World.checkIn(Map.of())).then().statusCode(404);
    arrive(me, UUID.randomUUID(), World.checkIn(Map.of())).then().statusCode(404);
    me.asks().get(path(session)).then().statusCode(404);

    all.program()
        .coordinator
        .asks()
        .delete("/v1/sessions/" + session + "/bookings/" + me.id())
        .then()
        .statusCode(204);
    arrive(me, session, World.checkIn(Map.of())).then().statusCode(404);
  }

  @Test
  void whoWasDischargedCannotCheckInToASessionThatHasEndedEither() {
    World.Person me = owner.participant(program());
    UUID session = program().session(Map.of("localStart", World.localTime(-20), "minutes", 10));
    program().book(session, me);
    program().discharge(me);

    arrive(me, session, World.checkIn(Map.of())).then().statusCode(404);
    assertEquals(0, owner.count("select count(*) from check_in where session_id = ?", session));
  }

  @Test
  void aCanceledSessionSaysSo() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    owner.update("update session set status = 'canceled' where id = ?", session);

    arrive(me, session, World.checkIn(Map.of()))
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/session-canceled"));
  }

  @Test
  void noteAndGoalStandNowhereInTheDatabaseAsTheyWereWritten() throws IOException {
    String note = "canary-note-" + UUID.randomUUID();
    String goal = "canary-goal-" + UUID.randomUUID();
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    arrive(me, session, World.checkIn(Map.of("note", note, "goal", goal))).then().statusCode(201);
    me.asks().get(path(session)).then().body("selfReport.note", equalTo(note));

    for (String table :
        owner.column(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind ="
                + " 'r'")) {
      String dump = String.join("\n", owner.column("select t::text from " + table + " t"));
      for (String canary : List.of(note, goal)) {
        assertFalse(dump.contains(canary), table);
        assertFalse(dump.contains(hex(canary)), table);
      }
    }
    owner.update("checkpoint");
    Path data = Path.of(owner.column("show data_directory").get(0));
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).filter(Files::isReadable).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(note) || bytes.contains(goal), file.toString());
      }
    }
  }

  @Test
  void twoDevicesThatSayTheSameAreOneCheckIn() {
    World.Person me = owner.participant(program());
    World.Person tablet = owner.signedIn(me.id(), me.login());
    UUID session = booked(me, 0);
    String id =
        arrive(me, session, World.checkIn(Map.of())).then().statusCode(201).extract().path("id");

    arrive(tablet, session, World.checkIn(Map.of())).then().statusCode(200).body("id", equalTo(id));
    arrive(tablet, session, World.checkIn(Map.of("mood", 2)))
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/already-checked-in"))
        .body("title", containsString("If-Match"));
  }

  @Test
  void whatListsHoldHasNoOrderAndNoTwins() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    arrive(me, session, World.checkIn(Map.of("triggers", List.of("stress", "anger", "stress"))))
        .then()
        .statusCode(201)
        .body("selfReport.triggers", contains("anger", "stress"));

    arrive(me, session, World.checkIn(Map.of("triggers", List.of("anger", "stress"))))
        .then()
        .statusCode(200);
  }

  @Test
  void whatDoesNotFitTheQuestionsIsRefusedByItsFieldAndNothingIsStored() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    Map<String, Object> noMood = World.checkIn(Collections.singletonMap("mood", null));
    String stranger = UUID.randomUUID().toString();

    refused(me, session, with("questionsVersion", 99), "questions-unknown")
        .body("violations.field", contains("questionsVersion"));
    refused(
            me,
            session,
            World.checkIn(Map.of("usedSinceLast", true, "substances", List.of("alcohol"))),
            "answer-not-asked")
        .body("violations.field", contains("selfReport.substances"));
    refused(me, session, noMood, "answer-missing")
        .body("violations.field", contains("selfReport.mood"));
    refused(
            me,
            session,
            World.checkIn(
                Map.of("ownTriggers", List.of(stranger), "skillsUsed", List.of("no-such-skill"))),
            "answer-unknown")
        .body("violations.field", contains("selfReport.ownTriggers", "selfReport.skillsUsed"));
    refused(
            me,
            session,
            World.checkIn(Map.of("substances", List.of("alcohol"))),
            "answers-disagree")
        .body("violations.field", contains("selfReport.substances"));
    for (Map.Entry<String, Object> odd :
        Map.<String, Object>of("sleepHours", 40, "mood", 11, "craving", -1, "goal", "")
            .entrySet()) {
      invalid(me, session, World.checkIn(Map.of(odd.getKey(), odd.getValue())))
          .body("violations.field", contains("selfReport." + odd.getKey()));
    }
    invalid(me, session, with("questionsVersion", 0))
        .body("violations.field", contains("questionsVersion"));
    invalid(me, session, Map.of("questionsVersion", 1))
        .body("violations.field", contains("selfReport"));
    invalid(me, session, Map.of("questionsVersion", 1, "mood", 6, "craving", 3, "stress", 4));
    arrive(me, session, World.checkIn(Map.of("triggers", List.of("no_such_trigger"))))
        .then()
        .statusCode(400)
        .body("violations.field", contains(startsWith("selfReport.triggers")));
    assertEquals(0, owner.count("select count(*) from check_in where session_id = ?", session));
    assertEquals(0, owner.count("select count(*) from attendance where session_id = ?", session));
  }

  @Test
  void whoWasOfflineSaysWhenItWasAndThatIsBounded() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, -150);
    Instant then = Instant.now().minus(Duration.ofMinutes(145));
    arrive(me, session, World.checkIn(Map.of())).then().statusCode(409);

    arrive(me, session, with("happenedAt", then.toString()))
        .then()
        .statusCode(201)
        .body("offline", equalTo(true))
        .body("arrival", equalTo("on_time"))
        .body("arrivedAt", equalTo(then.truncatedTo(ChronoUnit.MICROS).toString()));
    UUID next = booked(me, 40);
    refused(
            me,
            next,
            with("happenedAt", Instant.now().plusSeconds(180).toString()),
            "happened-in-future")
        .body("violations.field", contains("happenedAt"));
    refused(
            me,
            next,
            with("happenedAt", Instant.now().minus(Duration.ofHours(73)).toString()),
            "happened-too-long-ago")
        .body("violations.field", contains("happenedAt"));
    UUID now = booked(owner.participant(program()), 0);
    World.Person other = owner.participant(program());
    program().book(now, other);
    Response ahead =
        arrive(other, now, with("happenedAt", Instant.now().plusSeconds(60).toString()));
    ahead.then().statusCode(201).body("arrivedAt", equalTo(ahead.path("receivedAt")));
  }

  @Test
  void anOfflineCheckInTakesTheJobsNoShowBackAndNotWhatStaffRecorded() {
    for (String source : List.of("job", "staff")) {
      World.Person me = owner.participant(program());
      UUID session = booked(me, -150);
      owner.update(
          "insert into attendance (session_id, participant_id, status, source, recorded_by,"
              + " recorded_at) values (?, ?, 'no_show', ?, ?, now())",
          session,
          me.id(),
          source,
          source.equals("staff") ? program().coordinator.id() : null);
      arrive(
              me,
              session,
              with("happenedAt", Instant.now().minus(Duration.ofMinutes(120)).toString()))
          .then()
          .statusCode(201);
      assertEquals(
          List.of(source.equals("staff") ? "no_show" : "late"),
          owner.column("select status from attendance where session_id = ?", session));
    }
  }

  @Test
  void aCorrectionIsANewVersionByWhoHasReadTheLastUntilTheSessionEnds() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    String first =
        arrive(me, session, World.checkIn(Map.of()))
            .then()
            .statusCode(201)
            .extract()
            .header("ETag");
    me.asks().get(path(session)).then().header("ETag", first);
    Map<String, Object> better = World.checkIn(Map.of("mood", 8, "note", "It got lighter."));

    Response corrected = correct(me, session, better, first);
    corrected
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("selfReport.mood", equalTo(8))
        .body("selfReport.note", equalTo("It got lighter."));
    String second = corrected.header("ETag");
    correct(me, session, better, first).then().statusCode(200).header("ETag", second);
    arrive(me, session, better).then().statusCode(200);
    correct(me, session, World.checkIn(Map.of("mood", 1)), first).then().statusCode(412);
    Map<String, Object> partly = World.checkIn(Collections.singletonMap("mood", null));
    correct(me, session, partly, second)
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/answer-missing"));
    assertEquals(
        List.of("1/6"),
        owner.column(
            "select v.version || '/' || v.mood from check_in_version v join check_in c on c.id ="
                + " v.check_in_id where c.session_id = ?",
            session));
    owner.update(
        "update session set starts_at = starts_at - interval '1 day', ends_at = ends_at - interval"
            + " '1 day' where id = ?",
        session);
    correct(me, session, World.checkIn(Map.of("mood", 1)), second)
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/correction-closed"));
    correct(owner.participant(program()), session, better, "*").then().statusCode(412);
  }

  @Test
  void ofTwoCorrectionsAtOnceOneIsStale() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    String tag = arrive(me, session, World.checkIn(Map.of())).header("ETag");

    List<Integer> answers =
        Parallel.all(
                8, i -> correct(me, session, World.checkIn(Map.of("mood", 10 - i % 2 * 10)), tag))
            .stream()
            .map(Response::statusCode)
            .toList();
    assertEquals(2, owner.count("select max(version) from check_in where session_id = ?", session));
    assertTrue(answers.contains(200) && Set.of(200, 412).containsAll(answers), answers.toString());
  }

  @Test
  void aWorryingAnswerBringsHelpAtOnceAndOneAlertHoweverOftenItIsSent() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    Map<String, Object> worrying = World.checkIn(Map.of("craving", 10));

    List<Response> answers = Parallel.all(16, i -> arrive(me, session, worrying));

    for (Response answer : answers) {
      answer.then().body("support.title", notNullValue()).body("told", notNullValue());
    }
    me.asks().get(path(session)).then().body("support.title", notNullValue());
    assertEquals(
        List.of("acute"), // the most severe of the rules about one answer speaks
        owner.column("select severity from alert where participant_id = ?", me.id()));
    World.Person calm = owner.participant(program());
    arrive(calm, booked(calm, 0), World.checkIn(Map.of()))
        .then()
        .body("support", nullValue())
        .body("told", nullValue());
  }

  @Test
  void helpThatWasGivenIsNotTakenAwayByAMilderAnswer() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    String told = "Your care team has been told.";
    String tag = arrive(me, session, World.checkIn(Map.of("craving", 10))).header("ETag");

    correct(me, session, World.checkIn(Map.of("craving", 1)), tag)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("told", startsWith(told))
        .body("told", containsString("use the numbers here"))
        .body("support.title", notNullValue());
    me.asks().get("/v1/me/check-ins").then().body("items[0].told", equalTo(told));
  }

  @Test
  void whoIsToldIsSaidWhereAnAlertIsNotAcuteToo() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);

    arrive(me, session, World.checkIn(Map.of("craving", 8)))
        .then()
        .statusCode(201)
        .body("told", equalTo("Your care team has been told."))
        .body("support", nullValue())
        .body("safetyPlan", nullValue());
    assertEquals(
        List.of("urgent"),
        owner.column("select severity from alert where participant_id = ?", me.id()));
  }

  @Test
  void myOwnSafetyPlanComesWithTheHelp() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    Map<String, Object> plan = World.safetyPlan();
    me.sends(plan).put("/v1/me/safety-plan").then().statusCode(201);

    Response answer = arrive(me, session, World.checkIn(Map.of("craving", 10)));
    answer.then().body("safetyPlan.plan.whatICanDo", contains("A walk around the lake"));
    me.asks().get(path(session)).then().body("safetyPlan.version", equalTo(1));

    // Whoever changes the plan meanwhile does not make the check-in stale.
    plan.put("warningSigns", List.of("I stop cooking"));
    me.sends(plan).header("If-Match", "*").put("/v1/me/safety-plan").then().statusCode(200);
    me.asks()
        .header("If-None-Match", answer.header("ETag"))
        .get(path(session))
        .then()
        .statusCode(200)
        .body("safetyPlan.version", equalTo(2));
    correct(me, session, World.checkIn(Map.of("craving", 9)), answer.header("ETag"))
        .then()
        .statusCode(200);

    // One that cannot be read keeps nobody from the numbers.
    owner.update("update safety_plan set body = '\\x00' where participant_id = ?", me.id());
    me.asks()
        .get(path(session))
        .then()
        .statusCode(200)
        .body("support.title", notNullValue())
        .body("safetyPlan", nullValue());
  }

  @Test
  void aLinkThatEndsOrChangesDoesNotMakeACheckInStale() {
    World.Person me = owner.participant(program());
    UUID session =
        program().session(Map.of("mode", "telehealth", "joinLink", "https://meet.example.org/a"));
    program().book(session, me);
    String tag = arrive(me, session, World.checkIn(Map.of())).header("ETag");
    owner.update(
        "update session set join_link = 'https://meet.example.org/b' where id = ?", session);

    me.asks()
        .header("If-None-Match", tag)
        .get(path(session))
        .then()
        .statusCode(200)
        .body("joinLink", equalTo("https://meet.example.org/b"));
    correct(me, session, World.checkIn(Map.of("mood", 8)), tag).then().statusCode(200);
    correct(me, session, World.checkIn(Map.of("mood", 7)), tag).then().statusCode(412);
  }

  @Test
  void oneComesAsTheSessionTakesPlaceAndByVideoCheckingInIsJoining() {
    String link = "https://meet.example.org/group";
    for (String[] way :
        new String[][] {
          {"in_person", null, "room"},
          {"in_person", "telehealth", null},
          {"telehealth", null, "telehealth"},
          {"telehealth", "room", null},
          {"hybrid", null, "room"},
          {"hybrid", "room", "room"},
          {"hybrid", "telehealth", "telehealth"}
        }) {
      World.Person me = owner.participant(program());
      UUID session = program().session(Map.of("mode", way[0], "joinLink", link));
      program().book(session, me);
      Map<String, Object> report = World.checkIn(Map.of());
      if (way[1] != null) {
        report.put("via", way[1]);
      }
      if (way[2] == null) {
        refused(me, session, report, "via-not-offered").body("violations.field", contains("via"));
      } else {
        arrive(me, session, report)
            .then()
            .statusCode(201)
            .body("via", equalTo(way[2]))
            .body("joinLink", way[2].equals("telehealth") ? equalTo(link) : nullValue());
      }
    }
  }

  private ValidatableResponse refused(
      World.Person me, UUID session, Map<String, Object> report, String problem) {
    return arrive(me, session, report)
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/" + problem));
  }

  private static ValidatableResponse invalid(
      World.Person me, UUID session, Map<String, Object> body) {
    return arrive(me, session, body)
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/invalid-fields"));
  }

  private static Response correct(
      World.Person me, UUID session, Map<String, Object> report, String tag) {
    return me.sends(report).header("If-Match", tag).put(path(session));
  }

  private World.Program program() {
    return scene.people().program();
  }

  private UUID booked(World.Person me, int minutesFromNow) {
    UUID session = program().session(minutesFromNow);
    program().book(session, me);
    return session;
  }

  private static Response arrive(World.Person me, UUID session, Map<String, Object> report) {
    return me.sends(report).put(path(session));
  }

  private static String path(UUID session) {
    return "/v1/sessions/" + session + "/check-in";
  }

  /** The body of an ordinary check-in, with something beside the answers. */
  private static Map<String, Object> with(String field, Object value) {
    Map<String, Object> body = World.checkIn(Map.of());
    body.put(field, value);
    return body;
  }

  private static String hex(String text) {
    return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
