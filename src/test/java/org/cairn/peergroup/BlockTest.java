package org.cairn.peergroup;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class BlockTest extends HouseTest {
  @Inject GroupWorld groups;
  @Inject Owner owner;

  private UUID group;
  private World.Person blocker;
  private World.Person blocked;
  private World.Person fellow;

  @BeforeEach
  void threeInAGroup() {
    group = groups.program().group();
    blocker = groups.member(group);
    blocked = groups.member(group);
    fellow = groups.member(group);
  }

  @Test
  void whatTheBlockerSaidBeforeStaysAndFromThenOnTheBlockedCannotReadIt() {
    UUID before = say(blocker, "A marigold, before.");
    milestone(blocker, 1);
    block(seat(blocked)).then().statusCode(204);
    String cursor = blocked.asks().get("/v1/me/events").path("cursor");
    UUID after = say(blocker, "A marigold, after.");
    milestone(blocker, 2);

    blocked
        .asks()
        .get(path())
        .then()
        .body("items.state", contains("unavailable", "sent"))
        .body("items.text", contains(null, "A marigold, before."));
    one(blocked, after).then().body("text", nullValue()).body("folded", equalTo(false));
    one(blocked, before).then().body("text", equalTo("A marigold, before."));
    unread(blocked, 1);
    unread(fellow, 2);
    search(blocked, "marigold").then().body("items.seq", contains(1));
    search(fellow, "marigold").then().body("items.seq", contains(2, 1));
    milestones(blocked).then().body("items.reached", contains(1));
    milestones(fellow).then().body("items", hasSize(2));
    blocked
        .asks()
        .queryParam("since", cursor)
        .get("/v1/me/events")
        .then()
        .body("items.type", contains("message.sent"))
        .body("items.silent", contains(true))
        .body("items[0].message.state", equalTo("unavailable"))
        .body("items[0].message.text", nullValue());
    // Once it ends, what was said meanwhile is there.
    blocker.asks().delete(blockOf(seat(blocked))).then().statusCode(204);
    one(blocked, after).then().body("text", equalTo("A marigold, after."));
  }

  @Test
  void whomIBlockedReachesMeFoldedWithoutASoundAndTheirReactionsAndMilestonesNotAtAll() {
    UUID mine = say(blocker, "Good morning.");
    say(blocked, "A marigold, before.");
    milestone(blocked, 1);
    block(seat(blocked)).then().statusCode(204);
    react(blocked, mine);
    react(fellow, mine);
    String cursor = blocker.asks().get("/v1/me/events").path("cursor");
    UUID theirs = say(blocked, "A marigold, after.");
    milestone(blocked, 2);

    blocker.asks().get(path()).then().body("items.folded", contains(true, true, false));
    one(blocker, theirs).then().body("text", equalTo("A marigold, after."));
    one(blocker, mine).then().body("reactions[0].by", contains(seat(fellow)));
    one(fellow, mine).then().body("reactions[0].by", hasSize(2));
    blocker.asks().get(path()).then().body("items[2].reactions[0].by", contains(seat(fellow)));
    unread(blocker, 0);
    search(blocker, "marigold").then().body("items", empty());
    milestones(blocker).then().body("items", empty());
    milestones(fellow).then().body("items", hasSize(2));
    blocker
        .asks()
        .queryParam("since", cursor)
        .get("/v1/me/events")
        .then()
        .body("items.type", contains("message.sent"))
        .body("items.silent", contains(true))
        .body("items[0].message.folded", equalTo(true));
    unread(blocked, 1);
  }

  @Test
  void howFarASearchGotDoesNotTellWhatABlockKeepsFromMe() {
    block(seat(blocked)).then().statusCode(204);
    UUID first = say(fellow, "A marigold.");
    for (int i = 0; i < 60; i++) {
      say(blocker, "A marigold " + i);
    }

    search(blocked, "marigold")
        .then()
        .body("items.id", contains(first.toString()))
        .body("next", nullValue());
  }

  @Test
  void aBlockDoesNotTellWhoSomebodyWasBeforeTheyCameBack() {
    UUID old = say(blocked, "Under my old alias.");
    String oldSeat = seat(blocked);
    blocked.asks().delete("/v1/groups/" + group + "/me").then().statusCode(204);
    groups.program().admit(group, blocked);
    UUID fresh = say(blocked, "Under my new alias.");

    block(seat(blocked)).then().statusCode(204);

    one(blocker, fresh).then().body("folded", equalTo(true));
    one(blocker, old).then().body("folded", equalTo(false));
    blocker.asks().delete(blockOf(oldSeat)).then().statusCode(204);
    one(blocker, fresh).then().body("folded", equalTo(true));
    // What was blocked when they left stays so, and whoever comes back is blocked still.
    blocked.asks().delete("/v1/groups/" + group + "/me").then().statusCode(204);
    groups.program().admit(group, blocked);
    UUID third = say(blocked, "Here again.");
    one(blocker, fresh).then().body("folded", equalTo(true));
    one(blocker, third).then().body("folded", equalTo(true));
  }

  private String seat(World.Person person) {
    return person.asks().get("/v1/groups/" + group).path("me.id");
  }

  private Response block(String seat) {
    return blocker.asks().put(blockOf(seat));
  }

  private String blockOf(String seat) {
    return "/v1/groups/" + group + "/me/blocks/" + seat;
  }

  private UUID say(World.Person person, String text) {
    UUID id = UUID.randomUUID();
    person.sends(Map.of("text", text)).put(path() + "/" + id).then().statusCode(201);
    return id;
  }

  private void react(World.Person person, UUID id) {
    person.asks().put(path() + "/" + id + "/reactions/heart").then().statusCode(204);
  }

  private Response one(World.Person person, UUID id) {
    return person.asks().get(path() + "/" + id);
  }

  private void unread(World.Person person, int count) {
    person.asks().get("/v1/groups/" + group).then().body("unread", equalTo(count));
  }

  private Response search(World.Person person, String text) {
    return person.sends(Map.of("text", text, "groupId", group)).post("/v1/me/messages/search");
  }

  private void milestone(World.Person person, int reached) {
    owner.update(
        "insert into milestone_share values (gen_random_uuid(), ?, ?, 'days', ?, clock_timestamp())",
        person.id(),
        group,
        reached);
  }

  private Response milestones(World.Person person) {
    return person.asks().get("/v1/groups/" + group + "/milestones");
  }

  private String path() {
    return "/v1/groups/" + group + "/messages";
  }
}
