package org.cairn.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** Whatever way JDBC has to run a statement, it runs in the actor's name or not at all. */
@QuarkusTest
class ActorDriverTest extends HouseTest {
  private static final String WHO = Bindings.WHO;

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void aStatementOutsideATransactionIsBoundAndTheNextOneIsNot() throws Exception {
    World.Person person = scene.people().participant();
    try (Connection connection = Bindings.connect(owner)) {
      assertEquals(person.id(), Bindings.as(person, () -> Bindings.who(connection)));
      assertEquals(
          "22P02", assertThrows(SQLException.class, () -> Bindings.who(connection)).getSQLState());
    }
  }

  @Test
  void aPreparedStatementCarriesWhoeverRunsIt() throws Exception {
    World.Person one = scene.people().participant();
    World.Person other = scene.people().foreigner();
    try (Connection connection = Bindings.connect(owner);
        PreparedStatement statement = connection.prepareStatement(WHO)) {
      for (int i = 0; i < 12; i++) {
        World.Person person = i % 2 == 0 ? one : other;
        assertEquals(
            person.id(), Bindings.as(person, () -> Bindings.first(statement.executeQuery())));
      }
    }
  }

  @Test
  void everyStatementOfATransactionIsBoundAndNoneAfterIt() throws Exception {
    World.Person person = scene.people().participant();
    try (Connection connection = Bindings.connect(owner)) {
      connection.setAutoCommit(false);
      assertEquals(person.id(), Bindings.as(person, () -> Bindings.who(connection)));
      assertEquals(person.id(), Bindings.as(person, () -> Bindings.who(connection)));
      connection.commit();
      assertThrows(SQLException.class, () -> Bindings.who(connection));
      connection.rollback();
      assertEquals(person.id(), Bindings.as(person, () -> Bindings.who(connection)));
      connection.rollback();
      assertThrows(SQLException.class, () -> Bindings.who(connection));
    }
  }

  @Test
  void theActorDoesNotChangeWithinATransaction() throws Exception {
    World.Person one = scene.people().participant();
    World.Person other = scene.people().foreigner();
    try (Connection connection = Bindings.connect(owner)) {
      connection.setAutoCommit(false);
      assertEquals(one.id(), Bindings.as(one, () -> Bindings.who(connection)));
      assertThrows(SQLException.class, () -> Bindings.as(other, () -> Bindings.who(connection)));
      connection.rollback();
      assertEquals(other.id(), Bindings.as(other, () -> Bindings.who(connection)));
    }
  }

  @Test
  void aPlainStatementIsBoundInATransactionAndRefusedOutside() throws Exception {
    World.Person person = scene.people().participant();
    try (Connection connection = Bindings.connect(owner)) {
      assertThrows(SQLException.class, () -> Bindings.as(person, () -> plainly(connection)));
      connection.setAutoCommit(false);
      assertEquals(person.id(), Bindings.as(person, () -> plainly(connection)));
    }
  }

  @Test
  void theBindingOutlivesARollbackToASavepoint() throws Exception {
    World.Person person = scene.people().participant();
    try (Connection connection = Bindings.connect(owner)) {
      connection.setAutoCommit(false);
      Bindings.as(
          person,
          () -> {
            Savepoint savepoint = connection.setSavepoint();
            assertThrows(SQLException.class, () -> fail(connection));
            connection.rollback(savepoint);
            assertEquals(person.id(), Bindings.who(connection));
            Savepoint named = connection.setSavepoint("named");
            assertEquals(person.id(), Bindings.who(connection));
            connection.releaseSavepoint(named);
            assertEquals(person.id(), Bindings.who(connection));
            return true;
          });
    }
  }

  @Test
  void aFailedStatementOutsideATransactionLeavesTheConnectionUsable() throws Exception {
    World.Person person = scene.people().participant();
    try (Connection connection = Bindings.connect(owner)) {
      for (int i = 0; i < 8; i++) {
        assertEquals(
            "22012",
            assertThrows(SQLException.class, () -> Bindings.as(person, () -> fail(connection)))
                .getSQLState());
        assertEquals(person.id(), Bindings.as(person, () -> Bindings.who(connection)));
      }
    }
  }

  @Test
  void whoHasEndedIsRefusedWithATypeOfItsOwn() throws Exception {
    World.Person person = scene.people().participant();
    World.Person gone = owner.signedIn(person.id(), person.login());
    gone.asks().post("/v1/auth/sign-out").then().statusCode(204);
    try (Connection connection = Bindings.connect(owner)) {
      assertTrue(
          assertThrows(ActorRefused.class, () -> Bindings.as(gone, () -> Bindings.who(connection)))
              .ended());
      assertEquals(person.id(), Bindings.as(person, () -> Bindings.who(connection)));
    }
  }

  private static UUID plainly(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return Bindings.first(statement.executeQuery(WHO));
    }
  }

  private static boolean fail(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select 1 / 0")) {
      return statement.execute();
    }
  }
}
