package org.cairn.peergroup;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/**
 * Words of somebody in danger: help for the writer alone, staff at once, and the message goes out.
 */
@QuarkusTest
class DistressMessageTest extends HouseTest {
  private static final String ACUTE = "I want to kill myself tonight";
  private static World.Program shared;

  @Inject Owner owner;

  @Test
  void theWriterIsShownHelpStaffAreToldAndTheOthersReadAMessageLikeAnyOther() {
    UUID group = program().group();
    World.Person writer = member(group);
    World.Person fellow = member(group);
    World.Person counselor = owner.staff(program(), "counselor");
    World.Person facilitator = owner.staff(program(), "facilitator");
    World.Person stranger = owner.staff(program(), "facilitator");
    program().counsels(counselor, writer);
    program().facilitates(facilitator, group);
    UUID id = UUID.randomUUID();

    Response sent = send(writer, group, id, ACUTE);

    sent.then()
        .statusCode(201)
        .body("message.text", equalTo(ACUTE))
        .body("message.state", equalTo("sent"))
        .body("help.told", notNullValue())
        .body("help.support.contacts", not(empty()));
    String address = "/v1/groups/" + group + "/messages/" + id;
    for (World.Person told : List.of(counselor, facilitator)) {
      alerts(told)
          .then()
          .statusCode(200)
          .body("items", hasSize(1))
          .body("items[0].kind", equalTo("distress"))
          .body("items[0].severity", equalTo("acute"))
          .body("items[0].source", equalTo("message"))
          .body("items[0].participant.name", notNullValue())
          .body("items[0].link", matchesPattern("/v1/alerts/[0-9a-f-]{36}/message"));
      assertFalse(alerts(told).asString().contains("kill"));
      String link = alerts(told).path("items[0].link");
      told.asks()
          .get(link)
          .then()
          .statusCode(200)
          .body("text", equalTo(ACUTE))
          .body("groupId", equalTo(group.toString()));
      stranger.asks().get(link).then().statusCode(404);
      fellow.asks().get(link).then().statusCode(403);
    }
    facilitator.asks().get(address).then().statusCode(200).body("text", equalTo(ACUTE));
    counselor.asks().get(address).then().statusCode(404);
    alerts(stranger).then().body("items", empty());
    // What the others read has nothing more than any message has.
    Response ordinary = send(fellow, group, UUID.randomUUID(), "See you on Thursday.");
    List<Map<String, Object>> read =
        fellow.asks().get("/v1/groups/" + group + "/messages").path("items");
    assertEquals(read.get(0).keySet(), read.get(1).keySet());
    ordinary.then().statusCode(201).body("help", nullValue());
  }

  @Test
  void theSameAgainIsAnsweredTheSameAndAlarmsNobodyTwice() {
    UUID group = program().group();
    World.Person writer = member(group);
    World.Person counselor = owner.staff(program(), "counselor");
    program().counsels(counselor, writer);
    UUID id = UUID.randomUUID();
    Response first = send(writer, group, id, ACUTE);

    Response again = send(writer, group, id, ACUTE);

    again.then().statusCode(200);
    assertEquals(first.<Object>path("help"), again.<Object>path("help"));
    alerts(counselor).then().body("items", hasSize(1));
  }

  @Test
  void whatIsTakenBackAtOnceCanStillBeReadByThoseWhoWereTold() {
    UUID group = program().group();
    World.Person writer = member(group);
    World.Person counselor = owner.staff(program(), "counselor");
    program().counsels(counselor, writer);
    UUID id = UUID.randomUUID();
    send(writer, group, id, ACUTE).then().statusCode(201);

    writer.asks().delete("/v1/groups/" + group + "/messages/" + id).then().statusCode(204);

    counselor
        .asks()
        .get(alerts(counselor).<String>path("items[0].link"))
        .then()
        .statusCode(200)
        .body("text", equalTo(ACUTE));
  }

