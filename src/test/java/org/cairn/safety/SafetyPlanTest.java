package org.cairn.safety;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Collections;
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

@QuarkusTest
class SafetyPlanTest extends HouseTest {
  private static final String MINE = "/v1/me/safety-plan";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void participantAndCounselorWriteItInTurnsAndEveryVersionStays() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    String theirs = theirs(program, me);
    me.asks().get(MINE).then().statusCode(404);
    counselor.asks().get(theirs).then().statusCode(404);
    String first =
        me.sends(World.safetyPlan())
            .put(MINE)
            .then()
            .statusCode(201)
            .body("version", equalTo(1))
            .body("changedBy", equalTo("participant"))
            .body("seenBy", containsString("counselors"))
            .extract()
            .header("ETag");

    me.sends(World.safetyPlan()).put(MINE).then().statusCode(200).header("ETag", first);
    counselor.asks().get(theirs).then().statusCode(200).header("ETag", first);
    Map<String, Object> better = plan("whatICanDo", List.of("A walk", "Call the group line"));
    counselor.sends(better).put(theirs).then().statusCode(428);
    String second =
        counselor
            .sends(better)
            .header("If-Match", first)
            .put(theirs)
            .then()
            .statusCode(200)
            .body("version", equalTo(2))
            .body("changedBy", equalTo("counselor"))
            .extract()
            .header("ETag");
    // The participant's phone had been offline: it learns that there is something newer.
    me.sends(plan("warningSigns", List.of("I skip meals")))
        .header("If-Match", first)
        .put(MINE)
        .then()
        .statusCode(412);
    me.sends(plan("warningSigns", List.of("I skip meals")))
        .header("If-Match", second)
        .put(MINE)
        .then()
        .statusCode(200)
        .body("version", equalTo(3));
    me.asks()
        .get(MINE + "/versions")
        .then()
        .statusCode(200)
        .body("items.version", contains(3, 2, 1))
        .body("items.changedBy", contains("participant", "counselor", "participant"))
        .body("items[1].plan.whatICanDo", contains("A walk", "Call the group line"));
    assertEquals(
        List.of("safety.plan_changed " + theirs, "safety.plan_changed " + theirs), told(counselor));
    assertEquals(List.of("safety.plan_changed " + MINE), told(me));
    counselor.asks().get(theirs).then().statusCode(200).body("version", equalTo(3));
  }

  @Test
  void nobodyElseReadsOrWritesIt() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    World.Person another = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    program.counsels(another, owner.participant(program));
    me.sends(World.safetyPlan()).put(MINE).then().statusCode(201);
    String theirs = theirs(program, me);

    for (World.Person stranger : List.of(another, scene.people().foreignCounselor())) {
      stranger.asks().get(theirs).then().statusCode(404);
      stranger.sends(World.safetyPlan()).header("If-Match", "*").put(theirs).then().statusCode(404);
    }
    for (World.Person role : List.of(program.coordinator, scene.people().facilitator())) {
      role.asks().get(theirs).then().statusCode(404);
      role.sends(World.safetyPlan()).header("If-Match", "*").put(theirs).then().statusCode(403);
    }
    program.discharge(me);
    counselor.asks().get(theirs).then().statusCode(404);
    me.asks().get(MINE).then().statusCode(200);
  }

  @Test
  void itDoesNotStandInTheDatabaseInClear() {
    World.Person me = owner.participant(scene.people().program());
    String canary = "canary" + UUID.randomUUID();
    me.sends(plan("whatICanDo", List.of(canary))).put(MINE).then().statusCode(201);

    me.asks().get(MINE).then().body("plan.whatICanDo", contains(canary));
    assertEquals(
        0,
        owner.count(
            "select count(*) from safety_plan where position(convert_to(?, 'UTF8') in body) > 0",
            canary));
    assertEquals(
        0, owner.count("select count(*) from event e where e::text like ?", "%" + canary + "%"));
  }

  @Test
  void ofManyWhoWriteAtOnceOneDoes() {
    World.Person me = owner.participant(scene.people().program());
    List<Integer> first = Parallel.all(8, i -> me.sends(World.safetyPlan()).put(MINE).statusCode());
    assertEquals(1, Collections.frequency(first, 201), first::toString);
    assertEquals(7, Collections.frequency(first, 200), first::toString);
    String tag = me.asks().get(MINE).header("ETag");

    List<Integer> next =
        Parallel.all(
            8,
            i ->
                me.sends(plan("warningSigns", List.of("Sign " + i)))
                    .header("If-Match", tag)
                    .put(MINE)
                    .statusCode());

    assertEquals(1, Collections.frequency(next, 200), next::toString);
    assertEquals(7, Collections.frequency(next, 412), next::toString);
    me.asks().get(MINE).then().body("version", equalTo(2));
  }

  @Test
  void wrongOnesNameTheField() {
    World.Person me = owner.participant(scene.people().program());
    Map<String, Object> wrong =
        Map.of(
            "warningSigns", Collections.nCopies(13, "A sign"),
            "whatICanDo", List.of("x".repeat(201)),
            "peopleAndPlaces", List.of(" "),
            "peopleToAsk", List.of(Map.of("phone", "865-555-0117")),
            "professionals", List.of(Map.of("name", "Dana", "phone", "1".repeat(41))));
    wrong.forEach(
        (field, value) ->
            me.sends(plan(field, value))
                .put(MINE)
                .then()
                .statusCode(400)
                .body("type", equalTo("platform/invalid-fields"))
                .body("violations.field", hasItem(containsString(field))));
    Map<String, Object> incomplete = World.safetyPlan();
    incomplete.remove("saferSurroundings");
    me.sends(incomplete)
        .put(MINE)
        .then()
        .statusCode(400)
        .body("violations.field", hasItem("saferSurroundings"));
    me.asks().get(MINE).then().statusCode(404);
  }

  private static Map<String, Object> plan(String part, Object content) {
    Map<String, Object> body = new HashMap<>(World.safetyPlan());
    body.put(part, content);
    return body;
  }

  private static String theirs(World.Program program, World.Person participant) {
    return "/v1/programs/" + program.id + "/participants/" + participant.id() + "/safety-plan";
  }

  private List<String> told(World.Person person) {
    return owner.column(
        "select type || ' ' || link from event where person_id = ? and type like 'safety.%'"
            + " order by id",
        person.id());
  }
}
