package org.cairn.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** The database's own fence, looked at without the application: what its role can do there. */
@QuarkusTest
class FenceTest extends HouseTest {
  /** Tables without a policy, and why they hold nothing of a participant's. */
  private static final Map<String, String> OPEN =
      Map.of(
          "flyway_schema_history", "names of migrations",
          "program", "programs as institutions, no people",
          "site", "addresses of houses, no people",
          "skill_edition", "the library, not personal",
          "skill_posting", "which words stand in the library",
          "skill_release", "a number of what ships",
          "skill_synonym", "what words stand for",
          "skill_withdrawal", "what a program does not offer, not personal",
          "skill_word", "words of the library",
          "throttle", "keyed hashes and counts; nobody can be found by them");

  private static final String UNKNOWN_SETTING = "42704";
  private static final String NO_UUID = "22P02";
  private static final String NOT_GRANTED = "42501";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void everyTableHasAPolicyOrAReasonToHaveNone() {
    TreeSet<String> open =
        new TreeSet<>(
            owner.column(
                "select relname from pg_class where relnamespace = 'public'::regnamespace"
                    + " and relkind in ('r', 'p', 'v', 'm', 'f') and not relrowsecurity"));

    assertEquals(new TreeSet<>(OPEN.keySet()), open);
    assertEquals(
        List.of(),
        owner.column(
            "select relname from pg_class c where relnamespace = 'public'::regnamespace"
                + " and relrowsecurity and relname not in ('external_identity', 'member_block', 'message_report', 'alert_message')"
                + " and not exists (select from pg_policy p where p.polrelid = c.oid)"));
  }

  @Test
  void aStatementWithoutACallerRaisesOnEveryTable() throws SQLException {
    fillEveryTable();
    try (Connection fresh = owner.asApplication()) {
      for (String table : guarded()) {
        assertEquals(
            refusal(table, UNKNOWN_SETTING), state(fresh, "select 1 from " + table), table);
      }
    }
  }

  @Test
  void aStatementAfterSomebodyElsesTransactionRaisesOnEveryTable() throws SQLException {
    fillEveryTable();
    World.Person person = scene.people().participant();
    try (Connection used = owner.asApplication();
        Statement statement = used.createStatement()) {
      used.setAutoCommit(false);
      bind(statement, person);
      try (ResultSet rows = statement.executeQuery("select count(*) from booking")) {
        rows.next();
        assertTrue(rows.getInt(1) > 0);
      }
      used.commit();
      used.setAutoCommit(true);
      for (String table : guarded()) {
        assertEquals(refusal(table, NO_UUID), state(used, "select 1 from " + table), table);
      }
    }
  }

  @Test
  void aStatementWithoutACallerChangesNothing() throws SQLException {
    fillEveryTable();
    try (Connection fresh = owner.asApplication()) {
      assertEquals(UNKNOWN_SETTING, state(fresh, "update booking set status = 'canceled'"));
      assertEquals(
          UNKNOWN_SETTING, state(fresh, "update device set ended_at = null, end_reason = null"));
      assertEquals(UNKNOWN_SETTING, state(fresh, "update group_member set ended_at = null"));
      assertEquals(
          NOT_GRANTED,
          state(
              fresh,
              "insert into message select group_id, 1000, gen_random_uuid(), id, 'x', now() from"
                  + " group_member limit 1"));
    }
  }

  @Test
  void theApplicationsRoleOwnsNothingAndCannotPassTheFence() {
    assertEquals(
        List.of("false,false,false,false,false"),
        owner.column(
            "select concat_ws(',', rolsuper::text, rolbypassrls::text, rolcreaterole::text,"
                + " rolcreatedb::text, rolreplication::text) from pg_roles where rolname ="
                + " 'cairn_app'"));
    assertEquals(
        0,
        owner.count(
            "select count(*) from pg_shdepend where refclassid = 'pg_authid'::regclass"
                + " and refobjid = 'cairn_app'::regrole and deptype = 'o'"));
    assertEquals(
        0, owner.count("select count(*) from pg_auth_members where member = 'cairn_app'::regrole"));
  }

