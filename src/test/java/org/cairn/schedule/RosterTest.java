package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
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
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** Who is booked into a session, and who came. */
@QuarkusTest
class RosterTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;
  @Inject RecordNoShows noShows;

  @Test
  void theRosterNamesWhoIsBookedAndWhetherTheyCame() {
    World.Person sam = owner.staff(program(), "facilitator");
    World.Person maria = owner.participant(program());
    World.Person theo = owner.participant(program());
    World.Person gone = owner.participant(program());
    UUID session = program().session(-30);
    roster(program().coordinator, session).then().body("facilitatorIds", empty());
    program().leads(sam, session);
    World.Person kim = owner.staff(program(), "counselor");
    program().leads(kim, session);
    roster(sam, session).then().statusCode(200).body("participants", empty());
    program().book(session, maria, theo, gone);
    program()
        .coordinator
        .asks()
        .delete("/v1/sessions/" + session + "/bookings/" + gone.id())
        .then()
        .statusCode(204);
    maria
        .sends(World.checkIn(Map.of()))
        .put("/v1/sessions/" + session + "/check-in")
        .then()
        .statusCode(201);
    owner.update(
        "insert into waitlist_entry (id, session_id, participant_id, place, take_at_once, created_at,"
            + " changed_at) values (?, ?, ?, 1, false, now() - interval '1 hour', now() - interval '1 hour')",
        UUID.randomUUID(),
        session,
        gone.id());
    owner.update(
        "update waitlist_entry set status = 'waiting', offered_until = null where session_id = ?",
        session);

    for (World.Person staff : List.of(sam, program().coordinator)) {
      roster(staff, session)
          .then()
          .statusCode(200)
          .body("sessionId", equalTo(session.toString()))
          .body("capacity", equalTo(12))
          .body("waiting", equalTo(1))
          .body("status", equalTo("scheduled"))
          .body("facilitatorIds", containsInAnyOrder(sam.id().toString(), kim.id().toString()))
          .body("participants.name", contains("Person " + maria.login(), "Person " + theo.login()))
          .body("participants.booking", contains("booked", "booked"))
          .body("participants[0].attendance.status", equalTo("late"))
          .body("participants[0].attendance.source", equalTo("check_in"))
          .body("participants[1].attendance", nullValue());
    }
    roster(scene.people().facilitator(), session).then().statusCode(404);
    roster(scene.people().counselor(), session).then().statusCode(404);
    roster(scene.people().other().coordinator, session).then().statusCode(404);
    roster(maria, session).then().statusCode(403);
  }

  @Test
  void whatStaffRecordStandsOverCheckInAndJobAndCanBeCorrected() {
    World.Person sam = owner.staff(program(), "facilitator");
    World.Person me = owner.participant(program());
    UUID session = program().session(-30);
    program().leads(sam, session);
    program().book(session, me);

    attend(sam, session, me, Map.of("status", "no_show"))
        .then()
        .statusCode(200)
        .body("status", equalTo("no_show"))
        .body("source", equalTo("staff"))
        .body("recordedAt", notNullValue());
    me.sends(World.checkIn(Map.of()))
        .put("/v1/sessions/" + session + "/check-in")
        .then()
        .statusCode(201);
    roster(sam, session).then().body("participants[0].attendance.status", equalTo("no_show"));

    attend(
            program().coordinator,
            session,
            me,
            Map.of("status", "left_early", "reason", "work", "minutes", 20))
        .then()
        .statusCode(200);
    noShows.record();
    roster(sam, session)
        .then()
        .body("participants[0].attendance.status", equalTo("left_early"))
        .body("participants[0].attendance.reason", equalTo("work"))
        .body("participants[0].attendance.minutes", equalTo(20))
        .body("participants[0].attendance.source", equalTo("staff"));
  }

  @Test
  void beforeItBeginsOnlyExcusedIsRecordedAndOnlyForWhoIsBooked() {
    World.Person me = owner.participant(program());
    World.Person other = owner.participant(program());
    World.Person coordinator = program().coordinator;
    UUID session = program().session(60 * 30);
    program().book(session, me);

    attend(coordinator, session, me, Map.of("status", "present"))
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/not-started"));
    attend(coordinator, session, me, Map.of("status", "excused", "reason", "court"))
        .then()
        .statusCode(200);
    attend(coordinator, session, other, Map.of("status", "excused")).then().statusCode(404);
    attend(coordinator, session, scene.people().foreigner(), Map.of("status", "excused"))
        .then()
        .statusCode(404);
    attend(scene.people().facilitator(), session, me, Map.of("status", "excused"))
        .then()
        .statusCode(404);
    coordinator.sends(Map.of("reason", "Snow")).post("/v1/sessions/" + session + "/cancel");
    attend(coordinator, session, me, Map.of("status", "excused")).then().statusCode(404);
  }

  @Test
  void minutesGoWithWhoCameAndAreNoMoreThanTheSession() {
    World.Person me = owner.participant(program());
    UUID session = program().session(-30);
    program().book(session, me);

    for (Map<String, ?> unclear :
        List.of(
            Map.of("status", "excused", "minutes", 10),
            Map.of("status", "no_show", "minutes", 0),
            Map.of("status", "late", "minutes", 61))) {
      attend(program().coordinator, session, me, unclear)
          .then()
          .statusCode(400)
          .body("type", equalTo("schedule/minutes-unclear"));
    }
    for (Map<String, ?> wrong :
        List.of(
            Map.of("status", "asleep"),
            Map.of("status", "late", "reason", "zebra"),
            Map.of("status", "late", "minutes", -1),
            Map.of("status", "late", "note", "free text"),
            Map.of("reason", "work"))) {
      attend(program().coordinator, session, me, wrong)
          .then()
          .statusCode(400)
          .body("type", equalTo("platform/invalid-fields"));
    }
    attend(program().coordinator, session, me, Map.of("status", "late", "minutes", 60))
        .then()
        .statusCode(200);
  }

  @Test
  void whoNeitherCameNorWasExcusedDidNotShow() {
    World.Person came = owner.participant(program());
    World.Person excused = owner.participant(program());
    World.Person absent = owner.participant(program());
    World.Person early = owner.participant(program());
    UUID over = program().session(-50);
    UUID running = program().session(-10);
    program().book(over, came, excused, absent);
    program().book(running, early);
    came.sends(World.checkIn(Map.of()))
        .put("/v1/sessions/" + over + "/check-in")
        .then()
        .statusCode(201);
    attend(program().coordinator, over, excused, Map.of("status", "excused"))
        .then()
        .statusCode(200);
    noShows.record();
    assertEquals(List.of(), status(over, absent));

    // The hour has passed, and the check-in with it.
    owner.update(
        "update session set starts_at = starts_at - interval '20 minutes', ends_at = ends_at - interval '20 minutes' where id = ?",
        over);
    for (int i = 0; i < 2; i++) {
      noShows.record();
    }

    assertEquals(List.of("late"), status(over, came));
    assertEquals(List.of("excused"), status(over, excused));
    assertEquals(List.of("no_show"), status(over, absent));
    assertEquals(List.of(), status(running, early));
    attend(program().coordinator, over, absent, Map.of("status", "present")).then().statusCode(200);
    assertEquals(List.of("present"), status(over, absent));
  }

  @Test
  void afterALongOutageTheJobCatchesUpButNotToBeforeAttendanceWasKept() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    owner.update(
        "update program set attendance_since = now() - interval '10 days' where id = ?",
        program.id);
    UUID before = daysAgo(program, me, 20);
    UUID later = daysAgo(program, me, 8);
    noShows.record();
    assertEquals(List.of(), status(before, me));
    assertEquals(List.of("no_show"), status(later, me));

    owner.update("update program set attendance_since = default where id = ?", program.id);
    noShows.record();
    assertEquals(List.of("no_show"), status(before, me));
  }

  private UUID daysAgo(World.Program program, World.Person participant, int days) {
    UUID session = program.session(-50);
    program.book(session, participant);
    owner.update(
        "update session set starts_at = starts_at - make_interval(days => ?), ends_at = ends_at -"
            + " make_interval(days => ?) where id = ?",
        days,
        days,
        session);
    return session;
  }

  private World.Program program() {
    return scene.people().program();
  }

  private List<String> status(UUID session, World.Person person) {
    return owner.column(
        "select status from attendance where session_id = ? and participant_id = ?",
        session,
        person.id());
  }

  private static Response roster(World.Person staff, UUID session) {
    return staff.asks().get("/v1/sessions/" + session + "/roster");
  }

  private static Response attend(
      World.Person staff, UUID session, World.Person participant, Map<String, ?> what) {
    return staff
        .sends(new HashMap<>(what))
        .put("/v1/sessions/" + session + "/attendance/" + participant.id());
  }
}
