package org.cairn.peergroup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** What the database itself gives in moderation, to statements that the application never makes. */
@QuarkusTest
class ModerationFenceTest extends HouseTest {
  private static final String NOT_GRANTED = "42501";

  @Inject GroupWorld groups;
  @Inject Owner owner;

  @Test
  void whoReportedIsReadByNoStatementOfAnybody() throws SQLException {
    Hidden it = new Hidden();
    for (World.Person person :
        List.of(it.reporter, it.author, it.facilitator, groups.coordinator())) {
      try (Connection connection = bound(person)) {
        assertEquals(NOT_GRANTED, state(connection, "select reporter_id from message_report"));
        assertEquals(NOT_GRANTED, state(connection, "select count(*) from message_report"));
      }
    }
    // What functions and rows tell staff of a report names nobody; ids of their own do not tell
    // when.
    try (Connection connection = bound(it.facilitator)) {
      List<String> told = new ArrayList<>();
      told.addAll(column(connection, "select to_jsonb(c)::text from moderation_case c"));
      told.addAll(
          column(connection, "select to_jsonb(r)::text from case_reports('" + it.id + "') r"));
      told.addAll(
          column(connection, "select to_jsonb(e)::text from case_evidence('" + it.id + "') e"));
      told.addAll(
          column(connection, "select to_jsonb(a)::text from case_acts('" + it.id + "', 9) a"));
      told.addAll(column(connection, "select to_jsonb(e)::text from event e"));
      assertTrue(told.size() >= 3);
      told.forEach(row -> assertTrue(!row.contains(it.reporter.id().toString()), row));
      told.forEach(row -> assertTrue(!row.contains(it.author.id().toString()), row));
      assertEquals(
          List.of("4"),
          column(
              connection,
              "select substr(id::text, 15, 1) from case_reports('" + it.id + "') limit 1"));
    }
  }

  @Test
  void aMemberReadsAHiddenOrDeletedTextByNoStatement() throws SQLException {
    Hidden it = new Hidden();
    UUID deleted = say(it.author, it.group);
    it.author
        .asks()
        .delete("/v1/groups/" + it.group + "/messages/" + deleted)
        .then()
        .statusCode(204);
    for (World.Person member : List.of(it.reporter, it.author)) {
      try (Connection connection = bound(member)) {
        assertEquals(
            List.of("0"),
            column(
                connection,
                "select count(*) from message where body is not null and group_id = '"
                    + it.group
                    + "'"));
        for (String from :
            List.of(
                "message_version",
                "case_evidence('" + it.id + "')",
                "case_reports('" + it.id + "')",
                "case_acts('" + it.id + "', 9)",
                "moderation_case",
                "moderation_act",
                "moderation_appeal")) {
          assertEquals(List.of("0"), column(connection, "select count(*) from " + from), from);
        }
        assertEquals(
            NOT_GRANTED, state(connection, "select * from evidence_of('" + it.group + "', 1, 1)"));
      }
    }
  }

  @Test
  void whoeverWasModeratedReadsNoStatementOfWhoDidIt() throws SQLException {
    Hidden it = new Hidden();
    it.author
        .sends(Map.of("words", "No."))
        .put("/v1/me/moderation-notices/" + it.act + "/appeal")
        .then()
        .statusCode(201);
    groups
        .coordinator()
        .sends(Map.of("outcome", "upheld"))
        .put("/v1/moderation-appeals/" + it.act + "/decision")
        .then()
        .statusCode(200);
    try (Connection connection = bound(it.author)) {
      List<String> told = column(connection, "select to_jsonb(n)::text from my_notices() n");
      assertEquals(1, told.size());
      for (UUID hidden :
          List.of(it.facilitator.id(), groups.coordinator().id(), it.reporter.id(), it.id)) {
        assertTrue(!told.get(0).contains(hidden.toString()), told.get(0));
      }
    }
  }

  @Test
  void whatWasDoneAboutStaffIsNoStatementsOfTheirs() throws SQLException {
    Hidden it = new Hidden();
    UUID words = say(it.facilitator, it.group);
    it.reporter
        .sends(Map.of("reason", "threat"))
        .put("/v1/groups/" + it.group + "/messages/" + words + "/report")
        .then()
        .statusCode(204);
    String about =
        owner.column("select id from moderation_case where message_id = ?", words).get(0);
    groups
        .coordinator()
        .sends(Map.of("kind", "hide", "caseId", about, "reason", "threat"))
        .put("/v1/groups/" + it.group + "/moderation-acts/" + UUID.randomUUID())
        .then()
        .statusCode(201);

    String acts = "select case_id from moderation_act where group_id = '" + it.group + "'";
    try (Connection connection = bound(it.facilitator)) {
      assertEquals(List.of(it.id.toString()), column(connection, acts));
    }
    try (Connection connection = bound(groups.coordinator())) {
      assertEquals(
          List.of(about, it.id.toString()), column(connection, acts + " order by at desc"));
    }
  }

