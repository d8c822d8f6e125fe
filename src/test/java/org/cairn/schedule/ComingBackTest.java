package org.cairn.schedule;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was taken away by mistake comes back whole, and what was ended on purpose does not. */
@QuarkusTest
class ComingBackTest extends HouseTest {
  @Inject Owner owner;

  private final LocalDate tomorrow = World.today().plusDays(1);
  private World.Program program;
  private World.Person me;
  private UUID cohort;

  @BeforeEach
  void aParticipantInACohort() {
    program = world.program();
    me = owner.participant(program);
    cohort = program.cohort();
    join(cohort, me);
  }

  @Test
  void aDayThatWasClosedBeforeItsSessionsWereMadeOpensWithItsCohort() {
    close(tomorrow);
    UUID series = program.series(Map.of("cohortId", cohort));
    assertEquals(List.of("called_off"), mine(series, tomorrow));
    World.Person late = owner.participant(program);
    join(cohort, late);

    open(tomorrow);

    assertEquals(List.of("booked"), mine(series, tomorrow));
    assertEquals(
        2,
        owner.count(
            "select count(*) from booking b join session s on s.id = b.session_id where"
                + " s.series_id = ? and s.local_start::date = ?::date and b.status = 'booked'",
            series,
            tomorrow.toString()));
  }

  @Test
  void whatEndedWhileItsDayWasClosedDoesNotComeBackWithTheDay() {
    UUID series = program.series(Map.of("cohortId", cohort));
    close(tomorrow);
    program
        .coordinator
        .sends(Map.of("from", tomorrow.toString(), "reason", "The group has ended."))
        .header("If-Match", "*")
        .post("/v1/series/" + series + "/end")
        .then()
        .statusCode(200);

    open(tomorrow);

    assertEquals(
        0,
        owner.count(
            "select count(*) from session where series_id = ? and status = 'scheduled'", series));
    assertEquals(List.of("called_off"), mine(series, tomorrow));
  }

  @Test
  void aSeriesGivenToTheWrongCohortAndBackHasItsPeopleAgain() {
    UUID series = program.series(Map.of("cohortId", cohort));
    UUID wrong = program.cohort();

    UUID there = change(series, Map.of("cohortId", wrong));
    assertEquals(List.of("canceled"), mine(there, tomorrow.plusDays(1)));
    UUID back = change(there, Map.of("cohortId", cohort));

    assertEquals(List.of("booked", "canceled"), mine(back, tomorrow.plusDays(1)));
  }

  @Test
  void whoLeftTheStaffIsGivenNoSessionByTheSeriesThatNamesThem() {
    World.Person facilitator = owner.staff(program, "facilitator");
    UUID series =
        program.series(Map.of("facilitatorId", facilitator.id(), "rule", "FREQ=DAILY;COUNT=200"));
    owner.update("update assignment set ended_at = now() where staff_id = ?", facilitator.id());

    program
        .coordinator
        .sends(Map.of("until", tomorrow.plusDays(120).toString()))
        .post("/v1/series/" + series + "/sessions")
        .then()
        .statusCode(200)
        .body("made", org.hamcrest.Matchers.greaterThan(0));

    assertEquals(
        0,
        owner.count(
            "select count(*) from assignment where staff_id = ? and ended_at is null",
            facilitator.id()));
  }

  @Test
  void whoWasDisplacedForWantOfAPlaceHasOneWhenThereAreMore() {
    World.Person other = owner.participant(program);
    join(cohort, other);
    UUID series = program.series(Map.of("cohortId", cohort, "capacity", 1));
    UUID session =
        UUID.fromString(
            owner
                .column(
                    "select id from session where series_id = ? order by starts_at limit 1", series)
                .get(0));
    assertEquals(1, in(session, "displaced"));

    program
        .coordinator
        .sends(World.sessionBody(Map.of("localStart", tomorrow + "T18:00:00", "capacity", 2)))
        .header("If-Match", "*")
        .put("/v1/sessions/" + session)
        .then()
        .statusCode(200);

    assertEquals(2, in(session, "booked"));
  }

  @Test
  void twoMakeUpsAtOnceFillAWeekThatLacksOneOnce() {
    LocalDate day = World.today().with(java.time.DayOfWeek.MONDAY).plusWeeks(1);
    program.plan(me, day, 60);
    List<UUID> sessions =
        List.of(
            program.session(Map.of("localStart", day + "T09:00:00")),
            program.session(Map.of("localStart", day.plusDays(1) + "T09:00:00")));

    List<Integer> statuses =
        Parallel.all(
            2,
            i ->
                me.sends(Map.of("sessionId", sessions.get(i)))
                    .put("/v1/me/bookings/" + UUID.randomUUID())
                    .statusCode());

    assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
    assertEquals(1, Collections.frequency(statuses, 409), statuses.toString());
  }

  private void join(UUID into, World.Person person) {
    program
        .coordinator
        .asks()
        .put("/v1/cohorts/" + into + "/members/" + person.id())
        .then()
        .statusCode(204);
  }

  private void close(LocalDate day) {
    program
        .coordinator
        .sends(Map.of("reason", "Snow"))
        .put("/v1/programs/" + program.id + "/closures/" + day)
        .then()
        .statusCode(200);
  }

  private void open(LocalDate day) {
    program
        .coordinator
        .asks()
        .delete("/v1/programs/" + program.id + "/closures/" + day)
        .then()
        .statusCode(200);
  }

  /** The series that follows from the day after tomorrow on. */
  private UUID change(UUID series, Map<String, ?> changes) {
    Map<String, Object> body = World.seriesBody(changes);
    body.put("localStart", tomorrow.plusDays(1) + "T18:00:00");
    return UUID.fromString(
        program
            .coordinator
            .sends(Map.of("from", tomorrow.plusDays(1).toString(), "series", body))
            .header("If-Match", "*")
            .post("/v1/series/" + series + "/changes")
            .then()
            .statusCode(201)
            .body("cohortId", equalTo(changes.get("cohortId").toString()))
            .extract()
            .path("id"));
  }

  /** States of my bookings in the series on a day. */
  private List<String> mine(UUID series, LocalDate day) {
    return owner.column(
        "select b.status from booking b join session s on s.id = b.session_id where s.series_id = ?"
            + " and s.local_start::date = ?::date and b.participant_id = ? order by b.status",
        series,
        day.toString(),
        me.id());
  }

  private long in(UUID session, String status) {
    return owner.count(
        "select count(*) from booking where session_id = ? and status = ?", session, status);
  }
}
