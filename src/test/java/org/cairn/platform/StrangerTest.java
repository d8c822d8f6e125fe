package org.cairn.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/**
 * The code's own check taken out: statements without any condition on whose rows they are, in the
 * name of somebody, through the application's pool. What comes back is what the database lets
 * through.
 */
@QuarkusTest
class StrangerTest extends HouseTest {
  /** What is another person's, for a participant: table and the column that says whose it is. */
  private static final Map<String, String> OWNED =
      Map.of(
          "account", "id",
          "data_key", "person_id",
          "device", "account_id",
          "enrollment", "participant_id",
          "booking", "participant_id",
          "check_in", "participant_id",
          "event", "person_id",
          "idempotency", "caller_id");

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  @Test
  void aParticipantSeesNobodyElsesRows() {
    World.Person stranger = scene.people().fellow();
    OWNED.forEach(
        (table, column) -> {
          assertTrue(
              owner.count(
                          "select count(*) from " + table + " where " + column + " <> ?",
                          stranger.id())
                      > 0
                  || table.equals("idempotency"),
              table);
          assertEquals(
              0,
              count(
                  stranger,
                  "select count(*) from " + table + " where " + column + " <> ?",
                  stranger.id()),
              table);
        });
  }

  @Test
  void aParticipantSeesNothingOfAnotherProgram() {
    Scene.People all = scene.people();
    World.Person stranger = all.foreigner();
    UUID program = all.program().id;

    assertEquals(0, count(stranger, "select count(*) from session where program_id = ?", program));
    assertEquals(
        0, count(stranger, "select count(*) from peer_group where program_id = ?", program));
    assertEquals(
        0, count(stranger, "select count(*) from assignment where program_id = ?", program));
    assertEquals(
        0, count(stranger, "select count(*) from message where group_id = ?", all.group()));
    assertEquals(
        0, count(stranger, "select count(*) from group_member where group_id = ?", all.group()));
    assertEquals(0, count(stranger, "select count(*) from invitation"));
  }

  @Test
  void whoWasDischargedSeesNothingOfTheGroup() {
    Scene.People all = scene.people();

    assertEquals(0, count(all.discharged(), "select count(*) from message"));
    assertEquals(0, count(all.discharged(), "select count(*) from peer_group"));
    assertEquals(
        0,
        count(
            all.discharged(),
            "select count(*) from group_member where ended_at is null or participant_id <> caller()"));
    assertEquals(1, count(all.discharged(), "select count(*) from check_in"));
  }

  @Test
  void staffSeeNobodyOfAnotherProgram() {
    Scene.People all = scene.people();
    for (World.Person stranger :
        List.of(all.foreignFacilitator(), all.foreignCounselor(), all.other().coordinator)) {
      assertEquals(
          0, count(stranger, "select count(*) from account where id = ?", all.participant().id()));
      assertEquals(
          0,
          count(
              stranger, "select count(*) from enrollment where program_id = ?", all.program().id));
      assertEquals(
          0, count(stranger, "select count(*) from booking where session_id = ?", all.session()));
      assertEquals(
          0, count(stranger, "select count(*) from message where group_id = ?", all.group()));
      assertEquals(
          0, count(stranger, "select count(*) from group_member where group_id = ?", all.group()));
      assertEquals(
          0, count(stranger, "select count(*) from check_in where session_id = ?", all.session()));
    }
  }

  @Test
  void aCoordinatorDoesNotReadWhatTheGroupsSayOrWhatPeopleReport() {
    World.Person coordinator = scene.people().program().coordinator;

    assertEquals(0, count(coordinator, "select count(*) from message"));
    assertEquals(0, count(coordinator, "select count(*) from check_in"));
  }

  @Test
  void aStrangerChangesNothing() {
    Scene.People all = scene.people();
    World.Person stranger = all.foreigner();
    for (String statement :
        List.of(
            "update booking set status = 'canceled' where participant_id <> caller()",
            "update device set ended_at = now(), end_reason = 'signed_out' where account_id <>"
                + " caller()",
            "update group_member set ended_at = now() where participant_id <> caller()",
            "update group_member set muted_until = now() where participant_id <> caller()",
            "delete from quiet_hours where person_id <> caller()",
            "update enrollment set ended_at = now(), end_reason = 'left'",
            "update assignment set ended_at = now()",
            "update invitation set revoked_at = now()",
            "update session set title = 'mine'",
            "update cohort_member set left_at = now()",
            "update attendance set status = 'present'",
            "update peer_group set name = 'mine'",
            "delete from idempotency where caller_id <> caller()")) {
      assertEquals(0, update(stranger, statement), statement);
    }
  }

