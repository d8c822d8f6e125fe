package org.cairn.peergroup;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class QuietHoursTest extends HouseTest {
  private static final String PATH = "/v1/me/quiet-hours";

  @Inject GroupWorld groups;
  @Inject Owner owner;

  @Test
  void quietHoursAreSaidReadChangedAndEnded() {
    World.Person me = owner.participant(groups.program());
    me.asks().get(PATH).then().statusCode(404);

    Response set = put(me, null, "22:00", "07:00", "America/New_York");
    set.then()
        .statusCode(200)
        .body("starts", equalTo("22:00"))
        .body("ends", equalTo("07:00"))
        .body("zone", equalTo("America/New_York"));
    assertEquals(set.asString(), me.asks().get(PATH).asString());
    put(me, null, "22:00", "07:00", "America/New_York").then().statusCode(200);
    put(me, null, "23:00", "07:00", "America/New_York").then().statusCode(428);
    put(me, set.header("ETag"), "23:00", "07:00", "America/New_York")
        .then()
        .statusCode(200)
        .body("starts", equalTo("23:00"));
    put(me, set.header("ETag"), "21:00", "07:00", "America/New_York").then().statusCode(412);
    me.asks().delete(PATH).then().statusCode(204);
    me.asks().delete(PATH).then().statusCode(204);
    me.asks().get(PATH).then().statusCode(404);
    put(me, "*", "21:00", "07:00", "America/New_York").then().statusCode(412);
  }

  @Test
  void whatIsNoTimeOrNoPlaceIsRefused() {
    World.Person me = owner.participant(groups.program());

    put(me, null, "22:00", "22:00", "UTC")
        .then()
        .statusCode(400)
        .body("type", equalTo("peergroup/quiet-hours-empty"));
    put(me, null, "22:00", "07:00", "Nowhere/Else")
        .then()
        .statusCode(400)
        .body("type", equalTo("program/zone-unknown"));
    put(me, null, "22:00:30", "07:00", "UTC").then().statusCode(400);
    put(me, null, "25:00", "07:00", "UTC").then().statusCode(400);
    me.sends(Map.of("starts", "22:00")).put(PATH).then().statusCode(400);
  }

  @Test
  void theyGoOverMidnightByTheClockOfThePlace() {
    World.Person night = owner.participant(groups.program());
    World.Person noon = owner.participant(groups.program());
    put(night, null, "22:00", "07:00", "America/New_York");
    put(noon, null, "12:00", "13:00", "America/New_York");

    for (String quiet : List.of("2026-07-01T02:00Z", "2026-07-01T10:59Z", "2026-12-01T03:00Z")) {
      assertEquals(List.of("t"), quiet(night, quiet), quiet);
      assertEquals(List.of("f"), quiet(noon, quiet), quiet);
    }
    for (String loud : List.of("2026-07-01T01:59Z", "2026-07-01T11:00Z", "2026-12-01T02:30Z")) {
      assertEquals(List.of("f"), quiet(night, loud), loud);
    }
    assertEquals(List.of("t"), quiet(noon, "2026-07-01T16:30Z"));
  }

  @Test
  void whatCannotWaitForTheMorningIsNeverSilent() {
    World.Person me = owner.staff(groups.program(), "facilitator");
    put(me, null, "00:00", "23:59", "UTC");
    String cursor = me.asks().get("/v1/me/events").path("cursor");
    for (String type : List.of("alert.raised", "waitlist.offered", "session.changed")) {
      owner.update(
          "insert into event (person_id, type, link, changes, at) values (?, ?, '/v1/me', '[]', now())",
          me.id(),
          type);
    }

    me.asks()
        .queryParam("since", cursor)
        .get("/v1/me/events")
        .then()
        .body("items.type", contains("alert.raised", "waitlist.offered", "session.changed"))
        .body("items.silent", contains(false, false, true));
  }

  private List<String> quiet(World.Person person, String at) {
    return owner.column("select is_quiet(?, ?::timestamptz)", person.id(), at);
  }

  private static Response put(
      World.Person person, String ifMatch, String starts, String ends, String zone) {
    var request = person.sends(Map.of("starts", starts, "ends", ends, "zone", zone));
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put(PATH);
  }
}
