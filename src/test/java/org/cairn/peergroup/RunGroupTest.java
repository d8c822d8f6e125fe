package org.cairn.peergroup;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
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
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunGroupTest extends HouseTest {
  private static final String FIRST = "What is said here stays here.";
  private static final String SECOND = "What is said here stays here. No pictures.";

  @Inject GroupWorld groups;
  @Inject Owner owner;

  @Test
  void anAliasOfBeforeIsTakenWhateverItsKey() {
    UUID group = groups.program().group();
    groups.admit(group, owner.participant(groups.program()).id(), "Wren").then().statusCode(200);
    owner.update("update group_member set alias_key = 'of before' where group_id = ?", group);

    groups
        .admit(group, owner.participant(groups.program()).id(), "Wren")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/alias-taken"));
  }

  @Test
  void aCoordinatorRenamesAGroupWithTheTagThatTheyRead() {
    UUID group = groups.program().group();
    String tag = get(group).then().statusCode(200).extract().header("ETag");
    Map<String, Object> renamed = terms("Walkers", FIRST, false);

    put(group, null, renamed)
        .then()
        .statusCode(428)
        .body("type", equalTo("platform/precondition-required"));
    String next =
        put(group, tag, renamed)
            .then()
            .statusCode(200)
            .body("name", equalTo("Walkers"))
            .body("guidelinesVersion", equalTo(1))
            .extract()
            .header("ETag");
    put(group, tag, renamed).then().statusCode(200).header("ETag", equalTo(next));
    put(group, tag, terms("Runners", FIRST, false))
        .then()
        .statusCode(412)
        .body("type", equalTo("platform/stale"));
    put(group, next, terms("Runners", FIRST, false)).then().statusCode(200);
    get(group).then().body("name", equalTo("Runners"));
  }

  @Test
  void newGuidelinesAreAVersionThatMembersAgreeToBeforeTheyWriteAgain() {
    UUID group = groups.program().group();
    World.Person member = groups.member(group);
    World.Person facilitator = groups.facilitator(group);
    accept(member, group, 1).then().statusCode(204);

    put(group, "*", terms("Group", SECOND, false))
        .then()
        .statusCode(200)
        .body("guidelinesVersion", equalTo(2));

    member
        .asks()
        .get("/v1/groups/" + group)
        .then()
        .body("guidelines", equalTo(SECOND))
        .body("guidelinesVersion", equalTo(2))
        .body("acceptedVersion", equalTo(1));
    accept(member, group, 1)
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/guidelines-changed"));
    accept(member, group, 3).then().statusCode(409);
    accept(member, group, 2).then().statusCode(204);
    accept(member, group, 2).then().statusCode(204);
    accept(member, group, 0).then().statusCode(400);
    member.asks().get("/v1/me/groups").then().body("items[0].acceptedVersion", equalTo(2));
    for (World.Person staff : List.of(facilitator, groups.coordinator())) {
      staff
          .asks()
          .get("/v1/groups/" + group + "/guidelines")
          .then()
          .statusCode(200)
          .body("items.version", contains(2, 1))
          .body("items.guidelines", contains(SECOND, FIRST))
          .body("next", nullValue());
    }
    Response page = groups.coordinator().asks().get("/v1/groups/" + group + "/guidelines?limit=1");
    groups
        .coordinator()
        .asks()
        .get("/v1/groups/" + group + "/guidelines?limit=1&cursor=" + page.path("next"))
        .then()
        .body("items.version", contains(1));
    member.asks().get("/v1/groups/" + group + "/guidelines").then().statusCode(403);
  }

  @Test
  void aClosedGroupIsReadAndOpensAgain() {
    UUID group = groups.program().group();
    World.Person member = groups.member(group);

    String closed =
        put(group, "*", terms("Group", FIRST, true))
            .then()
            .statusCode(200)
            .body("closedAt", notNullValue())
            .extract()
            .path("closedAt");
    member.asks().get("/v1/groups/" + group).then().body("closedAt", equalTo(closed));
    put(group, "*", terms("Other name", FIRST, true)).then().body("closedAt", equalTo(closed));
    put(group, "*", terms("Other name", FIRST, false)).then().body("closedAt", nullValue());

    assertEquals(
        List.of("group.member_joined", "group.changed", "group.changed", "group.changed"),
        owner.column("select type from event where group_id = ? order by xact, id", group));
  }

  @Test
  void whatNewcomersReadIsChosenWhenTheGroupIsFounded() {
    UUID joined = groups.program().group();
    UUID all = found(Map.of("name", "Open book", "guidelines", FIRST, "history", "all"));
    for (UUID group : List.of(joined, all)) {
      World.Person first = groups.member(group);
      groups.said(group, first, 3);
      World.Person second = groups.member(group);

      assertEquals(
          List.of(group.equals(joined) ? "4" : "1"),
          owner.column(
              "select first_seq from group_member where group_id = ? and participant_id = ?",
              group,
              second.id()));
      second
          .asks()
          .get("/v1/groups/" + group)
          .then()
          .body("history", equalTo(group.equals(joined) ? "joined" : "all"))
          .body("lastSeq", equalTo(3))
          .body("unread", equalTo(0));
    }
    Map<String, Object> body = terms("Group", FIRST, false);
    body.put("history", "all");
    put(joined, "*", body).then().statusCode(400);
  }

  @Test
  void aCoordinatorListsTheGroupsOfTheirProgramAndNoCareThread() {
    World.Program program = world.program();
    UUID one = program.group();
    UUID other = program.group();
    program.admit(one, owner.participant(program));

    program
        .coordinator
        .asks()
        .get("/v1/programs/" + program.id + "/groups")
        .then()
        .statusCode(200)
        .body("items.id", contains(one.toString(), other.toString()))
        .body("items.members", contains(1, 0))
        .body("items.history", contains("joined", "joined"))
        .body("next", nullValue());
  }

  @Test
  void theRosterTellsTheCoordinatorWhoIsWhoAndWas() {
    UUID group = groups.program().group();
    World.Person stays = owner.participant(groups.program());
    World.Person goes = owner.participant(groups.program());
    World.Person facilitator = groups.facilitator(group);
    groups.admit(group, stays.id(), "Heron");
    groups.admit(group, goes.id(), "Wren");
    stays
        .sends(Map.of("alias", "Gray heron"))
        .put("/v1/groups/" + group + "/me/alias")
        .then()
        .statusCode(200);
    goes.asks().delete("/v1/groups/" + group + "/me").then().statusCode(204);
    facilitator.sends(Map.of("seq", 0)).put("/v1/groups/" + group + "/me/read-marker");

    String roster = "/v1/groups/" + group + "/roster";
    groups
        .coordinator()
        .asks()
        .get(roster)
        .then()
        .statusCode(200)
        .body("items.alias", contains("Gray heron", "Wren", "Facilitator"))
        .body(
            "items.personId",
            contains(stays.id().toString(), goes.id().toString(), facilitator.id().toString()))
        .body("items[0].name", containsString(stays.login()))
        .body("items[0].formerAliases.alias", contains("Heron"))
        .body("items.endReason", contains(null, "left", null))
        .body("items.staff", contains(false, false, true));
    String next = groups.coordinator().asks().get(roster + "?limit=2").path("next");
    groups
        .coordinator()
        .asks()
        .get(roster + "?limit=2&cursor=" + next)
        .then()
        .body("items.alias", contains("Facilitator"))
        .body("next", nullValue());
    for (World.Person none : List.of(stays, facilitator)) {
      none.asks().get(roster).then().statusCode(403);
    }
    world.program().coordinator.asks().get(roster).then().statusCode(404);
  }

  @Test
  void aRemovedMemberIsOutAtOnceAndTheirAliasIsFreeAfterAWhile() {
    UUID group = groups.program().group();
    World.Person removed = owner.participant(groups.program());
    World.Person fellow = groups.member(group);
    String seat = groups.admit(group, removed.id(), "Heron").path("id");
    String path = "/v1/groups/" + group + "/members/" + removed.id();

    groups.coordinator().asks().delete(path).then().statusCode(204);
    groups.coordinator().asks().delete(path).then().statusCode(404);

    assertEquals(
        List.of("removed " + groups.coordinator().id()),
        owner.column(
            "select end_reason || ' ' || ended_by from group_member where id = ?::uuid", seat));
    removed.asks().get("/v1/groups/" + group).then().statusCode(404);
    removed.asks().get("/v1/me/groups").then().body("items", empty());
    fellow
        .asks()
        .get("/v1/groups/" + group + "/members")
        .then()
        .body("items.id", not(hasItem(seat)));
    // For three months nobody else can pass for them.
    UUID newcomer = owner.participant(groups.program()).id();
    groups.admit(group, newcomer, "heron").then().statusCode(409);
    owner.update(
        "update group_member set joined_at = joined_at - interval '91 days', ended_at = ended_at - interval '91 days'"
            + " where id = ?::uuid",
        seat);
    groups.admit(group, newcomer, "heron").then().statusCode(200);
    String again =
        groups.admit(group, removed.id(), "Wren").then().statusCode(200).extract().path("id");
    assertEquals(false, seat.equals(again));
  }

  @Test
  void aCareThreadIsNotTheCoordinatorsToRun() {
    World.Person participant = owner.participant(groups.program());
    UUID care = groups.careThread(participant);
    World.Person counselor = owner.staff(groups.program(), "counselor");
    groups
        .coordinator()
        .asks()
        .get("/v1/groups/" + care)
        .then()
        .statusCode(200)
        .body("staff", equalTo(true));
    groups.program().counsels(counselor, participant);

    groups.coordinator().asks().get("/v1/groups/" + care).then().statusCode(404);
    put(care, "*", terms("Mine", FIRST, true)).then().statusCode(404);
    for (String part : List.of("roster", "guidelines", "members")) {
      groups.coordinator().asks().get("/v1/groups/" + care + "/" + part).then().statusCode(404);
    }
    groups
        .coordinator()
        .asks()
        .delete("/v1/groups/" + care + "/members/" + participant.id())
        .then()
        .statusCode(404);
    groups.admit(care, participant.id(), "Heron").then().statusCode(404);
    counselor
        .asks()
        .get("/v1/groups/" + care)
        .then()
        .statusCode(200)
        .body("kind", equalTo("care"))
        .body("guidelinesVersion", equalTo(0))
        .body("staff", equalTo(true));
    participant
        .asks()
        .get("/v1/groups/" + care + "/members")
        .then()
        .statusCode(200)
        .body("items", hasSize(1));
    participant.asks().get("/v1/me/groups").then().body("items", empty());
    participant
        .asks()
        .delete("/v1/groups/" + care + "/me")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/care-thread-stays"));
  }

  @Test
  void forAStrangerTheGroupIsNotThere() {
    UUID group = groups.program().group();
    World.Person member = groups.member(group);
    String seat = member.asks().get("/v1/groups/" + group).path("me.id");
    World.Program other = world.program();
    String path = "/v1/groups/" + group;
    World.Person outsider = owner.participant(groups.program());
    World.Person facilitator = groups.facilitator(groups.program().group());
    for (World.Person stranger : List.of(outsider, owner.participant(other), facilitator)) {
      stranger.asks().get(path).then().statusCode(404);
      stranger.asks().get(path + "/members").then().statusCode(404);
      stranger.sends(Map.of("seq", 1)).put(path + "/me/read-marker").then().statusCode(404);
      stranger.sends(new HashMap<>(Map.of())).put(path + "/me/mute").then().statusCode(404);
    }
    facilitator.asks().get(path + "/guidelines").then().statusCode(404);
    for (World.Person stranger : List.of(outsider, owner.participant(other))) {
      stranger.sends(Map.of("alias", "Heron")).put(path + "/me/alias").then().statusCode(404);
      stranger.asks().delete(path + "/me").then().statusCode(404);
      stranger.asks().put(path + "/me/blocks/" + seat).then().statusCode(404);
      stranger.asks().delete(path + "/me/blocks/" + seat).then().statusCode(404);
      accept(stranger, group, 1).then().statusCode(404);
    }
    for (String part : List.of("", "/roster", "/guidelines", "/members")) {
      other.coordinator.asks().get(path + part).then().statusCode(404);
    }
    other
        .coordinator
        .sends(terms("Mine", FIRST, true))
        .header("If-Match", "*")
        .put(path)
        .then()
        .statusCode(404);
    other
        .coordinator
        .asks()
        .get("/v1/programs/" + groups.program().id + "/groups")
        .then()
        .statusCode(404);
    get(group).then().body("name", not(equalTo("Mine")));
  }

  @Test
  void aCoordinatorSeesTheGroupWithoutWhatIsSaidInIt() {
    UUID group = groups.program().group();
    World.Person member = groups.member(group);
    groups.said(group, member, 2);

    get(group)
        .then()
        .statusCode(200)
        .body("me", nullValue())
        .body("staff", equalTo(false))
        .body("lastSeq", nullValue())
        .body("readSeq", nullValue())
        .body("unread", nullValue());
    groups.coordinator().asks().get("/v1/groups/" + group + "/members").then().statusCode(404);
  }

  private UUID found(Map<String, ?> body) {
    return UUID.fromString(
        groups
            .coordinator()
            .sends(body)
            .post("/v1/programs/" + groups.program().id + "/groups")
            .then()
            .statusCode(201)
            .extract()
            .path("id"));
  }

  private Response get(UUID group) {
    return groups.coordinator().asks().get("/v1/groups/" + group);
  }

  private Response put(UUID group, String ifMatch, Map<String, ?> body) {
    var request = groups.coordinator().sends(body);
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put("/v1/groups/" + group);
  }

  private static Response accept(World.Person person, UUID group, int version) {
    return person
        .sends(Map.of("version", version))
        .put("/v1/groups/" + group + "/guidelines/acceptance");
  }

  private static Map<String, Object> terms(String name, String guidelines, boolean closed) {
    return new HashMap<>(Map.of("name", name, "guidelines", guidelines, "closed", closed));
  }
}
