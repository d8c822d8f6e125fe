package org.cairn.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** How a day was, between sessions. */
@QuarkusTest
class DailyCheckInTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void aDayIsSaidOnceHoweverOftenItIsSent() {
    World.Person me = owner.participant(program());

    List<Response> answers = Parallel.all(16, i -> put(me, World.today(), Map.of("mood", 4)));

    List<Integer> statuses = answers.stream().map(Response::statusCode).toList();
    assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
    assertEquals(15, Collections.frequency(statuses, 200), statuses.toString());
    assertEquals(1, answers.stream().map(Response::asString).distinct().count());
    get(me, World.today())
        .then()
        .statusCode(200)
        .body("day", equalTo(World.today().toString()))
        .body("timeZone", equalTo(World.ZONE.getId()))
        .body("sessionId", nullValue())
        .body("arrival", nullValue())
        .body("offline", equalTo(false))
        .body("selfReport.mood", equalTo(4));
    assertEquals(
        0, owner.count("select count(*) from attendance where participant_id = ?", me.id()));
  }

  @Test
  void aDayIsFilledInForThreeDaysAndNeverBefore() {
    World.Person me = owner.participant(program());
    put(me, World.today().plusDays(1), Map.of())
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/day-in-future"))
        .body("violations.field", contains("day"));
    put(me, World.today().minusDays(4), Map.of())
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/day-too-old"))
        .body("violations.field", contains("day"))
        .body("violations.in", contains("path"));
    put(me, World.today().minusDays(3), Map.of()).then().statusCode(201);
    put(me, World.today(), Map.of("sleepHours", 40))
        .then()
        .statusCode(400)
        .body("violations.field", contains("selfReport.sleepHours"));
    put(me, World.today(), Map.of(), Map.of("timeZone", "Middle/Earth"))
        .then()
        .statusCode(400)
        .body("type", equalTo("program/zone-unknown"));
    assertEquals(1, owner.count("select count(*) from check_in where participant_id = ?", me.id()));
    get(me, World.today()).then().statusCode(404);
  }

  @Test
  void theDayIsThatOfThePlaceWhereItIsLived() {
    World.Person me = owner.participant(program());
    // Between these two there are 25 hours: it is never the same day.
    ZoneId ahead = ZoneId.of("Pacific/Kiritimati");
    ZoneId behind = ZoneId.of("Pacific/Niue");
    LocalDate day = LocalDate.now(ahead);
    put(me, day, Map.of(), Map.of("timeZone", behind.getId())).then().statusCode(400);
    String id =
        put(me, day, Map.of(), Map.of("timeZone", ahead.getId()))
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    // Who has traveled since has the day before them again; what was said of it stands.
    put(me, day, Map.of(), Map.of("timeZone", behind.getId()))
        .then()
        .statusCode(200)
        .body("id", equalTo(id));
    get(me, day).then().body("timeZone", equalTo(ahead.getId()));
    put(me, LocalDate.now(behind), Map.of(), Map.of("timeZone", behind.getId()))
        .then()
        .statusCode(201);
  }

  @Test
  void aCorrectionKeepsWhatWasSaidAndIsOpenForThreeDays() {
    World.Person me = owner.participant(program());
    Response first = put(me, World.today(), Map.of("note", "Bad night."));
    put(me, World.today(), Map.of("mood", 9))
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/already-checked-in"));
    correct(me, World.today(), Map.of("mood", 9, "note", "Better now."), first.header("ETag"))
        .then()
        .statusCode(200)
        .body("version", equalTo(2));
    correct(me, World.today(), Map.of("mood", 1), first.header("ETag")).then().statusCode(412);

    String versions = "/v1/me/check-ins/" + first.path("id") + "/versions";
    me.asks()
        .get(versions)
        .then()
        .statusCode(200)
        .body("items.version", contains(2, 1))
        .body("items.selfReport.mood", contains(9, 6))
        .body("items.selfReport.note", contains("Better now.", "Bad night."));
    owner.participant(program()).asks().get(versions).then().statusCode(404);
    owner.update(
        "update check_in set day = day - 4 where participant_id = ? and session_id is null",
        me.id());
    correct(me, World.today().minusDays(4), Map.of("mood", 1), "*")
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/correction-closed"));
  }

  @Test
  void whoIsInTwoProgramsSaysForWhich() {
    World.Person me = owner.participant(program());
    World.Program second = world.program();
    owner.update(
        "insert into enrollment (id, program_id, participant_id, started_at)"
            + " values (?, ?, ?, now())",
        UUID.randomUUID(),
        second.id,
        me.id());

    put(me, World.today(), Map.of())
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/program-needed"))
        .body("violations.field", contains("programId"));
    put(me, World.today(), Map.of(), Map.of("programId", UUID.randomUUID()))
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/program-needed"))
        .body("violations.field", contains("programId"));
    put(me, World.today(), Map.of(), Map.of("programId", second.id))
        .then()
        .statusCode(201)
        .body("programId", equalTo(second.id.toString()));
    // The same day for the other program is a check-in of its own, which its rules look at.
    put(me, World.today(), Map.of("craving", 9), Map.of("programId", program().id))
        .then()
        .statusCode(201)
        .body("programId", equalTo(program().id.toString()))
        .body("support.title", notNullValue());
    me.asks()
        .queryParam("programId", second.id)
        .get("/v1/me/daily-check-ins/" + World.today())
        .then()
        .body("programId", equalTo(second.id.toString()));
    World.Person gone = owner.participant(program());
    program().discharge(gone);
    put(gone, World.today(), Map.of()).then().statusCode(404);
  }

  @Test
  void aWorryingDayBringsHelpAtOnce() {
    World.Person me = owner.participant(program());

    put(me, World.today(), Map.of("craving", 9))
        .then()
        .statusCode(201)
        .body("support.title", notNullValue())
        .body("told", notNullValue());
    put(me, World.today(), Map.of("craving", 9)).then().body("support.title", notNullValue());
    assertEquals(1, owner.count("select count(*) from alert where participant_id = ?", me.id()));
  }

  @Test
  void allMyCheckInsAreListedTheLatestDayFirst() {
    World.Person me = owner.participant(program());
    UUID session = program().session(0);
    program().book(session, me);
    List<String> ids = new ArrayList<>();
    for (int back = 3; back >= 0; back--) {
      ids.add(0, put(me, World.today().minusDays(back), Map.of()).path("id"));
    }
    ids.add(
        0,
        me.sends(World.checkIn(Map.of())).put("/v1/sessions/" + session + "/check-in").path("id"));

    Response first = me.asks().get("/v1/me/check-ins?limit=3");
    first.then().statusCode(200).body("items.id", equalTo(ids.subList(0, 3)));
    me.asks()
        .queryParam("cursor", first.<String>path("next"))
        .get("/v1/me/check-ins?limit=3")
        .then()
        .statusCode(200)
        .body("items.id", equalTo(ids.subList(3, 5)))
        .body("next", nullValue());
    World.Person other = owner.participant(program());
    other.asks().get("/v1/me/check-ins").then().statusCode(200).body("items", empty());
    other
        .asks()
        .queryParam("cursor", first.<String>path("next"))
        .get("/v1/me/check-ins")
        .then()
        .statusCode(400);
    me.asks().get("/v1/me/check-ins").then().body("items", hasSize(5));
  }

  private World.Program program() {
    return scene.people().program();
  }

  private static Response put(World.Person me, LocalDate day, Map<String, ?> answers) {
    return put(me, day, answers, Map.of());
  }

  private static Response put(
      World.Person me, LocalDate day, Map<String, ?> answers, Map<String, ?> more) {
    Map<String, Object> body = World.dailyCheckIn(answers);
    body.putAll(more);
    return me.sends(body).put("/v1/me/daily-check-ins/" + day);
  }

  private static Response correct(
      World.Person me, LocalDate day, Map<String, ?> answers, String tag) {
    return me.sends(World.dailyCheckIn(answers))
        .header("If-Match", tag)
        .put("/v1/me/daily-check-ins/" + day);
  }

  private static Response get(World.Person me, LocalDate day) {
    return me.asks().get("/v1/me/daily-check-ins/" + day);
  }
}
