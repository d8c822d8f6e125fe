package org.cairn.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** The rarer sides of JDBC work through the driver, and are bound. */
@QuarkusTest
class ActorStatementTest extends HouseTest {
  private static final String WHO = Bindings.WHO;
  private static final String KEEP =
      "insert into idempotency (caller_id, key, operation, body_hash, status, answer, created_at)"
          + " values (?, ?, 'test', '', 200, '', now())";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void whatFailedOutsideATransactionLeftNothingBehind() throws Exception {
    World.Person person = scene.people().participant();
    String key = UUID.randomUUID().toString();
    try (Connection connection = Bindings.connect(owner);
        PreparedStatement insert =
            connection.prepareStatement(KEEP.replace("200", "(1 / (length(?) - 1))::smallint"))) {
      insert.setObject(1, person.id());
      insert.setString(2, key);
      insert.setString(3, "x");
      assertThrows(SQLException.class, () -> Bindings.as(person, insert::executeUpdate));
      insert.setString(3, "xxx");
      assertEquals(1, Bindings.as(person, insert::executeUpdate).intValue());
    }
    assertEquals(1, owner.count("select count(*) from idempotency where key = ?", key));
  }

  @Test
  void aBatchIsBoundAndAtomicAndNeedsATransaction() throws Exception {
    World.Person person = scene.people().participant();
    String key = UUID.randomUUID().toString();
    try (Connection connection = Bindings.connect(owner);
        PreparedStatement batch = connection.prepareStatement(KEEP)) {
      assertThrows(
          SQLFeatureNotSupportedException.class,
          () -> Bindings.as(person, () -> add(batch, person.id(), key + 0)));
      connection.setAutoCommit(false);
      int[] counts =
          Bindings.as(
              person,
              () -> {
                batch.clearParameters();
                for (int i = 1; i <= 5; i++) {
                  add(batch, person.id(), key + i);
                }
                return batch.executeBatch();
              });
      connection.commit();
      assertArrayEquals(new int[] {1, 1, 1, 1, 1}, counts);
    }
    assertEquals(
        5,
        owner.count(
            "select count(*) from idempotency where caller_id = ? and key like ?",
            person.id(),
            key + "%"));
  }

  @Test
  void aBatchInSomebodyElsesNameIsRefused() throws Exception {
    World.Person person = scene.people().participant();
    UUID victim = scene.people().fellow().id();
    try (Connection connection = Bindings.connect(owner);
        PreparedStatement batch = connection.prepareStatement(KEEP)) {
      connection.setAutoCommit(false);
      SQLException refused =
          assertThrows(
              SQLException.class,
              () ->
                  Bindings.as(
                      person,
                      () -> {
                        add(batch, victim, "forged");
                        return batch.executeBatch();
                      }));
      assertEquals("42501", refused.getSQLState());
    }
  }

  @Test
  void generatedKeysComeBackFromABoundStatement() throws Exception {
    World.Person person = scene.people().participant();
    String key = UUID.randomUUID().toString();
    try (Connection connection = Bindings.connect(owner);
        PreparedStatement insert = connection.prepareStatement(KEEP, new String[] {"key"})) {
      connection.setAutoCommit(false);
      insert.setObject(1, person.id());
      insert.setString(2, key);
      assertEquals(1, Bindings.as(person, insert::executeUpdate).intValue());
      try (ResultSet keys = insert.getGeneratedKeys()) {
        assertTrue(keys.next());
        assertEquals(key, keys.getString(1));
      }
      connection.commit();
    }
  }

  @Test
  void rowsFetchedInPortionsAreBoundAndComplete() throws Exception {
    World.Person person = scene.people().participant();
    try (Connection connection = Bindings.connect(owner);
        PreparedStatement statement =
            connection.prepareStatement("select n, caller() from generate_series(1, ?) n")) {
      connection.setAutoCommit(false);
      statement.setFetchSize(10);
      statement.setInt(1, 95);
      int seen =
          Bindings.as(
              person,
              () -> {
                int count = 0;
                try (ResultSet rows = statement.executeQuery()) {
                  while (rows.next()) {
                    assertEquals(++count, rows.getInt(1));
                    assertEquals(person.id(), rows.getObject(2, UUID.class));
                  }
                }
                return count;
              });
      assertEquals(95, seen);
    }
  }

  @Test
  void executeTellsRowsFromCounts() throws Exception {
    World.Person person = scene.people().participant();
    try (Connection connection = Bindings.connect(owner);
        PreparedStatement query = connection.prepareStatement(WHO);
        PreparedStatement update =
            connection.prepareStatement("delete from idempotency where key = 'no such key'")) {
      assertEquals(true, Bindings.as(person, query::execute));
      assertEquals(person.id(), Bindings.first(query.getResultSet()));
      assertEquals(false, Bindings.as(person, update::execute));
      assertEquals(0, update.getUpdateCount());
    }
  }

  private static boolean add(PreparedStatement batch, UUID caller, String key) throws SQLException {
    batch.setObject(1, caller);
    batch.setString(2, key);
    batch.addBatch();
    return true;
  }
}