  @Test
  void aStrangerPutsNothingIntoSomebodyElsesName() {
    Scene.People all = scene.people();
    String victim = "'" + all.participant().id() + "'";
    String session = "'" + all.session() + "'";
    String group = "'" + all.group() + "'";
    String member =
        "'"
            + owner
                .column(
                    "select id from group_member where group_id = ? and participant_id = ?",
                    all.group(),
                    all.participant().id())
                .get(0)
            + "'";
    for (String statement :
        List.of(
            "insert into check_in (id, session_id, participant_id, arrived_at, arrival, mood,"
                + " craving, stress) values (gen_random_uuid(), "
                + session
                + ", "
                + victim
                + ", now(), 'late', 1, 1, 1)",
            "insert into check_in (id, session_id, participant_id, arrived_at, arrival, mood,"
                + " craving, stress) values (gen_random_uuid(), "
                + session
                + ", caller(), now(), 'late', 1, 1, 1)",
            "insert into message (group_id, seq, id, member_id, body, sent_at)"
                + " values ("
                + group
                + ", 900, gen_random_uuid(), "
                + member
                + ", 'x', now())",
            "insert into group_member (id, group_id, participant_id, alias, joined_at)"
                + " values (gen_random_uuid(), "
                + group
                + ", caller(), 'Spy', now())",
            "insert into assignment (id, program_id, staff_id, role, created_at)"
                + " select gen_random_uuid(), '"
                + all.program().id
                + "', caller(), 'member', now()",
            "insert into enrollment (id, program_id, participant_id, started_at)"
                + " values (gen_random_uuid(), '"
                + all.program().id
                + "', caller(), now())",
            "insert into account (id, login, name, roles, created_at)"
                + " values (gen_random_uuid(), 'intruder', 'x', array['coordinator'], now())",
            "insert into invitation (id, code_hash, account_id, created_at, expires_at)"
                + " values (gen_random_uuid(), 'x', "
                + victim
                + ", now(), now() + interval '1 day')",
            "insert into attendance (session_id, participant_id, status, source, recorded_by,"
                + " recorded_at) values ("
                + session
                + ", caller(), 'present', 'staff', caller(), now())",
            "insert into room select gen_random_uuid(), site_id, 'mine' from program where id = '"
                + all.program().id
                + "'",
            "insert into cohort values (gen_random_uuid(), '" + all.program().id + "', 'mine')",
            "insert into data_key (id, person_id, wrapped, created_at)"
                + " values (gen_random_uuid(), "
                + victim
                + ", 'x', now())")) {
      DatabaseRefused refused =
          assertThrows(DatabaseRefused.class, () -> update(all.foreigner(), statement), statement);
      // Admission is refused before its policy is asked, by the trigger that holds the enrollment.
      String state = statement.contains("into group_member") ? "23503" : "42501";
      assertEquals("SQL state " + state, refused.getMessage(), statement);
    }
  }

  @Test
  void whoRunsAnotherHouseDoesNotCloseThisOneNorPromiseForIt() {
    Scene.People all = scene.people();
    String house = " from program where id = '" + all.program().id + "'";
    for (World.Person stranger :
        List.of(all.other().coordinator, all.facilitator(), all.participant())) {
      for (String statement :
          List.of(
              "select close_day(site_id, '2030-01-01', 'x', now())" + house,
              "select open_day(site_id, '2030-01-01', now())" + house,
              "select record_no_shows(now())",
              "update program set name = 'mine' where id = '" + all.program().id + "' returning 1",
              "insert into closure select site_id, '2030-01-01', 'x', caller(), now()" + house)) {
        assertThrows(DatabaseRefused.class, () -> count(stranger, statement), statement);
      }
      for (String calendar :
          List.of(
              "select count(*) from staff_calendar('"
                  + all.program().id
                  + "', '"
                  + all.facilitator().id()
                  + "', now(), now(), now(), now()::timestamp, now()::timestamp)",
              "select count(*) from clashes_of('"
                  + all.facilitator().id()
                  + "', array['"
                  + all.session()
                  + "']::uuid[])")) {
        assertEquals(0, count(stranger, calendar), calendar);
      }
    }
  }

  @Test
  void aFacilitatorWritesNothingIntoTheGroup() {
    Scene.People all = scene.people();

    assertThrows(
        DatabaseRefused.class,
        () ->
            update(
                all.facilitator(),
                "insert into message (group_id, seq, id, member_id, body, sent_at) select group_id,"
                    + " 901, gen_random_uuid(), id, 'x', now() from group_member limit 1"));
  }

  private long count(World.Person person, String sql, Object... parameters) {
    AtomicReference<Long> answer = new AtomicReference<>();
    CurrentActor.run(
        actor(person),
        () -> answer.set(jdbc.first(sql, row -> row.getLong(1), parameters).orElseThrow()));
    return answer.get();
  }

  private int update(World.Person person, String sql) {
    AtomicReference<Integer> answer = new AtomicReference<>();
    CurrentActor.run(actor(person), () -> answer.set(jdbc.update(sql)));
    return answer.get();
  }

  private static Actor.Person actor(World.Person person) {
    return new Actor.Person(person.id(), person.device(), "{}");
  }
}
