package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MyScheduleTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void withoutADayItIsWhatRunsAndWhatLiesAhead() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID over = program.session(-120);
    UUID running = program.session(-30);
    UUID ahead = program.session(60 * 24);
    UUID farAhead = program.session(60 * 24 * 8);
    program.book(over, me);
    program.book(running, me);
    program.book(ahead, me);
    program.book(farAhead, me);

    assertEquals(List.of(running, ahead), ids(me, "/v1/me/schedule"));
    assertEquals(List.of(running, ahead, farAhead), ids(me, "/v1/me/schedule?days=14"));
  }

  @Test
  void aDayIsTheSitesDayAlsoWhenTheClockGoesBack() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID eve = at(program, me, "2026-10-31T23:30:00", 20);
    UUID midnight = at(program, me, "2026-11-01T00:00:00", 60);
    UUID twice = at(program, me, "2026-11-01T01:30:00", 60);
    UUID last = at(program, me, "2026-11-01T23:59:00", 30);
    UUID next = at(program, me, "2026-11-02T00:29:00", 30);

    assertEquals(List.of(midnight, twice, last), ids(me, "/v1/me/schedule?from=2026-11-01&days=1"));
    assertEquals(List.of(eve), ids(me, "/v1/me/schedule?from=2026-10-31&days=1"));
    assertEquals(List.of(next), ids(me, "/v1/me/schedule?from=2026-11-02&days=1"));
    // 01:30 comes twice: it is the first of the two, and an hour later it is 01:30 again.
    me.asks()
        .get("/v1/sessions/" + twice)
        .then()
        .body("startsAt", equalTo("2026-11-01T01:30:00-04:00"))
        .body("endsAt", equalTo("2026-11-01T01:30:00-05:00"));
  }

  @Test
  void aTimeThatTheClockSkipsIsReadByTheOffsetBefore() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID skipped = at(program, me, "2027-03-14T02:30:00", 60);
    UUID last = at(program, me, "2027-03-14T23:00:00", 60);

    assertEquals(List.of(skipped, last), ids(me, "/v1/me/schedule?from=2027-03-14&days=1"));
    assertEquals(List.of(), ids(me, "/v1/me/schedule?from=2027-03-13&days=1"));
    assertEquals(List.of(), ids(me, "/v1/me/schedule?from=2027-03-15&days=1"));
    me.asks()
        .get("/v1/sessions/" + skipped)
        .then()
        .body("startsAt", equalTo("2027-03-14T03:30:00-04:00"))
        .body("endsAt", equalTo("2027-03-14T04:30:00-04:00"));
  }

  @Test
  void itHoldsMySessionsAndNobodyElses() {
    Scene.People all = scene.people();
    World.Person me = owner.participant(all.program());

    me.asks().get("/v1/me/schedule").then().statusCode(200).body("items", empty());
  }

  @Test
  void whoWasDischargedHasNothingAhead() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID over = program.session(-180);
    UUID ahead = program.session(60);
    program.book(over, me);
    program.book(ahead, me);
    program.discharge(me);

    me.asks().get("/v1/me/schedule").then().statusCode(200).body("items", empty());
    me.asks().get("/v1/sessions/" + ahead).then().statusCode(404);
    me.asks().get("/v1/sessions/" + over).then().statusCode(200);
  }

  @Test
  void theLinkToJoinIsShownShortlyBeforeTheStart() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID soon = online(program, 14);
    UUID later = online(program, 90);
    UUID over = online(program, -70);
    program.book(soon, me);
    program.book(later, me);
    program.book(over, me);
    String link = "https://meet.example.org/evening-group";

    me.asks().get("/v1/sessions/" + soon).then().body("joinLink", equalTo(link));
    me.asks().get("/v1/sessions/" + later).then().body("joinLink", nullValue());
    me.asks().get("/v1/sessions/" + over).then().body("joinLink", nullValue());
    me.asks().get("/v1/me/schedule").then().body("items.joinLink", contains(link, null));
    program
        .coordinator
        .asks()
        .get("/v1/sessions/" + later)
        .then()
        .body("joinLink", equalTo(link))
        .body("booking", nullValue());
  }

  @Test
  void theLinkIsShownFromFifteenMinutesBeforeUntilTheEnd() {
    Instant starts = Instant.parse("2026-12-01T23:00:00Z");
    Instant ends = Instant.parse("2026-12-02T00:00:00Z");

    assertFalse(JoinLink.isShown(starts, ends, Instant.parse("2026-12-01T22:44:59.999999Z")));
    assertTrue(JoinLink.isShown(starts, ends, Instant.parse("2026-12-01T22:45:00Z")));
    assertTrue(JoinLink.isShown(starts, ends, Instant.parse("2026-12-01T23:59:59.999999Z")));
    assertFalse(JoinLink.isShown(starts, ends, ends));
  }

  private static UUID at(World.Program program, World.Person me, String local, int minutes) {
    UUID session = program.session(Map.of("localStart", local, "minutes", minutes));
    program.book(session, me);
    return session;
  }

  private static UUID online(World.Program program, int minutesFromNow) {
    return program.session(
        Map.of(
            "localStart",
            World.localTime(minutesFromNow),
            "mode",
            "telehealth",
            "joinLink",
            "https://meet.example.org/evening-group"));
  }

  private static List<UUID> ids(World.Person person, String path) {
    List<String> ids = person.asks().get(path).then().statusCode(200).extract().path("items.id");
    return ids.stream().map(UUID::fromString).toList();
  }
}
