package org.cairn.checkin;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CheckInTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void whatISayWhenIArriveIsThereForMe() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 5);
    Map<String, Object> report = report(Map.of("sleepHours", 6.5, "usedSinceLast", false));

    arrive(me, session, report)
        .then()
        .statusCode(201)
        .body("arrival", equalTo("early"))
        .body("selfReport.mood", equalTo(6));

    me.asks()
        .get(path(session))
        .then()
        .statusCode(200)
        .body("arrival", equalTo("early"))
        .body("selfReport.sleepHours", equalTo(6.5f))
        .body("selfReport.usedSinceLast", equalTo(false))
        .body("selfReport.note", nullValue());
  }

  @Test
  void manyRetriesAtOnceAreOneCheckIn() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    Map<String, Object> report =
        report(Map.of("note", "Long shift, but I came.", "goal", "Listen"));

    List<Response> answers = Parallel.all(30, i -> arrive(me, session, report));

    List<Integer> statuses = answers.stream().map(Response::statusCode).toList();
    assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
    assertEquals(29, Collections.frequency(statuses, 200), statuses.toString());
    assertEquals(1, answers.stream().map(Response::asString).distinct().count());
    assertEquals(1, owner.count("select count(*) from check_in where session_id = ?", session));
  }

  @Test
  void theSameAnswersAreTheSameCheckInHoweverTheyAreWritten() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    arrive(me, session, report(Map.of("sleepHours", 7))).then().statusCode(201);

    arrive(me, session, report(Map.of("sleepHours", 7.0))).then().statusCode(200);
    arrive(me, session, report(Map.of("sleepHours", 7.5)))
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/already-checked-in"));
    me.asks().get(path(session)).then().body("selfReport.sleepHours", equalTo(7.0f));
  }

  @Test
  void beforeAndAfterTheWindowTheAnswerSaysWhenItIsOpen() {
    World.Person me = owner.participant(program());

    arrive(me, booked(me, 90), World.selfReport())
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/not-open-yet"))
        .body("opensAt", matchesPattern("20\\d\\d-.*Z"))
        .body("closesAt", matchesPattern("20\\d\\d-.*Z"));
    arrive(me, booked(me, -61), World.selfReport())
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/closed"));
  }

  @Test
  void theOneCheckInIsStillThereForARetryAfterTheWindow() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    arrive(me, session, World.selfReport()).then().statusCode(201);
    owner.update(
        "update session set starts_at = starts_at - interval '1 day', ends_at = ends_at - interval"
            + " '1 day' where id = ?",
        session);

    arrive(me, session, World.selfReport()).then().statusCode(200);
  }

  @Test
  void aSessionIsNotThereForWhoHasNoPlaceInIt() {
    Scene.People all = scene.people();
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);

    arrive(all.fellow(), session, World.selfReport()).then().statusCode(404);
    arrive(all.foreigner(), session, World.selfReport()).then().statusCode(404);
    arrive(me, UUID.randomUUID(), World.selfReport()).then().statusCode(404);
    me.asks().get(path(session)).then().statusCode(404);

    all.program()
        .coordinator
        .asks()
        .delete("/v1/sessions/" + session + "/bookings/" + me.id())
        .then()
        .statusCode(204);
    arrive(me, session, World.selfReport()).then().statusCode(404);
  }

  @Test
  void whoWasDischargedCannotCheckInToASessionThatHasEndedEither() {
    World.Person me = owner.participant(program());
    UUID session = program().session(Map.of("localStart", World.localTime(-20), "minutes", 10));
    program().book(session, me);
    program().discharge(me);

    arrive(me, session, World.selfReport()).then().statusCode(404);
    assertEquals(0, owner.count("select count(*) from check_in where session_id = ?", session));
  }

  @Test
  void aCanceledSessionSaysSo() {
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    owner.update("update session set status = 'canceled' where id = ?", session);

    arrive(me, session, World.selfReport())
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/session-canceled"));
  }

  @Test
  void noteAndGoalStandNowhereInTheDatabaseAsTheyWereWritten() throws IOException {
    String note = "canary-note-" + UUID.randomUUID();
    String goal = "canary-goal-" + UUID.randomUUID();
    World.Person me = owner.participant(program());
    UUID session = booked(me, 0);
    arrive(me, session, report(Map.of("note", note, "goal", goal))).then().statusCode(201);
    me.asks().get(path(session)).then().body("selfReport.note", equalTo(note));

    for (String table :
        owner.column(
            "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind ="
                + " 'r'")) {
      String dump = String.join("\n", owner.column("select t::text from " + table + " t"));
      for (String canary : List.of(note, goal)) {
        assertFalse(dump.contains(canary), table);
        assertFalse(dump.contains(hex(canary)), table);
      }
    }
    owner.update("checkpoint");
    Path data = Path.of(owner.column("show data_directory").get(0));
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).filter(Files::isReadable).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        assertFalse(bytes.contains(note) || bytes.contains(goal), file.toString());
      }
    }
  }

  private World.Program program() {
    return scene.people().program();
  }

  private UUID booked(World.Person me, int minutesFromNow) {
    UUID session = program().session(minutesFromNow);
    program().book(session, me);
    return session;
  }

  private static Response arrive(World.Person me, UUID session, Map<String, Object> report) {
    return me.sends(report).put(path(session));
  }

  private static String path(UUID session) {
    return "/v1/sessions/" + session + "/check-in";
  }

  private static Map<String, Object> report(Map<String, ?> more) {
    Map<String, Object> report = new HashMap<>(World.selfReport());
    report.putAll(more);
    return report;
  }

  private static String hex(String text) {
    return java.util.HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
