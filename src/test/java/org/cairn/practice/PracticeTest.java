package org.cairn.practice;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** What somebody practiced: logged once, corrected unseen by nobody, and theirs. */
@QuarkusTest
class PracticeTest extends HouseTest {
  private static final String MINE = "/v1/me/practices";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void aPracticeIsLoggedOnceAndTheFeelingAfterItCanComeLater() {
    World.Person me = owner.participant(scene.people().program());
    String path = path();
    Map<String, Object> first = World.practice(without("after"));
    String tag =
        put(me, path, first, null)
            .statusCode(201)
            .body("skill", equalTo("urge-surfing"))
            .body("title", equalTo("Ride the wave"))
            .body("programId", equalTo(scene.people().program().id.toString()))
            .body("before", equalTo(8))
            .body("after", nullValue())
            .body("note", nullValue())
            .body("noteShared", equalTo(false))
            .body("day", equalTo(World.today().toString()))
            .body("version", equalTo(1))
            .extract()
            .header("ETag");
    put(me, path, first, null).statusCode(200).header("ETag", equalTo(tag));

    Map<String, Object> later = World.practice(Map.of("note", "It passed while I counted."));
    put(me, path, later, null).statusCode(428);
    put(me, path, later, "\"other\"").statusCode(412);
    put(me, path, later, tag)
        .statusCode(200)
        .body("after", equalTo(4))
        .body("note", equalTo("It passed while I counted."))
        .body("version", equalTo(2));
    put(me, path, later, tag).statusCode(200).body("version", equalTo(2)); // a retry
    put(me, path, first, tag).statusCode(412);
    me.asks()
        .get(path)
        .then()
        .statusCode(200)
        .body("after", equalTo(4))
        .body("note", equalTo("It passed while I counted."));
    put(me, path, first, me.asks().get(path).header("ETag"))
        .statusCode(200)
        .body("note", nullValue());
  }

  @Test
  void whenItDidNotGoWellHelpComesAlongAndMakesNothingStale() {
    World.Person me = owner.participant(scene.people().program());
    for (int[] fine : new int[][] {{8, 4}, {7, 7}, {0, 2}}) {
      put(me, path(), World.practice(Map.of("before", fine[0], "after", fine[1])), null)
          .statusCode(201)
          .body("support", nullValue());
    }
    put(me, path(), World.practice(Map.of("before", 9, "after", 8)), null)
        .statusCode(201)
        .body("support.contacts", not(empty()));
    String path = path();
    String tag =
        put(me, path, World.practice(Map.of("before", 2, "after", 5)), null)
            .statusCode(201)
            .body("support.contacts", not(empty()))
            .extract()
            .header("ETag");
    String read = me.asks().get(path).then().body("support", nullValue()).extract().header("ETag");
    put(me, path, World.practice(Map.of("before", 2, "after", 6)), tag)
        .statusCode(200)
        .body("support.contacts", not(empty()));
    put(me, path, World.practice(Map.of("before", 2, "after", 2)), read).statusCode(412);
    put(
            me,
            path,
            World.practice(Map.of("before", 2, "after", 2)),
            me.asks().get(path).header("ETag"))
        .statusCode(200)
        .body("support", nullValue());
  }

  @Test
  void whatItIsOfStaysAndAnIdOfSomebodyElseIsTaken() {
    World.Person me = owner.participant(scene.people().program());
    World.Person other = owner.participant(scene.people().program());
    String path = path();
    put(me, path, World.practice(Map.of()), null).statusCode(201);

    put(me, path, World.practice(Map.of("skill", "still-hands")), "*")
        .statusCode(409)
        .body("type", equalTo("practice/practice-id-taken"));
    put(other, path, World.practice(Map.of()), null)
        .statusCode(409)
        .body("type", equalTo("practice/practice-id-taken"));
    put(other, path, World.practice(Map.of()), "*").statusCode(412);
    other.asks().get(path).then().statusCode(404);
    other.asks().header("If-Match", "*").delete(path).then().statusCode(404);
    me.asks().delete(path).then().statusCode(428);
    me.asks().header("If-Match", "\"other\"").delete(path).then().statusCode(412);
    me.asks().header("If-Match", "*").delete(path).then().statusCode(204);
    me.asks().get(path).then().statusCode(404);
  }