  @Test
  void whatCannotBeSentBringsHelpAndAlarmsAllTheSame() {
    UUID group = program().group();
    World.Person writer = member(group);
    World.Person counselor = owner.staff(program(), "counselor");
    program().counsels(counselor, writer);
    owner.update(
        "update group_member set paused_until = now() + interval '1 hour' where group_id = ? and participant_id = ?",
        group,
        writer.id());

    send(writer, group, UUID.randomUUID(), ACUTE)
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/paused"))
        .body("help.told", notNullValue())
        .body("help.support.contacts", not(empty()));

    alerts(counselor)
        .then()
        .body("items", hasSize(1))
        .body("items[0].kind", equalTo("distress"))
        .body("items[0].link", nullValue());
    send(writer, group, UUID.randomUUID(), "Hello?")
        .then()
        .statusCode(409)
        .body("help", nullValue());
  }

  @Test
  void anEditThatSaysItAlarmsToo() {
    UUID group = program().group();
    World.Person writer = member(group);
    World.Person counselor = owner.staff(program(), "counselor");
    program().counsels(counselor, writer);
    UUID id = UUID.randomUUID();
    send(writer, group, id, "Not my day.").then().body("help", nullValue());
    String address = "/v1/groups/" + group + "/messages/" + id;

    writer
        .sends(Map.of("text", "No quiero vivir más, me voy a matar"))
        .header("If-Match", writer.asks().get(address).header("ETag"))
        .put(address + "/text")
        .then()
        .statusCode(200)
        .body("help.told", notNullValue())
        .body("help.support.contacts", not(empty()));
    alerts(counselor).then().body("items.kind", hasItem("distress"));
    // The answer was lost, and the phone asks again.
    writer
        .sends(Map.of("text", "No quiero vivir más, me voy a matar"))
        .header("If-Match", "\"lost\"")
        .put(address + "/text")
        .then()
        .statusCode(200)
        .body("help.told", notNullValue());
    alerts(counselor).then().body("items", hasSize(1));
  }

  @Test
  void whereNobodyWantsToBeToldHelpIsShownAndNothingIsPromised() {
    World.Program quiet = world.program();
    UUID group = quiet.group();
    World.Person writer = owner.participant(quiet);
    quiet.admit(group, writer);
    owner.update(
        "update alert_rule set active = false where program_id = ? and kind = 'distress'",
        quiet.id);

    send(writer, group, UUID.randomUUID(), ACUTE)
        .then()
        .statusCode(201)
        .body("help.told", nullValue())
        .body("help.support.contacts", not(empty()));

    alerts(quiet.coordinator).then().body("items", empty());
  }

  @Test
  void figuresOfSpeechAndStoriesOfBeforeAlarmNobody() {
    UUID group = program().group();
    World.Person writer = member(group);
    World.Person counselor = owner.staff(program(), "counselor");
    program().counsels(counselor, writer);
    for (String text :
        List.of(
            "This traffic is killing me",
            "I'd die for a coffee right now",
            "Two years ago I wanted to die. Today I am glad to be here.",
            "Me muero de risa con ustedes")) {
      send(writer, group, UUID.randomUUID(), text).then().statusCode(201).body("help", nullValue());
    }
    alerts(counselor).then().body("items", empty());
  }

  @Test
  void inACareThreadItIsTheSame() {
    World.Person writer = owner.participant(program());
    World.Person counselor = owner.staff(program(), "counselor");
    program().counsels(counselor, writer);
    String thread = writer.asks().get("/v1/me/care-threads").path("items[0].id");

    send(writer, UUID.fromString(thread), UUID.randomUUID(), ACUTE)
        .then()
        .statusCode(201)
        .body("help.support.contacts", not(empty()))
        .body("care.answered", notNullValue());

    alerts(counselor).then().body("items", hasSize(1));
    send(counselor, UUID.fromString(thread), UUID.randomUUID(), "You wrote: " + ACUTE)
        .then()
        .statusCode(201)
        .body("help", nullValue());
    alerts(counselor).then().body("items", hasSize(1));
  }

  private World.Program program() {
    if (shared == null) {
      shared = world.program();
    }
    return shared;
  }

  private World.Person member(UUID group) {
    World.Person person = owner.participant(program());
    program().admit(group, person);
    return person;
  }

  private static Response alerts(World.Person staff) {
    return staff.asks().get("/v1/alerts?status=open");
  }

  private static Response send(World.Person writer, UUID group, UUID id, String text) {
    return writer.sends(Map.of("text", text)).put("/v1/groups/" + group + "/messages/" + id);
  }
}