  @Test
  void theApplicationsRoleCannotBecomeTheOwnerOrMakeOrUnmakeAnything() throws SQLException {
    try (Connection connection = owner.asApplication()) {
      for (String forbidden :
          List.of(
              "set role cairn_owner",
              "set session authorization cairn_owner",
              "create table public.mine (id int)",
              "create schema mine",
              "create function public.mine() returns int language sql return 1",
              "alter table booking disable row level security",
              "create policy all_of_it on booking using (true)",
              "truncate message",
              "delete from message",
              "delete from data_key",
              "drop table message",
              "update account set roles = array['coordinator']",
              "update data_key set wrapped = ''",
              "select wrapped from data_key",
              "select password_hash from account",
              "update check_in set arrived_at = now()",
              "delete from check_in",
              "delete from alert",
              "update alert set due_at = null",
              "update message set body = ''")) {
        assertEquals(NOT_GRANTED, state(connection, forbidden), forbidden);
      }
    }
    assertEquals(
        List.of(
            "care_hours",
            "commitment",
            "event",
            "idempotency",
            "instrument_plan",
            "milestone_share",
            "on_call_shift",
            "practice",
            "practice_note",
            "quiet_hours",
            "recovery_count",
            "recovery_period",
            "skill_draft",
            "skill_mark",
            "throttle",
            "worksheet"),
        owner.column(
            "select relname from pg_class where relnamespace = 'public'::regnamespace"
                + " and relkind in ('r', 'p') and has_table_privilege('cairn_app', oid,"
                + " 'DELETE, TRUNCATE, REFERENCES, TRIGGER, MAINTAIN') order by relname"));
  }

  @Test
  void theOwnersFunctionsCannotBeLedAstrayByASearchPath() {
    assertEquals(
        Set.of("cairn_owner"),
        Set.copyOf(
            owner.column(
                "select pg_get_userbyid(proowner) from pg_proc"
                    + " where pronamespace = 'public'::regnamespace and prosecdef")));
    assertEquals(
        List.of(),
        owner.column(
            "select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef"
                + " and prosqlbody is null"
                + " and not coalesce('search_path=pg_catalog, pg_temp' = any (proconfig), false)"));
  }

  @Test
  void whatServesSignInServesNobodyWhoIsSignedIn() throws SQLException {
    World.Person victim = scene.people().participant();
    World.Person stranger = scene.people().foreigner();
    UUID device = victim.device();
    try (Connection connection = owner.asApplication();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      bind(statement, stranger);
      assertEquals(0, rows(statement, "select * from sign_in_candidate('" + victim.login() + "')"));
      assertEquals(
          0,
          rows(statement, "select * from invited((select ''::bytea), '2000-01-01'::timestamptz)"));
      assertEquals(
          1,
          rows(
              statement,
              "select * from rotate_device('"
                  + device
                  + "', 1, now(), '1 minute') where outcome = 'ended'"));
      assertEquals(
          1,
          rows(
              statement,
              "select where not start_device('"
                  + victim.id()
                  + "', 'hash', gen_random_uuid(), null, null, now(), now() + interval '1 day')"));
      statement.execute("select sign_in_failed('" + victim.id() + "')");
      connection.commit();
    }
    assertEquals(
        1,
        owner.count(
            "select count(*) from device where id = ? and ended_at is null and generation = 1",
            device));
    assertEquals(0, owner.count("select failures from account where id = ?", victim.id()));
    victim.asks().get("/v1/me").then().statusCode(200);
  }

  @Test
  void nobodyCanBeBoundWhoHasEndedOrNeverWas() throws SQLException {
    World.Person person = scene.people().participant();
    try (Connection connection = owner.asApplication()) {
      String live = "'" + person.id() + "', '" + person.device() + "'";
      String elses = "'" + person.id() + "', '" + scene.people().foreigner().device() + "'";
      assertEquals("", state(connection, bind(live, "{}")));
      assertEquals("", state(connection, bind(live, "{participant}")));
      assertEquals("CA403", state(connection, bind(live, "{coordinator}")));
      assertEquals("CA401", state(connection, bind(elses, "{}")));
      assertEquals("CA401", state(connection, bind("'" + person.id() + "', null", "{}")));
      assertEquals("CA401", state(connection, bind("null, null", "{}")));
      assertEquals(
          "CA401", state(connection, "select bind_actor('anything', null, null, '{}', null)"));
    }
  }

