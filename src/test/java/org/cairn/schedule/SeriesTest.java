package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Ids;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SeriesTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;
  @Inject GrowSeries growSeries;

  private final LocalDate today = World.today();
  private final LocalDate tomorrow = today.plusDays(1);

  @Test
  void aSeriesIsSeenBeforeItIsMadeByTheWallClockThroughEveryClockChange() {
    List<String> occurrences =
        preview(Map.of("rule", "FREQ=DAILY;UNTIL=" + day(tomorrow.plusDays(399))))
            .then()
            .statusCode(200)
            .body("conflicts", empty())
            .extract()
            .path("occurrences");

    assertEquals(400, occurrences.size());
    for (int i = 0; i < occurrences.size(); i++) {
      assertEquals(
          ZonedDateTime.of(tomorrow.plusDays(i).atTime(18, 0), World.ZONE).toOffsetDateTime(),
          OffsetDateTime.parse(occurrences.get(i)));
    }
  }

  @Test
  void asPrintedOnTheWallWithADayLeftOutAndOneAdded() {
    LocalDate monday = today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    UUID series =
        program()
            .series(
                Map.of(
                    "localStart",
                    monday + "T18:00:00",
                    "rule",
                    "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=" + day(monday.plusDays(11)),
                    "extra",
                    List.of(monday.plusDays(5) + "T10:00:00"),
                    "excluded",
                    List.of(monday.plusDays(2).toString())));

    assertEquals(
        List.of(
            monday + "T18:00",
            monday.plusDays(4) + "T18:00",
            monday.plusDays(5) + "T10:00",
            monday.plusDays(7) + "T18:00",
            monday.plusDays(9) + "T18:00",
            monday.plusDays(11) + "T18:00"),
        starts(series));
    read(series)
        .then()
        .statusCode(200)
        .body("lastStart", equalTo(monday.plusDays(11) + "T18:00:00"))
        .body("excluded", contains(monday.plusDays(2).toString()))
        .body("extra", contains(monday.plusDays(5) + "T10:00:00"))
        .body("endsBefore", nullValue());
    coordinator()
        .asks()
        .get("/v1/programs/" + program().id + "/series?limit=200")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(series.toString()));
  }

  @Test
  void whatCannotBeIsRefusedWithWhatToChange() {
    Map<String, Map<String, ?>> faults = new HashMap<>();
    faults.put("rule-invalid 1", Map.of("rule", "every Monday"));
    faults.put("rule-invalid 2", Map.of("rule", "FREQ=YEARLY;BYWEEKNO=20;COUNT=2"));
    faults.put("rule-invalid 3", Map.of("rule", "FREQ=DAILY;COUNT=2;INTERVAL=2147483647"));
    faults.put("rule-too-frequent 1", Map.of("rule", "FREQ=SECONDLY;COUNT=10"));
    faults.put("rule-too-frequent 2", Map.of("rule", "FREQ=HOURLY;COUNT=10"));
    faults.put("rule-too-frequent 3", Map.of("rule", "FREQ=DAILY;BYHOUR=8,10,12,14,18;COUNT=10"));
    faults.put("rule-endless", Map.of("rule", "FREQ=WEEKLY"));
    faults.put("rule-too-long 1", Map.of("rule", "FREQ=DAILY;COUNT=1001"));
    faults.put("rule-too-long 2", Map.of("rule", "FREQ=YEARLY;COUNT=4"));
    faults.put("rule-too-long 3", Map.of("rule", "FREQ=DAILY;UNTIL=99991231"));
    faults.put("rule-too-long 4", Map.of("rule", "FREQ=DAILY;COUNT=2147483647"));
    faults.put("rule-too-long 5", Map.of("extra", List.of("9999-01-01T10:00:00")));
    faults.put("rule-empty 1", Map.of("rule", "FREQ=DAILY;UNTIL=20200101"));
    faults.put("rule-empty 2", Map.of("rule", "FREQ=MONTHLY;BYDAY=6MO;COUNT=2"));
    faults.put(
        "rule-empty 3",
        Map.of("rule", "FREQ=DAILY;COUNT=1", "excluded", List.of(tomorrow.toString())));
    faults.put("rule-start 1", Map.of("rule", "FREQ=DAILY;BYHOUR=19;COUNT=3"));
    faults.put("rule-start 2", Map.of("extra", List.of(today + "T00:00:00")));
    faults.put("rule-overlaps", Map.of("rule", "FREQ=DAILY;BYHOUR=18,19;COUNT=4", "minutes", 61));
    faults.put("in-the-past", Map.of("localStart", today.minusDays(1) + "T18:00:00"));
    faults.put("too-far-ahead", Map.of("localStart", "9999-01-01T18:00:00"));
    faults.put("join-link-missing", Map.of("mode", "telehealth"));
    faults.put("link-not-secure", Map.of("joinLink", "http://meet.example.org"));

    faults.forEach(
        (slug, fault) -> {
          String type = "schedule/" + slug.split(" ")[0];
          create(fault).then().statusCode(400).body("type", equalTo(type));
          preview(fault).then().statusCode(400).body("type", equalTo(type));
        });
    create(Map.of("rule", "FREQ=DAILY;BYHOUR=19;COUNT=3"))
        .then()
        .body("first", equalTo(tomorrow + "T19:00"))
        .body("detail", startsWith("By this rule the first session is at first"));
    create(Map.of("extra", List.of(today + "T00:00:00")))
        .then()
        .body("detail", startsWith("A session of extra lies before the start"));
    create(Map.of("rule", "FREQ=DAILY;UNTIL=20200101"))
        .then()
        .body("detail", startsWith("Its end lies before its start"));
    create(Map.of("rule", "FREQ=DAILY;COUNT=1", "excluded", List.of(tomorrow.toString())))
        .then()
        .body("detail", equalTo("All its days are left out: leave one of them in."));
    create(Map.of("rule", "FREQ=HOURLY;COUNT=10"))
        .then()
        .body("detail", endsWith("4 times a day at most."));
    for (Map<String, ?> fault :
        List.of(
            Map.of("rule", ""),
            Map.of("rule", "X".repeat(401)),
            Map.of("minutes", 0),
            Map.of("capacity", 501),
            Map.of("extra", Collections.nCopies(101, tomorrow + "T10:00:00")),
            Map.of("excluded", Collections.nCopies(201, tomorrow.toString())))) {
      create(fault).then().statusCode(400).body("type", equalTo("platform/invalid-fields"));
    }
  }

  @Test
  void roomsCohortsAndStaffOfOthersAreNotThere() {
    UUID room = room(scene.people().other());
    for (String field : List.of("roomId", "cohortId", "facilitatorId")) {
      create(Map.of(field, UUID.randomUUID())).then().statusCode(404);
    }
    create(Map.of("roomId", room)).then().statusCode(404);
    create(Map.of("facilitatorId", scene.people().foreignFacilitator().id()))
        .then()
        .statusCode(404);
    create(Map.of("facilitatorId", scene.people().participant().id())).then().statusCode(404);
  }

  @Test
  void sessionsAreMadeThirteenWeeksAheadOnceHoweverOftenTheJobRuns() {
    UUID series = program().series(Map.of("rule", "FREQ=DAILY;COUNT=300"));
    assertEquals(13 * 7, sessions(series));

    owner.update(
        "delete from session where series_id = ? and series_start >= ?",
        series,
        tomorrow.plusDays(40).atStartOfDay());
    owner.update("update series set grown_until = ? where id = ?", tomorrow.atStartOfDay(), series);
    Parallel.all(
        8,
        i -> {
          growSeries.growAll();
          return true;
        });
    growSeries.growAll();

    assertEquals(13 * 7, sessions(series));
    assertEquals(
        13 * 7,
        owner.count(
            "select count(distinct starts_at) from session where series_id = ? and status ="
                + " 'scheduled'",
            series));
  }

  @Test
  void aSeriesThatCannotGrowDoesNotStopTheOthers() {
    UUID broken = program().series(Map.of("rule", "FREQ=DAILY;COUNT=300"));
    UUID sound = program().series(Map.of("rule", "FREQ=DAILY;COUNT=300"));
    for (UUID series : List.of(broken, sound)) {
      owner.update("delete from session where series_id = ?", series);
      owner.update(
          "update series set grown_until = ? where id = ?", tomorrow.atStartOfDay(), series);
    }
    owner.update("update series set rule = 'FREQ=SOMETIMES' where id = ?", broken);

    growSeries.growAll();

    assertEquals(0, sessions(broken));
    assertEquals(13 * 7, sessions(sound));
    owner.update("update series set ends_before = local_start where id = ?", broken);
  }

  @Test
  void sessionsFurtherAheadAreMadeOnDemandAndOnce() {
    UUID series = program().series(Map.of("rule", "FREQ=DAILY;COUNT=300"));
    String path = "/v1/series/" + series + "/sessions";
    Map<String, ?> until = Map.of("until", today.plusDays(200).toString());

    coordinator().sends(until).post(path).then().statusCode(200).body("made", equalTo(200 - 91));
    coordinator().sends(until).post(path).then().statusCode(200).body("made", equalTo(0));
    assertEquals(200, sessions(series));
    coordinator()
        .sends(Map.of("until", today.plusYears(1).plusDays(1).toString()))
        .post(path)
        .then()
        .statusCode(400)
        .body("type", equalTo("schedule/too-far-ahead"));
  }

  @Test
  void theSameKeyMakesOneSeries() {
    Map<String, Object> body = World.seriesBody(Map.of("title", World.unique("Once")));
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ids.add(
          coordinator()
              .sends(body)
              .header("Idempotency-Key", "once-" + body.get("title"))
              .post("/v1/programs/" + program().id + "/series")
              .then()
              .statusCode(201)
              .extract()
              .path("id"));
    }

    assertEquals(ids.get(0), ids.get(1));
    assertEquals(10, sessions(UUID.fromString(ids.get(0))));
  }

  @Test
  void theCohortIsBookedTheFacilitatorAssignedAndAClosedDayCanceled() {
    World.Program program = world.program();
    World.Person member = owner.participant(program);
    World.Person late = owner.participant(program);
    World.Person facilitator = owner.staff(program, "facilitator");
    UUID cohort = cohort(program, member);
    owner.update(
        "insert into closure (site_id, day, reason, closed_by, closed_at)"
            + " select site_id, ?, 'Snow', ?, now() from program where id = ?",
        tomorrow.plusDays(2),
        program.coordinator.id(),
        program.id);

    UUID series =
        program.series(
            Map.of(
                "cohortId",
                cohort,
                "facilitatorId",
                facilitator.id(),
                "rule",
                "FREQ=DAILY;COUNT=5"));

    member
        .asks()
        .get("/v1/me/schedule?days=14")
        .then()
        .body("items", hasSize(5))
        .body("items.findAll { it.status == 'canceled' }.booking.status", contains("called_off"))
        .body("items.seriesId", hasItem(series.toString()));
    assertEquals(
        1,
        owner.count(
            "select count(*) from session where series_id = ? and closed and cancel_reason = 'Snow'",
            series));
    facilitator.asks().get("/v1/sessions/" + first(series)).then().statusCode(200);
    join(program, cohort, late);
    late.asks().get("/v1/me/schedule?days=14").then().body("items", hasSize(5));
  }

  @Test
  void aRoomOrFacilitatorThatIsTakenAtAnyTimeIsAConflictOfTheWholeSeries() {
    World.Program program = world.program();
    UUID room = room(program);
    UUID facilitator = owner.staff(program, "facilitator").id();
    String start = tomorrow.plusDays(140) + "T18:00:00";
    UUID there =
        program.series(
            Map.of("roomId", room, "facilitatorId", facilitator, "rule", "FREQ=DAILY;COUNT=200"));
    read(there, program).then().body("room", notNullValue());

    create(program, Map.of("roomId", room, "rule", "FREQ=DAILY;COUNT=2"))
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/clashes"))
        .body("conflicts", hasSize(2))
        .body("conflicts[0].what", equalTo("room"))
        .body("conflicts[0].with", equalTo(first(there).toString()));
    create(program, Map.of("facilitatorId", facilitator, "localStart", tomorrow + "T18:59:00"))
        .then()
        .statusCode(409)
        .body("conflicts[0].what", equalTo("facilitator"));
    // Beyond the sessions that are made.
    create(program, Map.of("roomId", room, "localStart", start, "rule", "FREQ=DAILY;COUNT=3"))
        .then()
        .statusCode(409)
        .body("conflicts", hasSize(3))
        .body("conflicts[0].with", nullValue())
        .body("conflicts[0].series", equalTo(there.toString()));
    program
        .coordinator
        .sends(World.seriesBody(Map.of("roomId", room, "localStart", start)))
        .post("/v1/programs/" + program.id + "/series/preview")
        .then()
        .statusCode(200)
        .body("conflicts", hasSize(10));
    create(program, Map.of("roomId", room, "localStart", tomorrow + "T19:00:00"))
        .then()
        .statusCode(201);
    assertEquals(2, owner.count("select count(*) from series where program_id = ?", program.id));
  }

  @Test
  void oneRoomGoesToOneOfManySeriesThatAreMadeAtOnce() {
    World.Program program = world.program();
    UUID room = room(program);

    List<Integer> statuses =
        Parallel.all(6, i -> create(program, Map.of("roomId", room)).statusCode());

    assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
    assertEquals(5, Collections.frequency(statuses, 409), statuses.toString());
  }

  @Test
  void thisAndFollowingTakesBookingsAlongAndLeavesWhatWasChangedByHand() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    UUID series = program.series(Map.of("cohortId", cohort(program, me)));
    List<UUID> before = sessionIds(series);
    UUID byHand = before.get(5);
    program
        .coordinator
        .sends(World.sessionBody(Map.of("localStart", tomorrow.plusDays(5) + "T07:00:00")))
        .header("If-Match", "*")
        .put("/v1/sessions/" + byHand)
        .then()
        .statusCode(200)
        .body("seriesId", equalTo(series.toString()));
    LocalDate from = tomorrow.plusDays(3);

    UUID next =
        changed(
            program,
            series,
            from,
            Map.of(
                "localStart",
                from + "T19:30:00",
                "rule",
                "FREQ=DAILY;COUNT=8",
                "title",
                "Late group",
                "excluded",
                List.of(tomorrow.plusDays(8).toString()),
                "cohortId",
                cohortOf(series)));

    read(series, program).then().body("endsBefore", equalTo(from.toString()));
    read(next, program).then().body("follows", equalTo(series.toString()));
    // Three as they were; one kept; of ten days the 9th was left out, the 11th came new.
    assertEquals(before.subList(0, 3), sessionIds(series).subList(0, 3));
    List<UUID> after = sessionIds(next);
    assertEquals(before.subList(3, 8), after.subList(0, 5));
    assertEquals(before.get(9), after.get(5));
    assertEquals(7, after.size());
    me.asks()
        .get("/v1/sessions/" + before.get(3))
        .then()
        .body("startsAt", equalTo(at(from + "T19:30:00")))
        .body("title", equalTo("Late group"))
        .body("booking.status", equalTo("booked"))
        .body("seriesId", equalTo(next.toString()));
    me.asks()
        .get("/v1/sessions/" + byHand)
        .then()
        .body("startsAt", equalTo(at(tomorrow.plusDays(5) + "T07:00:00")))
        .body("title", equalTo("Evening group"))
        .body("seriesId", equalTo(next.toString()));
    me.asks()
        .get("/v1/sessions/" + before.get(8))
        .then()
        .body("status", equalTo("canceled"))
        .body("booking.status", equalTo("called_off"));
    assertEquals(
        1,
        owner.count(
            "select count(*) from booking where session_id = ? and participant_id = ? and status ="
                + " 'booked'",
            after.get(6),
            me.id()));
    assertEquals(
        1,
        owner.count(
            "select count(*) from event where person_id = ? and type = 'session.changed' and link = ?",
            me.id(),
            "/v1/sessions/" + before.get(3)));

    UUID last =
        changed(
            program,
            next,
            tomorrow.plusDays(4),
            Map.of("localStart", tomorrow.plusDays(4) + "T20:00:00", "cohortId", cohortOf(series)));
    assertEquals(before.get(4), sessionIds(last).get(0));
    assertEquals(byHand, sessionIds(last).get(1));
    assertEquals(
        1,
        owner.count(
            "select count(*) from session where id = ? and local_start = ?",
            byHand,
            tomorrow.plusDays(5).atTime(7, 0)));
    growSeries.growAll();
    assertEquals(
        10 + 1 + 4, owner.count("select count(*) from session where program_id = ?", program.id));
  }

  @Test
  void sessionsThatMoveOneOntoTheNextLoseNobodyNorRoomNorFacilitator() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    UUID cohort = cohort(program, me);
    UUID room = room(program);
    UUID facilitator = owner.staff(program, "facilitator").id();
    Map<String, Object> shared =
        Map.of("cohortId", cohort, "roomId", room, "facilitatorId", facilitator);
    Map<String, Object> first = new HashMap<>(shared);
    first.put("localStart", tomorrow + "T09:00:00");
    first.put("rule", "FREQ=DAILY;BYHOUR=9,10,11;COUNT=9");
    UUID series = program.series(first);
    List<UUID> before = sessionIds(series);
    Map<String, Object> later = new HashMap<>(shared);
    later.put("localStart", tomorrow + "T10:00:00");
    later.put("rule", "FREQ=DAILY;BYHOUR=10,11,12;COUNT=9");

    UUID next = changed(program, series, tomorrow, later);
    UUID back = changed(program, next, tomorrow, first);

    assertEquals(before, sessionIds(back));
    assertEquals(
        9,
        owner.count(
            "select count(*) from booking b join session s on s.id = b.session_id where s.series_id"
                + " = ? and b.status = 'booked' and s.room_id = ?",
            back,
            room));
    assertEquals(
        9,
        owner.count(
            "select count(*) from assignment a join session s on s.id = a.session_id where"
                + " s.series_id = ? and a.ended_at is null and a.busy",
            back));
  }

  @Test
  void whatHasBegunIsNotTouched() {
    World.Program program = world.program();
    LocalDateTime justNow = LocalDateTime.now(World.ZONE).minusMinutes(1).withSecond(0).withNano(0);
    UUID series =
        program.series(
            Map.of("localStart", justNow + ":00", "rule", "FREQ=DAILY;COUNT=3", "minutes", 30));
    List<UUID> before = sessionIds(series);
    LocalDate from = justNow.toLocalDate();

    change(program, series, from, Map.of("localStart", from.plusDays(1) + "T00:00:00"), "*")
        .then()
        .statusCode(201);

    assertEquals(List.of(before.get(0)), sessionIds(series));
    assertEquals(justNow.toString(), starts(series).get(0));
  }

  @Test
  void anotherCohortAndFacilitatorTakeOver() {
    World.Program program = world.program();
    World.Person before = owner.participant(program);
    World.Person after = owner.participant(program);
    World.Person ann = owner.staff(program, "facilitator");
    World.Person ben = owner.staff(program, "counselor");
    UUID series =
        program.series(Map.of("cohortId", cohort(program, before), "facilitatorId", ann.id()));

    UUID next =
        changed(
            program,
            series,
            tomorrow.plusDays(5),
            Map.of(
                "localStart",
                tomorrow.plusDays(5) + "T18:00:00",
                "rule",
                "FREQ=DAILY;COUNT=5",
                "cohortId",
                cohort(program, after),
                "facilitatorId",
                ben.id()));

    before.asks().get("/v1/me/schedule?days=14").then().body("items", hasSize(5));
    after.asks().get("/v1/me/schedule?days=14").then().body("items", hasSize(5));
    ann.asks().get("/v1/sessions/" + first(series)).then().statusCode(200);
    ann.asks().get("/v1/sessions/" + first(next)).then().statusCode(404);
    ben.asks().get("/v1/sessions/" + first(next)).then().statusCode(200);
    ben.asks().get("/v1/sessions/" + first(series)).then().statusCode(404);
  }

  @Test
  void aChangeStartsFromWhatIsThereAndFromTodayOn() {
    World.Program program = program();
    UUID series = program.series(Map.of());
    String tag = read(series).header("ETag");
    Map<String, ?> ordinary = Map.of();

    change(program, series, tomorrow, ordinary, null).then().statusCode(428);
    change(program, series, today.minusDays(1), ordinary, tag)
        .then()
        .statusCode(400)
        .body("type", equalTo("schedule/in-the-past"));
    change(program, series, tomorrow.plusDays(1), ordinary, tag)
        .then()
        .statusCode(400)
        .body("type", equalTo("schedule/start-before-change"));
    change(program, series, tomorrow, Map.of("rule", "FREQ=SECONDLY;COUNT=3"), tag)
        .then()
        .statusCode(400)
        .body("type", equalTo("schedule/rule-too-frequent"));
    change(program, series, tomorrow, Map.of("title", "Renamed"), tag).then().statusCode(201);
    change(program, series, tomorrow, ordinary, tag).then().statusCode(412);
    change(program, series, tomorrow, ordinary, "*")
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/series-ended"));
    change(scene.people().other(), series, tomorrow, ordinary, "*").then().statusCode(404);
    assertEquals(0, sessions(series));
  }

  @Test
  void aChangeBeforeAnEarlierOneHoldsUntilThatTakesOver() {
    World.Program program = world.program();
    UUID series = program.series(Map.of());
    LocalDate second = tomorrow.plusDays(6);
    UUID later = changed(program, series, second, Map.of("localStart", second + "T20:00:00"));

    UUID between =
        changed(
            program,
            series,
            tomorrow.plusDays(2),
            Map.of("localStart", tomorrow.plusDays(2) + "T19:00:00"));

    assertEquals(2, sessions(series));
    assertEquals(4, sessions(between));
    assertEquals(10, sessions(later));
    read(between, program).then().body("endsBefore", equalTo(second.toString()));
  }

  @Test
  void aChangeThatClashesChangesNothing() {
    World.Program program = world.program();
    UUID room = room(program);
    UUID series = program.series(Map.of("roomId", room));
    UUID rival = program.series(Map.of("roomId", room, "localStart", tomorrow + "T20:00:00"));
    List<String> before = starts(series);

    change(
            program,
            series,
            tomorrow,
            Map.of("roomId", room, "localStart", tomorrow + "T19:30:00"),
            "*")
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/clashes"))
        .body("conflicts", hasSize(10))
        .body("conflicts[0].with", equalTo(first(rival).toString()));

    assertEquals(before, starts(series));
    read(series, program).then().body("endsBefore", nullValue());
  }

  @Test
  void aSeriesDoesNotBecomeSmallerThanWhatIsBooked() {
    World.Program program = world.program();
    UUID series = program.series(Map.of());
    program.book(first(series), owner.participant(program), owner.participant(program));

    change(program, series, tomorrow, Map.of("capacity", 1), "*")
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/capacity-below-bookings"));
    change(program, series, tomorrow, Map.of("capacity", 2), "*").then().statusCode(201);
  }

  @Test
  void changesAtTheSameTimeAreOneChange() {
    World.Program program = world.program();
    UUID series = program.series(Map.of());
    String tag = read(series, program).header("ETag");

    List<Integer> statuses =
        Parallel.all(
            6, i -> change(program, series, tomorrow, Map.of("title", "T" + i), tag).statusCode());

    assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
    assertEquals(5, Collections.frequency(statuses, 412), statuses.toString());
    assertEquals(10, owner.count("select count(*) from session where program_id = ?", program.id));
  }

  @Test
  void anEndedSeriesCancelsWhatIsAheadAndTellsWhy() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    UUID series = program.series(Map.of("cohortId", cohort(program, me)));
    LocalDate from = tomorrow.plusDays(4);
    Map<String, ?> end = Map.of("from", from.toString(), "reason", "The group has met its goals.");
    String path = "/v1/series/" + series + "/end";

    program.coordinator.sends(end).post(path).then().statusCode(428);
    program
        .coordinator
        .sends(end)
        .header("If-Match", "*")
        .post(path)
        .then()
        .statusCode(200)
        .body("endsBefore", equalTo(from.toString()));

    growSeries.growAll();
    assertEquals(
        6,
        owner.count(
            "select count(*) from session where series_id = ? and status = 'canceled' and"
                + " cancel_reason = 'The group has met its goals.'",
            series));
    assertEquals(
        6,
        owner.count(
            "select count(*) from event where person_id = ? and type = 'session.canceled'",
            me.id()));
    program
        .coordinator
        .sends(Map.of("from", from.plusDays(1).toString(), "reason", "Again."))
        .header("If-Match", "*")
        .post(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/series-ended"));
  }

  @Test
  void whoJoinsWhileASeriesGrowsIsBookedIntoAllOfIt() {
    World.Program program = world.program();
    List<World.Person> people =
        java.util.stream.IntStream.range(0, 6).mapToObj(i -> owner.participant(program)).toList();
    UUID cohort = cohort(program);
    UUID series =
        program.series(Map.of("cohortId", cohort, "rule", "FREQ=DAILY;COUNT=120", "minutes", 30));

    Parallel.all(
        7,
        i -> {
          if (i < 6) {
            try (java.sql.Connection own = owner.asSuperuser()) {
              insert(own, program, cohort, people.get(i));
            } catch (java.sql.SQLException e) {
              throw new IllegalStateException(e);
            }
          } else {
            coordinatorOf(program, series);
          }
          return true;
        });

    assertEquals(120, sessions(series));
    assertEquals(
        6 * 120,
        owner.count(
            "select count(*) from booking b join session s on s.id = b.session_id where s.series_id"
                + " = ? and b.status = 'booked'",
            series));
  }

  private void coordinatorOf(World.Program program, UUID series) {
    program
        .coordinator
        .sends(Map.of("until", today.plusDays(150).toString()))
        .post("/v1/series/" + series + "/sessions")
        .then()
        .statusCode(200);
  }

  private static void insert(
      java.sql.Connection own, World.Program program, UUID cohort, World.Person person)
      throws java.sql.SQLException {
    try (java.sql.PreparedStatement statement =
        own.prepareStatement(
            "insert into cohort_member (id, cohort_id, program_id, participant_id, joined_at)"
                + " values (?, ?, ?, ?, now())")) {
      statement.setObject(1, Ids.next());
      statement.setObject(2, cohort);
      statement.setObject(3, program.id);
      statement.setObject(4, person.id());
      statement.executeUpdate();
    }
  }

  private World.Program program() {
    return scene.people().program();
  }

  private World.Person coordinator() {
    return program().coordinator;
  }

  private Response create(Map<String, ?> changes) {
    return create(program(), changes);
  }

  private static Response create(World.Program program, Map<String, ?> changes) {
    return program
        .coordinator
        .sends(World.seriesBody(changes))
        .post("/v1/programs/" + program.id + "/series");
  }

  private Response preview(Map<String, ?> changes) {
    return coordinator()
        .sends(World.seriesBody(changes))
        .post("/v1/programs/" + program().id + "/series/preview");
  }

  private Response read(UUID series) {
    return read(series, program());
  }

  private static Response read(UUID series, World.Program program) {
    return program.coordinator.asks().get("/v1/series/" + series);
  }

  private static Response change(
      World.Program program, UUID series, LocalDate from, Map<String, ?> changes, String tag) {
    var request =
        program.coordinator.sends(
            Map.of("from", from.toString(), "series", World.seriesBody(changes)));
    if (tag != null) {
      request.header("If-Match", tag);
    }
    return request.post("/v1/series/" + series + "/changes");
  }

  private static UUID changed(
      World.Program program, UUID series, LocalDate from, Map<String, ?> changes) {
    return UUID.fromString(
        change(program, series, from, changes, "*").then().statusCode(201).extract().path("id"));
  }

  private UUID room(World.Program program) {
    UUID room = Ids.next();
    owner.update(
        "insert into room (id, site_id, name) select ?, site_id, ? from program where id = ?",
        room,
        World.unique("Room"),
        program.id);
    return room;
  }

  private UUID cohort(World.Program program, World.Person... members) {
    UUID cohort = Ids.next();
    owner.update(
        "insert into cohort (id, program_id, name) values (?, ?, ?)",
        cohort,
        program.id,
        World.unique("Cohort"));
    for (World.Person member : members) {
      join(program, cohort, member);
    }
    return cohort;
  }

  private void join(World.Program program, UUID cohort, World.Person member) {
    owner.update(
        "insert into cohort_member (id, cohort_id, program_id, participant_id, joined_at)"
            + " values (?, ?, ?, ?, now())",
        Ids.next(),
        cohort,
        program.id,
        member.id());
  }

  private UUID cohortOf(UUID series) {
    return UUID.fromString(
        owner.column("select cohort_id from series where id = ?", series).get(0));
  }

  private long sessions(UUID series) {
    return owner.count("select count(*) from session where series_id = ?", series);
  }

  private List<UUID> sessionIds(UUID series) {
    return owner
        .column("select id from session where series_id = ? order by series_start", series)
        .stream()
        .map(UUID::fromString)
        .toList();
  }

  private UUID first(UUID series) {
    return sessionIds(series).get(0);
  }

  private List<String> starts(UUID series) {
    return owner.column(
        "select to_char(local_start, 'YYYY-MM-DD\"T\"HH24:MI') from session where series_id = ?"
            + " order by local_start",
        series);
  }

  private static String at(String local) {
    return ZonedDateTime.of(LocalDateTime.parse(local), World.ZONE)
        .toOffsetDateTime()
        .format(java.time.format.DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private static String day(LocalDate day) {
    return day.toString().replace("-", "");
  }
}
