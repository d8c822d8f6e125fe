package org.cairn.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AssessmentTest extends HouseTest {
  private static final String MINE = "/v1/me/assessments";

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  @Test
  void aDraftGoesOnOnAnotherDeviceAndIsScoredWhenItIsComplete() {
    World.Person phone = owner.participant(scene.people().program());
    World.Person tablet = owner.signedIn(phone.id(), phone.login());
    String path = MINE + "/" + UUID.randomUUID();
    String begun =
        phone
            .sends(gad(Map.of("1", 1, "2", 2), false))
            .put(path)
            .then()
            .statusCode(201)
            .body("assessment.complete", equalTo(false))
            .body("assessment.result", nullValue())
            .body("support", nullValue())
            .body("told", nullValue())
            .extract()
            .header("ETag");

    Response resumed = tablet.asks().get(path);
    resumed.then().statusCode(200).header("ETag", begun);
    Map<String, Integer> answers = new HashMap<>(resumed.path("assessment.answers"));
    assertEquals(Map.of("1", 1, "2", 2), answers);
    for (int item = 3; item <= 7; item++) {
      answers.put(Integer.toString(item), 1);
    }
    tablet.sends(gad(answers, true)).put(path).then().statusCode(428);
    String done =
        tablet
            .sends(gad(answers, true))
            .header("If-Match", begun)
            .put(path)
            .then()
            .statusCode(200)
            .body("assessment.complete", equalTo(true))
            .body("assessment.title", equalTo("Generalized Anxiety Disorder scale (GAD-7)"))
            .body("assessment.result.score", equalTo(8))
            .body("assessment.result.band", equalTo("Mild"))
            .body("assessment.result.sentence", notNullValue())
            .extract()
            .header("ETag");
    phone.asks().get(path).then().statusCode(200).header("ETag", done);
    // The phone, which was offline, goes on with what it had.
    phone
        .sends(gad(Map.of("1", 1, "2", 2, "3", 3), false))
        .header("If-Match", begun)
        .put(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/assessment-complete"));
    // The same again, with any tag or none, is the same.
    tablet.sends(gad(answers, true)).put(path).then().statusCode(200).header("ETag", done);
    tablet
        .sends(gad(answers, true))
        .header("If-Match", begun)
        .put(path)
        .then()
        .statusCode(200)
        .header("ETag", done);
  }

  @Test
  void twoDevicesCannotOverwriteEachOthersDraftUnseen() {
    World.Person me = owner.participant(scene.people().program());
    String path = MINE + "/" + UUID.randomUUID();
    String first =
        me.sends(gad(Map.of("1", 1), false))
            .put(path)
            .then()
            .statusCode(201)
            .extract()
            .header("ETag");

    me.sends(gad(Map.of("1", 2), false)).header("If-Match", first).put(path).then().statusCode(200);
    me.sends(gad(Map.of("1", 3), false)).header("If-Match", first).put(path).then().statusCode(412);
    me.asks().get(path).then().body("assessment.answers", equalTo(Map.of("1", 2)));
    me.sends(gad(Map.of("1", 3), false))
        .header("If-Match", first)
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(412);
  }

  @Test
  void aStormOfOneCompletionIsOneAssessment() {
    World.Person me = owner.participant(scene.people().program());
    UUID id = UUID.randomUUID();
    Map<String, Object> body = phq(all(9, 3), true);

    List<Response> answers = Parallel.all(16, i -> me.sends(body).put(MINE + "/" + id));

    assertEquals(1, answers.stream().filter(one -> one.statusCode() == 201).count());
    assertEquals(15, answers.stream().filter(one -> one.statusCode() == 200).count());
    assertEquals(1, new HashSet<>(answers.stream().map(Response::asString).toList()).size());
    answers
        .get(0)
        .then()
        .body("assessment.result.score", equalTo(27))
        .body("support", notNullValue());
    assertEquals(1, owner.count("select count(*) from assessment where id = ?", id));
    assertEquals(
        List.of("item", "score"),
        owner.column("select kind from alert where source_id = ? order by kind", id));
  }

  @Test
  void aStormThatCompletesADraftCompletesItOnce() {
    World.Person me = owner.participant(scene.people().program());
    UUID id = UUID.randomUUID();
    String tag = me.sends(gad(Map.of("1", 1), false)).put(MINE + "/" + id).header("ETag");
    Map<String, Object> body = gad(all(7, 1), true);

    List<Response> answers =
        Parallel.all(16, i -> me.sends(body).header("If-Match", tag).put(MINE + "/" + id));

    answers.forEach(one -> one.then().statusCode(200).body("assessment.result.score", equalTo(7)));
    assertEquals(2, owner.count("select version from assessment where id = ?", id));
  }

  @Test
  void itemNineOfADraftIsNoticedAtOnceAndOnlyOnce() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    UUID id = UUID.randomUUID();
    String path = MINE + "/" + id;
    Map<String, Object> draft = phq(Map.of("9", 1), false);

    String tag =
        me.sends(draft)
            .put(path)
            .then()
            .statusCode(201)
            .body("support.title", notNullValue())
            .body("told", notNullValue())
            .body("assessment.complete", equalTo(false))
            .extract()
            .header("ETag");
    me.sends(draft).put(path).then().statusCode(200).body("support.title", notNullValue());
    me.asks().get(path).then().body("support.title", notNullValue()).body("told", notNullValue());
    assertEquals(
        List.of("acute"), owner.column("select severity from alert where source_id = ?", id));
    Map<String, Integer> answers = all(9, 0);
    answers.put("9", 1);
    me.sends(phq(answers, true))
        .header("If-Match", tag)
        .put(path)
        .then()
        .statusCode(200)
        .body("assessment.result.score", equalTo(1))
        .body("assessment.result.band", nullValue())
        .body("assessment.result.sentence", startsWith("Thank you for saying so."))
        .body("support.title", notNullValue());
    me.asks()
        .get(MINE)
        .then()
        .body("items[0].result.band", nullValue())
        .body("items[0].result.sentence", startsWith("Thank you for saying so."));
    counselor
        .asks()
        .get("/v1/programs/" + program.id + "/participants/" + me.id() + "/assessments")
        .then()
        .body("items[0].result.band", equalTo("Minimal"));
    assertEquals(
        List.of(counselor.id().toString()),
        owner.column(
            "select r.staff_id from alert a join alert_recipient r on r.alert_id = a.id"
                + " where a.source_id = ?",
            id));
  }

  @Test
  void whatDoesNotCallForHelpBringsNone() {
    World.Person me = owner.participant(scene.people().program());
    UUID id = UUID.randomUUID();

    me.sends(phq(all(9, 0), true))
        .put(MINE + "/" + id)
        .then()
        .statusCode(201)
        .body("support", nullValue())
        .body("told", nullValue())
        .body("assessment.result.score", equalTo(0));
    assertEquals(0, owner.count("select count(*) from alert where source_id = ?", id));
  }

  @Test
  void answersThatDoNotFitAreNamedAndNothingIsKept() {
    World.Person me = owner.participant(scene.people().program());
    Map<Map<String, Object>, List<String>> wrong = new HashMap<>();
    wrong.put(gad(Map.of("1", 4, "2", -1), false), List.of("answers.1", "answers.2"));
    wrong.put(gad(Map.of("8", 0), false), List.of("answers.8"));
    wrong.put(gad(Map.of("Fell off my bike", 0), false), List.of("answers"));
    wrong.put(audit(Map.of("2", 0), false), List.of("answers.2"));
    wrong.put(audit(Map.of("1", 0, "3", 0), true), List.of("answers.3"));
    wrong.put(phq(Map.of("1", 0, "difficulty", 0), false), List.of("answers.difficulty"));
    List<String> found = new ArrayList<>();
    wrong.forEach(
        (body, fields) -> {
          Response answer = me.sends(body).put(MINE + "/" + UUID.randomUUID());
          if (answer.statusCode() != 400
              || !"checkin/answers-invalid".equals(answer.path("type"))
              || !fields.equals(answer.path("violations.field"))) {
            found.add(body + " " + answer.asString());
          }
        });

    assertEquals(List.of(), found);
    me.asks().get(MINE).then().body("items", empty());
  }

  @Test
  void bodiesThatAreNoneAreRefused() {
    World.Person me = owner.participant(scene.people().program());
    Map<Map<String, Object>, Integer> wrong = new HashMap<>();
    wrong.put(with(gad(Map.of(), false), "answers", null), 400);
    wrong.put(with(gad(Map.of(), false), "answers", Collections.singletonMap("1", null)), 400);
    wrong.put(with(gad(Map.of(), false), "answers", Map.of("1", "2")), 400);
    wrong.put(with(gad(Map.of(), false), "answers", Map.of("1", 1.5)), 400);
    wrong.put(with(gad(Map.of(), false), "complete", null), 400);
    wrong.put(with(gad(Map.of(), false), "instrument", "GAD 7"), 400);
    wrong.put(with(gad(Map.of(), false), "instrumentVersion", 0), 400);
    wrong.put(with(gad(Map.of(), false), "instrumentVersion", 2), 400);
    wrong.put(with(gad(Map.of(), false), "instrument", "c-ssrs"), 400);
    wrong.put(with(gad(Map.of(), false), "programId", scene.people().other().id), 400);
    List<String> found = new ArrayList<>();
    wrong.forEach(
        (body, status) -> {
          Response answer = me.sends(body).put(MINE + "/" + UUID.randomUUID());
          if (answer.statusCode() != status) {
            found.add(body + " " + answer.asString());
          }
        });

    assertEquals(List.of(), found);
    me.sends(with(gad(Map.of(), false), "instrumentVersion", 2))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .body("type", equalTo("checkin/instrument-unknown"))
        .body("violations.field", contains("instrument"));
    me.sends(with(gad(Map.of(), false), "programId", scene.people().other().id))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .body("type", equalTo("checkin/program-needed"))
        .body("violations.field", contains("programId"));
    me.asks().get(MINE).then().body("items", empty());
  }

  @Test
  void whatIsStillMissingIsListed() {
    World.Person me = owner.participant(scene.people().program());
    String path = MINE + "/" + UUID.randomUUID();

    me.sends(phq(Map.of("1", 1, "2", 0, "3", 0, "4", 0, "6", 0, "7", 0, "8", 0), true))
        .put(path)
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/answers-missing"))
        .body("violations.field", contains("answers.5", "answers.9"));
    me.asks().get(path).then().statusCode(404);
    // Who never drinks has answered everything with one answer.
    me.sends(audit(Map.of("1", 0), true))
        .put(path)
        .then()
        .statusCode(201)
        .body("assessment.result.score", equalTo(0))
        .body("assessment.result.band", equalTo("Below the cutoff for men and women"));
  }

  @Test
  void thePclAnswersWithItsClusters() {
    World.Person me = owner.participant(scene.people().program());

    me.sends(body("pcl-5", all(20, 2), true))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(201)
        .body("assessment.result.score", equalTo(40))
        .body("assessment.result.subscales", equalTo(Map.of("b", 10, "c", 4, "d", 14, "e", 12)));
  }

  @Test
  void theCounselorSeesWhatIsCompleteAndNobodyElseSeesAnything() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    World.Person another = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    program.counsels(another, owner.participant(program));
    String draft = MINE + "/" + UUID.randomUUID();
    String done = MINE + "/" + UUID.randomUUID();
    me.sends(gad(Map.of("1", 1), false)).put(draft).then().statusCode(201);
    me.sends(gad(all(7, 3), true)).put(done).then().statusCode(201);
    String theirs = "/v1/programs/" + program.id + "/participants/" + me.id() + "/assessments";

    counselor
        .asks()
        .get(theirs)
        .then()
        .statusCode(200)
        .body("items.complete", contains(true))
        .body("items[0].result.score", equalTo(21))
        .body("items[0].result.band", equalTo("Severe"))
        .body("items[0].answers", hasKey("7"));
    counselor.asks().get(theirs + "?instrument=phq-9").then().body("items", empty());
    another.asks().get(theirs).then().statusCode(404);
    scene.people().foreignCounselor().asks().get(theirs).then().statusCode(404);
    program.coordinator.asks().get(theirs).then().statusCode(403);
    World.Person stranger = owner.participant(program);
    stranger.asks().get(done).then().statusCode(404);
    stranger.asks().get(MINE).then().body("items", empty());
    stranger
        .sends(gad(all(7, 3), true))
        .put(done)
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/assessment-id-taken"));
    counselor.asks().get(done).then().statusCode(403);
    // The database itself refuses.
    assertEquals(2, rowsOf(me, me));
    assertEquals(1, rowsOf(me, counselor), "a draft is mine alone");
    for (World.Person nobody : List.of(another, program.coordinator, stranger)) {
      assertEquals(0, rowsOf(me, nobody));
    }
    program.discharge(me);
    counselor.asks().get(theirs).then().statusCode(404);
    me.asks().get(done).then().statusCode(200);
    me.sends(gad(Map.of(), false)).put(MINE + "/" + UUID.randomUUID()).then().statusCode(404);
  }

  @Test
  void anAssessmentStaysOneOfItsInstrument() {
    World.Person me = owner.participant(scene.people().program());
    String path = MINE + "/" + UUID.randomUUID();
    me.sends(gad(Map.of(), false)).put(path).then().statusCode(201);

    me.sends(phq(Map.of(), false))
        .header("If-Match", "*")
        .put(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/assessment-id-taken"));
  }

  @Test
  void whoTakesPartInSeveralProgramsSaysForWhich() {
    World.Program first = scene.people().program();
    World.Program second = scene.people().other();
    World.Person me = owner.participant(first);
    owner.update(
        "insert into enrollment (id, program_id, participant_id, started_at) values (?, ?, ?, now())",
        UUID.randomUUID(),
        second.id,
        me.id());

    me.sends(gad(Map.of(), false))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/program-needed"))
        .body("violations.field", contains("programId"));
    me.sends(with(gad(Map.of(), false), "programId", second.id))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(201)
        .body("assessment.programId", equalTo(second.id.toString()));
  }

  @Test
  void theListGoesFromTheNewestBackPageByPage() {
    World.Person me = owner.participant(scene.people().program());
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      String id = UUID.randomUUID().toString();
      me.sends(i % 2 == 0 ? gad(all(7, 0), true) : gad(Map.of(), false))
          .put(MINE + "/" + id)
          .then()
          .statusCode(201);
      made.add(0, id);
    }
    me.sends(audit(Map.of(), false)).put(MINE + "/" + UUID.randomUUID()).then().statusCode(201);
    List<String> read = new ArrayList<>();
    String cursor = null;
    do {
      Response page =
          me.asks()
              .get(
                  MINE + "?instrument=gad-7&limit=2" + (cursor == null ? "" : "&cursor=" + cursor));
      page.then().statusCode(200);
      read.addAll(page.path("items.id"));
      cursor = page.path("next");
    } while (cursor != null);

    assertEquals(made, read);
    String mine = me.asks().get(MINE + "?limit=1").path("next");
    assertNotNull(mine);
    World.Person other = owner.participant(scene.people().program());
    other
        .asks()
        .get(MINE + "?cursor=" + mine)
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/cursor-invalid"));
    assertNull(other.asks().get(MINE).path("next"));
  }

  @Test
  void whatIsSaidDoesNotReachTheEvents() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    String before = counselor.asks().get("/v1/me/events").path("cursor");
    me.sends(phq(Map.of("9", 3), false)).put(MINE + "/" + UUID.randomUUID()).then().statusCode(201);

    Response events = counselor.asks().get("/v1/me/events?since=" + before);
    events.then().statusCode(200).body("items.type", contains("alert.raised"));
    assertFalse(events.asString().contains("phq"), events.asString());
  }

  private long rowsOf(World.Person whose, World.Person reader) {
    AtomicLong rows = new AtomicLong();
    CurrentActor.run(
        new Actor.Person(reader.id(), reader.device(), "{}"),
        () ->
            rows.set(
                jdbc.first(
                        "select count(*) from assessment where participant_id = ?",
                        row -> row.getLong(1),
                        whose.id())
                    .orElseThrow()));
    return rows.get();
  }

  /** All items with one value. */
  static Map<String, Integer> all(int items, int value) {
    Map<String, Integer> answers = new HashMap<>();
    for (int item = 1; item <= items; item++) {
      answers.put(Integer.toString(item), value);
    }
    return answers;
  }

  static Map<String, Object> gad(Map<String, Integer> answers, boolean complete) {
    return body("gad-7", answers, complete);
  }

  private static Map<String, Object> phq(Map<String, Integer> answers, boolean complete) {
    return body("phq-9", answers, complete);
  }

  private static Map<String, Object> audit(Map<String, Integer> answers, boolean complete) {
    return body("audit-c", answers, complete);
  }

  static Map<String, Object> body(String instrument, Map<String, ?> answers, boolean complete) {
    return Map.of(
        "instrument", instrument, "instrumentVersion", 1, "answers", answers, "complete", complete);
  }

  private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
    Map<String, Object> changed = new HashMap<>(body);
    changed.put(field, value);
    return changed;
  }
}
