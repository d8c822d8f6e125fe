package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
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

/** A session on the timetable: its room, its time, whether it takes place. */
@QuarkusTest
class PlanningTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void aRoomIsTakenOnceAtATime() {
    UUID room = program().room();
    create(room, "2027-02-01T09:00:00").then().statusCode(201).body("roomId", equalTo(room + ""));
    UUID next = id(create(room, "2027-02-01T10:00:00"));

    create(room, "2027-02-01T09:59:00")
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/room-busy"));
    change(next, room, "2027-02-01T09:30:00")
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/room-busy"));
    change(next, null, "2027-02-01T09:30:00")
        .then()
        .statusCode(200)
        .body("roomId", nullValue())
        .body("room", nullValue());
    create(room, "2027-02-01T10:00:00").then().statusCode(201);
  }

  @Test
  void ofManyWhoWantARoomAtTheSameTimeOneHasIt() {
    for (int round = 0; round < 3; round++) {
      UUID room = program().room();
      String start = "2027-02-0" + (2 + round) + "T09:0";

      List<Integer> statuses =
          Parallel.all(8, i -> create(room, start + i + ":00").getStatusCode());

      assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
      assertEquals(7, Collections.frequency(statuses, 409), statuses.toString());
    }
  }

  @Test
  void theTimetableShowsWhatIsPlannedAndWhoLeadsIt() {
    World.Program house = world.program();
    World.Person sam = owner.staff(house, "facilitator");
    World.Person kim = owner.staff(house, "counselor");
    UUID evening =
        house.session(
            Map.of(
                "localStart",
                "2027-05-03T18:00:00",
                "mode",
                "hybrid",
                "joinLink",
                "https://meet.example.org/evening"));
    UUID morning = house.session(Map.of("localStart", "2027-05-03T09:00:00", "minutes", 90));
    house.session(Map.of("localStart", "2027-05-02T18:00:00"));
    house.session(Map.of("localStart", "2027-05-10T09:00:00"));
    house.leads(sam, evening);
    house.leads(kim, evening);
    house.coordinator.sends(Map.of("reason", "Paint.")).post("/v1/sessions/" + morning + "/cancel");

    timetable(house, "?from=2027-05-03")
        .then()
        .statusCode(200)
        .body("items.session.id", contains(morning.toString(), evening.toString()))
        .body("items.session.status", contains("canceled", "scheduled"))
        .body("items.session.cancelReason", contains("Paint.", null))
        .body("items.session.localStart", contains("2027-05-03T09:00:00", "2027-05-03T18:00:00"))
        .body("items.session.minutes", contains(90, 60))
        .body("items.session.joinLink", contains(null, "https://meet.example.org/evening"))
        .body("items[0].facilitatorIds", empty())
        .body(
            "items[1].facilitatorIds",
            containsInAnyOrder(sam.id().toString(), kim.id().toString()));
    timetable(house, "?from=2027-05-03&days=8").then().body("items", hasSize(3));
    timetable(house, "").then().statusCode(200).body("items", empty());

    for (String wrong : List.of("?days=0", "?days=63", "?from=tomorrow", "?from=2027-02-30")) {
      timetable(house, wrong).then().statusCode(400);
    }
    String path = "/v1/programs/" + house.id + "/sessions";
    coordinator().asks().get(path).then().statusCode(404);
    sam.asks().get(path).then().statusCode(403);
  }

  @Test
  void theTimetableCanBeThatOfOneSeries() {
    World.Program house = world.program();
    UUID series = house.series(Map.of());
    house.session(Map.of("localStart", World.today().plusDays(2) + "T09:00:00"));

    timetable(house, "?days=20").then().body("items", hasSize(11));
    timetable(house, "?days=20&seriesId=" + series)
        .then()
        .body("items", hasSize(10))
        .body("items.session.seriesId", everyItem(equalTo(series.toString())));
    timetable(house, "?days=20&seriesId=" + UUID.randomUUID()).then().body("items", empty());
  }

  @Test
  void aSessionCanBeSentBackAsItWasRead() {
    UUID session = id(create(program().room(), "2027-02-07T09:00:00"));
    Response read = coordinator().asks().get("/v1/sessions/" + session);
    Map<String, Object> body = new HashMap<>(read.jsonPath().getMap(""));
    body.keySet()
        .retainAll(
            List.of(
                "kind",
                "mode",
                "title",
                "localStart",
                "minutes",
                "roomId",
                "joinLink",
                "capacity"));

    coordinator()
        .sends(body)
        .header("If-Match", read.header("ETag"))
        .put("/v1/sessions/" + session)
        .then()
        .statusCode(200)
        .header("ETag", equalTo(read.header("ETag")));
  }

  @Test
  void aRoomIsOneOfTheSite() {
    create(scene.people().other().room(), "2027-02-01T09:00:00").then().statusCode(404);
    create(UUID.randomUUID(), "2027-02-01T09:00:00").then().statusCode(404);
  }

  @Test
  void aSessionDoesNotMoveIntoThePast() {
    UUID ahead = program().session(3000);
    UUID over = program().session(-600);
    String now = World.localTime(-10);

    change(ahead, null, now).then().statusCode(400).body("type", equalTo("schedule/in-the-past"));
    Map<String, Object> longer = World.sessionBody(Map.of("title", "Renamed"));
    longer.put(
        "localStart",
        owner
            .column(
                "select to_char(local_start, 'YYYY-MM-DD\"T\"HH24:MI:SS') from session where id = ?",
                over)
            .get(0));
    coordinator()
        .sends(longer)
        .header("If-Match", "*")
        .put("/v1/sessions/" + over)
        .then()
        .statusCode(200)
        .body("title", equalTo("Renamed"));
  }

  @Test
  void aSessionIsPlannedAtMostTwoYearsAheadInWholeSeconds() {
    UUID session = program().session(3000);
    for (String far :
        List.of(World.today().plusYears(2).plusDays(1) + "T09:00:00", "9999-12-31T23:59:59")) {
      create(null, far).then().statusCode(400).body("type", equalTo("schedule/too-far-ahead"));
      change(session, null, far)
          .then()
          .statusCode(400)
          .body("type", equalTo("schedule/too-far-ahead"))
          .body("detail", equalTo("Choose a day within the next two years."));
    }
    create(null, "2027-02-10T09:00:00.999")
        .then()
        .statusCode(201)
        .body("startsAt", equalTo("2027-02-10T09:00:00-05:00"));
    create(null, "2026-01-05T09:00:00").then().statusCode(201);
  }

  @Test
  void aSessionDoesNotBecomeSmallerThanWhatIsBooked() {
    UUID session = program().session(Map.of("localStart", "2027-02-11T09:00:00"));
    program().book(session, owner.participant(program()), owner.participant(program()));

    capacity(session, 1)
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/capacity-below-bookings"));
    capacity(session, 2).then().statusCode(200).body("capacity", equalTo(2));
  }

  @Test
  void aCanceledSessionIsShownWithItsReasonAndTakesPlaceAfterAll() {
    World.Person me = owner.participant(program());
    UUID room = program().room();
    UUID session = id(create(room, World.localTime(10)));
    program().book(session, me);

    for (int i = 0; i < 2; i++) {
      cancel(session, "No heating.")
          .then()
          .statusCode(200)
          .body("status", equalTo("canceled"))
          .body("cancelReason", equalTo("No heating."));
    }

    me.asks()
        .get("/v1/me/schedule")
        .then()
        .body("items[0].status", equalTo("canceled"))
        .body("items[0].cancelReason", equalTo("No heating."))
        .body("items[0].booking.status", equalTo("called_off"));
    me.sends(World.checkIn(Map.of()))
        .put("/v1/sessions/" + session + "/check-in")
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/session-canceled"));
    assertEquals(List.of("session.canceled"), told(me, session));
    UUID rival = id(create(room, World.localTime(15)));
    restore(session).then().statusCode(409).body("type", equalTo("schedule/room-busy"));
    cancel(rival, "Moved.").then().statusCode(200);

    for (int i = 0; i < 2; i++) {
      restore(session)
          .then()
          .statusCode(200)
          .body("status", equalTo("scheduled"))
          .body("cancelReason", nullValue());
    }
    me.asks().get("/v1/sessions/" + session).then().body("booking.status", equalTo("booked"));
    me.sends(World.checkIn(Map.of()))
        .put("/v1/sessions/" + session + "/check-in")
        .then()
        .statusCode(201);
  }

  @Test
  void whoLostTheirPlaceToAMoveDoesNotCheckInThere() {
    World.Person me = owner.participant(program());
    UUID first = program().session(5);
    UUID second = program().session(2000);
    program().book(first, me);
    program().book(second, me);
    change(second, null, World.localTime(15)).then().statusCode(200);

    me.sends(World.checkIn(Map.of()))
        .put("/v1/sessions/" + second + "/check-in")
        .then()
        .statusCode(404);
    me.sends(World.checkIn(Map.of()))
        .put("/v1/sessions/" + first + "/check-in")
        .then()
        .statusCode(201);
  }

  @Test
  void whatWouldHaveBegunIsNotRestored() {
    UUID begun = program().session(-5);
    cancel(begun, "Nobody came.").then().statusCode(200);

    restore(begun).then().statusCode(409).body("type", equalTo("schedule/already-started"));
    cancel(begun, " ").then().statusCode(400);
    cancel(begun, "x".repeat(201)).then().statusCode(400);
    cancel(scene.people().otherSession(), "Mine").then().statusCode(404);
  }

  private World.Program program() {
    return scene.people().program();
  }

  private World.Person coordinator() {
    return program().coordinator;
  }

  private List<String> told(World.Person person, UUID session) {
    return owner.column(
        "select type from event where person_id = ? and link = ? and type like 'session.%'"
            + " order by xact, id",
        person.id(), "/v1/sessions/" + session);
  }

  private static Response timetable(World.Program house, String query) {
    return house.coordinator.asks().get("/v1/programs/" + house.id + "/sessions" + query);
  }

  private Response create(UUID room, String local) {
    Map<String, Object> changes = new HashMap<>(Map.of("localStart", local));
    changes.put("roomId", room);
    return coordinator()
        .sends(World.sessionBody(changes))
        .post("/v1/programs/" + program().id + "/sessions");
  }

  private Response change(UUID session, UUID room, String local) {
    Map<String, Object> changes = new HashMap<>(Map.of("localStart", local));
    changes.put("roomId", room);
    return coordinator()
        .sends(World.sessionBody(changes))
        .header("If-Match", "*")
        .put("/v1/sessions/" + session);
  }

  private Response capacity(UUID session, int capacity) {
    return coordinator()
        .sends(World.sessionBody(Map.of("localStart", "2027-02-11T09:00:00", "capacity", capacity)))
        .header("If-Match", "*")
        .put("/v1/sessions/" + session);
  }

  private Response cancel(UUID session, String reason) {
    return coordinator()
        .sends(Map.of("reason", reason))
        .post("/v1/sessions/" + session + "/cancel");
  }

  private Response restore(UUID session) {
    return coordinator().asks().post("/v1/sessions/" + session + "/restore");
  }

  private static UUID id(Response created) {
    return UUID.fromString(created.then().statusCode(201).extract().path("id"));
  }
}
