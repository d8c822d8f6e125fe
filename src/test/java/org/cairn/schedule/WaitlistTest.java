package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
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
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who waits for a place, and who gets it. */
@QuarkusTest
class WaitlistTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;
  @Inject FillWaitlists fillWaitlists;
  @Inject Jdbc jdbc;

  private World.Program program;
  private World.Person first;
  private World.Person second;

  /** Has the only place of the session. */
  private World.Person holder;

  private UUID session;
  private UUID held;

  @BeforeEach
  void aFullSession() {
    program = scene.people().program();
    first = owner.participant(program);
    second = owner.participant(program);
    holder = owner.participant(program);
    session = program.workshop(3000, 1);
    held = booked(holder, session);
  }

  @Test
  void aFreedPlaceIsOfferedToTheFirstInLineAndHeldForThem() {
    UUID entry = waiting(first, false);
    waiting(second, false);
    mine(second).then().body("items.place", contains(2)).body("items.status", contains("waiting"));

    cancel(holder, held).then().statusCode(200);

    mine(first)
        .then()
        .body("items.id", contains(entry.toString()))
        .body("items.sessionId", contains(session.toString()))
        .body("items.status", contains("offered"))
        .body("items.place", contains(1))
        .body("items[0].offeredUntil", notNullValue())
        .body("items[0].bookingId", nullValue());
    mine(second).then().body("items.status", contains("waiting"));
    refused(book(second, UUID.randomUUID()), "session-full");
    refused(book(holder, UUID.randomUUID()), "session-full");
    staffBooks(holder).then().statusCode(409);

    UUID booking = booked(first, session);

    mine(first).then().body("items", empty());
    join(first, entry, session, false)
        .then()
        .statusCode(200)
        .body("status", equalTo("booked"))
        .body("place", nullValue())
        .body("bookingId", equalTo(booking.toString()));
    mine(second).then().body("items.place", contains(1));
  }

  @Test
  void whoAskedForItIsBookedAtOnce() {
    waiting(first, false);
    UUID entry = waiting(second, true);
    cancel(holder, held);
    leave(first, entryOf(first)).then().statusCode(200).body("status", equalTo("left"));

    mine(second).then().body("items", empty());
    leave(second, entry).then().statusCode(200).body("status", equalTo("booked"));
    second
        .asks()
        .get("/v1/me/schedule?days=7")
        .then()
        .body("items.id", contains(session.toString()));
    assertEquals(
        List.of("waitlist"),
        owner.column(
            "select booked_by from booking where session_id = ? and status = 'booked'", session));
  }

  @Test
  void aFreePlaceIsOfferedOrTakenAtOnceAndTheAnswerSaysWhich() {
    UUID free = program.workshop(3200, 2);

    join(first, UUID.randomUUID(), free, false)
        .then()
        .statusCode(201)
        .body("status", equalTo("offered"))
        .body("offeredUntil", notNullValue());
    join(second, UUID.randomUUID(), free, true)
        .then()
        .statusCode(201)
        .body("status", equalTo("booked"))
        .body("bookingId", notNullValue());
  }

  @Test
  void anOfferThatIsDeclinedGoesToTheNext() {
    UUID entry = waiting(first, false);
    waiting(second, false);
    cancel(holder, held);

    leave(first, entry).then().statusCode(200).body("status", equalTo("left"));
    leave(first, entry).then().statusCode(200).body("status", equalTo("left"));

    mine(first).then().body("items", empty());
    mine(second).then().body("items.status", contains("offered"));
    join(first, entry, session, false).then().statusCode(200).body("status", equalTo("left"));
  }

  @Test
  void anOfferLapsesAndGoesToTheNext() {
    UUID entry = waiting(first, false);
    waiting(second, false);
    cancel(holder, held);
    lapse(entry);
    mine(first).then().body("items", empty());
    join(first, entry, session, false).then().body("status", equalTo("lapsed"));

    fillWaitlists.fill();

    mine(second).then().body("items.status", contains("offered"));
    refused(book(first, UUID.randomUUID()), "session-full");
    assertEquals(
        List.of("waitlist.offered", "waitlist.lapsed"),
        owner.column(
            "select type from event where person_id = ? and link = ? order by id",
            first.id(),
            "/v1/me/waitlist/" + entry));
  }

  @Test
  void nobodyGetsAheadOfTheLineWhenAnOfferHasLapsed() {
    UUID entry = waiting(first, false);
    waiting(second, false);
    cancel(holder, held);
    lapse(entry);

    refused(book(holder, UUID.randomUUID()), "session-full");
    booked(second, session);
  }

  @Test
  void whoIsElsewhereAtThatTimeIsPassedOverAndStaysInLine() {
    UUID elsewhere = booked(first, program.workshop(3030, 5));
    UUID entry = waiting(first, true);
    waiting(second, true);

    cancel(holder, held);

    assertEquals(List.of(second.id().toString()), people());
    mine(first)
        .then()
        .body("items.id", contains(entry.toString()))
        .body("items.place", contains(1));
    cancel(first, elsewhere).then().statusCode(200);
    second.asks().delete("/v1/me/bookings/" + bookingOf(second)).then().statusCode(200);
    assertEquals(List.of(first.id().toString()), people());
  }

  @Test
  void whoCouldNotBeBookedIsBookedByTheJobWhenTheyCan() {
    UUID elsewhere = booked(first, program.workshop(3030, 5));
    waiting(first, true);
    cancel(holder, held);
    assertEquals(List.of(), people());
    fillWaitlists.fill();
    assertEquals(List.of(), people());

    cancel(first, elsewhere);
    fillWaitlists.fill();
    fillWaitlists.fill();

    assertEquals(List.of(first.id().toString()), people());
  }

  @Test
  void nobodyIsOfferedAPlaceWhileTheyAreElsewhere() {
    UUID elsewhere = booked(first, program.workshop(3030, 5));
    waiting(first, false);
    waiting(second, false);

    cancel(holder, held);

    mine(first).then().body("items.status", contains("waiting")).body("items.place", contains(1));
    mine(second).then().body("items.status", contains("offered"));
    leave(second, entryOf(second)).then().statusCode(200);
    mine(first).then().body("items.status", contains("waiting"));
    cancel(first, elsewhere);
    fillWaitlists.fill();
    mine(first).then().body("items.status", contains("offered"));
  }

  @Test
  void whatIsNotTheirsToTakeAnyMoreIsNeitherOfferedNorBooked() {
    LocalDate monday = World.today().with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    program.plan(first, World.today(), 60);
    program.plan(second, World.today(), 600);
    session = program.session(Map.of("localStart", monday + "T18:00:00", "capacity", 1));
    program.book(session, holder);
    waiting(first, true);
    waiting(second, false);
    program.book(program.session(Map.of("localStart", monday.plusDays(1) + "T18:00:00")), first);

    // Somebody who knows nothing of the others' weeks.
    cancel(holder, bookingOf(holder)).then().statusCode(200);

    assertEquals(List.of(), people());
    mine(first).then().body("items.status", contains("waiting")).body("items.place", contains(1));
    mine(second).then().body("items.status", contains("offered"));
    leave(second, entryOf(second)).then().statusCode(200);
    fillWaitlists.fill();
    assertEquals(List.of(), people());
    program.plan(first, World.today().plusDays(1), 600);
    fillWaitlists.fill();
    assertEquals(List.of(first.id().toString()), people());
  }

  @Test
  void whoIsInLineIsToldThatTheSessionMovesAndIsAskedForTheNewTime() {
    UUID entry = waiting(first, true);
    UUID other = waiting(second, true);

    changed(Map.of("localStart", World.localTime(3500), "capacity", 2));

    assertEquals(List.of(holder.id().toString()), people());
    entry(first, entry)
        .then()
        .statusCode(200)
        .body("status", equalTo("offered"))
        .body("takeAtOnce", equalTo(false));
    entry(second, other)
        .then()
        .body("status", equalTo("waiting"))
        .body("takeAtOnce", equalTo(false));
    assertEquals(List.of("waitlist.offered", "session.changed"), told(first, entry));
    assertEquals(List.of("session.changed"), told(second, other));
    join(second, other, session, true).then().body("takeAtOnce", equalTo(true));
    leave(first, entry);
    assertEquals(2, people().size());
  }

  @Test
  void whoIsInLineIsToldThatTheSessionIsCanceledAndThatItTakesPlaceAfterAll() {
    UUID entry = waiting(first, true);
    UUID gone = waiting(second, false);

    program
        .coordinator
        .sends(Map.of("reason", "Snow"))
        .post("/v1/sessions/" + session + "/cancel")
        .then()
        .statusCode(200);
    program.discharge(second);
    program.coordinator.asks().post("/v1/sessions/" + session + "/restore").then().statusCode(200);

    assertEquals(
        List.of("waitlist.over", "session.canceled", "session.restored"), told(first, entry));
    assertEquals(List.of("waitlist.over", "session.canceled"), told(second, gone));
    entry(first, entry).then().statusCode(200).body("status", equalTo("over"));
    join(first, UUID.randomUUID(), session, false).then().statusCode(201);
  }

  @Test
  void iReadMyPlaceInLineWhateverBecameOfItAndNobodyElseDoes() {
    UUID entry = waiting(first, false);
    entry(first, entry)
        .then()
        .statusCode(200)
        .body("id", equalTo(entry.toString()))
        .body("sessionId", equalTo(session.toString()))
        .body("status", equalTo("waiting"))
        .body("place", equalTo(1));
    leave(first, entry);

    entry(first, entry).then().statusCode(200).body("status", equalTo("left"));
    entry(second, entry).then().statusCode(404);
    entry(first, UUID.randomUUID()).then().statusCode(404);
    program.coordinator.asks().get("/v1/me/waitlist/" + entry).then().statusCode(403);
  }

  @Test
  void whoIsDischargedIsInLineNoLonger() {
    UUID entry = waiting(first, false);
    waiting(second, false);
    cancel(holder, held);

    program.discharge(first);

    mine(first).then().body("items", empty());
    leave(first, entry).then().statusCode(404);
    mine(second).then().body("items.status", contains("offered"));
  }

  @Test
  void whoeverHadAPlaceAndIsDischargedLeavesItToTheLine() {
    waiting(first, true);

    program.discharge(holder);

    assertEquals(List.of(first.id().toString()), people());
  }

  @Test
  void morePlacesAreForThoseInLine() {
    waiting(first, true);
    waiting(second, false);

    String start =
        owner
            .column("select local_start from session where id = ?", session)
            .get(0)
            .replace(' ', 'T');
    changed(Map.of("localStart", start, "capacity", 3));

    mine(first).then().body("items", empty());
    mine(second).then().body("items.status", contains("offered"));
    assertEquals(2, people().size());
  }

  @Test
  void whomStaffBookIsInLineNoLonger() {
    UUID entry = waiting(first, false);
    cancel(holder, held);

    staffBooks(first).then().statusCode(204);

    join(first, entry, session, false).then().body("status", equalTo("booked"));
    mine(first).then().body("items", empty());
  }

  @Test
  void staffWhoTakeAPlaceBackGiveItToTheLine() {
    waiting(first, true);

    program
        .coordinator
        .asks()
        .delete("/v1/sessions/" + session + "/bookings/" + holder.id())
        .then()
        .statusCode(204);

    assertEquals(List.of(first.id().toString()), people());
  }

  @Test
  void aPlaceThatIsMovedAwayFromGoesToTheLine() {
    waiting(first, true);
    UUID target = program.workshop(3200, 1);

    holder
        .sends(Map.of("bookingId", UUID.randomUUID(), "sessionId", target))
        .post("/v1/me/bookings/" + held + "/move")
        .then()
        .statusCode(201);

    assertEquals(List.of(first.id().toString()), people());
  }

  @Test
  void nearTheStartAnOfferIsForHalfOfWhatRemains() {
    UUID soon = program.workshop(100, 1);
    UUID entry = UUID.randomUUID();
    join(first, entry, soon, false).then().body("status", equalTo("offered"));
    UUID far = program.workshop(3200, 1);
    UUID other = UUID.randomUUID();
    join(first, other, far, false).then().body("status", equalTo("offered"));

    assertEquals(
        List.of("t", "t"),
        owner.column(
            "select case when w.id = ? then w.offered_until - w.changed_at = interval '120 minutes'"
                + " else w.offered_until - w.changed_at = (s.starts_at - w.changed_at) / 2 end"
                + " from waitlist_entry w join session s on s.id = w.session_id"
                + " where w.participant_id = ?",
            other,
            first.id()));
  }

  @Test
  void theLineEndsWhenTheSessionBeginsOrIsCanceled() {
    UUID entry = waiting(first, false);
    UUID begins = program.workshop(3200, 1);
    booked(holder, begins);
    UUID other = UUID.randomUUID();
    join(first, other, begins, false).then().statusCode(201);

    owner.update(
        "update session set status = 'canceled', changed_at = now() where id = ?", session);
    owner.update(
        "update session set starts_at = now(), ends_at = now() + interval '1 hour', changed_at ="
            + " now() where id = ?",
        begins);
    fillWaitlists.fill();

    mine(first).then().body("items", empty());
    join(first, entry, session, false).then().body("status", equalTo("over"));
    join(first, other, begins, false).then().body("status", equalTo("over"));
  }

  @Test
  void iStandInLineOnceHoweverOftenISendItAndCanChangeHowItIsTaken() {
    UUID entry = waiting(first, false);

    join(first, entry, session, false).then().statusCode(200).body("place", equalTo(1));
    refused(join(first, UUID.randomUUID(), session, false), "already-in-line")
        .then()
        .body("entryId", equalTo(entry.toString()));
    join(first, entry, session, true).then().statusCode(200).body("takeAtOnce", equalTo(true));
    cancel(holder, held);

    assertEquals(List.of(first.id().toString()), people());
    refused(join(first, UUID.randomUUID(), session, false), "already-booked");
  }

  @Test
  void anIdIsOnePlaceInLineAndSomebodyElsesIsNotThere() {
    UUID entry = waiting(first, false);
    UUID other = program.workshop(3200, 1);

    refused(join(first, entry, other, false), "entry-id-taken");
    refused(join(second, entry, session, false), "entry-id-taken");
    leave(second, entry).then().statusCode(404);
    leave(first, UUID.randomUUID()).then().statusCode(404);
    mine(second).then().body("items", empty());
    as(
        second,
        () ->
            assertEquals(
                List.of("0"),
                jdbc.query("select count(*) from waitlist_entry", row -> row.getString(1))));
  }

  @Test
  void badInputIsRefused() {
    for (Object body :
        List.of(
            Map.of("sessionId", session),
            Map.of("takeAtOnce", true),
            Map.of("sessionId", session, "takeAtOnce", "true"),
            Map.of("sessionId", "x", "takeAtOnce", true),
            Map.of("sessionId", session, "takeAtOnce", true, "place", 1))) {
      first.sends(body).put("/v1/me/waitlist/" + UUID.randomUUID()).then().statusCode(400);
    }
    Map<String, Object> nothing = new HashMap<>(Map.of("sessionId", session));
    nothing.put("takeAtOnce", null);
    first.sends(nothing).put("/v1/me/waitlist/" + UUID.randomUUID()).then().statusCode(400);
    first
        .sends(Map.of("sessionId", session, "takeAtOnce", true))
        .put("/v1/me/waitlist/first")
        .then()
        .statusCode(404);
  }

  @Test
  void nobodyFillsALineByThemselvesOrGivesThemselvesAnOffer() {
    UUID entry = waiting(first, false);
    for (String sql :
        List.of(
            "select fill_session('" + session + "', now())",
            "select fill_line('" + session + "', now())",
            "select rebook('" + session + "', now())",
            "select self_booking('" + session + "', caller())",
            "select week_minutes('" + program.id + "', caller(), now()::timestamp)",
            "insert into waitlist_entry (id, session_id, participant_id, place, take_at_once,"
                + " status, offered_until, created_at, changed_at) values (gen_random_uuid(), '"
                + program.workshop(3200, 1)
                + "', caller(), 0, false, 'offered', now() + interval '1 day', now(), now())"
                + " returning id",
            "update waitlist_entry set offered_until = now() + interval '1 day' where id = '"
                + entry
                + "' returning id",
            "update waitlist_entry set place = 0 where id = '" + entry + "' returning id")) {
      as(
          first,
          () -> {
            DatabaseRefused refused =
                assertThrows(DatabaseRefused.class, () -> jdbc.query(sql, row -> true), sql);
            assertEquals("SQL state 42501", refused.getMessage(), sql);
          });
    }
  }

  private static void as(World.Person person, Runnable work) {
    CurrentActor.run(new Actor.Person(person.id(), person.device(), "{}"), work);
  }

  private static Response refused(Response answer, String slug) {
    answer.then().statusCode(409).body("type", equalTo("schedule/" + slug));
    return answer;
  }

  private UUID waiting(World.Person who, boolean takeAtOnce) {
    UUID entry = UUID.randomUUID();
    join(who, entry, session, takeAtOnce)
        .then()
        .statusCode(201)
        .body("status", equalTo("waiting"))
        .body("takeAtOnce", equalTo(takeAtOnce));
    return entry;
  }

  private static Response join(World.Person who, UUID entry, UUID session, boolean takeAtOnce) {
    return who.sends(Map.of("sessionId", session, "takeAtOnce", takeAtOnce))
        .put("/v1/me/waitlist/" + entry);
  }

  private static Response entry(World.Person who, UUID entry) {
    return who.asks().get("/v1/me/waitlist/" + entry);
  }

  private void changed(Map<String, ?> changes) {
    Map<String, Object> body = World.sessionBody(Map.of("kind", "educational_workshop"));
    body.putAll(changes);
    program
        .coordinator
        .sends(body)
        .header("If-Match", "*")
        .put("/v1/sessions/" + session)
        .then()
        .statusCode(200);
  }

  /** What somebody was told of their place in line; each names the session. */
  private List<String> told(World.Person who, UUID entry) {
    return owner.column(
        "select type from event where person_id = ? and link = ?"
            + " and changes @> jsonb_build_array(jsonb_build_object('field', 'sessionId', 'new', ?::text))"
            + " order by xact, id",
        who.id(),
        "/v1/me/waitlist/" + entry,
        session.toString());
  }

  private static Response leave(World.Person who, UUID entry) {
    return who.asks().delete("/v1/me/waitlist/" + entry);
  }

  private static Response mine(World.Person who) {
    return who.asks().get("/v1/me/waitlist");
  }

  private static UUID entryOf(World.Person who) {
    return UUID.fromString(mine(who).path("items[0].id"));
  }

  private UUID bookingOf(World.Person who) {
    return UUID.fromString(who.asks().get("/v1/sessions/" + session).path("booking.id"));
  }

  private Response book(World.Person who, UUID booking) {
    return who.sends(Map.of("sessionId", session)).put("/v1/me/bookings/" + booking);
  }

  private static UUID booked(World.Person who, UUID session) {
    UUID booking = UUID.randomUUID();
    who.sends(Map.of("sessionId", session))
        .put("/v1/me/bookings/" + booking)
        .then()
        .statusCode(201);
    return booking;
  }

  private static Response cancel(World.Person who, UUID booking) {
    return who.asks().delete("/v1/me/bookings/" + booking);
  }

  private Response staffBooks(World.Person who) {
    return program.coordinator.asks().put("/v1/sessions/" + session + "/bookings/" + who.id());
  }

  private void lapse(UUID entry) {
    assertEquals(
        1,
        owner.update(
            "update waitlist_entry set offered_until = now() - interval '1 second' where id = ?"
                + " and status = 'offered'",
            entry));
  }

  private List<String> people() {
    return owner.column(
        "select participant_id from booking where session_id = ? and status = 'booked'", session);
  }
}
