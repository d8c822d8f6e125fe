package org.cairn.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
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

/** What somebody met that makes them want to use: common triggers, and their own. */
@QuarkusTest
class TriggerTest extends HouseTest {
  private static final String MINE = "/v1/me/triggers";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void aTriggerIsAddedRenamedAndRemovedByWhoHasReadIt() {
    World.Person me = owner.participant(scene.people().program());
    String path = MINE + "/" + UUID.randomUUID();
    String added = put(me, path, "The store").then().statusCode(201).extract().header("ETag");
    put(me, path, " The store ").then().statusCode(200).header("ETag", added);
    put(me, path, "The bar").then().statusCode(428);
    String renamed =
        me.sends(Map.of("name", "The bar"))
            .header("If-Match", added)
            .put(path)
            .then()
            .statusCode(200)
            .extract()
            .header("ETag");
    me.asks()
        .get(MINE)
        .then()
        .statusCode(200)
        .body("common.code", hasItem("stress"))
        .body("own.name", contains("The bar"));

    me.asks().header("If-Match", added).delete(path).then().statusCode(412);
    me.asks().header("If-Match", renamed).delete(path).then().statusCode(204);
    me.asks().header("If-Match", renamed).delete(path).then().statusCode(404);
    me.asks().get(MINE).then().body("own", empty());
    me.asks().get(path).then().statusCode(200).body("listed", equalTo(false));
    put(me, path, "The bar")
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/trigger-id-taken"));
  }

  @Test
  void whatIMetIsMineAndStandsNowhereInClear() {
    World.Person me = owner.participant(scene.people().program());
    World.Person other = owner.participant(scene.people().program());
    String canary = "canary" + UUID.randomUUID();
    UUID id = UUID.randomUUID();
    put(me, MINE + "/" + id, canary).then().statusCode(201);

    other.asks().get(MINE + "/" + id).then().statusCode(404);
    put(other, MINE + "/" + id, "Mine").then().statusCode(409);
    Map<String, Object> report = World.dailyCheckIn(Map.of("ownTriggers", List.of(id)));
    String today = "/v1/me/daily-check-ins/" + World.today();
    other
        .sends(report)
        .put(today)
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/answer-unknown"));
    me.sends(report)
        .put(today)
        .then()
        .statusCode(201)
        .body("selfReport.ownTriggers", contains(id.toString()));
    assertEquals(
        0,
        owner.count(
            "select count(*) from own_trigger t where position(? in encode(t.name, 'escape')) > 0",
            canary));
  }

  @Test
  void fiftyAreEnoughAlsoWhenManyAreAddedAtOnce() {
    World.Person me = owner.participant(scene.people().program());

    List<Integer> statuses =
        Parallel.all(55, i -> put(me, MINE + "/" + UUID.randomUUID(), "Trigger " + i)).stream()
            .map(Response::statusCode)
            .toList();
    assertEquals(50, Collections.frequency(statuses, 201), statuses.toString());
    assertEquals(5, Collections.frequency(statuses, 409), statuses.toString());
    me.asks().get(MINE).then().body("own", hasSize(50));
  }

  private static Response put(World.Person me, String path, String name) {
    return me.sends(Map.of("name", name)).put(path);
  }
}
