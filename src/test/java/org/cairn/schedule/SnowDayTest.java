package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
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
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A day on which the whole site is closed. */
@QuarkusTest
class SnowDayTest extends HouseTest {
  @Inject Owner owner;

  private static World.Program program;

  @BeforeEach
  void aHouseOfItsOwn() {
    if (program == null) {
      program = world.program();
    }
  }

  @Test
  void everybodyIsToldAndHasTheirPlacesAgainWhenItOpensAfterAll() {
    World.Person maria = owner.participant(program);
    World.Person theo = owner.participant(program);
    World.Person sam = owner.staff(program, "facilitator");
    UUID morning = program.session(Map.of("localStart", "2027-01-11T09:00:00"));
    UUID evening = program.session(Map.of("localStart", "2027-01-11T18:00:00"));
    UUID nextDay = program.session(Map.of("localStart", "2027-01-12T00:00:00"));
    UUID byHand = program.session(Map.of("localStart", "2027-01-11T14:00:00"));
    program.book(morning, maria, theo);
    program.book(evening, maria);
    program.book(nextDay, maria);
    program.leads(sam, evening);
    program
        .coordinator
        .sends(Map.of("reason", "Paint."))
        .post("/v1/sessions/" + byHand + "/cancel")
        .then()
        .statusCode(200);

    Response closed = close("2027-01-11", "Snow");
    closed.then().statusCode(200).body("day", equalTo("2027-01-11")).body("sessions", equalTo(2));
    assertEquals(closed.asString(), close("2027-01-11", "Snow").asString());

    maria
        .asks()
        .get("/v1/me/schedule?from=2027-01-11&days=2")
        .then()
        .body("items.status", contains("canceled", "canceled", "scheduled"))
        .body("items.cancelReason", contains("Snow", "Snow", null))
        .body("items.booking.status", contains("called_off", "called_off", "booked"));
    assertEquals(List.of("session.canceled"), told(maria, morning));
    assertEquals(List.of("session.canceled"), told(maria, evening));
    assertEquals(List.of("session.canceled"), told(theo, morning));
    assertEquals(List.of("session.assigned", "session.canceled"), told(sam, evening));
    assertEquals(List.of(), told(maria, nextDay));

    open("2027-01-11")
        .then()
        .statusCode(200)
        .body("restored", contains(morning.toString(), evening.toString()))
        .body("stillCanceled", empty());

    maria
        .asks()
        .get("/v1/me/schedule?from=2027-01-11&days=1")
        .then()
        .body("items.status", contains("scheduled", "scheduled"))
        .body("items.booking.status", contains("booked", "booked"));
    assertEquals(List.of("session.canceled", "session.restored"), told(theo, morning));
    program
        .coordinator
        .asks()
        .get("/v1/sessions/" + byHand)
        .then()
        .body("status", equalTo("canceled"));
    open("2027-01-11")
        .then()
        .statusCode(200)
        .body("restored", empty())
        .body("stillCanceled", empty());
  }

  @Test
  void nothingIsPlannedOnAClosedDayNorMovedThereNorRestored() {
    UUID ahead = program.session(Map.of("localStart", "2027-01-18T09:00:00"));
    UUID canceled = program.session(Map.of("localStart", "2027-01-19T09:00:00"));
    close("2027-01-19", "Snow").then().statusCode(200);

    plan("2027-01-19T18:00:00")
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/site-closed"));
    change(ahead, "2027-01-19T18:00:00")
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/site-closed"));
    program
        .coordinator
        .asks()
        .post("/v1/sessions/" + canceled + "/restore")
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/site-closed"));
    change(canceled, "2027-01-20T09:00:00").then().statusCode(200);
    program.coordinator.asks().post("/v1/sessions/" + canceled + "/restore").then().statusCode(200);
    plan("2027-01-20T18:00:00").then().statusCode(201);
  }

