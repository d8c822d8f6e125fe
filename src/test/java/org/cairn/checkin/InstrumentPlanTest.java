package org.cairn.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InstrumentPlanTest extends HouseTest {
  private static final String MINE = "/v1/me/instruments";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void aCounselorPlansChangesAndEndsByWhatTheyHaveRead() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = counselorOf(program, me);
    String path = path(program, me) + "/gad-7";
    LocalDate today = World.today();

    String planned =
        counselor
            .sends(plan(2, today))
            .put(path)
            .then()
            .statusCode(201)
            .body("everyWeeks", equalTo(2))
            .extract()
            .header("ETag");
    counselor.sends(plan(2, today)).put(path).then().statusCode(200).header("ETag", planned);
    counselor.asks().get(path).then().statusCode(200).header("ETag", planned);
    counselor.sends(plan(4, today)).put(path).then().statusCode(428);
    String changed =
        counselor
            .sends(plan(null, today))
            .header("If-Match", planned)
            .put(path)
            .then()
            .statusCode(200)
            .body("everyWeeks", nullValue())
            .extract()
            .header("ETag");
    counselor.sends(plan(4, today)).header("If-Match", planned).put(path).then().statusCode(412);
    counselor
        .asks()
        .get(path(program, me))
        .then()
        .statusCode(200)
        .body("items.instrument", contains("gad-7"));
    counselor.asks().delete(path).then().statusCode(428);
    counselor.asks().header("If-Match", planned).delete(path).then().statusCode(412);
    counselor.asks().header("If-Match", changed).delete(path).then().statusCode(204);
    counselor.asks().get(path).then().statusCode(404);
    counselor.asks().get(path(program, me)).then().body("items", empty());
    me.asks().get(MINE).then().statusCode(200).body("items", empty());
  }

  @Test
  void overTheWeeksItIsDueAgainAfterEachCompletion() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = counselorOf(program, me);
    LocalDate today = World.today();
    LocalDate first = today.minusDays(40);
    counselor.sends(plan(2, first)).put(path(program, me) + "/gad-7").then().statusCode(201);

    me.asks()
        .get(MINE)
        .then()
        .statusCode(200)
        .body("items.dueOn", contains(first.toString()))
        .body("items[0].overdue", equalTo(true))
        .body("items[0].words", startsWith("It was planned for"))
        .body("items[0].lastCompletedOn", nullValue());
    for (int days : List.of(38, 23, 14, 10)) {
      completed(program, me, today.minusDays(days));
      LocalDate due = today.minusDays(days).plusWeeks(2);
      me.asks()
          .get(MINE)
          .then()
          .body("items[0].lastCompletedOn", equalTo(today.minusDays(days).toString()))
          .body("items[0].dueOn", equalTo(due.toString()))
          .body("items[0].overdue", equalTo(due.isBefore(today)));
    }
    me.sends(AssessmentTest.gad(AssessmentTest.all(7, 1), true))
        .put("/v1/me/assessments/" + UUID.randomUUID())
        .then()
        .statusCode(201);
    me.asks()
        .get(MINE)
        .then()
        .body("items[0].dueOn", equalTo(World.today().plusWeeks(2).toString()));
  }

  @Test
  void onceIsDoneOnceItIsDone() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = counselorOf(program, me);
    counselor
        .sends(plan(null, World.today()))
        .put(path(program, me) + "/gad-7")
        .then()
        .statusCode(201);
    me.asks().get(MINE).then().body("items[0].words", equalTo("Planned for today."));

    completed(program, me, World.today());

    me.asks()
        .get(MINE)
        .then()
        .body("items[0].dueOn", nullValue())
        .body("items[0].overdue", equalTo(false))
        .body("items[0].words", equalTo("Done, thank you."));
  }

  @Test
  void aDraftOfThisWeekIsThereToGoOnWith() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = counselorOf(program, me);
    counselor
        .sends(plan(2, World.today()))
        .put(path(program, me) + "/gad-7")
        .then()
        .statusCode(201);
    UUID draft = UUID.randomUUID();
    me.asks().get(MINE).then().body("items[0].draftId", nullValue());

    me.sends(AssessmentTest.gad(Map.of("1", 1), false))
        .put("/v1/me/assessments/" + draft)
        .then()
        .statusCode(201);
    me.asks().get(MINE).then().body("items[0].draftId", equalTo(draft.toString()));
    owner.update(
        "update assessment set started_at = started_at - interval '8 days' where id = ?", draft);
    me.asks().get(MINE).then().body("items[0].draftId", nullValue());
  }

  @Test
  void onlyTheirOwnCounselorPlansForThem() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = counselorOf(program, me);
    World.Person another = counselorOf(program, owner.participant(program));
    String path = path(program, me) + "/gad-7";
    Map<String, Object> plan = plan(2, World.today());

    for (World.Person stranger : List.of(another, scene.people().foreignCounselor())) {
      stranger.sends(plan).put(path).then().statusCode(404);
      stranger.asks().get(path).then().statusCode(404);
      stranger.asks().get(path(program, me)).then().statusCode(404);
    }
    program.coordinator.sends(plan).put(path).then().statusCode(403);
    me.sends(plan).put(path).then().statusCode(403);
    counselor.sends(plan).put(path).then().statusCode(201);
    another.asks().header("If-Match", "*").delete(path).then().statusCode(404);
    owner.participant(program).asks().get(MINE).then().body("items", empty());
    program.discharge(me);
    counselor
        .sends(plan(4, World.today()))
        .header("If-Match", "*")
        .put(path)
        .then()
        .statusCode(404);
    me.asks().get(MINE).then().statusCode(200).body("items", empty());
  }

  @Test
  void whatCannotBePlannedSaysWhy() {
    World.Program program = scene.people().program();
    World.Program other = scene.people().other();
    World.Person me = owner.participant(program);
    World.Person counselor = counselorOf(program, me);
    String all = path(program, me);
    Map<String, Object> foreign = World.instrument(Map.of());
    other.coordinator.sends(foreign).post("/v1/programs/" + other.id + "/instruments");

    counselor.sends(plan(2, World.today())).put(all + "/c-ssrs").then().statusCode(404);
    counselor
        .sends(plan(2, World.today()))
        .put(all + "/" + foreign.get("slug"))
        .then()
        .statusCode(404);
    for (LocalDate day :
        List.of(World.today().plusYears(1).plusDays(2), World.today().minusYears(1).minusDays(2))) {
      counselor
          .sends(plan(2, day))
          .put(all + "/gad-7")
          .then()
          .statusCode(400)
          .body("type", equalTo("checkin/due-out-of-range"))
          .body("violations.field", contains("firstDue"));
    }
    for (Integer weeks : List.of(0, 53)) {
      counselor
          .sends(plan(weeks, World.today()))
          .put(all + "/gad-7")
          .then()
          .statusCode(400)
          .body("violations.field", contains("everyWeeks"));
    }
    counselor.sends(Map.of("everyWeeks", 2)).put(all + "/gad-7").then().statusCode(400);
    assertEquals(
        0, owner.count("select count(*) from instrument_plan where participant_id = ?", me.id()));
  }

  private World.Person counselorOf(World.Program program, World.Person participant) {
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, participant);
    return counselor;
  }

  /** At noon of that day, at the site. */
  private void completed(World.Program program, World.Person participant, LocalDate day) {
    owner.update(
        "insert into assessment (id, participant_id, program_id, instrument, instrument_version,"
            + " answers, started_at, changed_at, completed_at, score) select ?, ?, ?, 'gad-7', 1, '{}',"
            + " at, at, at, 0 from (values (?::timestamptz)) t (at)",
        UUID.randomUUID(),
        participant.id(),
        program.id,
        day.atTime(12, 0).atZone(World.ZONE).toOffsetDateTime());
  }

  private static String path(World.Program program, World.Person participant) {
    return "/v1/programs/" + program.id + "/participants/" + participant.id() + "/instruments";
  }

  private static Map<String, Object> plan(Integer everyWeeks, LocalDate firstDue) {
    Map<String, Object> plan = new HashMap<>();
    plan.put("everyWeeks", everyWeeks);
    plan.put("firstDue", firstDue.toString());
    return plan;
  }
}
