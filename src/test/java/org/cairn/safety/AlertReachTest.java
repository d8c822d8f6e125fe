package org.cairn.safety;

import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/**
 * Whom an alert reaches when those it was meant for are gone, and what sight by it does not open.
 */
@QuarkusTest
class AlertReachTest extends HouseTest {
  @Inject Owner owner;
  @Inject EscalateAlerts escalateAlerts;

  @Test
  void anAlertThatNobodyIsLeftToHearOfStopsNoOther() {
    World.Program empty = world.program();
    String lost = worried(empty, owner.participant(empty));
    owner.update("update assignment set ended_at = now() where program_id = ?", empty.id);
    World.Program program = world.program();
    String heard = worried(program, owner.participant(program));
    owner.update(
        "update alert set due_at = now() - interval '2 minutes' where id = ?",
        UUID.fromString(lost));
    owner.update(
        "update alert set due_at = now() - interval '1 minute' where id = ?",
        UUID.fromString(heard));

    escalateAlerts.escalate(Instant.now());

    assertEquals(List.of("alert.raised", "alert.escalated"), told(program.coordinator, heard));
    assertEquals(
        List.of("1", "1"),
        owner.column(
            "select escalations from alert where id in (?, ?)",
            UUID.fromString(lost),
            UUID.fromString(heard)));
  }

  @Test
  void whereThereIsNobodyElseItComesBackToTheCounselor() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    String alert = worried(program, me);
    owner.update(
        "update assignment set ended_at = now() where program_id = ? and role = 'coordinator'",
        program.id);
    owner.update(
        "update alert set due_at = now() - interval '1 minute' where id = ?",
        UUID.fromString(alert));

    escalateAlerts.escalate(Instant.now());

    assertEquals(List.of("alert.raised", "alert.escalated"), told(counselor, alert));
  }

  @Test
  void whoHasAnAlertInHandFinishesItAlsoAfterADischarge() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    String alert = "/v1/alerts/" + worried(program, me);
    counselor.sends(Map.of("takeOver", false)).post(alert + "/claim").then().statusCode(200);
    program.discharge(me);

    counselor.asks().get("/v1/alerts").then().body("items.id", hasItem(alert.substring(11)));
    counselor.sends(Map.of("outcome", "referred")).post(alert + "/resolve").then().statusCode(200);
    counselor.sends(Map.of("outcome", "referred")).post(alert + "/resolve").then().statusCode(200);
  }

  @Test
  void whoIsOnCallElsewhereLearnsANameAndOpensNobodysAccount() {
    World.Program program = world.program();
    World.Program other = world.program();
    World.Person me = owner.participant(program);
    owner.update(
        "insert into assignment (id, program_id, staff_id, role, created_at)"
            + " values (?, ?, ?, 'member', now())",
        UUID.randomUUID(),
        program.id,
        other.coordinator.id());
    owner.update(
        "insert into on_call_shift values (?, ?, ?, now() - interval '1 hour', now() + interval '1 hour')",
        UUID.randomUUID(),
        program.id,
        other.coordinator.id());
    String alert = worried(program, me);
    program.discharge(me);

    other.coordinator.asks().get("/v1/alerts/" + alert).then().statusCode(200);
    other
        .coordinator
        .asks()
        .post("/v1/accounts/" + me.id() + "/invitations")
        .then()
        .statusCode(404);
    assertEquals(
        0,
        owner.count(
            "select count(*) from invitation where account_id = ? and created_by = ?",
            me.id(),
            other.coordinator.id()));
  }

  /** Says how bad it is, and names the alert. */
  private String worried(World.Program program, World.Person me) {
    me.sends(World.dailyCheckIn(Map.of("craving", 9)))
        .put("/v1/me/daily-check-ins/" + World.today())
        .then()
        .statusCode(201);
    return owner
        .column(
            "select id from alert where participant_id = ? and program_id = ?", me.id(), program.id)
        .get(0);
  }

  private List<String> told(World.Person person, String alert) {
    return owner.column(
        "select type from event where person_id = ? and link = ? order by id",
        person.id(),
        "/v1/alerts/" + alert);
  }
}
