package org.cairn.peergroup;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.Test;

@QuarkusTest
class GroupTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  @Test
  void theSameMessageAgainIsTheSameMessageAndAnotherTextIsRefused() {
    UUID group = program().group();
    World.Person writer = member(group);
    World.Person fellow = member(group);
    UUID id = UUID.randomUUID();
    send(writer, group, id, "First.").then().statusCode(201);

    send(writer, group, id, " First. ").then().statusCode(200).body("message.seq", equalTo(1));
    send(writer, group, id, "Second.")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/message-id-taken"));
    send(fellow, group, id, "First.").then().statusCode(409);
    messages(writer, group).then().body("items.text", contains("First."));
  }

  @Test
  void theSameIdInAnotherGroupIsAnotherMessage() {
    UUID one = program().group();
    UUID other = program().group();
    World.Person writer = member(one);
    program().admit(other, writer);
    UUID id = UUID.randomUUID();

    send(writer, one, id, "Here.").then().statusCode(201);
    send(writer, other, id, "There.").then().statusCode(201);

    messages(writer, one).then().body("items.text", contains("Here."));
    messages(writer, other).then().body("items.text", contains("There."));
  }

  @Test
  void whoWasRemovedIsOutAtOnceForReadingAndWriting() {
    UUID group = program().group();
    World.Person writer = member(group);
    World.Person fellow = member(group);
    send(writer, group, UUID.randomUUID(), "Bye.").then().statusCode(201);

    coordinator()
        .asks()
        .delete("/v1/groups/" + group + "/members/" + writer.id())
        .then()
        .statusCode(204);

    messages(writer, group).then().statusCode(404);
    send(writer, group, UUID.randomUUID(), "Still here?").then().statusCode(404);
    writer.asks().get("/v1/me/groups").then().statusCode(200).body("items", empty());
    messages(fellow, group).then().statusCode(200).body("items.text", contains("Bye."));
  }

  @Test
  void aFacilitatorReadsAndWritesUntilTheAssignmentEnds() {
    UUID group = program().group();
    World.Person writer = member(group);
    World.Person facilitator = owner.staff(program(), "facilitator");
    send(writer, group, UUID.randomUUID(), "Hello.").then().statusCode(201);
    messages(facilitator, group).then().statusCode(404);
    UUID assignment =
        program()
            .assign(Map.of("staffId", facilitator.id(), "role", "facilitator", "groupId", group));

    messages(facilitator, group).then().statusCode(200).body("items.text", contains("Hello."));
    facilitator.asks().get("/v1/me/groups").then().body("items[0].me", nullValue());
    send(facilitator, group, UUID.randomUUID(), "Welcome.")
        .then()
        .statusCode(201)
        .body("message.author.alias", equalTo("Facilitator"))
        .body("message.author.staff", equalTo(true));

    coordinator()
        .asks()
        .delete("/v1/programs/" + program().id + "/assignments/" + assignment)
        .then()
        .statusCode(204);
    messages(facilitator, group).then().statusCode(404);
  }

  @Test
  void nothingThatMembersSeeNamesAnAccount() {
    UUID group = program().group();
    World.Person writer = member(group);
    World.Person reader = member(group);
    Response sent = send(writer, group, UUID.randomUUID(), "Hello.");

    for (Response answer :
        List.of(sent, messages(reader, group), reader.asks().get("/v1/me/groups"))) {
      answer
          .then()
          .body(not(containsString(writer.id().toString())))
          .body(not(containsString(writer.login())))
          .body(not(containsString(reader.id().toString())));
    }
  }

  @Test
  void anAliasIsOneMembersOnlyAndTheSameCallAgainChangesNothing() {
    UUID group = program().group();
    UUID one = program().register(World.unique("member"));
    UUID other = program().register(World.unique("member"));
    String member = admit(group, one, "Heron").then().statusCode(200).extract().path("id");

    admit(group, one, "Heron").then().statusCode(200).body("id", equalTo(member));
    admit(group, one, "Crane")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/already-member"));
    admit(group, other, "HERON")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/alias-taken"));
    admit(group, other, "Crane").then().statusCode(200);
  }

  @Test
  void peopleWhoAreNotInTheProgramAreNotThere() {
    Scene.People all = scene.people();
    UUID group = program().group();
    for (UUID nobody :
        List.of(
            all.foreigner().id(),
            all.discharged().id(),
            all.facilitator().id(),
            UUID.randomUUID())) {
      admit(group, nobody, World.unique("Alias"))
          .then()
          .statusCode(404)
          .body("type", equalTo("platform/not-found"));
    }
    admit(all.otherGroup(), all.participant().id(), "Heron").then().statusCode(404);
  }

  @Test
  void aTextIsKeptInComposedForm() {
    UUID group = program().group();
    World.Person writer = member(group);

    send(writer, group, UUID.randomUUID(), "Cafe\u0301 \uD83D\uDC4D\nsecond line")
        .then()
        .statusCode(201)
        .body("message.text", equalTo("Caf\u00e9 \uD83D\uDC4D\nsecond line"));
  }

  @Test
  void whatCannotBeShownIsRefused() {
    UUID group = program().group();
    World.Person writer = member(group);
    for (String text : List.of("a\\u0000b", "a\\u0007b", "a\\u001bb", "a\\ud800b", "a\\u0085b")) {
      writer
          .sends("{\"text\": \"" + text + "\"}")
          .put("/v1/groups/" + group + "/messages/" + UUID.randomUUID())
          .then()
          .statusCode(400);
    }
    messages(writer, group).then().body("items", empty());
  }

  @Test
  void whatAnErasedAuthorWroteIsGoneAndItsPlaceRemains() {
    UUID group = program().group();
    World.Person writer = member(group);
    World.Person reader = member(group);
    send(writer, group, UUID.randomUUID(), "Forget me.").then().statusCode(201);
    send(reader, group, UUID.randomUUID(), "Still here.").then().statusCode(201);
    // As if the writer's key were gone: the running application remembers keys for minutes.
    owner.update(
        "update message set body = decode(replace(gen_random_uuid()::text, '-', ''), 'hex')"
            + " || substring(body from 17) where group_id = ? and seq = 1",
        group);

    messages(reader, group)
        .then()
        .statusCode(200)
        .body("items", hasSize(2))
        .body("items.text", contains("Still here.", null));
  }

  @Test
  void theHotStatementsGiveAStrangerNothingEvenWhenAskedForSomebodyElse() {
    Scene.People all = scene.people();
    World.Person stranger = all.foreigner();
    UUID id = UUID.randomUUID();
    CurrentActor.run(
        new Actor.Person(stranger.id(), stranger.device(), "{}"),
        () -> {
          assertEquals(
              List.of(),
              jdbc.query(
                  Messages.PAGE,
                  row -> 1,
                  all.group(),
                  all.group(),
                  Long.MAX_VALUE,
                  50,
                  all.group(),
                  Long.MAX_VALUE,
                  0,
                  all.group()));
          assertEquals(
              List.of("unknown"),
              jdbc.query(
                  Messages.SEND,
                  row -> row.getString(1),
                  all.group(),
                  id,
                  stranger.id(),
                  new byte[60],
                  null,
                  null,
                  null,
                  20,
                  Instant.EPOCH));
          assertThrows(
              DatabaseRefused.class,
              () ->
                  jdbc.query(
                      Messages.SEND,
                      row -> 1,
                      all.group(),
                      id,
                      all.participant().id(),
                      new byte[60],
                      null,
                      null,
                      null,
                      20,
                      Instant.EPOCH));
        });
    assertEquals(0, owner.count("select count(*) from message where id = ?", id));
  }

  private World.Program program() {
    return scene.people().program();
  }

  private World.Person coordinator() {
    return program().coordinator;
  }

  private World.Person member(UUID group) {
    World.Person person = owner.participant(program());
    program().admit(group, person);
    return person;
  }

  private Response admit(UUID group, UUID participant, String alias) {
    return coordinator()
        .sends(Map.of("alias", alias))
        .put("/v1/groups/" + group + "/members/" + participant);
  }

  private static Response messages(World.Person reader, UUID group) {
    return reader.asks().get("/v1/groups/" + group + "/messages");
  }

  private static Response send(World.Person writer, UUID group, UUID id, String text) {
    return writer.sends(Map.of("text", text)).put("/v1/groups/" + group + "/messages/" + id);
  }
}
