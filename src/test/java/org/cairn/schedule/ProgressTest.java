package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProgressTest extends HouseTest {
  private static final String WORKSHOP = "educational_workshop";

  /** A Monday that lies ahead. */
  private static final LocalDate MONDAY =
      LocalDate.now(World.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusWeeks(1);

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void eachSessionCountsOnceAsWhatItWas() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    LocalDate day = LocalDate.now(World.ZONE).minusDays(14).with(DayOfWeek.WEDNESDAY);
    LocalDate monday = day.with(DayOfWeek.MONDAY);
    attends(me, booked(program, me, day, 8, 60), "present", null);
    attends(me, booked(program, me, day, 9, 60), "late", null);
    attends(me, booked(program, me, day, 10, 60), "left_early", 20);
    attends(me, booked(program, me, day, 11, 45), "excused", null);
    attends(me, booked(program, me, day, 12, 90), "no_show", null);
    booked(program, me, day, 14, 30);
    UUID canceled = booked(program, me, day, 15, 60);
    owner.update("update session set status = 'canceled' where id = ?", canceled);
    // The plan came later; that it holds for a week behind is not what this is about.
    owner.update(
        "insert into plan_of_care values (?, ?, ?, 540, 'intensive_outpatient', null, ?, now())",
        program.id,
        me.id(),
        monday,
        me.id());

    progress(me, monday.plusDays(6))
        .body("items", hasSize(1))
        .body("items[0].programId", equalTo(program.id.toString()))
        .body("items[0].week", equalTo(monday.toString()))
        .body("items[0].plannedMinutes", equalTo(540))
        .body("items[0].attendedMinutes", equalTo(140))
        .body("items[0].excusedMinutes", equalTo(45))
        .body("items[0].missedMinutes", equalTo(90))
        .body("items[0].bookedMinutes", equalTo(30))
        .body("items[0].reachableMinutes", equalTo(170))
        .body("items[0].shortfallMinutes", equalTo(370))
        .body("items[0].makeUp", nullValue())
        .body("items[0].message", equalTo("This week is over. The next one is a new start."));
    progress(me, monday.minusDays(1))
        .body("items[0].week", equalTo(monday.minusDays(7).toString()))
        .body("items[0].plannedMinutes", nullValue())
        .body("items[0].attendedMinutes", equalTo(0))
        .body("items[0].message", equalTo("There is no weekly plan yet."));
  }

  @Test
  void withoutADayItIsTheWeekThatRunsAtTheSite() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    LocalDate today = LocalDate.now(World.ZONE);

    me.asks()
        .get("/v1/me/progress")
        .then()
        .statusCode(200)
        .body("items.week", contains(today.with(DayOfWeek.MONDAY).toString()));
  }

  @Test
  void whatIsReachableIsTheMostThatFitsTogether() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    program.plan(me, LocalDate.now(World.ZONE), 400);
    booked(program, me, MONDAY, 18, 60);
    at(program, MONDAY, 18, 30, WORKSHOP, 60); // overlaps what I have
    at(program, MONDAY.plusDays(1), 9, 0, WORKSHOP, 90);
    at(program, MONDAY.plusDays(1), 10, 0, WORKSHOP, 120); // overlaps both its neighbors
    at(program, MONDAY.plusDays(1), 11, 30, WORKSHOP, 90);
    at(program, MONDAY.plusDays(2), 9, 0, "group_therapy", 60); // makes up
    UUID full =
        program.session(
            Map.of(
                "localStart", MONDAY.plusDays(3) + "T09:00:00", "kind", WORKSHOP, "capacity", 1));
    program.book(full, owner.participant(program));

    progress(me, MONDAY)
        .body("items[0].bookedMinutes", equalTo(60))
        .body("items[0].reachableMinutes", equalTo(60 + 180 + 60))
        .body("items[0].shortfallMinutes", equalTo(340))
        .body("items[0].makeUp", equalTo("/v1/me/openings?from=" + MONDAY + "&days=7"))
        .body(
            "items[0].message",
            equalTo(
                "Sessions for 240 more minutes still fit this week; a counselor can help with the rest."));
    me.sends(
            CommitmentTest.commitment(
                Map.of("localStart", MONDAY.plusDays(1) + "T08:00:00", "minutes", 90)))
        .put("/v1/me/commitments/" + UUID.randomUUID())
        .then()
        .statusCode(201);
    // Tuesday from half past nine on: one of 120 minutes or one of 90.
    progress(me, MONDAY).body("items[0].reachableMinutes", equalTo(60 + 120 + 60));
    theirs(counselor, program, me)
        .body("reachableMinutes", equalTo(60 + 120 + 60))
        .body("makeUp", nullValue());
    // Who does not see commitments learns nothing of them here.
    theirs(program.coordinator, program, me).body("reachableMinutes", equalTo(60 + 180 + 60));
  }

  @Test
  void whenThePlanIsCoveredItSaysSo() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    program.plan(me, LocalDate.now(World.ZONE), 120);
    at(program, MONDAY, 9, 0, WORKSHOP, 60);
    booked(program, me, MONDAY, 18, 60);

    progress(me, MONDAY)
        .body(
            "items[0].message",
            equalTo("60 minutes are open this week, and there are sessions that fit."));
    booked(program, me, MONDAY, 19, 60);
    progress(me, MONDAY)
        .body("items[0].shortfallMinutes", equalTo(0))
        .body("items[0].makeUp", nullValue())
        .body("items[0].message", equalTo("The hours of this week are covered."));
    program.plan(me, MONDAY.plusDays(6), 180);
    progress(me, MONDAY).body("items[0].plannedMinutes", equalTo(180));
    progress(me, MONDAY.minusDays(1)).body("items[0].plannedMinutes", equalTo(120));
  }

  @Test
  void aWeekIsTheSitesWeekAlsoWhenTheClockChanges() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    Instant change =
        World.ZONE.getRules().nextTransition(Instant.now().plusSeconds(86_400)).getInstant();
    LocalDate sunday = LocalDate.ofInstant(change, World.ZONE);
    LocalDate monday = sunday.minusDays(6);
    book(program, me, at(program, monday.minusDays(1), 23, 30, WORKSHOP, 7)); // the week before
    book(program, me, at(program, monday, 0, 0, WORKSHOP, 11));
    // Across the change: its minutes are those that pass.
    book(program, me, at(program, sunday, 0, 30, WORKSHOP, 240));
    book(program, me, at(program, sunday, 23, 30, WORKSHOP, 60));
    book(program, me, at(program, sunday.plusDays(1), 0, 30, WORKSHOP, 13)); // the week after

    progress(me, sunday)
        .body("items[0].week", equalTo(monday.toString()))
        .body("items[0].bookedMinutes", equalTo(11 + 240 + 60));
    progress(me, monday).body("items[0].bookedMinutes", equalTo(11 + 240 + 60));
    progress(me, monday.minusDays(1)).body("items[0].bookedMinutes", equalTo(7));
    progress(me, sunday.plusDays(1)).body("items[0].bookedMinutes", equalTo(13));
  }

  @Test
  void myCounselorAndTheCoordinatorFollowAndNobodyElse() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    World.Person another = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    program.counsels(another, owner.participant(program));
    booked(program, me, MONDAY, 9, 60);
    String path = "/v1/programs/" + program.id + "/participants/" + me.id() + "/progress";

    theirs(counselor, program, me).body("bookedMinutes", equalTo(60));
    theirs(program.coordinator, program, me).body("bookedMinutes", equalTo(60));
    another.asks().get(path).then().statusCode(404);
    scene.people().other().coordinator.asks().get(path).then().statusCode(404);
    scene.people().facilitator().asks().get(path).then().statusCode(403);
    program.discharge(me);
    counselor.asks().get(path).then().statusCode(404);
    progress(me, MONDAY).body("items", empty());
  }

  @Test
  void inTwoProgramsEachHasItsWeekAndItsStaffLearnNothingOfTheOther() {
    World.Program program = world.program();
    World.Program second = world.program();
    World.Person me = owner.participant(program);
    owner.update(
        "insert into enrollment (id, program_id, participant_id, started_at)"
            + " values (gen_random_uuid(), ?, ?, now())",
        second.id,
        me.id());
    at(program, MONDAY, 9, 0, WORKSHOP, 60);
    book(second, me, at(second, MONDAY, 9, 0, WORKSHOP, 45));

    progress(me, MONDAY)
        .body("items", hasSize(2))
        .body("items.find { it.programId == '" + program.id + "' }.bookedMinutes", equalTo(0))
        .body("items.find { it.programId == '" + program.id + "' }.reachableMinutes", equalTo(0))
        .body("items.find { it.programId == '" + second.id + "' }.bookedMinutes", equalTo(45));
    theirs(program.coordinator, program, me)
        .body("bookedMinutes", equalTo(0))
        .body("reachableMinutes", equalTo(60));
    program
        .coordinator
        .asks()
        .get("/v1/programs/" + second.id + "/participants/" + me.id() + "/progress")
        .then()
        .statusCode(404);
  }

  @Test
  void aDayThatIsNoneIsRefusedAndTheEndsOfTheCalendarAreNot() {
    World.Person me = scene.people().participant();
    me.asks().get("/v1/me/progress?week=2026-02-30").then().statusCode(400);
    me.asks().get("/v1/me/progress?week=this").then().statusCode(400);
    for (String day : List.of("0000-01-01", "9999-12-31")) {
      me.asks().get("/v1/me/progress?week=" + day).then().statusCode(200);
    }
  }

  /** The staff API is somebody else's to test: here the row is enough. */
  private void attends(World.Person person, UUID session, String status, Integer minutes) {
    owner.update(
        "insert into attendance (session_id, participant_id, status, minutes, source, recorded_at)"
            + " values (?, ?, ?, ?::integer, 'job', now())",
        session,
        person.id(),
        status,
        minutes);
  }

  private static ValidatableResponse progress(World.Person me, LocalDate day) {
    return me.asks().get("/v1/me/progress?week=" + day).then().statusCode(200);
  }

  private static ValidatableResponse theirs(
      World.Person staff, World.Program program, World.Person me) {
    return staff
        .asks()
        .get("/v1/programs/" + program.id + "/participants/" + me.id() + "/progress?week=" + MONDAY)
        .then()
        .statusCode(200);
  }

  private static UUID booked(
      World.Program program, World.Person me, LocalDate day, int hour, int minutes) {
    return book(program, me, at(program, day, hour, 0, "group_therapy", minutes));
  }

  private static UUID book(World.Program program, World.Person me, UUID session) {
    program.book(session, me);
    return session;
  }

  private static UUID at(
      World.Program program, LocalDate day, int hour, int minute, String kind, int minutes) {
    Map<String, Object> body = new HashMap<>();
    body.put("localStart", day.atTime(hour, minute).toString());
    body.put("kind", kind);
    body.put("minutes", minutes);
    body.put("room", null);
    return program.session(body);
  }
}