  @Test
  void anotherReasonTakesThePlaceOfTheFirst() {
    UUID session = program.session(Map.of("localStart", "2027-01-25T09:00:00"));
    close("2027-01-25", "Snow").then().statusCode(200);

    close("2027-01-25", "Burst pipe").then().statusCode(200).body("sessions", equalTo(1));

    program
        .coordinator
        .asks()
        .get("/v1/sessions/" + session)
        .then()
        .body("cancelReason", equalTo("Burst pipe"));
    program
        .coordinator
        .asks()
        .get("/v1/programs/" + program.id + "/closures?limit=200")
        .then()
        .statusCode(200)
        .body("items.find { it.day == '2027-01-25' }.reason", equalTo("Burst pipe"));
  }

  @Test
  void whatCannotTakePlaceAfterAllStaysCanceledAndIsNamed() {
    World.Person sam = owner.staff(program, "facilitator");
    UUID room = program.room();
    UUID night =
        program.session(Map.of("localStart", "2027-02-02T23:00:00", "minutes", 30, "roomId", room));
    UUID early = program.session(Map.of("localStart", "2027-02-03T00:00:00", "roomId", room));
    UUID late = program.session(Map.of("localStart", "2027-02-03T18:00:00"));
    program.leads(sam, late);
    close("2027-02-03", "Snow").then().statusCode(200);
    Map<String, Object> longer =
        World.sessionBody(Map.of("localStart", "2027-02-02T23:00:00", "minutes", 90));
    longer.put("roomId", room);
    program
        .coordinator
        .sends(longer)
        .header("If-Match", "*")
        .put("/v1/sessions/" + night)
        .then()
        .statusCode(200);

    open("2027-02-03")
        .then()
        .statusCode(200)
        .body("restored", contains(late.toString()))
        .body("stillCanceled", contains(early.toString()));
  }

  @Test
  void aClosedDayLiesAheadAndIsADay() {
    close("2026-01-01", "Snow")
        .then()
        .statusCode(400)
        .body("type", equalTo("schedule/in-the-past"));
    close(World.today().plusYears(2).plusDays(1).toString(), "Snow")
        .then()
        .statusCode(400)
        .body("type", equalTo("schedule/too-far-ahead"));
    close("9999-12-31", "Snow").then().statusCode(400);
    close("2027-02-30", "Snow").then().statusCode(400);
    close("2027-02-27", " ").then().statusCode(400);
    open("2027-02-27").then().statusCode(200);
    open("tomorrow").then().statusCode(400);
  }

  @Test
  void closedDaysAreListedByDayInPages() {
    World.Program house = world.program();
    for (String day : List.of("2027-03-03", "2027-03-01", "2027-03-02")) {
      house
          .coordinator
          .sends(Map.of("reason", "Snow"))
          .put("/v1/programs/" + house.id + "/closures/" + day)
          .then()
          .statusCode(200);
    }
    String path = "/v1/programs/" + house.id + "/closures?limit=2";

    Response first = house.coordinator.asks().get(path);
    first.then().body("items.day", contains("2027-03-01", "2027-03-02"));
    house
        .coordinator
        .asks()
        .get(path + "&cursor=" + first.path("next"))
        .then()
        .body("items.day", contains("2027-03-03"));
  }

  private List<String> told(World.Person person, UUID session) {
    return owner.column(
        "select type from event where person_id = ? and link = ? and type like 'session.%'"
            + " order by xact, id",
        person.id(), "/v1/sessions/" + session);
  }

  private static Response close(String day, String reason) {
    return program
        .coordinator
        .sends(Map.of("reason", reason))
        .put("/v1/programs/" + program.id + "/closures/" + day);
  }

  private static Response open(String day) {
    return program.coordinator.asks().delete("/v1/programs/" + program.id + "/closures/" + day);
  }

  private static Response plan(String local) {
    return program
        .coordinator
        .sends(World.sessionBody(Map.of("localStart", local)))
        .post("/v1/programs/" + program.id + "/sessions");
  }

  private static Response change(UUID session, String local) {
    return program
        .coordinator
        .sends(new HashMap<>(World.sessionBody(Map.of("localStart", local))))
        .header("If-Match", "*")
        .put("/v1/sessions/" + session);
  }
}