  @Test
  void whoseAssignmentEndsWhileTheyWaitWritesNothing() throws Exception {
    UUID group = groups.program().group();
    World.Person facilitator = groups.facilitator(group);
    ExecutorService waiting = Executors.newSingleThreadExecutor();
    try (Connection holder = owner.asSuperuser();
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      statement.execute("select hold_group('" + group + "')");
      Future<Integer> sent =
          waiting.submit(
              () ->
                  facilitator
                      .sends(Map.of("text", "Good evening."))
                      .put("/v1/groups/" + group + "/messages/" + UUID.randomUUID())
                      .statusCode());
      while (owner.count(
              "select count(*) from pg_locks where locktype = 'advisory' and not granted")
          == 0) {
        Thread.onSpinWait();
      }
      statement.execute("update assignment set ended_at = now() where group_id = '" + group + "'");
      holder.commit();

      assertEquals(404, sent.get());
      assertEquals(0, owner.count("select count(*) from message where group_id = ?", group));
    } finally {
      waiting.shutdownNow();
    }
  }

  @Test
  void staffReadWhatAnAuthorDeletedInACaseAlone() throws SQLException {
    Hidden it = new Hidden();
    UUID deleted = say(it.author, it.group);
    it.author
        .asks()
        .delete("/v1/groups/" + it.group + "/messages/" + deleted)
        .then()
        .statusCode(204);
    try (Connection connection = bound(it.facilitator)) {
      assertEquals(
          List.of("hidden"),
          column(
              connection, "select why from message_version where group_id = '" + it.group + "'"));
    }
    World.Person elsewhere = groups.facilitator(groups.program().group());
    for (World.Person stranger : List.of(elsewhere, groups.coordinator())) {
      try (Connection connection = bound(stranger)) {
        assertEquals(
            List.of("0"),
            column(
                connection,
                "select count(*) from message_version where group_id = '" + it.group + "'"));
        assertEquals(
            List.of("0"),
            column(connection, "select count(*) from case_evidence('" + it.id + "')"));
      }
    }
  }

  @Test
  void nothingIsWrittenBesideTheFunctions() throws SQLException {
    Hidden it = new Hidden();
    try (Connection connection = bound(it.facilitator)) {
      for (String forbidden :
          List.of(
              "insert into moderation_act select * from moderation_act",
              "update moderation_act set reason = 'other'",
              "delete from moderation_act",
              "update moderation_case set closed_at = null",
              "delete from message_report",
              "update moderation_appeal set outcome = 'upheld'",
              "update message_version set body = ''",
              "delete from message_version",
              "update group_member set paused_until = null",
              "update peer_group set locked_at = now()",
              "select take_out(m, 'hidden', now()) from message m",
              "select restore_message('" + it.group + "', 1, now())",
              "select forget_deleted(now())")) {
        assertEquals(NOT_GRANTED, state(connection, forbidden), forbidden);
      }
    }
  }

  /** A message that was reported and hidden. */
  private final class Hidden {
    final UUID group = groups.program().group();
    final World.Person author = groups.member(group);
    final World.Person reporter = groups.member(group);
    final World.Person facilitator = groups.facilitator(group);
    final UUID act = UUID.randomUUID();
    final UUID id;

    Hidden() {
      UUID message = say(author, group);
      reporter
          .sends(Map.of("reason", "threat", "note", "I am afraid."))
          .put("/v1/groups/" + group + "/messages/" + message + "/report")
          .then()
          .statusCode(204);
      id =
          UUID.fromString(
              owner.column("select id from moderation_case where group_id = ?", group).get(0));
      facilitator
          .sends(Map.of("kind", "hide", "caseId", id, "reason", "threat"))
          .put("/v1/groups/" + group + "/moderation-acts/" + act)
          .then()
          .statusCode(201);
    }
  }

  private static UUID say(World.Person writer, UUID group) {
    UUID id = UUID.randomUUID();
    writer
        .sends(Map.of("text", "I know where you live."))
        .put("/v1/groups/" + group + "/messages/" + id)
        .then()
        .statusCode(201);
    return id;
  }

  private Connection bound(World.Person person) throws SQLException {
    Connection connection = owner.asApplication();
    connection.setAutoCommit(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "select bind_actor('person', '"
              + person.id()
              + "', '"
              + person.device()
              + "', '{}', null)");
    }
    return connection;
  }

  private static List<String> column(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    }
  }

  /** The SQL state with which a statement fails; empty when it does not. The actor stays bound. */
  private static String state(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("savepoint before");
      try {
        statement.execute(sql);
        return "";
      } catch (SQLException e) {
        return e.getSQLState();
      } finally {
        statement.execute("rollback to savepoint before");
      }
    }
  }
}
