package org.cairn.program;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PlanTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void aPlanHoldsFromADayOnAndItsParticipantIsTold() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    LocalDate today = LocalDate.now(World.ZONE);

    program
        .coordinator
        .sends(plan(540, "intensive_outpatient", 1))
        .put(plans(program, me) + "/" + today)
        .then()
        .statusCode(201)
        .header("ETag", notNullValue())
        .body("startsOn", equalTo(today.toString()))
        .body("weeklyMinutes", equalTo(540))
        .body("levelOfCare", equalTo("intensive_outpatient"))
        .body("phase", equalTo(1));
    program
        .coordinator
        .sends(plan(180, "outpatient", null))
        .put(plans(program, me) + "/" + today.plusDays(30))
        .then()
        .statusCode(201)
        .body("phase", nullValue());

    me.asks()
        .get("/v1/me/plans")
        .then()
        .statusCode(200)
        .body("items.weeklyMinutes", contains(540, 180))
        .body("items.startsOn", contains(today.toString(), today.plusDays(30).toString()));
    assertEquals(
        List.of(
            "[{\"new\": \""
                + today
                + "\", \"old\": null, \"field\": \"startsOn\"}, {\"new\": \"540\", \"old\": null,"
                + " \"field\": \"weeklyMinutes\"}, {\"new\": \"intensive_outpatient\", \"old\": null, \"field\":"
                + " \"levelOfCare\"}, {\"new\": \"1\", \"old\": null, \"field\": \"phase\"}]"),
        owner.column(
            "select changes from event where person_id = ? and type = 'plan.changed' order by id limit 1",
            me.id()));
  }

  @Test
  void theParticipantsCounselorPlansAndNobodyElses() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    World.Person another = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    program.counsels(another, owner.participant(program));
    String path = plans(program, me) + "/" + LocalDate.now(World.ZONE);

    another.sends(plan(540, "outpatient", null)).put(path).then().statusCode(404);
    another.asks().get(plans(program, me)).then().statusCode(404);
    counselor.sends(plan(540, "outpatient", null)).put(path).then().statusCode(201);
    counselor
        .asks()
        .get(plans(program, me))
        .then()
        .statusCode(200)
        .body("items.weeklyMinutes", contains(540));
    another.asks().get(path).then().statusCode(404);
    scene
        .people()
        .other()
        .coordinator
        .sends(plan(540, "outpatient", null))
        .put(path)
        .then()
        .statusCode(404);
  }

  @Test
  void whoChangesAPlanHasReadIt() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    String path = plans(program, me) + "/" + LocalDate.now(World.ZONE);
    World.Person staff = program.coordinator;
    String first =
        staff
            .sends(plan(540, "outpatient", 1))
            .put(path)
            .then()
            .statusCode(201)
            .extract()
            .header("ETag");

    staff.sends(plan(540, "outpatient", 1)).put(path).then().statusCode(200).header("ETag", first);
    staff.asks().get(path).then().statusCode(200).header("ETag", first);
    staff
        .sends(plan(360, "outpatient", 1))
        .put(path)
        .then()
        .statusCode(428)
        .body("type", equalTo("platform/precondition-required"));
    staff
        .sends(plan(360, "outpatient", 2))
        .header("If-Match", first)
        .put(path)
        .then()
        .statusCode(200)
        .body("weeklyMinutes", equalTo(360))
        .body("phase", equalTo(2));
    staff
        .sends(plan(300, "outpatient", 1))
        .header("If-Match", first)
        .put(path)
        .then()
        .statusCode(412)
        .body("type", equalTo("platform/stale"));
    staff
        .sends(plan(300, "outpatient", 1))
        .header("If-Match", first)
        .put(plans(program, me) + "/" + LocalDate.now(World.ZONE).plusDays(1))
        .then()
        .statusCode(412);
  }

  @Test
  void ofTwoWhoPlanTheSameDayAtOnceOneHasToRead() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    String path = plans(program, me) + "/" + LocalDate.now(World.ZONE);

    List<Integer> answers =
        Parallel.all(
            6,
            i ->
                program
                    .coordinator
                    .sends(plan(60 * (i + 1), "outpatient", null))
                    .put(path)
                    .statusCode());

    assertEquals(1, answers.stream().filter(status -> status == 201).count(), answers::toString);
    assertEquals(5, answers.stream().filter(status -> status == 428).count(), answers::toString);
  }

  @Test
  void aPlanBeginsAWeekAgoAtTheEarliest() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    LocalDate today = LocalDate.now(World.ZONE);

    program
        .coordinator
        .sends(plan(540, "outpatient", null))
        .put(plans(program, me) + "/" + today.minusDays(9))
        .then()
        .statusCode(400)
        .body("type", equalTo("program/plan-in-the-past"));
    program.plan(me, today.minusDays(6), 540);
  }

  @Test
  void wrongPlansSayWhatToChange() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    String path = plans(program, me) + "/" + LocalDate.now(World.ZONE);
    for (Map<String, Object> wrong :
        List.of(
            plan(-1, "outpatient", null),
            plan(3601, "outpatient", null),
            plan(540, "detox", null),
            plan(540, "outpatient", 0),
            plan(540, "outpatient", 10),
            Map.<String, Object>of("weeklyMinutes", 540))) {
      program
          .coordinator
          .sends(wrong)
          .put(path)
          .then()
          .statusCode(400)
          .body("type", equalTo("platform/invalid-fields"));
    }
    program
        .coordinator
        .sends(plan(540, "outpatient", null))
        .put(plans(program, me) + "/2026-02-30")
        .then()
        .statusCode(400);
    program.coordinator.asks().get(plans(program, me)).then().body("items", empty());
  }

  @Test
  void afterDischargeTheCounselorSeesNoPlanAndNobodyPlans() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    LocalDate today = LocalDate.now(World.ZONE);
    program.plan(me, today, 540);
    program.discharge(me);

    counselor.asks().get(plans(program, me)).then().statusCode(404);
    program
        .coordinator
        .sends(plan(60, "aftercare", null))
        .put(plans(program, me) + "/" + today.plusDays(1))
        .then()
        .statusCode(404);
    program.coordinator.asks().get(plans(program, me)).then().body("items.size()", equalTo(1));
    me.asks().get("/v1/me/plans").then().body("items.size()", equalTo(1));
  }

  private static String plans(World.Program program, World.Person participant) {
    return "/v1/programs/" + program.id + "/participants/" + participant.id() + "/plans";
  }

  private static Map<String, Object> plan(int minutes, String level, Integer phase) {
    Map<String, Object> plan = new HashMap<>();
    plan.put("weeklyMinutes", minutes);
    plan.put("levelOfCare", level);
    plan.put("phase", phase);
    return plan;
  }
}
