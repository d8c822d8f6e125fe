package org.cairn.schedule;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
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
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BookingTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  @Test
  void manyAtOnceNeverTakeMorePlacesThanThereAre() {
    World.Program program = scene.people().program();
    UUID session = program.session(Map.of("localStart", World.localTime(3000), "capacity", 4));
    List<UUID> people = IntStream.range(0, 32).mapToObj(i -> register()).toList();

    List<Integer> statuses = Parallel.all(32, i -> put(session, people.get(i)).statusCode());

    assertEquals(4, Collections.frequency(statuses, 204), statuses.toString());
    assertEquals(28, Collections.frequency(statuses, 409), statuses.toString());
    assertEquals(4, booked(session));
  }

  @Test
  void nobodyIsInTwoPlacesAtOnceAlsoWhenBothAreBookedAtOnce() {
    World.Program program = scene.people().program();
    UUID participant = register();
    List<UUID> sessions = IntStream.range(0, 12).mapToObj(i -> program.session(4000 + i)).toList();

    List<Integer> statuses = Parallel.all(12, i -> put(sessions.get(i), participant).statusCode());

    assertEquals(1, Collections.frequency(statuses, 204), statuses.toString());
    assertEquals(11, Collections.frequency(statuses, 409), statuses.toString());
    put(sessions.get(0), participant);
    assertEquals(
        1,
        owner.count(
            "select count(*) from booking where participant_id = ? and status = 'booked'",
            participant));
  }

  @Test
  void oneSessionMayBeginWhereAnotherEnds() {
    World.Program program = scene.people().program();
    UUID participant = register();
    UUID first = program.session(Map.of("localStart", "2026-12-01T09:00:00"));
    UUID second = program.session(Map.of("localStart", "2026-12-01T10:00:00"));
    UUID between = program.session(Map.of("localStart", "2026-12-01T09:59:00"));

    put(first, participant).then().statusCode(204);
    put(second, participant).then().statusCode(204);
    put(between, participant).then().statusCode(409).body("type", equalTo("schedule/overlaps"));
  }

  @Test
  void theSameBookingAgainIsTheSameBookingAlsoManyAtOnce() {
    UUID session =
        scene
            .people()
            .program()
            .session(Map.of("localStart", World.localTime(3000), "capacity", 1));
    UUID participant = register();

    List<Integer> statuses = Parallel.all(16, i -> put(session, participant).statusCode());

    assertEquals(16, Collections.frequency(statuses, 204), statuses.toString());
    put(session, participant).then().statusCode(204);
    assertEquals(1, booked(session));
  }

  @Test
  void aFullSessionSaysSoAndACanceledPlaceIsFree() {
    UUID session =
        scene
            .people()
            .program()
            .session(Map.of("localStart", World.localTime(3000), "capacity", 1));
    UUID first = register();
    UUID second = register();
    put(session, first).then().statusCode(204);
    put(session, second).then().statusCode(409).body("type", equalTo("schedule/session-full"));

    coordinator().asks().delete(path(session, first)).then().statusCode(204);

    coordinator().asks().delete(path(session, first)).then().statusCode(204);
    put(session, second).then().statusCode(204);
    put(session, first).then().statusCode(409);
  }

  @Test
  void aSessionThatMovesTakesItsBookingsAlong() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID session = program.session(Map.of("localStart", "2026-12-02T09:00:00"));
    UUID rival = program.session(Map.of("localStart", "2026-12-02T12:00:00"));
    program.book(session, me);
    program.book(rival, me);

    move(session, "2026-12-03T10:00:00").then().statusCode(200);

    me.asks()
        .get("/v1/me/schedule?from=2026-12-03&days=1")
        .then()
        .body("items", hasSize(1))
        .body("items[0].startsAt", equalTo("2026-12-03T10:00:00-05:00"));
    assertEquals(
        "2026-12-03 15:00:00+00",
        owner
            .column(
                "select to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS+00') from"
                    + " booking where session_id = ?",
                session)
            .get(0));
  }

  @Test
  void aSessionMovedOntoAnotherBookingIsMovedAndItsBookingDisplacedUntilItMovesAway() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID session = program.session(Map.of("localStart", "2026-12-07T09:00:00"));
    UUID rival = program.session(Map.of("localStart", "2026-12-07T12:00:00"));
    program.book(session, me);
    program.book(rival, me);

    move(session, "2026-12-07T12:30:00").then().statusCode(200);

    me.asks()
        .get("/v1/sessions/" + session)
        .then()
        .body("startsAt", equalTo("2026-12-07T12:30:00-05:00"))
        .body("booking.status", equalTo("displaced"));
    me.asks().get("/v1/sessions/" + rival).then().body("booking.status", equalTo("booked"));

    move(session, "2026-12-07T15:00:00").then().statusCode(200);
    me.asks().get("/v1/sessions/" + session).then().body("booking.status", equalTo("booked"));
  }

  @Test
  void aChangeThatDoesNotStartFromWhatIsThereIsRefused() {
    UUID session = scene.people().program().session(Map.of("localStart", "2026-12-04T09:00:00"));
    String tag = coordinator().asks().get("/v1/sessions/" + session).header("ETag");
    Map<String, Object> body = World.sessionBody(Map.of("localStart", "2026-12-04T10:00:00"));

    coordinator().sends(body).put("/v1/sessions/" + session).then().statusCode(428);
    coordinator()
        .sends(body)
        .header("If-Match", tag)
        .put("/v1/sessions/" + session)
        .then()
        .statusCode(200);
    coordinator()
        .sends(body)
        .header("If-Match", tag)
        .put("/v1/sessions/" + session)
        .then()
        .statusCode(412);
  }

  @Test
  void peopleWhoAreNotInTheProgramAreNotThere() {
    Scene.People all = scene.people();
    UUID session = all.program().session(3000);

    for (UUID nobody :
        List.of(
            all.foreigner().id(),
            all.discharged().id(),
            all.facilitator().id(),
            UUID.randomUUID())) {
      put(session, nobody).then().statusCode(404).body("type", equalTo("platform/not-found"));
    }
    assertEquals(0, booked(session));
    put(all.otherSession(), all.participant().id()).then().statusCode(404);
    put(all.otherSession(), all.foreigner().id()).then().statusCode(404);
    put(UUID.randomUUID(), all.participant().id()).then().statusCode(404);
    coordinator().asks().delete(path(session, all.foreigner().id())).then().statusCode(404);
    coordinator()
        .asks()
        .delete(path(all.otherSession(), all.foreigner().id()))
        .then()
        .statusCode(404);
  }

  @Test
  void theHotReadsGiveAStrangerNothingEvenWhenAskedForSomebodyElse() {
    Scene.People all = scene.people();
    World.Person stranger = all.fellow();
    java.time.LocalDateTime begin = java.time.LocalDateTime.of(2000, 1, 1, 0, 0);
    java.time.Instant from = java.time.Instant.EPOCH;
    java.time.Instant to = java.time.Instant.parse("2100-01-01T00:00:00Z");
    CurrentActor.run(
        new Actor.Person(stranger.id(), stranger.device(), "{}"),
        () -> {
          assertEquals(
              List.of(),
              jdbc.query(
                  Sessions.SCHEDULE,
                  row -> row.getString(1),
                  all.participant().id(),
                  from,
                  to,
                  from,
                  begin,
                  begin.plusYears(100)));
          assertEquals(
              List.of(),
              jdbc.query(
                  Sessions.ONE,
                  row -> row.getString(1),
                  all.participant().id(),
                  all.session(),
                  all.program().coordinator.id()));
        });
  }

  private World.Person coordinator() {
    return scene.people().program().coordinator;
  }

  private UUID register() {
    return scene.people().program().register(World.unique("booked"));
  }

  private Response put(UUID session, UUID participant) {
    return coordinator().asks().put(path(session, participant));
  }

  private Response move(UUID session, String local) {
    return coordinator()
        .sends(World.sessionBody(Map.of("localStart", local)))
        .header("If-Match", "*")
        .put("/v1/sessions/" + session);
  }

  private long booked(UUID session) {
    return owner.count(
        "select count(*) from booking where session_id = ? and status = 'booked'", session);
  }

  private static String path(UUID session, UUID participant) {
    return "/v1/sessions/" + session + "/bookings/" + participant;
  }
}
