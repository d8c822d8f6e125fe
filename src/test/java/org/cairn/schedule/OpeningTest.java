package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OpeningTest extends HouseTest {
  private static final String WORKSHOP = "educational_workshop";
  private static final String GROUP = "group_therapy";

  /** A Monday that lies ahead. */
  private static final LocalDate MONDAY =
      LocalDate.now(World.ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY)).plusWeeks(1);

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  @Test
  void whatIsOpenToMeIsListedByStart() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person mine = owner.staff(program, "counselor");
    World.Person another = owner.staff(program, "counselor");
    program.counsels(mine, me);
    UUID workshop = at(program, MONDAY, 9, Map.of("kind", WORKSHOP));
    UUID meeting = at(program, MONDAY, 10, Map.of("kind", "peer_meeting"));
    at(program, MONDAY, 11, Map.of("kind", "family_session"));
    at(program, MONDAY, 12, Map.of("kind", GROUP));
    UUID unled = at(program, MONDAY, 13, Map.of("kind", "individual_counseling"));
    UUID withMine = at(program, MONDAY, 14, Map.of("kind", "individual_counseling"));
    UUID withAnother = at(program, MONDAY, 15, Map.of("kind", "individual_counseling"));
    lead(program, mine, withMine);
    lead(program, another, withAnother);
    UUID canceled = at(program, MONDAY, 16, Map.of("kind", WORKSHOP));
    owner.update("update session set status = 'canceled' where id = ?", canceled);
    at(scene.people().other(), MONDAY, 9, Map.of("kind", WORKSHOP));

    assertEquals(List.of(workshop, meeting, unled, withMine), ids(me, week()));
    assertEquals(List.of(unled, withMine), ids(me, week() + "&kind=individual_counseling"));
    assertEquals(List.of(), ids(me, week() + "&kind=group_therapy"));
    assertEquals(List.of(), ids(me, "?from=" + MONDAY.plusDays(1) + "&days=6"));
  }

  @Test
  void withoutADayItIsTwoWeeksFromNow() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    program.session(Map.of("kind", WORKSHOP, "localStart", World.localTime(-30)));
    UUID soon = program.session(Map.of("kind", WORKSHOP, "localStart", World.localTime(30)));
    UUID late =
        program.session(Map.of("kind", WORKSHOP, "localStart", World.localTime(14 * 24 * 60 - 30)));
    UUID later =
        program.session(Map.of("kind", WORKSHOP, "localStart", World.localTime(14 * 24 * 60 + 30)));

    assertEquals(List.of(soon, late), ids(me, ""));
    assertEquals(List.of(soon, late, later), ids(me, "?days=31"));
    assertEquals(List.of(soon), ids(me, "?days=1"));
  }

  @Test
  void whatIHaveIsLeftOutAndWhatOverlapsIt() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    UUID booked = at(program, MONDAY, 12, Map.of("kind", WORKSHOP));
    UUID before = at(program, MONDAY, 11, Map.of("kind", WORKSHOP));
    at(program, MONDAY, 11, Map.of("kind", WORKSHOP, "minutes", 61));
    at(program, MONDAY, 10, Map.of("kind", WORKSHOP, "minutes", 300));
    UUID after = at(program, MONDAY, 13, Map.of("kind", WORKSHOP));
    program.book(booked, me);

    assertEquals(List.of(before, after), ids(me, week()));
    program.coordinator.asks().delete("/v1/sessions/" + booked + "/bookings/" + me.id());
    assertEquals(5, ids(me, week()).size());
  }

  @Test
  void aFullSessionIsListedForItsWaitlistAndTheLinkToJoinIsNot() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person waiting = owner.participant(program);
    UUID full =
        at(
            program,
            MONDAY,
            9,
            Map.of(
                "kind",
                WORKSHOP,
                "capacity",
                1,
                "mode",
                "telehealth",
                "joinLink",
                "https://meet.example.org/workshop"));
    UUID free = at(program, MONDAY, 11, Map.of("kind", WORKSHOP, "capacity", 3));
    World.Person first = owner.participant(program);
    program.book(full, first);
    program.book(free, first);
    owner.update(
        "insert into waitlist_entry (id, session_id, participant_id, take_at_once, created_at,"
            + " changed_at) values (gen_random_uuid(), ?, ?, false, now(), now())",
        full,
        waiting.id());

    openings(me, week())
        .body("items.session.id", contains(full.toString(), free.toString()))
        .body("items.freePlaces", contains(0, 2))
        .body("items.waitlist", contains(1, 0))
        .body("items.makeUp", contains(false, false))
        .body("items.missingMinutes", contains(nullValue(), nullValue()))
        .body("items.session.booking", contains(nullValue(), nullValue()))
        .body("items.session.joinLink", contains(nullValue(), nullValue()))
        .body("items[0].session.startsAt", equalTo(withOffset(MONDAY.atTime(9, 0))));
    // What is freed is offered to whoever waits, and is held for them.
    program.coordinator.asks().delete("/v1/sessions/" + full + "/bookings/" + first.id());
    openings(me, week()).body("items.freePlaces", contains(0, 2));
    openings(waiting, week()).body("items.freePlaces", contains(1, 2));
  }

  @Test
  void groupsAreOpenWhileTheirWeekFallsShortOfMyPlan() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    program.plan(me, LocalDate.now(World.ZONE), 120);
    UUID first = at(program, MONDAY, 9, Map.of());
    UUID second = at(program, MONDAY, 11, Map.of());
    UUID third = at(program, MONDAY, 13, Map.of());
    // Sunday night is still this week at the site, where it is Monday in UTC; midnight is not.
    UUID sunday =
        program.session(
            World.sessionBody(
                Map.of("localStart", MONDAY.plusDays(6) + "T23:30:00", "minutes", 20)));
    UUID next =
        program.session(World.sessionBody(Map.of("localStart", MONDAY.plusDays(7) + "T00:00:00")));
    String twoWeeks = "?from=" + MONDAY + "&days=14";

    openings(me, twoWeeks)
        .body("items.makeUp", contains(true, true, true, true, true))
        .body("items.missingMinutes", contains(120, 120, 120, 120, 120));
    program.book(first, me);
    openings(me, twoWeeks).body("items.missingMinutes", contains(60, 60, 60, 120));
    assertEquals(List.of(second, third, sunday, next), ids(me, twoWeeks));
    program.book(second, me);
    assertEquals(List.of(next), ids(me, twoWeeks));
    // Who comes for half of it lacks the other half; who is excused, all.
    attends(me, first, "left_early", 30);
    openings(me, week()).body("items.missingMinutes", contains(30, 30));
    attends(me, first, "excused", null);
    openings(me, week()).body("items.missingMinutes", contains(60, 60));
    attends(me, first, "present", null);
    assertEquals(List.of(next), ids(me, twoWeeks));
  }

  @Test
  void aPlanCountsFromItsDayOn() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    program.plan(me, LocalDate.now(World.ZONE), 60);
    program.plan(me, MONDAY.plusDays(2), 0);
    UUID tuesday = at(program, MONDAY.plusDays(1), 9, Map.of());
    at(program, MONDAY.plusDays(2), 9, Map.of());

    assertEquals(List.of(tuesday), ids(me, week()));
  }

  @Test
  void myCommitmentsAreLeftFree() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    // A night shift: Monday evening to Tuesday morning.
    keep(
        me,
        Map.of(
            "localStart",
            MONDAY.minusYears(9).with(DayOfWeek.MONDAY) + "T22:00:00",
            "rule",
            "FREQ=WEEKLY;BYDAY=MO",
            "minutes",
            480));
    UUID monday = at(program, MONDAY, 20, Map.of("kind", WORKSHOP, "minutes", 120));
    at(program, MONDAY, 21, Map.of("kind", WORKSHOP, "minutes", 61));
    at(program, MONDAY.plusDays(1), 5, Map.of("kind", WORKSHOP));
    UUID tuesday = at(program, MONDAY.plusDays(1), 6, Map.of("kind", WORKSHOP));
    UUID wednesday = at(program, MONDAY.plusDays(2), 5, Map.of("kind", WORKSHOP));

    assertEquals(List.of(monday, tuesday, wednesday), ids(me, week()));
    assertEquals(5, ids(owner.participant(program), week()).size());
  }

  @Test
  void aCommitmentStaysAtTheWallClockOnTheDayThatTheClockChanges() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    keep(me, Map.of("localStart", "2026-01-01T17:00:00", "rule", "FREQ=DAILY", "minutes", 60));
    Instant change =
        World.ZONE.getRules().nextTransition(Instant.now().plusSeconds(86_400)).getInstant();
    LocalDate sunday = LocalDate.ofInstant(change, World.ZONE);
    List<UUID> free = new ArrayList<>();
    for (LocalDate day : List.of(sunday.minusDays(1), sunday, sunday.plusDays(1))) {
      free.add(at(program, day, 16, Map.of("kind", WORKSHOP)));
      at(program, day, 17, Map.of("kind", WORKSHOP));
      free.add(at(program, day, 18, Map.of("kind", WORKSHOP)));
    }

    assertEquals(free, ids(me, "?days=3&from=" + sunday.minusDays(1)));
    assertEquals(free.subList(2, 4), ids(me, "?days=1&from=" + sunday));
  }

  @Test
  void whoWasDischargedFindsNone() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    at(program, MONDAY, 9, Map.of("kind", WORKSHOP));
    program.discharge(me);

    openings(me, week()).body("items", empty());
  }

  @Test
  void aRangeOfYearsIsRefusedAndSoIsAnUnknownKind() {
    World.Person me = scene.people().participant();
    for (String query : List.of("?days=3650", "?days=0", "?days=32", "?kind=yoga", "?from=soon")) {
      me.asks().get("/v1/me/openings" + query).then().statusCode(400);
    }
    for (String query : List.of("?from=0000-01-01", "?from=9999-12-31&days=31")) {
      me.asks().get("/v1/me/openings" + query).then().statusCode(200).body("items", empty());
    }
  }

  /** What is listed and what the policy lets in are two statements: here they answer alike. */
  @Test
  void theListAndThePolicyAgree() {
    World.Program program = world.program();
    World.Person mine = owner.staff(program, "counselor");
    World.Person another = owner.staff(program, "counselor");
    World.Person former = owner.staff(program, "counselor");
    Map<String, World.Person> people = new TreeMap<>();
    for (String who : List.of("no plan", "short", "covered", "stepping down", "discharged")) {
      World.Person person = owner.participant(program);
      people.put(who, person);
      program.counsels(mine, person);
      UUID ended =
          program.assign(
              Map.of("staffId", former.id(), "role", "counselor", "participantId", person.id()));
      program
          .coordinator
          .asks()
          .delete("/v1/programs/" + program.id + "/assignments/" + ended)
          .then()
          .statusCode(204);
    }
    List<UUID> sessions = new ArrayList<>();
    int hour = 8;
    for (SessionKind kind : SessionKind.values()) {
      UUID unled = at(program, MONDAY, hour++, Map.of("kind", kind.word()));
      UUID withMine = at(program, MONDAY.plusDays(1), hour, Map.of("kind", kind.word()));
      UUID withAnother = at(program, MONDAY.plusDays(2), hour, Map.of("kind", kind.word()));
      UUID withFormer = at(program, MONDAY.plusDays(3), hour, Map.of("kind", kind.word()));
      UUID withBoth = at(program, MONDAY.plusDays(7), hour, Map.of("kind", kind.word()));
      lead(program, mine, withMine);
      lead(program, another, withAnother);
      lead(program, former, withFormer);
      lead(program, another, withBoth);
      lead(program, mine, withBoth);
      sessions.addAll(List.of(unled, withMine, withAnother, withFormer, withBoth));
    }
    UUID held = at(program, MONDAY, 20, Map.of("minutes", 60));
    LocalDate today = LocalDate.now(World.ZONE);
    program.plan(people.get("short"), today, 120);
    program.plan(people.get("covered"), today, 60);
    program.plan(people.get("stepping down"), today, 120);
    program.plan(people.get("stepping down"), MONDAY.plusDays(2), 0);
    people.values().forEach(person -> program.book(held, person));
    program.discharge(people.get("discharged"));

    Map<String, Map<UUID, String>> listed = new TreeMap<>();
    Map<String, Map<UUID, String>> allowed = new TreeMap<>();
    people.forEach(
        (who, person) -> {
          Map<UUID, String> here = new HashMap<>();
          List<Map<String, Object>> items =
              openings(person, "?from=" + MONDAY + "&days=14").extract().path("items");
          for (Map<String, Object> item : items) {
            here.put(
                UUID.fromString((String) ((Map<?, ?>) item.get("session")).get("id")),
                (Boolean) item.get("makeUp") ? "make_up" : "open");
          }
          listed.put(who, new TreeMap<>(here));
          Map<UUID, String> there = new TreeMap<>();
          for (UUID session : sessions) {
            String how = selfBooking(person, session);
            if (how != null) {
              there.put(session, how);
            }
          }
          allowed.put(who, there);
        });

    assertEquals(allowed, listed);
    assertEquals(Map.of(), allowed.get("discharged"));
    assertEquals(5, allowed.get("short").values().stream().filter("make_up"::equals).count());
    assertEquals(1, allowed.get("covered").values().stream().filter("make_up"::equals).count());
    assertEquals(
        2, allowed.get("stepping down").values().stream().filter("make_up"::equals).count());
    assertEquals(13, allowed.get("no plan").size());
  }

  private String selfBooking(World.Person person, UUID session) {
    List<String> answer = new ArrayList<>();
    CurrentActor.run(
        new Actor.Person(person.id(), person.device(), "{}"),
        () -> jdbc.query("select self_booking(?)", row -> answer.add(row.getString(1)), session));
    return answer.get(0);
  }

  /** The staff API is somebody else's to test: here the row is enough. */
  private void attends(World.Person person, UUID session, String status, Integer minutes) {
    owner.update(
        "insert into attendance (session_id, participant_id, status, minutes, source, recorded_at)"
            + " values (?, ?, ?, ?::integer, 'job', now()) on conflict (participant_id, session_id)"
            + " do update set status = excluded.status, minutes = excluded.minutes",
        session,
        person.id(),
        status,
        minutes);
  }

  private static void lead(World.Program program, World.Person staff, UUID session) {
    program.leads(staff, session);
  }

  private static void keep(World.Person me, Map<String, ?> changes) {
    me.sends(CommitmentTest.commitment(changes))
        .put("/v1/me/commitments/" + UUID.randomUUID())
        .then()
        .statusCode(201);
  }

  private static UUID at(World.Program program, LocalDate day, int hour, Map<String, ?> changes) {
    Map<String, Object> body = new HashMap<>(changes);
    body.put("localStart", day.atTime(hour, 0).toString());
    body.putIfAbsent("room", null);
    return program.session(body);
  }

  private static String week() {
    return "?from=" + MONDAY + "&days=7";
  }

  private static String withOffset(LocalDateTime local) {
    return java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        local.atZone(World.ZONE).toOffsetDateTime());
  }

  private static ValidatableResponse openings(World.Person person, String query) {
    return person.asks().get("/v1/me/openings" + query).then().statusCode(200);
  }

  private static List<UUID> ids(World.Person person, String query) {
    List<String> ids = openings(person, query).extract().path("items.session.id");
    return ids.stream().map(UUID::fromString).toList();
  }
}
