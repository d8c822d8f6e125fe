package org.cairn.program;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** Rooms of a site, cohorts of a program, and what a program promises. */
@QuarkusTest
class CohortTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void whoJoinsACohortIsBookedIntoItsSeriesAndWhoLeavesIsNot() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID cohort = program.cohort();
    UUID ahead = inSeriesOf(program, cohort, program.session(60 * 24 * 20));
    UUID over = inSeriesOf(program, cohort, program.session(-600));

    for (int i = 0; i < 2; i++) {
      put(program, cohort, me.id()).then().statusCode(204);
    }

    assertEquals(List.of("booked"), statuses(me, ahead));
    assertEquals(List.of(), statuses(me, over));
    members(program, cohort)
        .then()
        .body("items.participantId", contains(me.id().toString()))
        .body("items.name", contains("Person " + me.login()));

    for (int i = 0; i < 2; i++) {
      delete(program, cohort, me.id()).then().statusCode(204);
    }
    assertEquals(List.of("canceled"), statuses(me, ahead));
    members(program, cohort).then().body("items", empty());
  }

  @Test
  void whoComesBackHasThePlacesAgainThatLeavingTookAndNotThoseGivenUp() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID cohort = program.cohort();
    UUID kept = inSeriesOf(program, cohort, program.session(60 * 24 * 21));
    UUID givenUp = inSeriesOf(program, cohort, program.session(60 * 24 * 22));
    put(program, cohort, me.id()).then().statusCode(204);
    program
        .coordinator
        .asks()
        .delete("/v1/sessions/" + givenUp + "/bookings/" + me.id())
        .then()
        .statusCode(204);

    delete(program, cohort, me.id()).then().statusCode(204);
    put(program, cohort, me.id()).then().statusCode(204);

    assertEquals(List.of("canceled", "booked"), statuses(me, kept));
    assertEquals(List.of("canceled"), statuses(me, givenUp));
  }

  @Test
  void aCohortTakesParticipantsOfItsProgramAndIsItsCoordinatorsAlone() {
    Scene.People all = scene.people();
    UUID cohort = all.program().cohort();

    for (UUID nobody :
        List.of(
            all.foreigner().id(),
            all.discharged().id(),
            all.facilitator().id(),
            UUID.randomUUID())) {
      put(all.program(), cohort, nobody).then().statusCode(404);
    }
    put(all.other(), cohort, all.foreigner().id()).then().statusCode(404);
    members(all.other(), cohort, 404);
    members(all.program(), cohort).then().body("items", empty());
  }

  @Test
  void dischargeEndsMembershipOfCohorts() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID cohort = program.cohort();
    UUID ahead = inSeriesOf(program, cohort, program.session(60 * 24 * 23));
    put(program, cohort, me.id()).then().statusCode(204);

    program.discharge(me);

    assertEquals(List.of("canceled"), statuses(me, ahead));
    members(program, cohort).then().body("items", empty());
  }

  @Test
  void roomsAreTheSitesAndHaveNamesOfTheirOwn() {
    World.Program program = scene.people().program();
    String name = World.unique("Room");
    UUID other = scene.people().other().room();

    post(program, "rooms", Map.of("name", name)).then().statusCode(201);
    post(program, "rooms", Map.of("name", " " + name))
        .then()
        .statusCode(409)
        .body("type", equalTo("program/room-name-taken"));
    post(program, "rooms", Map.of("name", " ")).then().statusCode(400);
    program
        .coordinator
        .asks()
        .get("/v1/programs/" + program.id + "/rooms")
        .then()
        .body("items.name", hasItems(name))
        .body("items.id", not(hasItem(other.toString())));
  }

  @Test
  void cohortsHaveNamesOfTheirOwn() {
    World.Program program = scene.people().program();
    String name = World.unique("Cohort");

    post(program, "cohorts", Map.of("name", name)).then().statusCode(201);
    post(program, "cohorts", Map.of("name", name))
        .then()
        .statusCode(409)
        .body("type", equalTo("program/cohort-name-taken"));
    program
        .coordinator
        .asks()
        .get("/v1/programs/" + program.id + "/cohorts")
        .then()
        .body("items.name", hasItem(name));
  }

  @Test
  void aProgramChangesWhatItPromises() {
    World.Program program = world.program();
    String path = "/v1/programs/" + program.id;
    Response before = program.coordinator.asks().get(path);
    before
        .then()
        .statusCode(200)
        .body("cancelNotice", equalTo(1440))
        .body("offerMinutes", equalTo(120));
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "name", "Day program",
                "checkInOpensBefore", 10,
                "checkInClosesAfter", 20,
                "roomCodes", true,
                "cancelNotice", 60,
                "offerMinutes", 30));

    program.coordinator.sends(body).put(path).then().statusCode(428);
    String tag = before.header("ETag");
    program
        .coordinator
        .sends(body)
        .header("If-Match", tag)
        .put(path)
        .then()
        .statusCode(200)
        .body("name", equalTo("Day program"))
        .body("roomCodes", equalTo(true))
        .body("cancelNotice", equalTo(60));
    program.coordinator.sends(body).header("If-Match", tag).put(path).then().statusCode(412);
    program.coordinator.asks().get(path).then().body("offerMinutes", equalTo(30));
    body.put("offerMinutes", 4);
    program.coordinator.sends(body).header("If-Match", "*").put(path).then().statusCode(400);
  }

  @Test
  void aProgramIsFoundedWithItsOwnPromises() {
    World.Person coordinator = scene.people().program().coordinator;
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "name", "Program",
                "slug", World.unique("promise"),
                "checkInOpensBefore", 30,
                "checkInClosesAfter", 60,
                "cancelNotice", 0,
                "offerMinutes", 5,
                "site",
                    Map.of(
                        "name", "House",
                        "zone", "America/Chicago",
                        "region", "US-TN",
                        "address", "1 Street")));

    coordinator
        .sends(body)
        .post("/v1/programs")
        .then()
        .statusCode(201)
        .body("cancelNotice", equalTo(0))
        .body("offerMinutes", equalTo(5));
    body.put("cancelNotice", 10_081);
    coordinator.sends(body).post("/v1/programs").then().statusCode(400);
  }

  /** By the superuser, for no operation of this room makes series. */
  private UUID inSeriesOf(World.Program program, UUID cohort, UUID session) {
    UUID series = UUID.randomUUID();
    owner.update(
        "insert into series (id, program_id, cohort_id, kind, mode, title, local_start, zone,"
            + " minutes, rule, capacity, last_start, grown_until, changed_at) values (?, ?, ?,"
            + " 'group_therapy', 'in_person', 'Group', now(), 'UTC', 60, 'FREQ=DAILY;COUNT=1', 5,"
            + " now(), now(), now())",
        series,
        program.id,
        cohort);
    owner.update(
        "update session set series_id = ?, series_start = local_start where id = ?",
        series,
        session);
    return session;
  }

  private List<String> statuses(World.Person person, UUID session) {
    return owner.column(
        "select status from booking where participant_id = ? and session_id = ? order by created_at",
        person.id(),
        session);
  }

  private static Response post(World.Program program, String what, Object body) {
    return program.coordinator.sends(body).post("/v1/programs/" + program.id + "/" + what);
  }

  private static Response put(World.Program program, UUID cohort, UUID participant) {
    return program.coordinator.asks().put("/v1/cohorts/" + cohort + "/members/" + participant);
  }

  private static Response delete(World.Program program, UUID cohort, UUID participant) {
    return program.coordinator.asks().delete("/v1/cohorts/" + cohort + "/members/" + participant);
  }

  private static Response members(World.Program program, UUID cohort) {
    return members(program, cohort, 200);
  }

  private static Response members(World.Program program, UUID cohort, int status) {
    Response answer = program.coordinator.asks().get("/v1/cohorts/" + cohort + "/members");
    answer.then().statusCode(status);
    return answer;
  }
}
