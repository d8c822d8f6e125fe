package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Collections;
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

/** Who leads sessions, cover, and the calendars of rooms and staff. */
@QuarkusTest
class StaffingTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void whoIsReplacedLosesSightOfTheSessionAtOnce() {
    World.Person before = owner.staff(program(), "facilitator");
    World.Person after = owner.staff(program(), "counselor");
    UUID session = at("2027-03-01T18:00:00");
    program().leads(before, session);
    before.asks().get("/v1/sessions/" + session + "/roster").then().statusCode(200);

    for (int i = 0; i < 2; i++) {
      lead(session, after).then().statusCode(204);
    }

    before.asks().get("/v1/sessions/" + session).then().statusCode(404);
    before.asks().get("/v1/sessions/" + session + "/roster").then().statusCode(404);
    after.asks().get("/v1/sessions/" + session + "/roster").then().statusCode(200);
    assertEquals(
        List.of("session.assigned", "session.unassigned"),
        owner.column(
            "select type from event where person_id = ? and type like 'session.%' order by xact, id",
            before.id()));
  }

  @Test
  void nobodyLeadsTwoSessionsAtOnce() {
    World.Person sam = owner.staff(program(), "facilitator");
    UUID first = at("2027-03-02T18:00:00");
    UUID second = at("2027-03-02T18:30:00");
    UUID third = at("2027-03-02T19:00:00");
    lead(first, sam).then().statusCode(204);

    lead(second, sam)
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/facilitator-busy"))
        .body("conflicts.sessionId", contains(second.toString()))
        .body("conflicts.what", contains("facilitator"))
        .body("conflicts.startsAt", contains("2027-03-02T18:30:00-05:00"))
        .body("conflicts.with", contains(first.toString()));
    assign(sam, second).then().statusCode(409).body("type", equalTo("program/staff-busy"));
    lead(third, sam).then().statusCode(204);
    program()
        .coordinator
        .sends(World.sessionBody(Map.of("localStart", "2027-03-02T18:45:00")))
        .header("If-Match", "*")
        .put("/v1/sessions/" + third)
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/facilitator-busy"));
  }

  @Test
  void ofManySessionsThatWantAFacilitatorAtTheSameTimeOneHasThem() {
    World.Person sam = owner.staff(program(), "facilitator");
    List<UUID> sessions =
        IntStream.range(0, 8).mapToObj(i -> at("2027-03-03T18:0" + i + ":00")).toList();

    List<Integer> statuses =
        Parallel.all(
            8,
            i ->
                (i % 2 == 0 ? lead(sessions.get(i), sam) : assign(sam, sessions.get(i)))
                    .getStatusCode());

    assertEquals(7, Collections.frequency(statuses, 409), statuses.toString());
  }

  @Test
  void onlyStaffOfTheCoordinatorWhoMayLeadLead() {
    UUID session = at("2027-03-04T18:00:00");
    for (World.Person nobody :
        List.of(
            scene.people().participant(),
            scene.people().foreignFacilitator(),
            program().coordinator)) {
      lead(session, nobody).then().statusCode(404);
    }
    lead(scene.people().otherSession(), scene.people().facilitator()).then().statusCode(404);
  }

  @Test
  void coverTakesAllSessionsOfTheDaysOrNone() {
    World.Person absent = owner.staff(program(), "facilitator");
    World.Person cover = owner.staff(program(), "facilitator");
    UUID monday = at("2027-04-05T18:00:00");
    UUID tuesday = at("2027-04-06T18:00:00");
    UUID later = at("2027-04-07T18:00:00");
    for (UUID session : List.of(monday, tuesday, later)) {
      lead(session, absent).then().statusCode(204);
    }
    UUID own = at("2027-04-06T18:30:00");
    lead(own, cover).then().statusCode(204);

    cover(absent, cover, "2027-04-05", 2)
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/facilitator-busy"))
        .body("conflicts.sessionId", contains(tuesday.toString()))
        .body("conflicts.with", contains(own.toString()));
    absent.asks().get("/v1/sessions/" + monday).then().statusCode(200);
    program()
        .coordinator
        .sends(Map.of("reason", "Moved."))
        .post("/v1/sessions/" + own + "/cancel")
        .then()
        .statusCode(200);

    cover(absent, cover, "2027-04-05", 2)
        .then()
        .statusCode(200)
        .body("sessions", containsInAnyOrder(monday.toString(), tuesday.toString()));

    for (UUID session : List.of(monday, tuesday)) {
      absent.asks().get("/v1/sessions/" + session).then().statusCode(404);
      cover.asks().get("/v1/sessions/" + session).then().statusCode(200);
    }
    absent.asks().get("/v1/sessions/" + later).then().statusCode(200);
    cover(absent, cover, "2027-04-05", 2).then().statusCode(200).body("sessions", empty());
    cover(absent, cover, "2027-04-05", 63).then().statusCode(400);
    cover(absent, cover, World.today().plusYears(2).plusDays(1).toString(), 5)
        .then()
        .statusCode(400)
        .body("type", equalTo("schedule/too-far-ahead"));
    cover(absent, scene.people().foreignFacilitator(), "2027-04-07", 1).then().statusCode(404);
    absent.asks().get("/v1/sessions/" + later).then().statusCode(200);
  }

  @Test
  void calendarsShowWhatIsLedAndWhatTakesPlace() {
    World.Person sam = owner.staff(program(), "facilitator");
    UUID room = program().room();
    UUID session = program().session(Map.of("localStart", "2027-05-03T23:30:00", "roomId", room));
    UUID canceled = program().session(Map.of("localStart", "2027-05-04T09:00:00", "roomId", room));
    lead(session, sam).then().statusCode(204);
    lead(canceled, sam).then().statusCode(204);
    program()
        .coordinator
        .sends(Map.of("reason", "Paint."))
        .post("/v1/sessions/" + canceled + "/cancel")
        .then()
        .statusCode(200);
    String days = "?from=2027-05-03&days=2";
    String staff = "/v1/programs/" + program().id + "/staff/" + sam.id() + "/calendar";

    sam.asks()
        .get("/v1/rooms/" + room + "/calendar" + days)
        .then()
        .statusCode(200)
        .body("items.sessionId", contains(session.toString()))
        .body("items[0].startsAt", equalTo("2027-05-03T23:30:00-04:00"));
    program()
        .coordinator
        .asks()
        .get(staff + days)
        .then()
        .statusCode(200)
        .body("items.sessionId", contains(session.toString(), canceled.toString()))
        .body("items.cancelReason", contains(null, "Paint."));
    sam.asks()
        .get("/v1/me/led-sessions" + days)
        .then()
        .statusCode(200)
        .body("items.id", contains(session.toString(), canceled.toString()))
        .body("items.booking", contains(null, null));
    sam.asks().get("/v1/me/led-sessions?from=2027-05-05").then().body("items", empty());
    sam.asks().get("/v1/me/led-sessions?days=63").then().statusCode(400);
    program().coordinator.asks().get(staff + "?days=0").then().statusCode(400);
    scene
        .people()
        .foreignFacilitator()
        .asks()
        .get("/v1/rooms/" + room + "/calendar" + days)
        .then()
        .statusCode(404);
    scene.people().other().coordinator.asks().get(staff + days).then().statusCode(404);
    program()
        .coordinator
        .asks()
        .get(
            "/v1/programs/"
                + program().id
                + "/staff/"
                + scene.people().participant().id()
                + "/calendar")
        .then()
        .statusCode(404);
  }

  @Test
  void ofAnotherProgramACalendarShowsOnlyThatTheTimeIsTaken() {
    World.Program house = world.program();
    World.Program neighbor = world.program();
    owner.update(
        "update program set site_id = (select site_id from program where id = ?) where id = ?",
        house.id,
        neighbor.id);
    UUID room = house.room();
    house.session(Map.of("localStart", "2027-06-01T09:00:00", "roomId", room));

    neighbor
        .coordinator
        .asks()
        .get("/v1/rooms/" + room + "/calendar?from=2027-06-01&days=1")
        .then()
        .statusCode(200)
        .body("items[0].startsAt", equalTo("2027-06-01T09:00:00-04:00"))
        .body("items[0].sessionId", nullValue())
        .body("items[0].programId", nullValue())
        .body("items[0].title", nullValue());
    neighbor
        .coordinator
        .sends(World.sessionBody(Map.of("localStart", "2027-06-01T09:30:00", "roomId", room)))
        .post("/v1/programs/" + neighbor.id + "/sessions")
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/room-busy"));
  }

  private World.Program program() {
    return scene.people().program();
  }

  private UUID at(String local) {
    return program().session(Map.of("localStart", local));
  }

  private Response lead(UUID session, World.Person staff) {
    return program()
        .coordinator
        .sends(Map.of("staffId", staff.id()))
        .put("/v1/sessions/" + session + "/facilitator");
  }

  private Response assign(World.Person staff, UUID session) {
    return program()
        .coordinator
        .sends(Map.of("staffId", staff.id(), "role", "facilitator", "sessionId", session))
        .post("/v1/programs/" + program().id + "/assignments");
  }

  private Response cover(World.Person absent, World.Person cover, String from, int days) {
    return program()
        .coordinator
        .sends(Map.of("absentId", absent.id(), "coverId", cover.id(), "from", from, "days", days))
        .post("/v1/programs/" + program().id + "/covers");
  }
}
