package org.cairn.peergroup;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** The conversation of a participant with those who care for them. */
@QuarkusTest
class CareThreadTest extends HouseTest {
  private static final ZoneId ZONE = World.ZONE;
  private static World.Program shared;

  @Inject Owner owner;

  @Test
  void theParticipantAndTheirCounselorTalkAndNobodyElseHears() {
    World.Person me = owner.participant(program());
    World.Person counselor = owner.staff(program(), "counselor");
    World.Person other = owner.staff(program(), "counselor");
    World.Person facilitator = owner.staff(program(), "facilitator");
    World.Person fellow = owner.participant(program());
    program().counsels(counselor, me);
    program().counsels(other, fellow);
    String thread = thread(me);

    send(me, thread, "Can we talk about Thursday?").then().statusCode(201);
    answered(counselor).then().body("items.find { it.id == '" + thread + "' }.unread", equalTo(1));
    send(counselor, thread, "Yes. I am here at four.")
        .then()
        .statusCode(201)
        .body("message.author.alias", equalTo("Care team"))
        .body("message.author.staff", is(true));

    messages(me, thread)
        .then()
        .body("items.text", contains("Yes. I am here at four.", "Can we talk about Thursday?"));
    me.asks().get("/v1/me/care-threads").then().body("items[0].unread", equalTo(1));
    for (World.Person nobody : List.of(other, facilitator, fellow, program().coordinator)) {
      messages(nobody, thread).then().statusCode(404);
      send(nobody, thread, "Hello?").then().statusCode(404);
    }
    me.asks().get("/v1/me/groups").then().body("items.id", not(contains(thread)));
    answered(other).then().body("items.id", not(contains(thread)));
  }

  @Test
  void whileThereIsNoCounselorTheCoordinatorsAnswerAndThenNoMore() {
    World.Person me = owner.participant(program());
    String thread = thread(me);
    send(me, thread, "Is anybody there?").then().statusCode(201);
    messages(program().coordinator, thread).then().statusCode(200).body("items", hasSize(1));

    program().counsels(owner.staff(program(), "counselor"), me);

    messages(program().coordinator, thread).then().statusCode(404);
  }

  @Test
  void aCareThreadHasNoFacilitators() {
    World.Person me = owner.participant(program());
    World.Person facilitator = owner.staff(program(), "facilitator");
    program()
        .coordinator
        .sends(Map.of("staffId", facilitator.id(), "role", "facilitator", "groupId", thread(me)))
        .post("/v1/programs/" + program().id + "/assignments")
        .then()
        .statusCode(404);
    messages(facilitator, thread(me)).then().statusCode(404);
  }

  @Test
  void whatStaffReadFirstLeavesUnreadWhatTheyHaveNotRead() {
    World.Person me = owner.participant(program());
    World.Person counselor = owner.staff(program(), "counselor");
    program().counsels(counselor, me);
    String thread = thread(me);
    send(me, thread, "Hello.").then().statusCode(201);
    send(me, thread, "I have a question.").then().statusCode(201);
    send(me, thread, "It is about Thursday.").then().statusCode(201);

    counselor
        .sends(Map.of("seq", 1))
        .put("/v1/groups/" + thread + "/me/read-marker")
        .then()
        .statusCode(200);

    answered(counselor).then().body("items.find { it.id == '" + thread + "' }.unread", equalTo(2));
  }

  @Test
  void whoComesAndGoesIsToldToBoth() {
    World.Person me = owner.participant(program());
    World.Person counselor = owner.staff(program(), "counselor");
    UUID assignment =
        program()
            .assign(
                Map.of("staffId", counselor.id(), "role", "counselor", "participantId", me.id()));
    program()
        .coordinator
        .asks()
        .delete("/v1/programs/" + program().id + "/assignments/" + assignment)
        .then()
        .statusCode(204);

    assertEquals(List.of("counselor.changed", "counselor.changed"), told(me, "counselor.%"));
    // The first is of being one of the staff.
    assertEquals(
        List.of("assignment.made", "assignment.made", "assignment.ended"),
        told(counselor, "assignment.%"));
  }

  private List<String> told(World.Person person, String types) {
    return owner.column(
        "select type from event where person_id = ? and type like ? order by xact, id",
        person.id(),
        types);
  }

