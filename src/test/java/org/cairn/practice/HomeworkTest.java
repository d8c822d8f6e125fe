package org.cairn.practice;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
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
class HomeworkTest extends HouseTest {
  private static final String MINE = "/v1/me/homework";

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  /** A participant and their counselor. */
  private record Pair(World.Program program, World.Person me, World.Person counselor) {
    String theirs() {
      return "/v1/programs/" + program.id + "/participants/" + me.id() + "/homework";
    }

    ValidatableResponse sets(Map<String, ?> changes) {
      Map<String, Object> body =
          new HashMap<>(Map.of("dueOn", World.today().plusDays(6).toString()));
      body.putAll(changes);
      return counselor.sends(body).post(theirs()).then();
    }

    String set(Map<String, ?> changes) {
      return sets(changes).statusCode(201).extract().path("homework.id");
    }

    ValidatableResponse mine(String homework) {
      return me.asks().get(MINE + "/" + homework).then().statusCode(200);
    }

    ValidatableResponse seen(String homework) {
      return counselor.asks().get(theirs() + "/" + homework).then().statusCode(200);
    }
  }

  private Pair pair() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    return new Pair(program, me, counselor);
  }

  @Test
  void homeworkIsDoneByPracticingAndSundayShowsWhatItDid() {
    Pair pair = pair();
    String id =
        pair.sets(Map.of("skill", "urge-surfing", "times", 3, "note", "Before you drive home."))
            .statusCode(201)
            .body("homework.state", equalTo("open"))
            .body("homework.times", equalTo(3))
            .body("homework.progress.timesDone", equalTo(0))
            .body("homework.timeZone", equalTo(World.ZONE.getId()))
            .body("participant.name", startsWith("Person "))
            .body("setBy.name", startsWith("Staff "))
            .extract()
            .path("homework.id");
    pair.mine(id)
        .body("title", equalTo("Ride the wave"))
        .body("note", equalTo("Before you drive home."))
        .body("skill", equalTo("urge-surfing"))
        .body("worksheetType", nullValue());
    assertEquals(List.of("homework.set " + MINE + "/" + id), told(pair.me));

    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
    practice(pair, "urge-surfing", 8, 3, now);
    practice(pair, "urge-surfing", 7, 7, now.plusSeconds(1));
    practice(pair, "slow-the-out-breath", 9, 1, now); // another skill
    pair.mine(id).body("state", equalTo("open")).body("progress.timesDone", equalTo(2));
    assertEquals(List.of(), told(pair.counselor));
    practice(pair, "urge-surfing", 6, null, now.plusSeconds(2));
    practice(pair, "urge-surfing", 5, 4, now.plusSeconds(3));

    pair.mine(id)
        .body("state", equalTo("done"))
        .body("progress.doneAt", equalTo(now.plusSeconds(2).toString()))
        .body("progress.late", equalTo(false));
    Response sunday =
        pair.counselor.asks().get("/v1/programs/" + pair.program.id + "/homework?state=done");
    sunday
        .then()
        .statusCode(200)
        .body("items.homework.id", contains(id))
        .body("items[0].participant.id", equalTo(pair.me.id().toString()))
        .body("items[0].homework.progress.timesDone", equalTo(4))
        .body("items[0].homework.progress.rated", equalTo(3))
        .body("items[0].homework.progress.medianBefore", equalTo(7))
        .body("items[0].homework.progress.medianAfter", equalTo(4))
        .body("items[0].homework.progress.helped", equalTo(2));
    // Their counselor hears of it once.
    assertEquals(List.of("homework.done " + pair.theirs() + "/" + id), told(pair.counselor));
  }

  @Test
  void itIsToldToWhoCounselsThemNowWhoeverSetIt() {
    Pair pair = pair();
    World.Person second = owner.staff(pair.program, "counselor");
    String id = pair.set(Map.of("skill", "urge-surfing"));
    owner.update(
        "update assignment set ended_at = now() where staff_id = ? and participant_id = ?",
        pair.counselor.id(),
        pair.me.id());
    pair.program.counsels(second, pair.me);
    practice(pair, "urge-surfing", null, null, Instant.now().plusSeconds(1));
    assertEquals(List.of("homework.done " + pair.theirs() + "/" + id), told(second));
    assertEquals(List.of(), told(pair.counselor));
  }

  @Test
  void whatTheySayHarmsThemIsNotSet() {
    Pair pair = pair();
    pair.me
        .sends(Map.of("mark", "harmful"))
        .put("/v1/me/skill-marks/feel-your-feet")
        .then()
        .statusCode(204);
    pair.me
        .sends(Map.of("mark", "favorite"))
        .put("/v1/me/skill-marks/urge-surfing")
        .then()
        .statusCode(204);
    pair.sets(Map.of("skill", "feel-your-feet"))
        .statusCode(409)
        .body("type", equalTo("practice/skill-harms-them"));
    pair.set(Map.of("skill", "urge-surfing"));
    pair.me.asks().get(MINE).then().body("items.skill", contains("urge-surfing"));
  }

  @Test
  void whatIsWithdrawnFromTheLibraryCanStillBeReadAndPracticed() {
    Pair pair = pair();
    String id = pair.set(Map.of("skill", "urge-surfing"));
    owner.update(
        "insert into skill_withdrawal values (?, 'urge-surfing', true, 1, ?, now())",
        pair.program.id,
        pair.program.coordinator.id());
    try {
      pair.me.asks().get("/v1/skills/urge-surfing").then().statusCode(404);
      String edition = pair.mine(id).extract().path("editionId");
      pair.me
          .asks()
          .get("/v1/skill-editions/" + edition)
          .then()
          .statusCode(200)
          .body("slug", equalTo("urge-surfing"));
      pair.me
          .sends(Map.of("skill", "urge-surfing", "editionId", edition, "timeZone", "UTC"))
          .put("/v1/me/practices/" + UUID.randomUUID())
          .then()
          .statusCode(201);
      pair.mine(id).body("state", equalTo("done"));
    } finally {
      owner.update("delete from skill_withdrawal where program_id = ?", pair.program.id);
    }
  }

  @Test
  void aProgramsOwnTextIsReadByWhoHasItAsHomeworkAlsoLater() {
    Pair pair = pair();
    String slug = "own-" + UUID.randomUUID().toString().replaceAll("[0-9-]", "");
    owner.update(
        "insert into skill_edition select (jsonb_populate_record(e, jsonb_build_object('id', uuidv7(),"
            + " 'slug', ?::text, 'program_id', ?::uuid, 'published_by', ?::uuid))).* from skill_edition e"
            + " where e.slug = 'urge-surfing' and e.language = 'en' and e.current and e.program_id is null",
        slug,
        pair.program.id,
        pair.program.coordinator.id());
    try {
      String id = pair.set(Map.of("skill", slug));
      String edition = "/v1/skill-editions/" + pair.mine(id).extract().path("editionId");
      World.Person fellow = owner.participant(pair.program);
      for (World.Person one : List.of(pair.me, fellow)) {
        one.asks().get(edition).then().statusCode(200);
        pair.program.discharge(one);
      }
      pair.me.asks().get(edition).then().statusCode(200).body("slug", equalTo(slug));
      pair.me
          .asks()
          .get("/v1/skills/" + slug + "/editions")
          .then()
          .statusCode(200)
          .body("items", hasSize(1));
      fellow.asks().get(edition).then().statusCode(404);
      scene.people().foreigner().asks().get(edition).then().statusCode(404);
    } finally {
      owner.update("update skill_edition set current = false where slug = ?", slug);
    }
  }

  @Test
  void theWeekIsReadFromFourWeeksAgoOrInTheDaysThatAreAskedFor() {
    Pair pair = pair();
    String old = pair.set(Map.of("worksheetType", "diary-card"));
    backdate(old, 60, 40);
    String recent = pair.set(Map.of("worksheetType", "diary-card"));
    backdate(recent, 30, 20);
    String ahead = pair.set(Map.of("skill", "urge-surfing"));
    String ours = "/v1/programs/" + pair.program.id + "/homework";
    pair.counselor.asks().get(ours).then().body("items.homework.id", contains(recent, ahead));
    pair.counselor
        .asks()
        .get(ours + "?dueFrom=" + World.today().minusDays(50))
        .then()
        .body("items.homework.id", contains(old, recent, ahead));
    pair.counselor
        .asks()
        .get(ours + "?dueTo=" + World.today())
        .then()
        .body("items.homework.id", contains(recent));
  }

  @Test
  void practiceThatIsReportedLaterCountsFromWhenItWas() {
    Pair pair = pair();
    String id = pair.set(Map.of("skill", "urge-surfing"));
    backdate(id, 10, 3);
    pair.mine(id).body("state", equalTo("overdue"));
    pair.me.asks().get(MINE + "?state=overdue").then().body("items.id", contains(id));

    // Before it was set it does not count.
    practice(pair, "urge-surfing", null, null, Instant.now().minus(11, ChronoUnit.DAYS));
    pair.mine(id).body("state", equalTo("overdue"));
    // The phone was offline: it was in time.
    practice(pair, "urge-surfing", null, null, Instant.now().minus(5, ChronoUnit.DAYS));
    pair.mine(id)
        .body("state", equalTo("done"))
        .body("progress.late", equalTo(false))
        .body("progress.rated", equalTo(0))
        .body("progress.medianBefore", nullValue());
  }

  @Test
  void whatIsDoneAfterItsDayIsDoneAndLate() {
    Pair pair = pair();
    String id = pair.set(Map.of("skill", "urge-surfing"));
    backdate(id, 10, 3);
    practice(pair, "urge-surfing", null, null, Instant.now().minusSeconds(60));
    pair.mine(id).body("state", equalTo("done")).body("progress.late", equalTo(true));
  }

  @Test
  void aWorksheetAnswersItAlsoOneThatIsNotShared() {
    Pair pair = pair();
    String id = pair.set(Map.of("worksheetType", "thought-record", "times", 2));
    pair.mine(id).body("title", equalTo("Thought record")).body("skill", nullValue());
    for (int i = 0; i < 2; i++) {
      String path = "/v1/me/worksheets/" + UUID.randomUUID();
      pair.me.sends(World.worksheet(Map.of())).put(path).then().statusCode(201);
      pair.seen(id).body("homework.progress.timesDone", equalTo(i));
      pair.me
          .sends(World.worksheet(Map.of("content", WorksheetTest.record(), "complete", true)))
          .header("If-Match", "*")
          .put(path)
          .then()
          .statusCode(200);
    }
    pair.seen(id).body("homework.state", equalTo("done"));
    pair.mine(id).body("progress.doneAt", notNullValue());
    assertEquals(List.of("homework.done " + pair.theirs() + "/" + id), told(pair.counselor));
    // Another kind answers nothing.
    String other = pair.set(Map.of("worksheetType", "diary-card"));
    pair.mine(other).body("state", equalTo("open"));
  }

  @Test
  void aStormOfPracticesIsToldOnce() {
    Pair pair = pair();
    String id = pair.set(Map.of("skill", "urge-surfing", "times", 5));
    Instant now = Instant.now().plusSeconds(1);
    Parallel.all(
        8,
        i -> {
          practice(pair, "urge-surfing", 5, 4, now.plusSeconds(i));
          return i;
        });
    pair.mine(id).body("progress.timesDone", equalTo(8)).body("state", equalTo("done"));
    assertEquals(1, told(pair.counselor).size());
  }

  @Test
  void itIsChangedWithTheTagThatWasReadAndTheParticipantHearsOfIt() {
    Pair pair = pair();
    String id = pair.set(Map.of("skill", "urge-surfing", "note", "First."));
    String path = pair.theirs() + "/" + id;
    String tag = pair.counselor.asks().get(path).header("ETag");
    // Practice changes what is read, and not what may be changed.
    practice(pair, "slow-the-out-breath", null, null, Instant.now());
    practice(pair, "urge-surfing", null, null, Instant.now().plusSeconds(1));
    Map<String, Object> body =
        Map.of("times", 4, "dueOn", World.today().plusDays(9).toString(), "note", "Second.");
    pair.counselor.sends(body).put(path).then().statusCode(428);
    pair.counselor
        .sends(body)
        .header("If-Match", tag)
        .put(path)
        .then()
        .statusCode(200)
        .body("homework.times", equalTo(4))
        .body("homework.note", equalTo("Second."));
    pair.counselor.sends(body).put(path).then().statusCode(200); // the same, sent again
    pair.counselor
        .sends(Map.of("times", 5, "dueOn", World.today().toString()))
        .header("If-Match", tag)
        .put(path)
        .then()
        .statusCode(412);
    pair.mine(id).body("note", equalTo("Second.")).body("times", equalTo(4));
    // What was changed, and nothing of what was written.
    assertEquals(
        List.of("[]", "[\"times\", \"dueOn\"]"),
        owner.column(
            "select coalesce(jsonb_path_query_array(changes, '$[*].field'), '[]')::text from event"
                + " where person_id = ? and type in ('homework.set', 'homework.changed') order by id",
            pair.me.id()));
    assertEquals(
        0,
        owner.count(
            "select count(*) from event where person_id = ? and changes::text like '%Second%'",
            pair.me.id()));
  }

  @Test
  void whatAsksForMoreAfterItWasDoneIsToldAgainWhenThatIsDone() {
    Pair pair = pair();
    String id = pair.set(Map.of("skill", "urge-surfing"));
    practice(pair, "urge-surfing", null, null, Instant.now().plusSeconds(1));
    pair.counselor
        .sends(Map.of("times", 2, "dueOn", World.today().toString()))
        .header("If-Match", "*")
        .put(pair.theirs() + "/" + id)
        .then()
        .statusCode(200)
        .body("homework.state", equalTo("open"));
    practice(pair, "urge-surfing", null, null, Instant.now().plusSeconds(2));

    String done = "homework.done " + pair.theirs() + "/" + id;
    assertEquals(List.of(done, done), told(pair.counselor));
  }

  @Test
  void whatIsWithdrawnStaysToBeReadAndCountsNoMore() {
    Pair pair = pair();
    String id = pair.set(Map.of("skill", "urge-surfing"));
    String path = pair.theirs() + "/" + id;
    String tag = pair.counselor.asks().get(path).header("ETag");
    pair.counselor.asks().delete(path).then().statusCode(428);
    pair.counselor.asks().header("If-Match", tag).delete(path).then().statusCode(204);
    pair.counselor.asks().header("If-Match", tag).delete(path).then().statusCode(204);
    practice(pair, "urge-surfing", 5, 2, Instant.now().plusSeconds(1));
    pair.mine(id)
        .body("state", equalTo("withdrawn"))
        .body("withdrawnAt", notNullValue())
        .body("progress.timesDone", equalTo(0));
    pair.counselor
        .sends(Map.of("times", 2, "dueOn", World.today().toString()))
        .header("If-Match", "*")
        .put(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("practice/homework-withdrawn"));
    assertEquals(
        List.of("homework.set " + MINE + "/" + id, "homework.withdrawn " + MINE + "/" + id),
        told(pair.me));
    assertEquals(List.of(), told(pair.counselor));
  }

  @Test
  void whatIsToBeDoneComesFirstByItsDayThenWhatIsDone() {
    Pair pair = pair();
    String withdrawn = pair.set(Map.of("skill", "urge-surfing"));
    pair.counselor
        .asks()
        .header("If-Match", "*")
        .delete(pair.theirs() + "/" + withdrawn)
        .then()
        .statusCode(204);
    String done = pair.set(Map.of("skill", "reach-out"));
    practice(pair, "reach-out", null, null, Instant.now().plusSeconds(1));
    String doneLater = pair.set(Map.of("skill", "feel-your-feet"));
    practice(pair, "feel-your-feet", null, null, Instant.now().plusSeconds(5));
    String soon =
        pair.set(Map.of("skill", "urge-surfing", "dueOn", World.today().plusDays(1).toString()));
    String later = pair.set(Map.of("skill", "urge-surfing"));
    String overdue = pair.set(Map.of("worksheetType", "diary-card"));
    backdate(overdue, 9, 2);
    List<String> all = List.of(overdue, soon, later, doneLater, done, withdrawn);

    pair.me.asks().get(MINE).then().statusCode(200).body("items.id", equalTo(all));
    pair.counselor.asks().get(pair.theirs()).then().body("items.homework.id", equalTo(all));
    Response first = pair.me.asks().get(MINE + "?limit=4");
    first.then().body("items.id", equalTo(all.subList(0, 4)));
    pair.me
        .asks()
        .queryParam("cursor", first.<String>path("next"))
        .get(MINE + "?limit=4")
        .then()
        .body("items.id", equalTo(all.subList(4, 6)))
        .body("next", nullValue());
    pair.me.asks().get(MINE + "?state=open").then().body("items.id", contains(soon, later));
    pair.me.asks().get(MINE + "?state=Open").then().statusCode(400);
    String ours = "/v1/programs/" + pair.program.id + "/homework";
    pair.counselor.asks().get(ours).then().body("items.homework.id", equalTo(all));
    pair.counselor
        .asks()
        .get(ours + "?dueFrom=" + World.today())
        .then()
        .body("items.homework.id", equalTo(all.subList(1, 6)));
  }

  @Test
  void aSkillIsNamedInTheLanguageThatIRead() {
    Pair pair = pair();
    String id = pair.set(Map.of("skill", "urge-surfing"));
    String spanish =
        owner
            .column(
                "select title from skill_edition where slug = 'urge-surfing' and language = 'es' and current")
            .get(0);
    pair.me
        .asks()
        .header("Accept-Language", "es-MX")
        .get(MINE + "/" + id)
        .then()
        .body("title", equalTo(spanish));
    pair.me
        .asks()
        .header("Accept-Language", "es")
        .get(MINE)
        .then()
        .body("items.title", contains(spanish));
    for (String list : List.of(pair.theirs(), "/v1/programs/" + pair.program.id + "/homework")) {
      pair.counselor
          .asks()
          .header("Accept-Language", "es")
          .get(list)
          .then()
          .header("Vary", containsString("Accept-Language"))
          .body("items.homework.title", contains(spanish));
    }
    pair.counselor
        .asks()
        .header("Accept-Language", "es")
        .get(pair.theirs() + "/" + id)
        .then()
        .body("homework.title", equalTo(spanish));
    String sheet = pair.set(Map.of("worksheetType", "thought-record"));
    pair.me
        .asks()
        .header("Accept-Language", "es")
        .get(MINE + "/" + sheet)
        .then()
        .body("title", equalTo("Registro de pensamientos"));
  }

  @Test
  void whatCannotBeSetNamesItsField() {
    Pair pair = pair();
    refused(pair, Map.of("skill", "no-such-skill"), "skill-unknown", "skill");
    refused(pair, Map.of("worksheetType", "mind-map"), "worksheet-type-unknown", "worksheetType");
    refused(pair, Map.of(), "homework-unclear", "skill", "worksheetType");
    refused(
        pair,
        Map.of("skill", "urge-surfing", "worksheetType", "diary-card"),
        "homework-unclear",
        "skill",
        "worksheetType");
    for (String day :
        List.of(World.today().minusDays(1).toString(), World.today().plusYears(2).toString())) {
      refused(
          pair, Map.of("skill", "urge-surfing", "dueOn", day), "due-date-out-of-range", "dueOn");
    }
    for (Map<String, ?> wrong :
        List.of(
            Map.of("skill", "urge-surfing", "times", 0),
            Map.of("skill", "urge-surfing", "times", 22),
            Map.of("skill", "urge-surfing", "note", "x".repeat(1001)),
            Map.of("skill", "x".repeat(81)))) {
      pair.sets(wrong).statusCode(400).body("type", equalTo("platform/invalid-fields"));
    }
    // What a program does not offer is not set there.
    owner.update(
        "insert into skill_withdrawal values (?, 'reach-out', true, 1, ?, now()) on conflict do nothing",
        pair.program.id,
        pair.program.coordinator.id());
    try {
      refused(pair, Map.of("skill", "reach-out"), "skill-unknown", "skill");
    } finally {
      owner.update("delete from skill_withdrawal where program_id = ?", pair.program.id);
    }
  }

  @Test
  void aRetriedRequestSetsItOnce() {
    Pair pair = pair();
    String key = UUID.randomUUID().toString();
    Map<String, Object> body =
        Map.of("skill", "urge-surfing", "dueOn", World.today().plusDays(3).toString());
    String first =
        pair.counselor
            .sends(body)
            .header("Idempotency-Key", key)
            .post(pair.theirs())
            .then()
            .statusCode(201)
            .extract()
            .path("homework.id");
    pair.counselor
        .sends(body)
        .header("Idempotency-Key", key)
        .post(pair.theirs())
        .then()
        .statusCode(201)
        .body("homework.id", equalTo(first));
    pair.me.asks().get(MINE).then().body("items", hasSize(1));
  }

  @Test
  void strangersFindNothing() {
    Pair pair = pair();
    Pair other = pair();
    String id = pair.set(Map.of("skill", "urge-surfing"));
    String path = pair.theirs() + "/" + id;
    Map<String, Object> change = Map.of("times", 2, "dueOn", World.today().toString());
    for (World.Person stranger : List.of(other.counselor, scene.people().foreignCounselor())) {
      stranger.asks().get(path).then().statusCode(404);
      stranger.asks().get(pair.theirs()).then().statusCode(404);
      stranger.sends(change).header("If-Match", "*").put(path).then().statusCode(404);
      stranger.asks().header("If-Match", "*").delete(path).then().statusCode(404);
      stranger
          .sends(Map.of("skill", "urge-surfing", "dueOn", World.today().toString()))
          .post(pair.theirs())
          .then()
          .statusCode(404);
    }
    other
        .counselor
        .asks()
        .get("/v1/programs/" + pair.program.id + "/homework")
        .then()
        .statusCode(200)
        .body("items", empty());
    scene
        .people()
        .foreignCounselor()
        .asks()
        .get("/v1/programs/" + pair.program.id + "/homework")
        .then()
        .statusCode(404);
    other.me.asks().get(MINE + "/" + id).then().statusCode(404);
    other.me.asks().get(MINE).then().body("items", empty());
    // Under somebody else it is not there, nor changed.
    pair.counselor.asks().get(other.theirs() + "/" + id).then().statusCode(404);
  }

  @Test
  void theDatabaseItselfShowsNothingToStrangersAndTheDischargedGetNoMore() {
    Pair pair = pair();
    Pair other = pair();
    UUID id = UUID.fromString(pair.set(Map.of("worksheetType", "thought-record")));
    UUID worksheet = UUID.randomUUID();
    for (boolean complete : List.of(false, true)) {
      pair.me
          .sends(World.worksheet(Map.of("content", WorksheetTest.record(), "complete", complete)))
          .headers(complete ? Map.of("If-Match", "*") : Map.of())
          .put("/v1/me/worksheets/" + worksheet);
    }
    List<String> all =
        List.of(
            "select 1 from worksheet where id = ?",
            "select 1 from worksheet_version where worksheet_id = ?",
            "select 1 from homework where id = ?",
            "select 1 from homework_progress(array[?::uuid])");
    for (World.Person stranger :
        List.of(
            other.me, other.counselor, pair.program.coordinator, scene.people().facilitator())) {
      for (String sql : all) {
        assertEquals(0, rows(stranger, sql, sql.contains("worksheet") ? worksheet : id), sql);
      }
      assertEquals(
          0, changed(stranger, "update worksheet set shared = true where id = ?", worksheet));
      assertEquals(0, changed(stranger, "delete from worksheet where id = ?", worksheet));
      assertEquals(0, changed(stranger, "update homework set times = 1 where id = ?", id));
    }
    // The counselor sees that it is done, and not what is in it; the participant sets nothing.
    assertEquals(0, rows(pair.counselor, all.get(0), worksheet));
    assertEquals(0, rows(pair.counselor, all.get(1), worksheet));
    assertEquals(1, rows(pair.counselor, all.get(3), id));
    assertEquals(0, changed(pair.me, "update homework set times = 1 where id = ?", id));
    pair.program.discharge(pair.me);
    for (String sql : all) {
      assertEquals(0, rows(pair.counselor, sql, sql.contains("worksheet") ? worksheet : id), sql);
    }
  }

  @Test
  void whoWasDischargedKeepsWhatTheyHadAndGetsNoMore() {
    Pair pair = pair();
    String id = pair.set(Map.of("skill", "urge-surfing"));
    pair.program.discharge(pair.me);
    pair.sets(Map.of("skill", "urge-surfing")).statusCode(404);
    pair.counselor.asks().get(pair.theirs() + "/" + id).then().statusCode(404);
    pair.counselor
        .asks()
        .get("/v1/programs/" + pair.program.id + "/homework")
        .then()
        .body("items", empty());
    pair.mine(id).body("state", equalTo("open"));
  }

  private int rows(World.Person person, String sql, UUID id) {
    AtomicInteger rows = new AtomicInteger();
    CurrentActor.run(
        new Actor.Person(person.id(), person.device(), "{}"),
        () -> rows.set(jdbc.query(sql, row -> row.getInt(1), id).size()));
    return rows.get();
  }

  private int changed(World.Person person, String sql, UUID id) {
    AtomicInteger rows = new AtomicInteger();
    CurrentActor.run(
        new Actor.Person(person.id(), person.device(), "{}"), () -> rows.set(jdbc.update(sql, id)));
    return rows.get();
  }

  private List<String> told(World.Person person) {
    return owner.column(
        "select type || ' ' || link from event where person_id = ? and type like 'homework.%'"
            + " order by id",
        person.id());
  }

  private static void refused(Pair pair, Map<String, ?> changes, String slug, String... fields) {
    pair.sets(changes)
        .statusCode(400)
        .body("type", equalTo("practice/" + slug))
        .body("violations.field", contains(fields));
  }

  /** As if it had been set so many days ago and been due since. */
  private void backdate(String homework, int setDaysAgo, int dueDaysAgo) {
    owner.update(
        "update homework set set_at = now() - make_interval(days => ?), due_on = ? where id = ?",
        setDaysAgo,
        World.today().minusDays(dueDaysAgo),
        UUID.fromString(homework));
  }

  /** A practice as a phone would report it. */
  private void practice(Pair pair, String slug, Integer before, Integer after, Instant at) {
    assertEquals(
        1,
        owner.update(
            "insert into practice (id, participant_id, program_id, edition_id, slug, before, after,"
                + " practiced_at, zone, day, changed_at) select gen_random_uuid(), ?, ?, e.id, e.slug,"
                + " ?::smallint, ?::smallint, p.at, 'UTC', (p.at at time zone 'UTC')::date, now()"
                + " from skill_edition e, (values (?::timestamptz)) p (at) where e.slug = ? and e.current"
                + " and e.language = 'en' and e.program_id is null",
            pair.me.id(),
            pair.program.id,
            before,
            after,
            at.toString(),
            slug));
  }
}
