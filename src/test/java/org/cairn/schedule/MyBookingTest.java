package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a participant does with places in sessions. */
@QuarkusTest
class MyBookingTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  private World.Program program;
  private World.Person me;

  @BeforeEach
  void newcomer() {
    program = scene.people().program();
    me = owner.participant(program);
  }

  @Test
  void iBookAWorkshopOnceHoweverOftenISendIt() {
    UUID session = program.workshop(3000, 5);
    UUID booking = UUID.randomUUID();

    book(booking, session).then().statusCode(201).body("status", equalTo("booked"));
    book(booking, session)
        .then()
        .statusCode(200)
        .body("id", equalTo(booking.toString()))
        .body("sessionId", equalTo(session.toString()))
        .body("bookedBy", equalTo("participant"))
        .body("late", equalTo(false))
        .body("movedFrom", nullValue());

    me.asks()
        .get("/v1/me/schedule")
        .then()
        .body("items.id", contains(session.toString()))
        .body("items[0].booking.id", equalTo(booking.toString()));
    assertEquals(1, booked(session));
  }

  @Test
  void anIdIsOneBookingAndSomebodyElsesIsNotThere() {
    UUID booking = booked(program.workshop(3000, 5), me);
    UUID other = program.workshop(3200, 5);
    World.Person fellow = owner.participant(program);

    refused(book(booking, other), "booking-id-taken");
    refused(book(fellow, booking, other), "booking-id-taken");
    fellow.asks().get(path(booking)).then().statusCode(404);
    fellow.asks().delete(path(booking)).then().statusCode(404);
    move(fellow, booking, UUID.randomUUID(), other).then().statusCode(404);
    assertEquals(0, booked(other));
    read(booking).then().body("status", equalTo("booked"));
  }

  @Test
  void aSecondBookingOfTheSameSessionNamesTheFirst() {
    UUID session = program.workshop(3000, 5);
    UUID booking = booked(session, me);

    refused(book(UUID.randomUUID(), session), "already-booked")
        .then()
        .body("bookingId", equalTo(booking.toString()));
    assertEquals(1, booked(session));
  }

  @Test
  void aFullSessionSaysSo() {
    UUID session = program.workshop(3000, 1);
    booked(session, owner.participant(program));

    refused(book(UUID.randomUUID(), session), "session-full");
  }

  @Test
  void aClashNamesMySessionAtThatTime() {
    UUID mine = program.workshop(3000, 5);
    booked(mine, me);
    UUID session = program.workshop(3059, 5);
    String starts = me.asks().get("/v1/sessions/" + mine).path("startsAt");
    String ends = me.asks().get("/v1/sessions/" + mine).path("endsAt");

    refused(book(UUID.randomUUID(), session), "overlaps")
        .then()
        .body("conflict.sessionId", equalTo(mine.toString()))
        .body("conflict.startsAt", equalTo(starts))
        .body("conflict.endsAt", equalTo(ends));
    assertEquals(0, booked(session));
  }

  @Test
  void groupTherapyIsBookedByStaffUntilAWeekFallsShort() {
    UUID first = program.session(3000);
    UUID second = program.session(3070);
    refused(book(UUID.randomUUID(), first), "not-bookable");
    refused(join(first), "not-bookable");

    owner.update(
        "insert into plan_of_care (program_id, participant_id, starts_on, weekly_minutes,"
            + " level_of_care, changed_by, changed_at) values (?, ?, '2026-01-01', 60,"
            + " 'intensive_outpatient', ?, now())",
        program.id,
        me.id(),
        program.coordinator.id());

    booked(first, me);
    if (sameWeek(first, second)) {
      refused(book(UUID.randomUUID(), second), "not-bookable");
    }
  }

  @Test
  void counselingIsBookedWithMyOwnCounselorAlone() {
    World.Person counselor = owner.staff(program, "counselor");
    World.Person another = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    UUID mine = counseling(3000, counselor);
    UUID later = counseling(3200, counselor);
    UUID elses = counseling(3400, another);

    UUID booking = booked(mine, me);
    refused(book(UUID.randomUUID(), elses), "not-bookable");
    refused(move(booking, UUID.randomUUID(), elses), "not-equal");
    move(booking, UUID.randomUUID(), later).then().statusCode(201);
  }

  @Test
  void whatHasStartedOrDoesNotTakePlaceIsNotBooked() {
    UUID running = program.workshop(-5, 5);
    UUID canceled = program.workshop(3000, 5);
    owner.update(
        "update session set status = 'canceled', changed_at = now() where id = ?", canceled);

    refused(book(UUID.randomUUID(), running), "already-started");
    refused(join(running), "already-started");
    refused(book(UUID.randomUUID(), canceled), "session-canceled");
    refused(join(canceled), "session-canceled");
    program
        .coordinator
        .asks()
        .put("/v1/sessions/" + canceled + "/bookings/" + me.id())
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/session-canceled"));
  }

  @Test
  void whatIsNotInMyProgramIsNotThere() {
    UUID elsewhere = scene.people().other().workshop(3000, 5);
    UUID here = program.workshop(3000, 5);
    UUID booking = booked(here, me);

    for (UUID session : List.of(elsewhere, UUID.randomUUID())) {
      book(UUID.randomUUID(), session).then().statusCode(404);
      join(session).then().statusCode(404);
      move(booking, UUID.randomUUID(), session).then().statusCode(404);
    }
    read(booking).then().body("status", equalTo("booked"));
    program.discharge(me);
    book(UUID.randomUUID(), here).then().statusCode(404);
    join(here).then().statusCode(404);
    move(booking, UUID.randomUUID(), program.workshop(3200, 5)).then().statusCode(409);
    read(booking).then().statusCode(200).body("status", equalTo("canceled"));
    book(booking, here).then().statusCode(200).body("status", equalTo("canceled"));
  }

  @Test
  void whatIGiveUpIsFreeAndItsIdIsNeverBookedAgain() {
    UUID session = program.workshop(3000, 1);
    UUID booking = booked(session, me);

    cancel(booking).then().statusCode(200).body("status", equalTo("canceled"));
    cancel(booking).then().statusCode(200).body("status", equalTo("canceled"));
    book(booking, session).then().statusCode(200).body("status", equalTo("canceled"));

    assertEquals(0, booked(session));
    me.asks().get("/v1/me/schedule").then().body("items", empty());
    booked(session, owner.participant(program));
    refused(book(UUID.randomUUID(), session), "session-full");
  }

  @Test
  void afterTheProgramsNoticeItIsLateAndStaysSo() {
    UUID inTime = booked(program.workshop(24 * 60 + 30, 5), me);
    UUID late = booked(program.workshop(24 * 60 - 70, 5), me);

    cancel(inTime).then().statusCode(200).body("late", equalTo(false));
    cancel(late).then().statusCode(200).body("late", equalTo(true));
    cancel(late).then().statusCode(200).body("late", equalTo(true));
    read(late).then().body("late", equalTo(true));
  }

  @Test
  void theNoticeEndsWithItsLastMinute() {
    Instant starts = Instant.parse("2026-12-01T23:00:00Z");
    Duration notice = Duration.ofHours(24);
    Instant last = Instant.parse("2026-11-30T23:00:00Z");

    assertEquals(last, LateCancellation.begins(starts, notice));
    assertEquals(false, LateCancellation.isLate(starts, notice, last));
    assertEquals(true, LateCancellation.isLate(starts, notice, last.plusNanos(1000)));
  }

  @Test
  void whatHasStartedIsNotGivenUp() {
    UUID running = program.workshop(-5, 5);
    program.book(running, me);
    UUID booking = UUID.fromString(me.asks().get("/v1/sessions/" + running).path("booking.id"));

    refused(cancel(booking), "already-started");
    refused(move(booking, UUID.randomUUID(), program.workshop(3000, 5)), "already-started");
    read(booking).then().body("status", equalTo("booked")).body("bookedBy", equalTo("staff"));
  }

  @Test
  void aMoveIsOnceAndNeverLate() {
    UUID session = program.workshop(600, 1);
    UUID target = program.workshop(700, 1);
    UUID old = booked(session, me);
    UUID moved = UUID.randomUUID();

    move(old, moved, target)
        .then()
        .statusCode(201)
        .body("id", equalTo(moved.toString()))
        .body("sessionId", equalTo(target.toString()))
        .body("status", equalTo("booked"))
        .body("movedFrom", equalTo(old.toString()));
    move(old, moved, target).then().statusCode(200).body("id", equalTo(moved.toString()));

    read(old).then().body("status", equalTo("canceled")).body("late", equalTo(false));
    refused(move(old, moved, session), "booking-id-taken");
    refused(move(old, UUID.randomUUID(), target), "booking-canceled");
    book(old, session).then().statusCode(200).body("status", equalTo("canceled"));
    assertEquals(0, booked(session));
    assertEquals(1, booked(target));
  }

  @Test
  void aMoveMayMeetTheSessionThatItLeaves() {
    UUID old = booked(program.workshop(3000, 1), me);
    UUID overlapping = program.workshop(3030, 1);

    move(old, UUID.randomUUID(), overlapping).then().statusCode(201);
    assertEquals(1, booked(overlapping));
  }

  @Test
  void aMoveThatFailsChangesNothing() {
    UUID old = booked(program.workshop(3000, 1), me);
    UUID other = program.workshop(3200, 1);
    UUID otherBooking = booked(other, me);
    UUID full = program.workshop(3400, 1);
    booked(full, owner.participant(program));
    UUID fresh = UUID.randomUUID();

    refused(move(old, fresh, full), "session-full");
    refused(move(old, fresh, program.workshop(3250, 1)), "overlaps")
        .then()
        .body("conflict.sessionId", equalTo(other.toString()));
    refused(move(old, fresh, other), "already-booked");
    refused(move(old, fresh, program.session(3600)), "not-equal");
    refused(move(old, fresh, program.workshop(-5, 1)), "already-started");
    refused(move(old, otherBooking, program.workshop(3600, 1)), "booking-id-taken");
    UUID elses = booked(program.workshop(3800, 2), owner.participant(program));
    refused(move(old, elses, program.workshop(3600, 1)), "booking-id-taken");

    read(old).then().body("status", equalTo("booked"));
    read(fresh).then().statusCode(404);
    refused(move(old, fresh, UUID.fromString(read(old).path("sessionId"))), "not-equal");
  }

  @Test
  void aMoveCountsAgainstNoneOfMyLimits() {
    UUID session = program.session(600);
    UUID target = program.session(700);
    program.book(session, me);
    UUID booking = UUID.fromString(me.asks().get("/v1/sessions/" + session).path("booking.id"));
    refused(book(UUID.randomUUID(), target), "not-bookable");

    move(booking, UUID.randomUUID(), target).then().statusCode(201);
  }

  @Test
  void aPlaceThatWasLostCanBeTakenAgain() {
    UUID session = program.workshop(3000, 5);
    UUID rival = program.workshop(3200, 5);
    UUID lost = booked(session, me);
    UUID rivalBooking = booked(rival, me);
    program
        .coordinator
        .sends(
            World.sessionBody(
                Map.of("kind", "educational_workshop", "localStart", World.localTime(3200))))
        .header("If-Match", "*")
        .put("/v1/sessions/" + session)
        .then()
        .statusCode(200);
    read(lost).then().body("status", equalTo("displaced"));
    refused(book(UUID.randomUUID(), session), "overlaps")
        .then()
        .body("conflict.sessionId", equalTo(rival.toString()));
    read(lost).then().body("status", equalTo("displaced"));

    cancel(rivalBooking).then().statusCode(200);

    UUID again = booked(session, me);
    read(lost).then().body("status", equalTo("canceled")).body("late", equalTo(false));
    cancel(again).then().statusCode(200);
    owner.update("update booking set status = 'displaced' where id = ?", again);
    program.book(session, me);
    read(again).then().body("status", equalTo("canceled"));
    assertEquals(1, booked(session));
  }

  @Test
  void badInputIsRefused() {
    UUID booking = UUID.randomUUID();
    UUID session = program.workshop(3000, 5);

    for (Object body :
        List.of(
            Map.of(),
            Map.of("sessionId", "1-1-1-1-1"),
            Map.of("sessionId", 7),
            Map.of("sessionId", session, "more", true),
            List.of())) {
      me.sends(body).put(path(booking)).then().statusCode(400);
    }
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("sessionId", null);
    me.sends(nothing).put(path(booking)).then().statusCode(400);
    me.sends(Map.of("sessionId", session)).post(path(booking) + "/move").then().statusCode(400);
    me.sends(Map.of("sessionId", session)).put("/v1/me/bookings/mine").then().statusCode(404);
    read(booking).then().statusCode(404);
    cancel(booking).then().statusCode(404);
  }

  @Test
  void theDatabaseItselfRefusesABookingThatIsNotMineToMake() {
    UUID session = program.session(3000);
    UUID canceled = booked(program.workshop(3200, 5), me);
    cancel(canceled);
    World.Person fellow = owner.participant(program);
    String insert =
        "insert into booking (id, session_id, participant_id, starts_at, ends_at, booked_by,"
            + " moved_from, created_at, changed_at) select gen_random_uuid(), s.id, ?, s.starts_at,"
            + " s.ends_at, ?, ?::uuid, now(), now() from session s where s.id = ?";
    UUID workshop = program.workshop(3400, 5);

    // What is open to nobody by themselves, the trigger refuses before the policy is asked.
    refusedBy("CA409", insert, me.id(), "participant", null, session);
    refused(insert, me.id(), "staff", null, session);
    refused(insert, fellow.id(), "participant", null, workshop);
    refused(insert, fellow.id(), "staff", null, workshop);
    // A booking that was given up once is no ticket for whatever is of its kind.
    owner.update(
        "update booking set session_id = x.id, starts_at = x.starts_at, ends_at = x.ends_at from"
            + " session x where booking.id = ? and x.id = ?",
        canceled,
        program.session(3600));
    refused(insert, me.id(), "participant", canceled, session);
    assertEquals(0, booked(session) + booked(workshop));
  }

  private void refused(String sql, Object... parameters) {
    refusedBy("42501", sql, parameters);
  }

  private void refusedBy(String state, String sql, Object... parameters) {
    CurrentActor.run(
        new Actor.Person(me.id(), me.device(), "{}"),
        () -> {
          DatabaseRefused refused =
              assertThrows(DatabaseRefused.class, () -> jdbc.update(sql, parameters));
          assertEquals("SQL state " + state, refused.getMessage());
        });
  }

  private static Response refused(Response answer, String slug) {
    answer.then().statusCode(409).body("type", equalTo("schedule/" + slug));
    return answer;
  }

  private UUID counseling(int minutesFromNow, World.Person counselor) {
    UUID session =
        program.session(
            Map.of(
                "kind",
                "individual_counseling",
                "localStart",
                World.localTime(minutesFromNow),
                "capacity",
                1));
    program.leads(counselor, session);
    return session;
  }

  private boolean sameWeek(UUID one, UUID other) {
    return owner.count(
            "select count(distinct date_trunc('week', local_start)) from session where id in (?, ?)",
            one,
            other)
        == 1;
  }

  private UUID booked(UUID session, World.Person who) {
    UUID booking = UUID.randomUUID();
    book(who, booking, session).then().statusCode(201);
    return booking;
  }

  private Response book(UUID booking, UUID session) {
    return book(me, booking, session);
  }

  private static Response book(World.Person who, UUID booking, UUID session) {
    return who.sends(Map.of("sessionId", session)).put(path(booking));
  }

  private Response move(UUID booking, UUID instead, UUID session) {
    return move(me, booking, instead, session);
  }

  private static Response move(World.Person who, UUID booking, UUID instead, UUID session) {
    return who.sends(Map.of("bookingId", instead, "sessionId", session))
        .post(path(booking) + "/move");
  }

  private Response join(UUID session) {
    return me.sends(Map.of("sessionId", session, "takeAtOnce", false))
        .put("/v1/me/waitlist/" + UUID.randomUUID());
  }

  private Response cancel(UUID booking) {
    return me.asks().delete(path(booking));
  }

  private Response read(UUID booking) {
    return me.asks().get(path(booking));
  }

  private long booked(UUID session) {
    return owner.count(
        "select count(*) from booking where session_id = ? and status = 'booked'", session);
  }

  private static String path(UUID booking) {
    return "/v1/me/bookings/" + booking;
  }
}
