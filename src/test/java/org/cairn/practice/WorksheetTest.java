package org.cairn.practice;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorksheetTest extends HouseTest {
  private static final String MINE = "/v1/me/worksheets";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void aHalfDoneWorksheetGoesOnOnAnotherDeviceAndIsCompletedThere() {
    World.Person phone = owner.participant(scene.people().program());
    World.Person tablet = owner.signedIn(phone.id(), phone.login());
    String path = MINE + "/" + UUID.randomUUID();
    String begun =
        phone
            .sends(World.worksheet(Map.of("title", "At my brother's")))
            .put(path)
            .then()
            .statusCode(201)
            .body("complete", equalTo(false))
            .body("completedAt", nullValue())
            .body("shared", equalTo(false))
            .body("version", equalTo(1))
            .body("typeTitle", equalTo("Thought record"))
            .body("title", equalTo("At my brother's"))
            .extract()
            .header("ETag");
    tablet
        .asks()
        .get(path)
        .then()
        .statusCode(200)
        .header("ETag", begun)
        .body("content.situation", equalTo("My brother offered me a beer."));

    Map<String, Object> done = World.worksheet(Map.of("content", record(), "complete", true));
    tablet.sends(done).put(path).then().statusCode(428);
    String completed =
        tablet
            .sends(done)
            .header("If-Match", begun)
            .put(path)
            .then()
            .statusCode(200)
            .body("complete", equalTo(true))
            .body("completedAt", notNullValue())
            .body("version", equalTo(2))
            .body("content", equalTo(record()))
            .extract()
            .header("ETag");
    phone.asks().get(path).then().header("ETag", completed);
    // The same again, with any tag or none, is the same.
    tablet.sends(done).put(path).then().statusCode(200).header("ETag", completed);
    tablet.sends(done).header("If-Match", begun).put(path).then().header("ETag", completed);
    // The phone goes on with what it had.
    phone
        .sends(World.worksheet(Map.of("content", Map.of("situation", "Another"))))
        .header("If-Match", begun)
        .put(path)
        .then()
        .statusCode(412)
        .body("type", equalTo("platform/stale"));
    // Also what is complete can be corrected.
    Map<String, Object> corrected = record();
    corrected.put("next", "Call my sister.");
    String since = phone.asks().get(path).path("completedAt");
    phone
        .sends(World.worksheet(Map.of("content", corrected, "complete", true)))
        .header("If-Match", completed)
        .put(path)
        .then()
        .statusCode(200)
        .body("version", equalTo(3))
        .body("completedAt", equalTo(since));
  }

  @Test
  void whatDoesNotFitIsNamedByItsPlaceAndNotRepeated() {
    World.Person me = scene.people().participant();
    Map<String, Object> day = new HashMap<>(Map.of("day", "2026-11-20", "mood", 11));
    ValidatableResponse refused =
        misfit(
            me,
            Map.of(
                "type",
                "diary-card",
                "content",
                Map.of(
                    "weekStarts",
                    "last Monday",
                    "focus",
                    "private ".repeat(50),
                    "entries",
                    List.of(
                        Map.of("day", "2026-02-30", "used", "a private matter"),
                        Map.of("craving", -1, "skills", List.of(7)),
                        day,
                        "private"))));
    refused
        .body(
            "violations.field",
            containsInAnyOrder(
                "content.weekStarts",
                "content.focus",
                "content.entries[0].day",
                "content.entries[0].used",
                "content.entries[1].craving",
                "content.entries[1].skills[0]",
                "content.entries[2].mood",
                "content.entries[3]"))
        .body("violations.in", everyItem(equalTo("body")))
        .body(message("content.entries[2].mood"), equalTo("has to be 10 or less"))
        .body(message("content.entries[1].craving"), equalTo("has to be 0 or more"))
        .body(message("content.entries[0].used"), equalTo("has to be true or false"))
        .body(message("content.entries[1].skills[0]"), equalTo("has to be text"))
        .body(message("content.entries[3]"), equalTo("has to be a group of fields"))
        .body(message("content.focus"), equalTo("has room for 300 characters"))
        .body(message("content.weekStarts"), equalTo("has to be a day, written like 2026-11-23"));
    String body = refused.extract().asString();
    assertFalse(body.contains("private") || body.contains("Monday"), body);
  }

  @Test
  void aFieldThatIsNotPartOfItIsRefusedWithoutRepeatingIt() {
    World.Person me = scene.people().participant();
    ValidatableResponse refused =
        misfit(
            me,
            Map.of(
                "content",
                Map.of(
                    "my.private <b>",
                    1,
                    "thoughts",
                    List.of(Map.of("thought", "x", "secret", true)))));
    refused
        .body("violations.field", containsInAnyOrder("content", "content.thoughts[0]"))
        .body(
            "violations.message",
            everyItem(equalTo("has a field that this worksheet does not have")));
    String body = refused.extract().asString();
    assertFalse(body.contains("private") || body.contains("secret"), body);
  }

  @Test
  void whatIsMissingCountsOnlyWhenItIsComplete() {
    World.Person me = scene.people().participant();
    Map<String, Object> half =
        Map.of("situation", "", "feelings", List.of(), "thoughts", List.of(Map.of("belief", 7)));
    me.sends(World.worksheet(Map.of("content", half)))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(201);
    misfit(me, Map.of("content", half, "complete", true))
        .body(
            "violations.field",
            containsInAnyOrder(
                "content.anotherView",
                "content.situation",
                "content.feelings",
                "content.thoughts[0].thought"))
        .body(message("content.anotherView"), equalTo("is still needed before this is complete"))
        .body(message("content.feelings"), equalTo("needs at least 1 before this is complete"));
    me.sends(World.worksheet(Map.of("content", Map.of())))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(201);
  }

  @Test
  void aFieldThatIsNullIsOneThatIsLeftOut() {
    World.Person me = scene.people().participant();
    String path = MINE + "/" + UUID.randomUUID();
    String start = "{\"type\":\"thought-record\",\"typeVersion\":1,\"complete\":false,\"content\":";
    String body =
        start
            + "{\"situation\":null,\"beliefNow\":3,\"thoughts\":[{\"thought\":\"x\",\"belief\":null}]}}";
    me.sends(body)
        .put(path)
        .then()
        .statusCode(201)
        .body(
            "content",
            equalTo(Map.of("beliefNow", 3, "thoughts", List.of(Map.of("thought", "x")))));
    me.sends(body).put(path).then().statusCode(200);
    // In a list it stands for nothing.
    me.sends(start + "{\"thoughts\":[null]}}")
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(400);
  }

  @Test
  void bombsAreRefusedBeforeTheyCost() {
    World.Person me = scene.people().participant();
    String path = MINE + "/" + UUID.randomUUID();
    String deep = "[".repeat(200) + "]".repeat(200);
    String start = "{\"type\":\"diary-card\",\"typeVersion\":1,\"complete\":false,\"content\":";
    me.sends(start + "{\"entries\":" + deep + "}}").put(path).then().statusCode(400);
    me.sends(start + "{\"focus\":\"" + "x".repeat(70_000) + "\"}}")
        .put(path)
        .then()
        .statusCode(413);
    for (String number : List.of("1e400", "-1e400", "1e999999999", "5.5", "9".repeat(900))) {
      me.sends(start + "{\"entries\":[{\"mood\":" + number + "}]}}")
          .put(path)
          .then()
          .statusCode(400)
          .body("violations.field", contains("content.entries[0].mood"));
    }
    me.sends(start + "{\"focus\":\"a\\u0000b\"}}").put(path).then().statusCode(400);
    me.sends(start + "{\"focus\":\"a\\ud800b\"}}").put(path).then().statusCode(400);
    me.sends(start + "[]}").put(path).then().statusCode(400);
    // Many misfits are not all told.
    me.sends(start + "{\"entries\":[" + String.join(",", Collections.nCopies(9000, "1")) + "]}}")
        .put(path)
        .then()
        .statusCode(400)
        .body("violations", hasSize(50));
    me.asks().get(path).then().statusCode(404);
  }

  @Test
  void aKindOrVersionThatIsNotThereIsNamed() {
    World.Person me = scene.people().participant();
    for (Map<String, Object> unknown :
        List.<Map<String, Object>>of(
            Map.of("type", "mind-map"), Map.of("typeVersion", 2), Map.of("type", "diary"))) {
      me.sends(World.worksheet(unknown))
          .put(MINE + "/" + UUID.randomUUID())
          .then()
          .statusCode(400)
          .body("type", equalTo("practice/worksheet-type-unknown"))
          .body("violations.field", contains("type"));
    }
  }

  @Test
  void aStormOfOneSaveIsOneWorksheet() {
    World.Person me = owner.participant(scene.people().program());
    String path = MINE + "/" + UUID.randomUUID();

    List<Response> answers = Parallel.all(12, i -> me.sends(World.worksheet(Map.of())).put(path));

    assertEquals(1, answers.stream().filter(one -> one.statusCode() == 201).count());
    assertEquals(11, answers.stream().filter(one -> one.statusCode() == 200).count());
    assertEquals(1, new HashSet<>(answers.stream().map(Response::asString).toList()).size());
    me.asks().get(MINE).then().body("items", hasSize(1));
  }

  @Test
  void whatItSaidBeforeStaysToBeReadByMeAlone() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID id = UUID.randomUUID();
    String path = MINE + "/" + id;
    me.sends(World.worksheet(Map.of("shared", true))).put(path).then().statusCode(201);
    for (int i = 2; i <= 4; i++) {
      me.sends(
              World.worksheet(
                  Map.of(
                      "content",
                      Map.of("situation", "Take " + i),
                      "title",
                      "T" + i,
                      "shared",
                      true)))
          .header("If-Match", "*")
          .put(path)
          .then()
          .statusCode(200)
          .body("version", equalTo(i));
    }
    // To share or not is no new version.
    me.sends(
            World.worksheet(
                Map.of("content", Map.of("situation", "Take 4"), "title", "T4", "shared", false)))
        .header("If-Match", "*")
        .put(path)
        .then()
        .statusCode(200)
        .body("version", equalTo(4))
        .body("shared", equalTo(false));

    Response first = me.asks().get(path + "/versions?limit=3");
    first
        .then()
        .statusCode(200)
        .body("items.version", contains(4, 3, 2))
        .body("items.title", contains("T4", "T3", "T2"))
        .body("items[0].content.situation", equalTo("Take 4"));
    me.asks()
        .queryParam("cursor", first.<String>path("next"))
        .get(path + "/versions?limit=3")
        .then()
        .body("items.version", contains(1))
        .body("items[0].content.situation", equalTo("My brother offered me a beer."))
        .body("next", nullValue());
    scene.people().fellow().asks().get(path + "/versions").then().statusCode(404);
    assertEquals(
        0,
        owner.count(
            "select count(*) from worksheet_version where worksheet_id = ?"
                + " and position('beer' in encode(content, 'escape')) > 0",
            id));
  }

  @Test
  void onlyTheLastTwoHundredVersionsAreKept() {
    World.Person me = owner.participant(scene.people().program());
    UUID id = UUID.randomUUID();
    me.sends(World.worksheet(Map.of())).put(MINE + "/" + id).then().statusCode(201);
    for (int i = 0; i < 210; i++) {
      owner.update("update worksheet set content = content where id = ?", id);
    }
    assertEquals(
        200, owner.count("select count(*) from worksheet_version where worksheet_id = ?", id));
    me.asks().get(MINE + "/" + id + "/versions").then().body("items[0].version", equalTo(211));
  }

  @Test
  void myCounselorReadsWhatIShareAndNothingElse() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = scene.people().counselor();
    program.counsels(counselor, me);
    String theirs = "/v1/programs/" + program.id + "/participants/" + me.id() + "/worksheets";
    UUID shared = UUID.randomUUID();
    UUID own = UUID.randomUUID();
    me.sends(World.worksheet(Map.of("shared", true)))
        .put(MINE + "/" + shared)
        .then()
        .statusCode(201);
    me.sends(World.worksheet(Map.of())).put(MINE + "/" + own).then().statusCode(201);

    counselor
        .asks()
        .get(theirs)
        .then()
        .statusCode(200)
        .body("items.id", contains(shared.toString()))
        .body("items[0].content", nullValue());
    counselor
        .asks()
        .get(theirs + "/" + shared)
        .then()
        .statusCode(200)
        .body("content.situation", equalTo("My brother offered me a beer."));
    counselor.asks().get(theirs + "/" + own).then().statusCode(404);
    counselor.asks().get(MINE).then().statusCode(403);
    scene.people().foreignCounselor().asks().get(theirs).then().statusCode(404);
    scene.people().foreignCounselor().asks().get(theirs + "/" + shared).then().statusCode(404);
    owner.staff(program, "counselor").asks().get(theirs + "/" + shared).then().statusCode(404);
    // Under another program or person it is not there.
    counselor
        .asks()
        .get(
            "/v1/programs/"
                + program.id
                + "/participants/"
                + scene.people().participant().id()
                + "/worksheets/"
                + shared)
        .then()
        .statusCode(404);

    // What is taken back is gone for them.
    me.sends(World.worksheet(Map.of()))
        .header("If-Match", "*")
        .put(MINE + "/" + shared)
        .then()
        .statusCode(200);
    counselor.asks().get(theirs + "/" + shared).then().statusCode(404);
    counselor.asks().get(theirs).then().statusCode(200).body("items", empty());
  }

  @Test
  void nobodyElseReadsChangesOrTakesTheIdOfMine() {
    World.Person me = owner.participant(scene.people().program());
    World.Person fellow = scene.people().fellow();
    String path = MINE + "/" + UUID.randomUUID();
    me.sends(World.worksheet(Map.of())).put(path).then().statusCode(201);
    for (World.Person stranger : List.of(fellow, scene.people().foreigner())) {
      stranger.asks().get(path).then().statusCode(404);
      stranger.asks().get(path + "/readable").then().statusCode(404);
      stranger.asks().header("If-Match", "*").delete(path).then().statusCode(404);
      stranger
          .sends(World.worksheet(Map.of()))
          .put(path)
          .then()
          .statusCode(409)
          .body("type", equalTo("practice/worksheet-id-taken"));
    }
    // Nor does mine become one of another kind.
    me.sends(World.worksheet(Map.of("type", "diary-card", "content", Map.of())))
        .header("If-Match", "*")
        .put(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("practice/worksheet-id-taken"));
    me.sends(World.worksheet(Map.of()))
        .header("If-Match", "\"other\"")
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(412);
  }

  @Test
  void myOwnPaperICanAlwaysThrowAway() {
    World.Person me = owner.participant(scene.people().program());
    UUID id = UUID.randomUUID();
    String path = MINE + "/" + id;
    me.sends(World.worksheet(Map.of())).put(path).then().statusCode(201);
    String tag =
        me.sends(World.worksheet(Map.of("content", record(), "complete", true, "shared", true)))
            .header("If-Match", "*")
            .put(path)
            .then()
            .statusCode(200)
            .extract()
            .header("ETag");
    me.asks().delete(path).then().statusCode(428);
    me.asks().header("If-Match", "\"other\"").delete(path).then().statusCode(412);
    me.asks().header("If-Match", tag).delete(path).then().statusCode(204);
    me.asks().get(path).then().statusCode(404);
    me.asks().header("If-Match", tag).delete(path).then().statusCode(404);
    assertEquals(
        0, owner.count("select count(*) from worksheet_version where worksheet_id = ?", id));
  }

  @Test
  void whoIsInSeveralProgramsSaysWhichAndWhoIsInNoneKeepsItToThemselves() {
    World.Person me = owner.participant(scene.people().program());
    UUID other = scene.people().other().id;
    owner.update(
        "insert into enrollment (id, program_id, participant_id, started_at)"
            + " values (gen_random_uuid(), ?, ?, now())",
        other,
        me.id());
    String path = MINE + "/" + UUID.randomUUID();
    me.sends(World.worksheet(Map.of()))
        .put(path)
        .then()
        .statusCode(400)
        .body("type", equalTo("practice/program-needed"))
        .body("violations.field", contains("programId"));
    me.sends(World.worksheet(Map.of("programId", UUID.randomUUID())))
        .put(path)
        .then()
        .statusCode(400)
        .body("type", equalTo("practice/program-needed"));
    me.sends(World.worksheet(Map.of("programId", other)))
        .put(path)
        .then()
        .statusCode(201)
        .body("programId", equalTo(other.toString()));
    owner.update(
        "update enrollment set ended_at = now(), end_reason = 'completed' where participant_id = ?",
        me.id());
    me.sends(World.worksheet(Map.of("programId", other)))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("type", equalTo("practice/program-needed"));
    String own = MINE + "/" + UUID.randomUUID();
    me.sends(World.worksheet(Map.of("shared", true)))
        .put(own)
        .then()
        .statusCode(201)
        .body("programId", nullValue());
    me.asks().get(own).then().statusCode(200).body("programId", nullValue());
    me.asks().get(own + "/readable").then().statusCode(200).body(containsString(" UTC<"));
    // What was begun stays theirs.
    me.sends(World.worksheet(Map.of("content", Map.of("situation", "Later"))))
        .header("If-Match", "*")
        .put(path)
        .then()
        .statusCode(200);
    me.asks().get(path + "/readable").then().statusCode(200);
  }

  @Test
  void theListIsFilteredAndPagedNewestFirst() {
    World.Person me = owner.participant(scene.people().program());
    List<String> ids = IntStream.range(0, 5).mapToObj(i -> UUID.randomUUID().toString()).toList();
    for (String id : ids) {
      me.sends(World.worksheet(Map.of("title", "Mine")))
          .put(MINE + "/" + id)
          .then()
          .statusCode(201);
    }
    String done = UUID.randomUUID().toString();
    me.sends(
            World.worksheet(
                Map.of(
                    "type",
                    "readiness-ruler",
                    "content",
                    Map.of(
                        "change",
                        "Drink less",
                        "importance",
                        Map.of("number", 8),
                        "confidence",
                        Map.of("number", 5),
                        "readiness",
                        Map.of("number", 6)),
                    "complete",
                    true)))
        .put(MINE + "/" + done)
        .then()
        .statusCode(201);

    Response first = me.asks().get(MINE + "?limit=4");
    first
        .then()
        .statusCode(200)
        .body("items.id", contains(done, ids.get(4), ids.get(3), ids.get(2)))
        .body("items[1].title", equalTo("Mine"))
        .body("items[0].content", nullValue());
    String next = first.path("next");
    me.asks()
        .queryParam("cursor", next)
        .get(MINE + "?limit=4")
        .then()
        .body("items.id", contains(ids.get(1), ids.get(0)))
        .body("next", nullValue());
    me.asks().queryParam("cursor", next).get(MINE + "?complete=true").then().statusCode(400);
    me.asks().get(MINE + "?complete=true").then().body("items.id", contains(done));
    me.asks().get(MINE + "?complete=false").then().body("items", hasSize(5));
    me.asks().get(MINE + "?type=readiness-ruler").then().body("items.id", contains(done));
    me.asks().get(MINE + "?type=change-plan").then().body("items", empty());
  }

  @Test
  void thereIsRoomForTwoThousand() {
    World.Person me = owner.participant(scene.people().program());
    UUID id = UUID.randomUUID();
    me.sends(World.worksheet(Map.of())).put(MINE + "/" + id).then().statusCode(201);
    owner.update(
        "insert into worksheet (id, participant_id, program_id, type, type_version, content, shared,"
            + " started_at, saved_at, changed_at) select gen_random_uuid(), participant_id, program_id, type,"
            + " type_version, content, shared, started_at, saved_at, changed_at"
            + " from worksheet, generate_series(1, 1999) where id = ?",
        id);
    me.sends(World.worksheet(Map.of()))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(409)
        .body("type", equalTo("practice/too-many-worksheets"));
    // What is there already is none more.
    me.sends(World.worksheet(Map.of())).put(MINE + "/" + id).then().statusCode(200);
  }

  @Test
  void whatIsWrittenIsNotReadableInTheDatabase() {
    World.Person me = owner.participant(scene.people().program());
    UUID id = UUID.randomUUID();
    me.sends(World.worksheet(Map.of("title", "beer and me")))
        .put(MINE + "/" + id)
        .then()
        .statusCode(201);
    String stored =
        owner
            .column(
                "select encode(content, 'escape') || encode(title, 'escape') from worksheet where id = ?",
                id)
            .get(0);
    assertTrue(!stored.contains("beer"), stored);
  }

  private ValidatableResponse misfit(World.Person me, Map<String, ?> changes) {
    return me.sends(World.worksheet(changes))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("type", equalTo("practice/worksheet-does-not-fit"))
        .body("title", not(empty()));
  }

  private static String message(String field) {
    return "violations.find { it.field == '" + field + "' }.message";
  }

  /** A thought record that has all it needs. */
  static Map<String, Object> record() {
    return new HashMap<>(
        Map.of(
            "situation",
            "My brother offered me a beer.",
            "feelings",
            List.of(Map.of("feeling", "Shame", "strength", 7)),
            "thoughts",
            List.of(Map.of("thought", "He thinks I cannot do it.", "belief", 8)),
            "anotherView",
            "He forgot, and he was glad to see me."));
  }
}
