package org.cairn.peergroup;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  private UUID group;
  private World.Person writer;
  private World.Person fellow;

  @BeforeEach
  void twoInAGroup() {
    group = program().group();
    writer = member();
    fellow = member();
  }

  @Test
  void aReplyNamesWhatItAnswersAndASkillIsACard() {
    UUID first = say(writer, "Does anybody sleep?");
    UUID second = UUID.randomUUID();
    send(fellow, second, Map.of("text", "", "replyTo", first.toString(), "skill", "urge-surfing"))
        .then()
        .statusCode(201)
        .body("message.seq", equalTo(2))
        .body("pace", nullValue())
        .body("help", nullValue());

    one(writer, second)
        .then()
        .statusCode(200)
        .body("text", equalTo(""))
        .body("groupId", equalTo(group.toString()))
        .body("replyTo.id", equalTo(first.toString()))
        .body("replyTo.seq", equalTo(1))
        .body("skill.slug", equalTo("urge-surfing"))
        .body("skill.link", equalTo("/v1/skills/urge-surfing"))
        .body("state", equalTo("sent"))
        .body("version", equalTo(1));
    writer.asks().get("/v1/skills/urge-surfing").then().statusCode(200);
  }

  @Test
  void everyBadInputIsAProblemAndTheOrderHasNoGap() {
    UUID elsewhere = program().group();
    program().admit(elsewhere, writer);
    UUID theirs = UUID.randomUUID();
    writer
        .sends(Map.of("text", "There."))
        .put("/v1/groups/" + elsewhere + "/messages/" + theirs)
        .then()
        .statusCode(201);
    UUID first = say(writer, "Before.");
    Map<Object, Integer> bad = new HashMap<>();
    bad.put("{\"text\": \"a\\ud800b\"}", 400);
    bad.put("{\"text\": \"a\\u0000b\"}", 400);
    bad.put("{\"text\": \"\\u202Egnp.exe\"}", 400);
    bad.put("{\"text\": \"a" + "\\u0301".repeat(20) + "\"}", 400);
    bad.put("{\"text\": \" \\u200B\\u2060 \"}", 400);
    bad.put("{\"text\": \"\"}", 400);
    bad.put("{\"text\": null}", 400);
    bad.put("{}", 400);
    bad.put("{\"text\": 3}", 400);
    bad.put("{\"text\": \"a\", \"replyTo\": \"" + UUID.randomUUID() + "\"}", 400);
    bad.put("{\"text\": \"a\", \"replyTo\": \"" + theirs + "\"}", 400);
    bad.put("{\"text\": \"a\", \"skill\": \"no-such-skill\"}", 400);
    bad.put("{\"text\": \"a\", \"skill\": \"../me\"}", 400);
    bad.put("{\"text\": \"a\", \"author\": \"me\"}", 400);
    bad.put(Map.of("text", "a".repeat(4_001)), 400);
    bad.put(written("👨‍👩‍👧‍👦".repeat(2_300)), 400);
    bad.put(Map.of("text", "a".repeat(10_000_000)), 413);
    bad.forEach(
        (body, status) ->
            send(writer, UUID.randomUUID(), body)
                .then()
                .statusCode(status)
                .contentType("application/problem+json"));
    member().asks().get(path(UUID.randomUUID())).then().statusCode(404);

    send(writer, UUID.randomUUID(), Map.of("text", "After.", "replyTo", first.toString()))
        .then()
        .statusCode(201)
        .body("message.seq", equalTo(2));
    assertEquals(2, owner.count("select last_seq from peer_group where id = ?", group));
  }

  @Test
  void fourThousandCharactersFitHoweverTheyAreWritten() {
    send(writer, UUID.randomUUID(), Map.of("text", "a".repeat(4_000))).then().statusCode(201);
    send(writer, UUID.randomUUID(), written("👍🏽".repeat(4_000))).then().statusCode(201);
    send(writer, UUID.randomUUID(), written("👍".repeat(4_001))).then().statusCode(400);
    send(writer, UUID.randomUUID(), written("👨‍👩‍👧".repeat(1_800))).then().statusCode(201);
    send(writer, UUID.randomUUID(), written("👨‍👩‍👧".repeat(1_900)))
        .then()
        .statusCode(400)
        .body("violations[0].message", containsString("two messages"));
  }

  @Test
  void aProblemSaysWhatToChange() {
    send(writer, UUID.randomUUID(), Map.of("text", "a", "replyTo", UUID.randomUUID().toString()))
        .then()
        .statusCode(400)
        .body("type", equalTo("peergroup/reply-unknown"))
        .body("violations[0].field", equalTo("replyTo"));
    send(writer, UUID.randomUUID(), Map.of("text", "a", "skill", "no-such-skill"))
        .then()
        .statusCode(400)
        .body("type", equalTo("peergroup/skill-unknown"))
        .body("violations[0].field", equalTo("skill"));
    send(writer, UUID.randomUUID(), Map.of("text", "\u202Ea"))
        .then()
        .statusCode(400)
        .body("type", equalTo("peergroup/text-unreadable"))
        .body("violations[0].field", equalTo("text"));
  }

  @Test
  void whoMayNotWriteNowIsToldWhyAndWhatWasSentStaysSent() {
    UUID before = say(writer, "Before.");
    owner.update(
        "update group_member set accepted_version = 0 where participant_id = ?", writer.id());
    refused("peergroup/guidelines-not-accepted").body("detail", containsString("acceptance"));
    owner.update("update peer_group set locked_at = now() where id = ?", group);
    refused("peergroup/group-locked");
    owner.update(
        "update group_member set paused_until = '2126-01-01T12:00:00Z' where participant_id = ? and group_id = ?",
        writer.id(),
        group);
    refused("peergroup/paused").body("until", equalTo("2126-01-01T12:00:00Z"));
    owner.update("update peer_group set closed_at = now() where id = ?", group);
    refused("peergroup/group-closed");
    World.Person facilitator = facilitator();
    send(facilitator, UUID.randomUUID(), Map.of("text", "We closed."))
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/group-closed"));

    send(writer, before, Map.of("text", "Before.")).then().statusCode(200);
    writer.asks().get(path()).then().statusCode(200).body("items", hasSize(1));
    react(writer, before, "heart", true, 409);
    react(writer, before, "heart", false, 204);
    writer.asks().delete(path(before)).then().statusCode(204);
  }

  @Test
  void staffWriteWhileTheGroupIsLocked() {
    owner.update("update peer_group set locked_at = now() where id = ?", group);
    World.Person facilitator = facilitator();

    send(facilitator, UUID.randomUUID(), Map.of("text", "Let us breathe for a moment."))
        .then()
        .statusCode(201)
        .body("message.author.alias", equalTo("Facilitator"));
  }

  @Test
  void aFloodIsToldOfBeforeItHasToWaitAndNothingIsLost() {
    wrote(98);
    send(writer, UUID.randomUUID(), Map.of("text", "99"))
        .then()
        .statusCode(201)
        .header("RateLimit", nullValue())
        .body("pace", nullValue());
    wrote(1);
    send(writer, UUID.randomUUID(), Map.of("text", "101"))
        .then()
        .statusCode(201)
        .header("RateLimit", "\"messages\";r=99;t=60")
        .header("RateLimit-Policy", "\"messages\";q=200;w=60")
        .body("pace", containsString("99 more messages"));
    wrote(99);
    UUID waits = UUID.randomUUID();
    Response refused = send(writer, waits, Map.of("text", "201"));
    refused
        .then()
        .statusCode(429)
        .body("type", equalTo("peergroup/too-fast"))
        .header("RateLimit", startsWith("\"messages\";r=0;t="));
    assertEquals(200, owner.count("select last_seq from peer_group where id = ?", group));
    assertEquals(
        true, Integer.parseInt(refused.header("Retry-After")) <= 60, refused.header("Retry-After"));
    send(fellow, UUID.randomUUID(), Map.of("text", "Still here?")).then().statusCode(201);

    owner.update(
        "update message set sent_at = sent_at - interval '2 minutes' where group_id = ?", group);
    send(writer, waits, Map.of("text", "201"))
        .then()
        .statusCode(201)
        .body("message.seq", equalTo(202));
  }

  @Test
  void anEditIsMarkedTakesTheVersionThatWasReadAndTheSameAgainChangesNothing() {
    UUID id = say(writer, "Thank you botj.");
    Response read = one(writer, id);
    String tag = read.header("ETag");
    react(fellow, id, "heart", true, 204); // stands in the way of nothing

    edit(writer, id, "Thank you both.", null).then().statusCode(428);
    edit(writer, id, "Thank you both.", "\"other\"").then().statusCode(412);
    Response edited = edit(writer, id, " Thank you both. ", tag);
    edited
        .then()
        .statusCode(200)
        .body("message.text", equalTo("Thank you both."))
        .body("message.version", equalTo(2))
        .body("message.editedAt", notNullValue())
        .header("ETag", notNullValue());
    edit(writer, id, "Thank you both.", tag).then().statusCode(200);
    edit(writer, id, "Thank you all.", tag).then().statusCode(412);
    edit(writer, id, "Thank you all.", edited.header("ETag")).then().statusCode(200);
    send(writer, id, Map.of("text", "Thank you botj.")).then().statusCode(200);

    one(fellow, id)
        .then()
        .body("text", equalTo("Thank you all."))
        .body("version", equalTo(3))
        .body("seq", equalTo(1))
        .body("editedAt", notNullValue());
  }

  @Test
  void anEditIsForItsAuthorAndForFifteenMinutes() {
    UUID id = say(writer, "Mine.");
    edit(fellow, id, "Yours.", "*")
        .then()
        .statusCode(403)
        .body("type", equalTo("peergroup/message-not-yours"));
    edit(fellow, id, "Mine.", "*").then().statusCode(403);
    edit(scene.people().foreigner(), id, "Yours.", "*").then().statusCode(404);
    edit(writer, UUID.randomUUID(), "Mine.", "*").then().statusCode(404);
    edit(writer, id, "\u202E", "*").then().statusCode(400);
    edit(writer, id, " ", "*").then().statusCode(400);
    owner.update(
        "update message set sent_at = sent_at - interval '16 minutes' where group_id = ?", group);
    edit(writer, id, "Too late.", "*")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/edit-too-late"));
    one(writer, id).then().body("text", equalTo("Mine.")).body("editedAt", nullValue());
  }

  @Test
  void whatIsTakenBackIsGoneForEveryMemberByEveryRoute() {
    UUID id = say(writer, "Forget that.");
    react(fellow, id, "hug", true, 204);
    fellow
        .asks()
        .delete(path(id))
        .then()
        .statusCode(403)
        .body("type", equalTo("peergroup/message-not-yours"));
    scene.people().foreigner().asks().delete(path(id)).then().statusCode(404);

    writer.asks().delete(path(id)).then().statusCode(204);
    writer.asks().delete(path(id)).then().statusCode(204);

    for (World.Person reader : List.of(writer, fellow)) {
      one(reader, id)
          .then()
          .statusCode(200)
          .body("state", equalTo("deleted"))
          .body("text", nullValue())
          .body("reactions", empty())
          .body("seq", equalTo(1));
      assertEquals(
          List.of(true), as(reader, "select body is null from message where group_id = ?", group));
      assertEquals(List.of(), as(reader, "select true from message_version"));
    }
    edit(writer, id, "Back.", "*")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/message-gone"));
    react(fellow, id, "hug", true, 409);
    send(writer, id, Map.of("text", "Forget that."))
        .then()
        .statusCode(200)
        .body("message.state", equalTo("deleted"));
    send(writer, UUID.randomUUID(), Map.of("text", "Next.")).then().body("message.seq", equalTo(2));
  }

  @Test
  void whatStaffTookOutItsAuthorCannotTakeBackOrChange() {
    UUID id = say(writer, "Out.");
    owner.update(
        "update message set gone = 'hidden', body = null, version = version + 1 where group_id = ?",
        group);

    writer
        .asks()
        .delete(path(id))
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/message-gone"));
    edit(writer, id, "In.", "*").then().statusCode(409);
    one(fellow, id).then().body("state", equalTo("hidden")).body("text", nullValue());
  }

  @Test
  void reactionsAreOneOfAKindOfEachAndTheirOwnersToTakeBack() {
    UUID id = say(writer, "One year.");
    react(fellow, id, "celebrate", true, 204);
    react(fellow, id, "celebrate", true, 204);
    react(fellow, id, "heart", true, 204);
    react(writer, id, "heart", true, 204);
    react(fellow, id, "thumbs_down", true, 400);
    react(fellow, UUID.randomUUID(), "heart", true, 404);
    react(scene.people().foreigner(), id, "heart", true, 404);

    one(writer, id)
        .then()
        .body("reactions.kind", contains("heart", "celebrate"))
        .body("reactions[0].by", hasSize(2))
        .body("reactions[1].by", hasSize(1));
    react(writer, id, "celebrate", false, 204); // was not there
    react(fellow, id, "celebrate", false, 204);
    react(fellow, id, "celebrate", false, 204);
    one(writer, id).then().body("reactions.kind", contains("heart"));
    // A reaction that changes nothing is no news.
    assertEquals(
        4,
        owner.count(
            "select count(*) from event where group_id = ? and type = 'message.reacted'", group));
  }

  @Test
  void whatABlockDoesToEitherSideNamesNeither() {
    UUID theirs = say(fellow, "Look at this.");
    UUID mine = say(writer, "No.");
    react(writer, mine, "heart", true, 204);
    owner.update(
        "insert into member_block values (?, ?, ?, now(), 1)", group, writer.id(), fellow.id());

    one(writer, theirs)
        .then()
        .body("folded", equalTo(true))
        .body("state", equalTo("sent"))
        .body("text", equalTo("Look at this."));
    one(fellow, mine)
        .then()
        .body("folded", equalTo(false))
        .body("state", equalTo("unavailable"))
        .body("text", nullValue())
        .body("reactions", empty());
    fellow
        .asks()
        .get(path())
        .then()
        .body("items.state", contains("unavailable", "sent"))
        .body("items.folded", contains(false, false));
  }

  @Test
  void membersSeeFormerMembersAsSuchAndNoLinkIsLookedUp() {
    UUID id = say(writer, "See https://example.org/meeting");
    owner.update(
        "update group_member set ended_at = now(), end_reason = 'left' where participant_id = ? and group_id = ?",
        writer.id(),
        group);

    one(fellow, id)
        .then()
        .body("author.alias", equalTo("Former member"))
        .body("author.former", equalTo(true))
        .body("text", equalTo("See https://example.org/meeting"))
        .body("$", not(org.hamcrest.Matchers.hasKey("preview")));
    one(writer, id).then().statusCode(404);
  }

  private io.restassured.response.ValidatableResponse refused(String type) {
    return send(writer, UUID.randomUUID(), Map.of("text", "Now."))
        .then()
        .statusCode(409)
        .body("type", equalTo(type));
  }

  /** As phones write it, four bytes for an emoji. */
  private static byte[] written(String text) {
    return ("{\"text\": \"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
  }

  /** As if the writer had sent so many in the last half minute. */
  private void wrote(int many) {
    owner.update(
        "insert into message (group_id, seq, id, member_id, body, sent_at) select g.id, g.last_seq + n,"
            + " gen_random_uuid(), m.id, decode(repeat('00', 60), 'hex'), now() - interval '30 seconds'"
            + " from peer_group g join group_member m on m.group_id = g.id, generate_series(1, ?) n"
            + " where g.id = ? and m.participant_id = ?",
        many,
        group,
        writer.id());
    owner.update("update peer_group set last_seq = last_seq + ? where id = ?", many, group);
  }

  private List<Boolean> as(World.Person reader, String sql, Object... parameters) {
    List<Boolean> answer = new java.util.ArrayList<>();
    CurrentActor.run(
        new Actor.Person(reader.id(), reader.device(), "{}"),
        () -> answer.addAll(jdbc.query(sql, row -> row.getBoolean(1), parameters)));
    return answer;
  }

  private World.Program program() {
    return scene.people().program();
  }

  private World.Person member() {
    World.Person person = owner.participant(program());
    program().admit(group, person);
    return person;
  }

  private World.Person facilitator() {
    World.Person facilitator = owner.staff(program(), "facilitator");
    program().facilitates(facilitator, group);
    return facilitator;
  }

  private UUID say(World.Person person, String text) {
    UUID id = UUID.randomUUID();
    send(person, id, Map.of("text", text)).then().statusCode(201);
    return id;
  }

  private Response send(World.Person person, UUID id, Object body) {
    return body instanceof byte[] written
        ? person.asks().contentType(ContentType.JSON).body(written).put(path(id))
        : person.sends(body).put(path(id));
  }

  private Response one(World.Person person, UUID id) {
    return person.asks().get(path(id));
  }

  private Response edit(World.Person person, UUID id, String text, String ifMatch) {
    var request = person.sends(Map.of("text", text));
    return (ifMatch == null ? request : request.header("If-Match", ifMatch))
        .put(path(id) + "/text");
  }

  private void react(World.Person person, UUID id, String kind, boolean on, int status) {
    String reaction = path(id) + "/reactions/" + kind;
    Response answer = on ? person.asks().put(reaction) : person.asks().delete(reaction);
    answer.then().statusCode(status);
  }

  private String path() {
    return "/v1/groups/" + group + "/messages";
  }

  private String path(UUID id) {
    return path() + "/" + id;
  }
}
