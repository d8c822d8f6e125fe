package org.cairn.peergroup;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TakePartTest extends HouseTest {
  @Inject GroupWorld groups;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  @Test
  void whatOthersSaidIsUnreadUntilTheMarkerMovesOnAndItNeverMovesBack() {
    UUID group = groups.program().group();
    World.Person writer = groups.member(group);
    World.Person reader = groups.member(group);
    groups.said(group, writer, 3);
    groups.said(group, reader, 1);
    World.Person phone = owner.signedIn(reader.id(), reader.login());

    mine(reader).then().body("items.unread", contains(3)).body("items.lastSeq", contains(4));
    markRead(reader, group, 2).then().statusCode(200).body("seq", equalTo(2));
    markRead(phone, group, 1).then().statusCode(200).body("seq", equalTo(2));
    mine(phone).then().body("items.unread", contains(1)).body("items.readSeq", contains(2));
    markRead(phone, group, 9999).then().body("seq", equalTo(4));
    mine(reader).then().body("items.unread", contains(0));
    markRead(reader, group, -1).then().statusCode(400);
    mine(writer).then().body("items.unread", contains(1)).body("items.readSeq", contains(0));
    assertEquals(
        2,
        owner.count(
            "select count(*) from event where type = 'group.read' and person_id = ?", reader.id()));
    assertEquals(
        0,
        owner.count(
            "select count(*) from event where type = 'group.read' and person_id = ?", writer.id()));
  }

  @Test
  void manyDevicesThatMoveTheMarkerAtOnceLeaveItAtTheFarthest() {
    UUID group = groups.program().group();
    World.Person writer = groups.member(group);
    World.Person reader = groups.member(group);
    groups.said(group, writer, 10);

    Parallel.all(10, i -> markRead(reader, group, i + 1).then().statusCode(200));

    mine(reader).then().body("items.readSeq", contains(10));
  }

  @Test
  void unreadIsCountedToAHundredAndWhatIsGoneIsNothingToRead() {
    UUID group = groups.program().group();
    World.Person writer = groups.member(group);
    World.Person reader = groups.member(group);
    groups.said(group, writer, 101);

    mine(reader).then().body("items.unread", contains(100));
    markRead(reader, group, 99);
    owner.update(
        "update message set body = null, gone = 'deleted' where group_id = ? and seq = 101", group);
    mine(reader).then().body("items.unread", contains(1));
  }

  @Test
  void unreadIsCountedFromTheMarkerOnAlongTheKey() throws SQLException {
    UUID group = groups.program().group();
    World.Person reader = groups.member(group);

    String plan = owner.plan(reader, Groups.MINE);

    assertTrue(plan.lines().anyMatch(line -> line.matches(" *Index Cond: .*seq > .*")), plan);
  }

  @Test
  void whoLeavesIsOutAtOnceAndWhatTheyWroteIsAFormerMembers() {
    UUID group = groups.program().group();
    World.Person leaver = owner.participant(groups.program());
    World.Person fellow = groups.member(group);
    String seat = groups.admit(group, leaver.id(), "Heron").path("id");
    groups.said(group, leaver, 1);
    String path = "/v1/groups/" + group;

    leaver.asks().delete(path + "/me").then().statusCode(204);

    leaver.asks().delete(path + "/me").then().statusCode(404);
    leaver.asks().get(path).then().statusCode(404);
    leaver.asks().get(path + "/members").then().statusCode(404);
    leaver.asks().get(path + "/messages").then().statusCode(404);
    leaver.sends(Map.of("version", 1)).put(path + "/guidelines/acceptance").then().statusCode(404);
    leaver.sends(Map.of("alias", "Wren")).put(path + "/me/alias").then().statusCode(404);
    leaver.sends(Map.of()).put(path + "/me/mute").then().statusCode(404);
    markRead(leaver, group, 1).then().statusCode(404);
    mine(leaver).then().body("items.id", not(hasItem(group.toString())));
    members(fellow, group).then().body("items.id", not(hasItem(seat)));
    assertEquals(List.of("Former member true"), face(fellow, group, seat));
    assertEquals(List.of(), face(leaver, group, seat));
    String other =
        groups.admit(group, leaver.id(), "Heron").then().statusCode(200).extract().path("id");
    assertEquals(List.of("Former member true"), face(fellow, group, seat));
    assertEquals(List.of("Heron false"), face(fellow, group, other));
  }

  @Test
  void whatSomebodyWroteStaysUnderFormerMemberWhenTheyLeaveAndWhenTheyComeBack() {
    UUID group = groups.program().group();
    World.Person leaver = groups.member(group);
    World.Person fellow = groups.member(group);
    leaver
        .sends(Map.of("text", "Take care, all of you."))
        .put("/v1/groups/" + group + "/messages/" + UUID.randomUUID())
        .then()
        .statusCode(201);
    leaver.asks().delete("/v1/groups/" + group + "/me").then().statusCode(204);
    groups.program().admit(group, leaver);

    fellow
        .asks()
        .get("/v1/groups/" + group + "/messages")
        .then()
        .statusCode(200)
        .body("items.text", contains("Take care, all of you."))
        .body("items.author.alias", contains("Former member"));
  }

  @Test
  void anAliasThatLooksLikeAnotherMembersIsTaken() {
    UUID group = groups.program().group();
    World.Person heron = owner.participant(groups.program());
    World.Person wren = owner.participant(groups.program());
    groups.admit(group, heron.id(), "Heron").then().statusCode(200);
    groups
        .admit(group, wren.id(), "H\u0435ron") // a Cyrillic letter
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/alias-taken"));
    groups.admit(group, wren.id(), "Wren").then().statusCode(200);

    rename(wren, group, "HERON")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/alias-taken"));
    for (String unfit :
        List.of("Facilitator", "Care team 2", "F\u0430cilitator", "Two\nlines", "x".repeat(41))) {
      rename(wren, group, unfit)
          .then()
          .statusCode(400)
          .body("type", equalTo("peergroup/alias-unfit"))
          .body("violations[0].field", equalTo("alias"));
    }
    rename(wren, group, " ").then().statusCode(400);
    rename(wren, group, "Wr\u202Een")
        .then()
        .statusCode(400)
        .body("type", equalTo("peergroup/text-unreadable"));
    rename(heron, group, "heron").then().statusCode(200).body("alias", equalTo("heron"));
    members(wren, group).then().body("items.alias", containsInAnyOrder("heron", "Wren"));
  }

  @Test
  void anAliasChangesThreeTimesInAMonth() {
    UUID group = groups.program().group();
    World.Person member = groups.member(group);
    String seat = member.asks().get("/v1/groups/" + group).path("me.id");
    for (String alias : List.of("One", "Two", "Three")) {
      rename(member, group, alias)
          .then()
          .statusCode(200)
          .body("alias", equalTo(alias))
          .body("id", equalTo(seat));
    }

    rename(member, group, "Four")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/alias-changes-full"));
    rename(member, group, "Three").then().statusCode(200);
    owner.update(
        "update alias_change set changed_at = changed_at - interval '31 days' where member_id = ?::uuid",
        seat);
    rename(member, group, "Four").then().statusCode(200);
  }

  @Test
  void aMutedGroupIsMutedForMeOnMyDevices() {
    UUID group = groups.program().group();
    World.Person member = groups.member(group);
    World.Person fellow = groups.member(group);
    String before = fellow.asks().get("/v1/groups/" + group).asString();
    String path = "/v1/groups/" + group + "/me/mute";

    member.sends(Map.of("until", "2100-01-01T00:00:00Z")).put(path).then().statusCode(204);

    mine(owner.signedIn(member.id(), member.login()))
        .then()
        .body("items[0].mutedUntil", equalTo("2100-01-01T00:00:00Z"));
    assertEquals(before, fellow.asks().get("/v1/groups/" + group).asString());
    assertEquals(List.of("t"), silent(group, member));
    assertEquals(List.of("f"), silent(group, fellow));
    member.sends(Collections.singletonMap("until", null)).put(path).then().statusCode(204);
    mine(member).then().body("items[0].mutedUntil", nullValue());
    for (String until : List.of("2200-01-01T00:00:00Z", "+999999999-12-31T23:59:59Z")) {
      member.sends(Map.of("until", until)).put(path).then().statusCode(400);
    }
    member.sends(Map.of("until", "-999999999-01-01T00:00:00Z")).put(path).then().statusCode(204);
  }

  @Test
  void whoIsBlockedIsNotToldAndKeepsWhatTheyCouldRead() {
    UUID group = groups.program().group();
    World.Person blocker = groups.member(group);
    World.Person blocked = groups.member(group);
    groups.said(group, blocker, 2);
    groups.said(group, blocked, 2);
    String seat = blocked.asks().get("/v1/groups/" + group).path("me.id");
    String own = blocker.asks().get("/v1/groups/" + group).path("me.id");
    String block = "/v1/groups/" + group + "/me/blocks/";
    List<String> before = seen(blocked, group);
    long events = owner.count("select count(*) from event");

    blocker.asks().put(block + seat).then().statusCode(204);
    blocker.asks().put(block + seat).then().statusCode(204);

    assertEquals(before, seen(blocked, group));
    assertEquals(events, owner.count("select count(*) from event"));
    assertEquals(List.of(seat), blockedBy(blocker, group));
    assertEquals(List.of(), blockedBy(blocked, group));
    // Nor by blocking in turn: what each sees of their own blocks depends on nobody else's.
    blocked.asks().put(block + own).then().statusCode(204);
    assertEquals(List.of(own), blockedBy(blocked, group));
    assertEquals(List.of(seat), blockedBy(blocker, group));
    blocker.asks().delete(block + seat).then().statusCode(204);
    blocker.asks().delete(block + seat).then().statusCode(204);
    assertEquals(List.of(), blockedBy(blocker, group));
    assertEquals(List.of(own), blockedBy(blocked, group));
  }

  @Test
  void neitherStaffNorOneselfNorWhoHasLeftIsBlocked() {
    UUID group = groups.program().group();
    World.Person member = groups.member(group);
    World.Person leaver = groups.member(group);
    World.Person facilitator = groups.facilitator(group);
    markRead(facilitator, group, 0);
    String staff = facilitator.asks().get("/v1/groups/" + group).path("me.id");
    String self = member.asks().get("/v1/groups/" + group).path("me.id");
    String left = leaver.asks().get("/v1/groups/" + group).path("me.id");
    leaver.asks().delete("/v1/groups/" + group + "/me").then().statusCode(204);
    String block = "/v1/groups/" + group + "/me/blocks/";

    member
        .asks()
        .put(block + staff)
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/staff-cannot-be-blocked"));
    member
        .asks()
        .put(block + self)
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/own-seat"));
    member.asks().put(block + left).then().statusCode(404);
    member.asks().put(block + UUID.randomUUID()).then().statusCode(404);
    facilitator.asks().put(block + self).then().statusCode(403);
  }

  @Test
  void aFacilitatorReadsAsStaffAndSitsThereOnceTheyDoSomething() {
    UUID group = groups.program().group();
    World.Person member = groups.member(group);
    World.Person one = groups.facilitator(group);
    World.Person two = groups.facilitator(group);
    groups.said(group, member, 2);

    one.asks()
        .get("/v1/groups/" + group)
        .then()
        .statusCode(200)
        .body("staff", equalTo(true))
        .body("me", nullValue())
        .body("acceptedVersion", nullValue())
        .body("unread", equalTo(2));
    markRead(one, group, 1).then().body("seq", equalTo(1));
    markRead(two, group, 2).then().statusCode(200);
    two.sends(Map.of("until", "2100-01-01T00:00:00Z"))
        .put("/v1/groups/" + group + "/me/mute")
        .then()
        .statusCode(204);
    two.asks()
        .get("/v1/me/groups")
        .then()
        .body("items[0].me.alias", equalTo("Facilitator 2"))
        .body("items[0].unread", equalTo(0));
    // That they read is nobody's to know.
    members(member, group).then().body("items.staff", contains(false));
    say(one, group);
    members(member, group)
        .then()
        .body("items.staff", contains(true, false))
        .body("items[0].alias", equalTo("Facilitator"));
    two.asks()
        .put("/v1/groups/" + group + "/messages/" + say(member, group) + "/reactions/heart")
        .then()
        .statusCode(204);
    members(member, group).then().body("items[1].alias", equalTo("Facilitator 2"));
  }

  @Test
  void whoLooksAfterAGroupNoLongerIsAFormerMemberInItAndTheNextHasTheName() {
    UUID group = groups.program().group();
    World.Person member = groups.member(group);
    World.Person first = owner.staff(groups.program(), "facilitator");
    UUID assignment =
        groups
            .program()
            .assign(Map.of("staffId", first.id(), "role", "facilitator", "groupId", group));
    UUID said = say(first, group);
    String thread = "/v1/groups/" + groups.careThread(member);
    World.Person counselor = owner.staff(groups.program(), "counselor");
    UUID counseling =
        groups
            .program()
            .assign(
                Map.of(
                    "staffId", counselor.id(), "role", "counselor", "participantId", member.id()));
    UUID word = say(counselor, groups.careThread(member));

    for (UUID ended : List.of(assignment, counseling)) {
      groups
          .coordinator()
          .asks()
          .delete("/v1/programs/" + groups.program().id + "/assignments/" + ended)
          .then()
          .statusCode(204);
    }

    for (String message :
        List.of("/v1/groups/" + group + "/messages/" + said, thread + "/messages/" + word)) {
      member
          .asks()
          .get(message)
          .then()
          .statusCode(200)
          .body("author.former", equalTo(true))
          .body("author.staff", equalTo(true));
    }
    members(member, group).then().body("items.staff", contains(false));
    say(groups.facilitator(group), group);
    members(member, group).then().body("items[0].alias", equalTo("Facilitator"));
  }

  @Test
  void whatSomebodyWasCalledNobodyElseIsForNinetyDays() {
    UUID group = groups.program().group();
    World.Person heron = owner.participant(groups.program());
    World.Person wren = owner.participant(groups.program());
    groups.admit(group, heron.id(), "Heron").then().statusCode(200);
    groups.admit(group, wren.id(), "Wren").then().statusCode(200);
    rename(heron, group, "Stork").then().statusCode(200);

    rename(wren, group, "H\u00E9ron.")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/alias-taken"));
    rename(heron, group, "Heron").then().statusCode(200);
    heron.asks().delete("/v1/groups/" + group + "/me").then().statusCode(204);
    rename(wren, group, "Heron").then().statusCode(409);
    rename(wren, group, "Stork").then().statusCode(409);
    owner.update("update alias_change set changed_at = changed_at - interval '91 days'");
    owner.update(
        "update group_member set joined_at = joined_at - interval '92 days', ended_at = ended_at - interval '91 days'"
            + " where group_id = ? and ended_at is not null",
        group);
    rename(wren, group, "Heron").then().statusCode(200);
  }

  @Test
  void noAnswerToAMemberTellsWhoSomebodyIs() {
    UUID group = groups.program().group();
    World.Person member = groups.member(group);
    World.Person fellow = groups.member(group);
    World.Person facilitator = groups.facilitator(group);
    markRead(facilitator, group, 0);
    String seat = fellow.asks().get("/v1/groups/" + group).path("me.id");
    for (Response answer :
        List.of(
            mine(member),
            member.asks().get("/v1/groups/" + group),
            members(member, group),
            rename(member, group, "Somebody else"),
            markRead(member, group, 0),
            member.asks().put("/v1/groups/" + group + "/me/blocks/" + seat))) {
      for (World.Person person : List.of(member, fellow, facilitator, groups.coordinator())) {
        answer
            .then()
            .body(not(containsString(person.id().toString())))
            .body(not(containsString(person.login())));
      }
    }
  }

  private static UUID say(World.Person person, UUID group) {
    UUID id = UUID.randomUUID();
    person
        .sends(Map.of("text", "Good morning."))
        .put("/v1/groups/" + group + "/messages/" + id)
        .then()
        .statusCode(201);
    return id;
  }

  private static Response mine(World.Person person) {
    return person.asks().get("/v1/me/groups");
  }

  private static Response members(World.Person person, UUID group) {
    return person.asks().get("/v1/groups/" + group + "/members");
  }

  private static Response markRead(World.Person person, UUID group, long seq) {
    return person.sends(Map.of("seq", seq)).put("/v1/groups/" + group + "/me/read-marker");
  }

  private static Response rename(World.Person person, UUID group, String alias) {
    return person.sends(Map.of("alias", alias)).put("/v1/groups/" + group + "/me/alias");
  }

  private static List<String> blockedBy(World.Person person, UUID group) {
    return members(person, group).path("items.findAll { it.blocked }.id");
  }

  private static List<String> seen(World.Person person, UUID group) {
    return List.of(
        mine(person).asString(),
        person.asks().get("/v1/groups/" + group).asString(),
        members(person, group).asString());
  }

  private List<String> silent(UUID group, World.Person person) {
    return owner.column(
        "select silent from audience(?, now()) where person_id = ?", group, person.id());
  }

  private List<String> face(World.Person reader, UUID group, String seat) {
    AtomicReference<List<String>> face = new AtomicReference<>();
    CurrentActor.run(
        new Actor.Person(reader.id(), reader.device(), "{}"),
        () ->
            face.set(
                jdbc.query(
                    "select alias || ' ' || former from faces(?) where id = ?",
                    row -> row.getString(1),
                    group,
                    UUID.fromString(seat))));
    return face.get();
  }
}