  @Test
  void itSaysWhenItIsAnsweredAndOutsideOfThatBringsHelp() {
    World.Program mine = world.program();
    World.Person me = owner.participant(mine);
    me.asks()
        .get("/v1/me/care-threads")
        .then()
        .body("items[0].now.answered", is(false))
        .body("items[0].now.from", nullValue())
        .body("items[0].now.support.contacts", not(empty()));

    setHours(
            mine, IntStream.rangeClosed(1, 7).mapToObj(day -> hour(day, "00:00", "23:59")).toList())
        .then()
        .statusCode(200)
        .body("hours", hasSize(7));
    me.asks()
        .get("/v1/me/care-threads")
        .then()
        .body("items[0].hours", hasSize(7))
        .body("items[0].zone", equalTo(ZONE.getId()))
        .body("items[0].now.answered", is(true))
        .body("items[0].now.support", nullValue());
    send(me, thread(me), "Good morning.").then().body("care.answered", is(true));

    int tomorrow = LocalDate.now(ZONE).plusDays(1).getDayOfWeek().getValue();
    setHours(mine, List.of(hour(tomorrow, "09:00", "17:00"))).then().statusCode(200);
    Response closed = me.asks().get("/v1/me/care-threads");
    closed
        .then()
        .body("items[0].now.answered", is(false))
        .body("items[0].now.from", notNullValue())
        .body("items[0].now.support.contacts", not(empty()));
    assertEquals(
        ZonedDateTime.of(LocalDate.now(ZONE).plusDays(1), LocalTime.of(9, 0), ZONE).toInstant(),
        Instant.parse(closed.path("items[0].now.from")));
    send(me, thread(me), "Good night.")
        .then()
        .statusCode(201)
        .body("care.answered", is(false))
        .body("care.support.contacts.call", everyItem(notNullValue()));
  }

  @Test
  void hoursThatDoNotFitAreRefusedByName() {
    World.Program mine = world.program();
    for (List<Map<String, Object>> hours :
        List.of(
            List.of(hour(1, "17:00", "09:00")),
            List.of(hour(1, "09:00", "09:00")),
            List.of(hour(1, "09:00", "12:00"), hour(1, "11:59", "13:00")))) {
      setHours(mine, hours)
          .then()
          .statusCode(400)
          .body("type", equalTo("peergroup/care-hours-unclear"));
    }
    setHours(mine, List.of(hour(8, "09:00", "12:00"))).then().statusCode(400);
    setHours(mine, List.of(hour(1, "09:00", "12:00"), hour(1, "12:00", "13:00")))
        .then()
        .statusCode(200);
    mine.coordinator
        .sends(Map.of("hours", List.of()))
        .put("/v1/programs/" + mine.id + "/care-hours")
        .then()
        .statusCode(428);
  }

  @Test
  void aCareWeekKnowsItsHoursAlsoWhenTheClockChanges() {
    CareWeek week =
        new CareWeek(
            List.of(
                new CareHour(7, LocalTime.of(1, 0), LocalTime.of(4, 0)),
                new CareHour(1, LocalTime.of(9, 0), LocalTime.of(17, 0))),
            ZONE);
    // On 8 March 2026 the clock in New York goes from 02:00 to 03:00.
    assertEquals(DayOfWeek.SUNDAY, LocalDate.of(2026, 3, 8).getDayOfWeek());
    assertEquals(false, week.open(Instant.parse("2026-03-08T05:59:00Z")));
    assertEquals(true, week.open(Instant.parse("2026-03-08T06:00:00Z")));
    assertEquals(true, week.open(Instant.parse("2026-03-08T07:59:00Z")));
    assertEquals(false, week.open(Instant.parse("2026-03-08T08:00:00Z")));
    assertEquals(
        Instant.parse("2026-03-09T13:00:00Z"), week.opens(Instant.parse("2026-03-08T08:00:00Z")));
    assertEquals(
        "Your care team answers here today until 4:00 AM.",
        week.says(Instant.parse("2026-03-08T06:30:00Z")));
    assertEquals(null, new CareWeek(List.of(), ZONE).opens(Instant.EPOCH));
  }

  @Test
  void afterDischargeItIsClosedAndAReadmissionGoesOnWithIt() {
    World.Person me = owner.participant(program());
    World.Person counselor = owner.staff(program(), "counselor");
    program().counsels(counselor, me);
    String thread = thread(me);
    send(me, thread, "Thank you for all of it.").then().statusCode(201);

    program().discharge(me);

    messages(me, thread).then().statusCode(404);
    messages(counselor, thread).then().statusCode(404);
    me.asks().get("/v1/me/care-threads").then().statusCode(200).body("items", empty());
  }

  private World.Program program() {
    if (shared == null) {
      shared = world.program();
    }
    return shared;
  }

  private static String thread(World.Person me) {
    return me.asks()
        .get("/v1/me/care-threads")
        .then()
        .statusCode(200)
        .extract()
        .path("items[0].id");
  }

  private static Response answered(World.Person staff) {
    return staff.asks().get("/v1/care-threads");
  }

  private static Response messages(World.Person reader, String thread) {
    return reader.asks().get("/v1/groups/" + thread + "/messages");
  }

  private static Response send(World.Person writer, String thread, String text) {
    return writer
        .sends(Map.of("text", text))
        .put("/v1/groups/" + thread + "/messages/" + UUID.randomUUID());
  }

  private static Map<String, Object> hour(int weekday, String opens, String closes) {
    return Map.of("weekday", weekday, "opens", opens, "closes", closes);
  }

  private static Response setHours(World.Program program, List<Map<String, Object>> hours) {
    String path = "/v1/programs/" + program.id + "/care-hours";
    return program
        .coordinator
        .sends(Map.of("hours", hours))
        .header("If-Match", program.coordinator.asks().get(path).header("ETag"))
        .put(path);
  }
}
