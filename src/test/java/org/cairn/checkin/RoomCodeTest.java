package org.cairn.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** Who checks in from the room types what its screen shows. */
@QuarkusTest
class RoomCodeTest extends HouseTest {
  private static World.Program program;

  @Inject Owner owner;

  @Test
  void theRoomShowsACodeForAMinuteToThoseWhoLeadItAndCoordinate() {
    UUID session = program().session(0);
    World.Person sam = owner.staff(program(), "facilitator");
    program().leads(sam, session);

    for (World.Person staff : new World.Person[] {sam, program().coordinator}) {
      Response shown = staff.asks().get("/v1/sessions/" + session + "/room-code");
      shown
          .then()
          .statusCode(200)
          .header("Cache-Control", equalTo("no-store"))
          .body("code", matchesPattern("[0-9]{6}"))
          .body("needed", equalTo(true));
      Instant until = Instant.parse(shown.path("validUntil"));
      assertEquals(0, until.getEpochSecond() % 60);
      assertTrue(until.isAfter(Instant.now().minusSeconds(1)));
    }
    owner
        .staff(program(), "facilitator")
        .asks()
        .get("/v1/sessions/" + session + "/room-code")
        .then()
        .statusCode(404);
  }

  @Test
  void whoIsInTheRoomTypesItsCodeAndNotThatOfAnother() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, Map.of());
    String another = code(program().session(0));

    arrive(me, session, Map.of())
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/code-needed"))
        .body("violations.field", contains("code"));
    arrive(me, session, Map.of("code", another))
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/code-wrong"))
        .body("violations.field", contains("code"));
    assertEquals(0, owner.count("select count(*) from check_in where session_id = ?", session));
    arrive(me, session, Map.of("code", code(session))).then().statusCode(201);
    // A retry is the same check-in, whatever the screen shows by now.
    arrive(me, session, Map.of("code", another)).then().statusCode(200);
  }

  @Test
  void theCodeIsThatOfTheMinuteInWhichItHappened() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, Map.of());

    arrive(me, session, Map.of("code", code(session), "happenedAt", ago(5)))
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/code-wrong"));
    arrive(me, session, Map.of("code", code(session), "happenedAt", ago(1))).then().statusCode(201);
  }

  @Test
  void byVideoThereIsNoCode() {
    World.Person me = owner.participant(program());
    UUID session =
        booked(me, Map.of("mode", "hybrid", "joinLink", "https://meet.example.org/group"));

    arrive(me, session, Map.of()).then().statusCode(400);
    arrive(me, session, Map.of("via", "telehealth"))
        .then()
        .statusCode(201)
        .body("joinLink", notNullValue());
  }

  @Test
  void whoGuessesIsStoppedAndThenTheRightCodeIsNotTakenEither() {
    World.Person me = owner.participant(program());
    World.Person other = owner.participant(program());
    UUID session = booked(me, Map.of());
    program().book(session, other);
    String another = code(program().session(0));
    for (int i = 0; i < 10; i++) {
      arrive(me, session, Map.of("code", another)).then().statusCode(400);
    }

    for (String code : new String[] {another, code(session)}) {
      arrive(me, session, Map.of("code", code))
          .then()
          .statusCode(429)
          .body("type", equalTo("platform/too-many-requests"))
          .header("Retry-After", notNullValue());
    }
    arrive(other, session, Map.of("code", code(session))).then().statusCode(201);
  }

  @Test
  void whoIsInIsNotAskedForTheCodeAgainHoweverOftenThePhoneRetries() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, Map.of("localStart", World.localTime(0), "minutes", 20));
    UUID next = booked(me, Map.of("localStart", World.localTime(25), "minutes", 20));
    String another = code(program().session(0));
    arrive(me, session, Map.of("code", code(session))).then().statusCode(201);

    for (int i = 0; i < 12; i++) {
      arrive(me, session, Map.of("code", another)).then().statusCode(200);
    }
    arrive(me, next, Map.of("code", another)).then().body("type", equalTo("checkin/code-wrong"));
    for (int i = 1; i < 10; i++) {
      arrive(me, next, Map.of("code", another)).then().statusCode(400);
    }
    arrive(me, next, Map.of("code", code(next))).then().statusCode(429);
    // With no attempt left a retry is still the check-in that is there.
    arrive(me, session, Map.of("code", code(session))).then().statusCode(200);
  }

  private World.Program program() {
    if (program == null) {
      program = world.program();
      program
          .coordinator
          .sends(
              Map.of(
                  "name", "Evening program",
                  "checkInOpensBefore", 30,
                  "checkInClosesAfter", 60,
                  "roomCodes", true,
                  "cancelNotice", 1440,
                  "offerMinutes", 120))
          .header("If-Match", "*")
          .put("/v1/programs/" + program.id)
          .then()
          .statusCode(200)
          .body("roomCodes", equalTo(true));
    }
    return program;
  }

  private UUID booked(World.Person me, Map<String, ?> changes) {
    UUID session = program().session(changes);
    program().book(session, me);
    return session;
  }

  private String code(UUID session) {
    return program()
        .coordinator
        .asks()
        .get("/v1/sessions/" + session + "/room-code")
        .then()
        .statusCode(200)
        .extract()
        .path("code");
  }

  private static Response arrive(World.Person me, UUID session, Map<String, ?> more) {
    Map<String, Object> body = World.checkIn(Map.of());
    body.putAll(more);
    return me.sends(body).put("/v1/sessions/" + session + "/check-in");
  }

  private static String ago(int minutes) {
    return Instant.now().minus(Duration.ofMinutes(minutes)).toString();
  }
}