  private void fillEveryTable() {
    scene.people();
    World.Program program = scene.people().program();
    program
        .coordinator
        .sends(Map.of("login", World.unique("kept"), "name", "Somebody"))
        .header("Idempotency-Key", UUID.randomUUID())
        .post("/v1/programs/" + program.id + "/participants")
        .then()
        .statusCode(201);
    fillSchedule();
    for (String table : guarded()) {
      assertFalse(
          owner.count("select count(*) from " + table) == 0 && !"external_identity".equals(table),
          table);
    }
  }

  /** By the superuser: what stands in them does not matter here, only that something does. */
  private void fillSchedule() {
    Scene.People all = scene.people();
    UUID person = all.participant().id();
    // Nobody else reads what is theirs: the texts are none that open.
    UUID newcomer = all.program().register(World.unique("newcomer"));
    all.participant()
        .sends(
            Map.of("title", "Work", "localStart", World.localTime(0), "zone", "UTC", "minutes", 60))
        .put("/v1/me/commitments/" + UUID.randomUUID())
        .then()
        .statusCode(201);
    // Others read it.
    all.participant().sends(World.safetyPlan()).put("/v1/me/safety-plan");
    for (String row :
        List.of(
            "room (id, site_id, name) select R, site_id, R::text from program where id = P",
            "cohort (id, program_id, name) values (R, P, R::text)",
            "cohort_member (id, cohort_id, program_id, participant_id, joined_at, left_at)"
                + " select R, id, P, M, now(), now() from cohort where program_id = P limit 1",
            "plan_of_care (program_id, participant_id, starts_on, weekly_minutes, level_of_care,"
                + " changed_by, changed_at) values (P, M, current_date, 0, 'outpatient', M, now())"
                + " on conflict do nothing",
            "series (id, program_id, kind, mode, title, local_start, zone, minutes, rule, capacity,"
                + " last_start, grown_until, changed_at) values (R, P, 'peer_meeting', 'in_person',"
                + " 'Circle', now(), 'UTC', 60, 'FREQ=DAILY;COUNT=1', 5, now(), now(), now())",
            "closure select site_id, date '2000-01-01', 'Snow', M, now() from program where id = P"
                + " on conflict do nothing",
            "waitlist_entry (id, session_id, participant_id, place, take_at_once, status, created_at,"
                + " changed_at) values (R, S, F, 1, false, 'left', '2000-01-01', '2000-01-01')",
            "calendar_feed values (R, M, R::text::bytea, 'neutral', now(), now(), now())",
            "on_call_shift values (R, P, M, now(), now() + interval '1 hour')",
            "alert (id, program_id, participant_id, rule_id, kind, severity, source, source_id,"
                + " raised_at, due_at) select R, P, M, id, kind, severity, 'silence', R, now(),"
                + " 'infinity' from alert_rule where program_id = P limit 1 on conflict do nothing",
            "alert_recipient select id, M, 'counselor', now() from alert on conflict do nothing",
            "alert_note select R, id, M, 'x', now() from alert where due_at = 'infinity' limit 1",
            "own_trigger values (R, M, 'x', now(), now())",
            "check_in (id, participant_id, program_id, day, zone, arrived_at, received_at, changed_at,"
                + " questions_version) values (R, M, P, '2000-01-01', 'UTC', now(), now(), now(), 1)"
                + " on conflict do nothing",
            "check_in_version (check_in_id, participant_id, version, questions_version, changed_at)"
                + " select id, M, 0, 1, now() from check_in on conflict do nothing",
            "instrument values ('fence', 1, P, '{\"title\": \"Fence\", \"items\": []}', 'x', M, now())"
                + " on conflict do nothing",
            "instrument_plan values (M, P, 'fence', null, '2000-01-01', M, now())"
                + " on conflict do nothing",
            "assessment (id, participant_id, program_id, instrument, instrument_version, answers,"
                + " started_at, changed_at) values (R, M, P, 'fence', 1, '{}', now(), now())",
            "recovery_count values (R, N, 'x', 1, now(), 'UTC')",
            "recovery_period select id, '2000-01-01', null from recovery_count"
                + " where participant_id = N on conflict do nothing",
            "recovery_count_version select id, 1, 'x', '[]', now() from recovery_count"
                + " where participant_id = N on conflict do nothing",
            "quiet_hours values (M, '03:00', '03:01', 'UTC', now()) on conflict do nothing",
            "member_block select id, M, N, now(), 1 from peer_group limit 1 on conflict do nothing",
            "care_hours values (P, 7, '03:00', '03:01') on conflict do nothing",
            "alert_message select a.id, m.group_id, m.seq, 1 from alert a, message m limit 1 on conflict do nothing",
            "message_version select group_id, seq, 0, decode(repeat('00', 60), 'hex'), null, 'edited', now() from message"
                + " where gone is null limit 1 on conflict do nothing",
            "moderation_case select R, group_id, seq, id, member_id, 1, false, now(), now(), M from message limit 1",
            "message_report select R, id, N, 'spam', null, now() from moderation_case limit 1",
            "moderation_act select R, group_id, 'unpause', null, null, null, id, 'calm', null, null, M, now()"
                + " from group_member limit 1",
            "moderation_appeal select id, M, decode(repeat('00', 60), 'hex'), now() from moderation_act where kind = 'unpause'"
                + " on conflict do nothing",
            "alias_change select R, id, 'x', 'x', now() from group_member limit 1",
            "message_reaction select group_id, seq, member_id, 'hug', now() from message limit 1"
                + " on conflict do nothing",
            "milestone_share select R, M, id, 'days', 1, now() from peer_group limit 1"
                + " on conflict do nothing",
            "skill_draft (program_id, slug, language, content, changed_by, changed_at)"
                + " values (P, 'fence', 'en', '{}', M, now()) on conflict do nothing",
            "practice (id, participant_id, program_id, edition_id, slug, practiced_at, zone, day,"
                + " changed_at) select R, N, P, id, slug, '2000-01-01 12:00Z', 'UTC', '2000-01-01', now()"
                + " from skill_edition limit 1",
            "practice_note select id, N, P, 'x', false from practice where participant_id = N"
                + " on conflict do nothing",
            "skill_mark values (M, 'fence', 'favorite', now()) on conflict do nothing",
            "worksheet (id, participant_id, program_id, type, type_version, content, shared, started_at,"
                + " saved_at, changed_at) values (R, N, P, 'fence', 1, 'x', false, now(), now(), now())",
            "worksheet_version select id, N, 0, null, 'x', false, now() from worksheet"
                + " where participant_id = N on conflict do nothing",
            "homework (id, program_id, participant_id, set_by, worksheet_type, times, due_on, zone, set_at,"
                + " changed_at) values (R, P, N, M, 'fence', 1, '2000-01-01', 'UTC', now(), now())")) {
      owner.update(
          "insert into "
              + row.replaceAll("\\bR\\b", "'" + UUID.randomUUID() + "'::uuid")
                  .replaceAll("\\bP\\b", "'" + all.program().id + "'::uuid")
                  .replaceAll("\\bS\\b", "'" + all.session() + "'::uuid")
                  .replaceAll("\\bF\\b", "'" + all.fellow().id() + "'::uuid")
                  .replaceAll("\\bN\\b", "'" + newcomer + "'::uuid")
                  .replaceAll("\\bM\\b", "'" + person + "'::uuid"));
    }
  }

  private List<String> guarded() {
    return owner.column(
        "select relname from pg_class where relnamespace = 'public'::regnamespace and"
            + " relrowsecurity order by relname");
  }

  /** Nothing is granted of what the owner's functions alone read. */
  private static String refusal(String table, String otherwise) {
    return Set.of("external_identity", "member_block", "message_report", "alert_message")
            .contains(table)
        ? NOT_GRANTED
        : otherwise;
  }

  private static String bind(String idAndDevice, String roles) {
    return "select bind_actor('person', " + idAndDevice + ", '" + roles + "', null)";
  }

  private static void bind(Statement statement, World.Person person) throws SQLException {
    statement.execute(bind("'" + person.id() + "', '" + person.device() + "'", "{}"));
  }

  private static int rows(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  /** The SQL state with which a statement fails; empty when it does not. */
  private static String state(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return "";
    } catch (SQLException e) {
      return e.getSQLState();
    }
  }
}