  @Test
  void twoDevicesThatLogTheSameLogItOnce() {
    World.Person me = owner.participant(scene.people().program());
    String path = path();
    Map<String, Object> said = World.practice(Map.of());

    List<Integer> answers = Parallel.all(6, i -> me.sends(said).put(path).statusCode());

    assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers::toString);
    assertEquals(5, answers.stream().filter(status -> status == 200).count(), answers::toString);
  }

  @Test
  void theNoteIsEncryptedAndGoesWithThePractice() {
    World.Person me = owner.participant(scene.people().program());
    String path = path();
    put(me, path, World.practice(Map.of("note", "in plain words")), null).statusCode(201);
    String id = path.substring(MINE.length() + 1);
    String stored = "from practice_note where practice_id = '" + id + "'";
    assertEquals(1, owner.count("select count(*) " + stored));
    assertFalse(owner.column("select encode(body, 'escape') " + stored).get(0).contains("plain"));

    me.asks().header("If-Match", "*").delete(path).then().statusCode(204);

    assertEquals(0, owner.count("select count(*) " + stored));
  }

  @Test
  void itCanBeAddedForTwoWeeksAndNotAhead() {
    World.Person me = owner.participant(scene.people().program());
    put(me, path(), at(Duration.ofDays(14).minusMinutes(1)), null).statusCode(201);
    put(me, path(), at(Duration.ofSeconds(-60)), null).statusCode(201); // a clock a little ahead
    put(me, path(), at(Duration.ofDays(14).plusMinutes(1)), null)
        .statusCode(400)
        .body("type", equalTo("practice/practiced-too-long-ago"))
        .body("violations.field", hasItem("practicedAt"));
    put(me, path(), at(Duration.ofMinutes(-10)), null)
        .statusCode(400)
        .body("type", equalTo("practice/practiced-in-future"))
        .body("violations.field", hasItem("practicedAt"));

    for (String never : List.of("-9999-01-01T00:00:00Z", "1969-12-31T23:59:59Z")) {
      put(me, path(), World.practice(Map.of("practicedAt", never)), null)
          .statusCode(400)
          .body("type", equalTo("practice/practiced-too-long-ago"));
    }
    put(me, path(), World.practice(Map.of("practicedAt", "+999999999-01-01T00:00:00Z")), null)
        .statusCode(400);

    // What is on record can be corrected later, but not moved.
    String old = path();
    put(me, old, at(Duration.ofDays(10)), null).statusCode(201);
    owner.update(
        "update practice set practiced_at = practiced_at - interval '30 days' where id = ?",
        UUID.fromString(old.substring(MINE.length() + 1)));
    put(me, old, World.practice(Map.of("after", 2)), "*").statusCode(200).body("after", equalTo(2));
    put(me, old, at(Duration.ofDays(15)), "*").statusCode(400);
  }

  @Test
  void theDayIsTheOneWhereItIsLived() {
    World.Person me = owner.participant(scene.people().program());
    Instant at = Instant.now().minus(Duration.ofDays(3));
    for (String zone : List.of("Pacific/Kiritimati", "Pacific/Pago_Pago")) {
      put(me, path(), World.practice(Map.of("practicedAt", at.toString(), "timeZone", zone)), null)
          .statusCode(201)
          .body("day", equalTo(LocalDate.ofInstant(at, java.time.ZoneId.of(zone)).toString()));
    }
    put(me, path(), World.practice(Map.of("timeZone", "Mars/Base")), null)
        .statusCode(400)
        .body("violations.field", hasItem("timeZone"));
  }

  @Test
  void aSkillOrEditionThatICannotReadIsUnknown() {
    World.Person me = owner.participant(scene.people().program());
    put(me, path(), World.practice(Map.of("skill", "no-such-skill")), null)
        .statusCode(400)
        .body("type", equalTo("practice/skill-unknown"))
        .body("violations.field", hasItem("skill"));
    put(me, path(), World.practice(Map.of("editionId", UUID.randomUUID())), null)
        .statusCode(400)
        .body("violations.field", hasItem("editionId"));
    World.Program other = world.program();
    UUID theirs = own(other);
    put(me, path(), World.practice(Map.of("editionId", theirs)), null)
        .statusCode(400)
        .body("violations.field", hasItem("editionId"));
    put(owner.participant(other), path(), World.practice(Map.of("editionId", theirs)), null)
        .statusCode(201)
        .body("editionId", equalTo(theirs.toString()));
    // And it is the one that they are offered.
    put(owner.participant(other), path(), World.practice(Map.of()), null)
        .statusCode(201)
        .body("editionId", equalTo(theirs.toString()));

    String spanish =
        me.sends(World.practice(Map.of()))
            .header("Accept-Language", "es")
            .put(path())
            .then()
            .statusCode(201)
            .body("title", equalTo("Surfea la ola"))
            .extract()
            .path("editionId");
    put(me, path(), World.practice(Map.of("editionId", spanish)), null)
        .statusCode(201)
        .body("title", equalTo("Surfea la ola"));
  }

  @Test
  void whoIsInTwoProgramsSaysWhichAndWhoIsInNoneKeepsItForThemselves() {
    World.Program program = world.program();
    World.Program second = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    owner.update(
        "insert into enrollment (id, program_id, participant_id, started_at)"
            + " values (gen_random_uuid(), ?, ?, now())",
        second.id,
        me.id());

    put(me, path(), World.practice(Map.of()), null)
        .statusCode(400)
        .body("type", equalTo("practice/program-needed"))
        .body("violations.field", hasItem("programId"));
    put(me, path(), World.practice(Map.of("programId", UUID.randomUUID())), null)
        .statusCode(400)
        .body("type", equalTo("practice/program-needed"));
    put(me, path(), World.practice(Map.of("programId", second.id)), null)
        .statusCode(201)
        .body("programId", equalTo(second.id.toString()));
    theirs(counselor, program, me).statusCode(200).body("items", empty());
    put(me, path(), World.practice(Map.of("programId", program.id)), null).statusCode(201);
    theirs(counselor, program, me).body("items", hasSize(1));

    World.Person gone = owner.participant(program);
    program.discharge(gone);
    put(gone, path(), World.practice(Map.of()), null)
        .statusCode(201)
        .body("programId", nullValue());
  }

  @Test
  void theCounselorSeesWhatIsInTheProgramAndANoteThatIsShared() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    World.Person stranger = owner.staff(program, "counselor");
    theirs(counselor, program, me).statusCode(404);
    program.counsels(counselor, me);
    theirs(counselor, program, me).statusCode(200).body("items", empty());
    String path = path();
    put(me, path, World.practice(Map.of("note", "mine alone")), null).statusCode(201);
    put(me, path(), World.practice(Map.of("note", "for Dana", "noteShared", true)), null)
        .statusCode(201)
        .body("noteShared", equalTo(true));

    theirs(counselor, program, me)
        .body("items.note", contains("for Dana", null))
        .body("items.noteShared", contains(true, false))
        .body("items.after", contains(4, 4));
    theirs(stranger, program, me).statusCode(404);
    put(me, path, World.practice(Map.of("note", "mine alone", "noteShared", true)), "*")
        .statusCode(200);
    theirs(counselor, program, me).body("items.note", contains("for Dana", "mine alone"));
    program.discharge(me);
    theirs(counselor, program, me).statusCode(404);
  }

  @Test
  void pagesGoOnWhereTheLastOneEndedNewestFirst() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    Instant same = Instant.now().minus(Duration.ofDays(1));
    for (int i = 0; i < 7; i++) {
      Instant at = i < 4 ? same : same.minus(Duration.ofHours(i));
      put(me, path(), World.practice(Map.of("practicedAt", at.toString())), null).statusCode(201);
    }
    List<String> all = me.asks().get(MINE).path("items.id");
    assertEquals(7, all.size());
    assertEquals(all, paged(me, MINE));
    assertEquals(
        all,
        paged(counselor, "/v1/programs/" + program.id + "/participants/" + me.id() + "/practices"));
    String cursor = me.asks().get(MINE + "?limit=1").path("next");
    owner
        .participant(program)
        .asks()
        .get(MINE + "?cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/cursor-invalid"));
  }

  @Test
  void whatIsLoggedHasLimitsAndSaysWhere() {
    World.Person me = scene.people().participant();
    Map<String, Object> wrong =
        Map.of(
            "before",
            11,
            "after",
            -1,
            "minutes",
            0,
            "situation",
            "the moon",
            "note",
            "x".repeat(2001),
            "skill",
            "Urge Surfing");
    wrong.forEach(
        (field, value) ->
            put(me, path(), World.practice(Map.of(field, value)), null)
                .statusCode(400)
                .body("violations.field", hasItem(field)));
  }

  @Test
  void aDayHasRoomForTwoHundred() {
    World.Person me = owner.participant(scene.people().program());
    put(me, path(), World.practice(Map.of()), null).statusCode(201);
    owner.update(
        "insert into practice select (jsonb_populate_record(null::practice, to_jsonb(p)"
            + " || jsonb_build_object('id', gen_random_uuid()))).* from practice p, generate_series(1, 199)"
            + " where p.participant_id = ?",
        me.id());

    put(me, path(), World.practice(Map.of()), null)
        .statusCode(409)
        .body("type", equalTo("practice/too-many-practices"));
    // Also when each is said to be before the one before.
    put(me, path(), at(Duration.ofMillis(1)), null).statusCode(409);
    String another = path();
    put(me, another, at(Duration.ofDays(2)), null).statusCode(201);
    put(me, another, at(Duration.ofMillis(1)), "*").statusCode(409);
  }

  @Test
  void marksAreOneWordForEachSkillAndTheLastCounts() {
    World.Person me = owner.participant(scene.people().program());
    String marks = "/v1/me/skill-marks";
    me.asks().get(marks).then().statusCode(200).body("items", empty());
    mark(me, "still-hands", "harmful", 204);
    mark(me, "urge-surfing", "harmful", 204);
    String read = me.asks().get(marks).asString();
    mark(me, "urge-surfing", "harmful", 204);
    assertEquals(read, me.asks().get(marks).asString());
    mark(me, "urge-surfing", "favorite", 204);
    me.asks()
        .get(marks)
        .then()
        .body("items.skill", contains("still-hands", "urge-surfing"))
        .body("items.mark", contains("harmful", "favorite"))
        .body("items.changedAt", not(hasItem(nullValue())))
        .body("next", nullValue());
    mark(me, "no-such-skill", "favorite", 404);
    me.sends(Map.of("mark", "meh"))
        .put(marks + "/urge-surfing")
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("mark"));
    me.asks().delete(marks + "/urge-surfing").then().statusCode(204);
    me.asks().delete(marks + "/urge-surfing").then().statusCode(204);
    me.asks().get(marks).then().body("items.skill", contains("still-hands"));
    owner.participant(scene.people().program()).asks().get(marks).then().body("items", empty());
  }

  /** A program's own edition of a skill that ships. */
  private UUID own(World.Program program) {
    return UUID.fromString(
        owner
            .column(
                "insert into skill_edition select (jsonb_populate_record(null::skill_edition, to_jsonb(e)"
                    + " || jsonb_build_object('id', gen_random_uuid(), 'program_id', ?::text,"
                    + " 'published_by', ?::text))).* from skill_edition e where e.slug = 'urge-surfing'"
                    + " and e.language = 'en' and e.program_id is null and e.current returning id",
                program.id.toString(),
                program.coordinator.id().toString())
            .get(0));
  }

  private static Map<String, Object> without(String field) {
    Map<String, Object> changes = new HashMap<>();
    changes.put(field, null);
    return changes;
  }

  private static Map<String, Object> at(Duration ago) {
    return World.practice(Map.of("practicedAt", Instant.now().minus(ago).toString()));
  }

  private static String path() {
    return MINE + "/" + UUID.randomUUID();
  }

  private static ValidatableResponse put(
      World.Person me, String path, Object body, String ifMatch) {
    RequestSpecification request = me.sends(body);
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put(path).then();
  }

  private static ValidatableResponse theirs(
      World.Person reader, World.Program program, World.Person participant) {
    return reader
        .asks()
        .get("/v1/programs/" + program.id + "/participants/" + participant.id() + "/practices")
        .then();
  }

  private static void mark(World.Person me, String skill, String mark, int status) {
    me.sends(Map.of("mark", mark)).put("/v1/me/skill-marks/" + skill).then().statusCode(status);
  }

  private static List<String> paged(World.Person reader, String path) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      var page = reader.asks().get(path + "?limit=2" + cursor).then().statusCode(200).extract();
      ids.addAll(page.path("items.id"));
      cursor = page.path("next") == null ? null : "&cursor=" + page.path("next");
    }
    return ids;
  }
}
