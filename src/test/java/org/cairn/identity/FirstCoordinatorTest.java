package org.cairn.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.RefusedToStart;
import org.junit.jupiter.api.Test;

/** The one-time command that invites an organization's first coordinator. */
@QuarkusTest
class FirstCoordinatorTest extends HouseTest {
  private static final String BIND_JOB =
      "select bind_actor('job', null, null, '{}', 'first-coordinator')";
  private static final String BIND_NOBODY = "select bind_actor('nobody', null, null, '{}', '')";

  @Inject FirstCoordinator firstCoordinator;
  @Inject OwnerDatabase database;

  @Test
  void theCommandRefusesOnceThereIsACoordinator() {
    String login = world.program().coordinator.login();
    List<String> before = coordinators();

    for (String wanted : List.of(login, World.unique("root"))) {
      assertThrows(
          RefusedToStart.class,
          () ->
              CurrentActor.call(
                  new Actor.Job(FirstCoordinator.JOB),
                  () -> firstCoordinator.code(wanted, "Second")));
    }
    assertEquals(before, coordinators());
  }

  @Test
  void nobodyElseGetsThere() {
    World.Program program = world.program();
    List<String> before = coordinators();

    for (Actor actor :
        List.of(
            new Actor.Nobody(),
            new Actor.Job("prune"),
            new Actor.Person(program.coordinator.id(), program.coordinator.device(), "{}"))) {
      assertThrows(
          RefusedToStart.class,
          () ->
              CurrentActor.call(
                  actor, () -> firstCoordinator.code(World.unique("root"), "Second")));
    }
    assertEquals(before, coordinators());
  }

  @Test
  void theDatabaseLetsTheCommandAloneActAndOnlyWhileThereIsNoCoordinator() throws SQLException {
    world.program();
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      asApplication(connection, BIND_JOB);
      assertFalse(founding(connection));
      assertRefused(connection);

      connection.rollback();
      nobodyRunsTheOrganization(connection);
      asApplication(connection, BIND_NOBODY);
      assertFalse(founding(connection));
      assertRefused(connection);

      connection.rollback();
      nobodyRunsTheOrganization(connection);
      asApplication(connection, BIND_JOB);
      assertTrue(founding(connection));
      assertEquals(1, insertCoordinator(connection));
      connection.rollback();
    }
  }

  @Test
  void aCoordinatorWhoCameByAnExternalIssuerIsOneToo() throws SQLException {
    world.program();
    try (Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      execute(
          connection,
          "insert into external_identity (issuer, subject, account_id) select 'https://issuer.example', a.id::text, a.id"
              + " from account a where 'coordinator' = any (a.roles) limit 1");
      execute(
          connection,
          "delete from device d using account a where a.id = d.account_id and 'coordinator' = any (a.roles)");
      execute(connection, "update account set password_hash = null");
      asApplication(connection, BIND_JOB);
      assertFalse(founding(connection));
      connection.rollback();
    }
  }

  private List<String> coordinators() {
    return database.texts("select id from account where 'coordinator' = any (roles) order by id");
  }

  private static void nobodyRunsTheOrganization(Connection connection) throws SQLException {
    execute(
        connection, "update account set roles = '{facilitator}' where 'coordinator' = any (roles)");
  }

  private static void asApplication(Connection connection, String bind) throws SQLException {
    execute(connection, "set local role cairn_app");
    execute(connection, bind);
  }

  private static boolean founding(Connection connection) throws SQLException {
    try (ResultSet row = connection.createStatement().executeQuery("select is_founding()")) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private static void assertRefused(Connection connection) {
    SQLException refusal = assertThrows(SQLException.class, () -> insertCoordinator(connection));
    assertEquals("42501", refusal.getSQLState());
  }

  private static int insertCoordinator(Connection connection) throws SQLException {
    return connection
        .createStatement()
        .executeUpdate(
            "insert into account (id, login, name, roles, created_at) values ('"
                + UUID.randomUUID()
                + "', 'second', '', '{coordinator}', now())");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    connection.createStatement().execute(sql);
  }
}
