package org.cairn.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** Two connections, sixteen threads, eight people: nobody ever gets a row of somebody else. */
@QuarkusTest
class PoolTest extends HouseTest {
  private static final int THREADS = 16;
  private static final int ROUNDS = 250;
  private static final String MINE = "select participant_id from booking";

  @Inject Owner owner;

  @Test
  void noConnectionOfThePoolEverSpeaksForSomebodyElse() throws SQLException {
    List<World.Person> people = bookedPeople();
    AtomicInteger reads = new AtomicInteger();
    try (AgroalDataSource pool = poolOfTwo()) {
      Parallel.all(
          THREADS,
          thread -> {
            Random random = new Random(thread);
            for (int round = 0; round < ROUNDS; round++) {
              World.Person person = people.get(random.nextInt(people.size()));
              int turn = random.nextInt(10);
              try (Connection connection = pool.getConnection()) {
                if (turn == 0) {
                  assertThrows(SQLException.class, () -> read(connection, person.id()));
                } else {
                  CurrentActor.call(
                      new Actor.Person(person.id(), person.device(), "{}"),
                      () -> {
                        reads.addAndGet(act(turn, connection, person.id()));
                        return true;
                      });
                }
              } catch (Exception e) {
                throw new IllegalStateException("turn " + turn, e);
              }
            }
            return true;
          });
    }
    assertTrue(reads.get() > THREADS * ROUNDS, "reads: " + reads);
  }

  /** One way to use a connection, and to leave it; answers how many reads it did. */
  private static int act(int turn, Connection connection, UUID me) throws SQLException {
    switch (turn) {
      case 1 -> assertThrows(SQLException.class, () -> query(connection, "select 1 / 0"));
      case 2 -> {
        connection.setAutoCommit(false);
        read(connection, me);
        assertThrows(SQLException.class, () -> query(connection, "select 1 / 0"));
        connection.rollback();
      }
      case 3 -> {
        connection.setAutoCommit(false);
        try (Statement limit = connection.createStatement()) {
          limit.execute("set local statement_timeout = '1ms'");
        }
        assertThrows(SQLException.class, () -> query(connection, "select pg_sleep(1)"));
        connection.rollback();
      }
      case 4 -> {
        connection.setAutoCommit(false);
        Savepoint savepoint = connection.setSavepoint();
        assertThrows(SQLException.class, () -> query(connection, "select 1 / 0"));
        connection.rollback(savepoint);
        read(connection, me);
        connection.commit();
      }
      case 5 -> {
        connection.setAutoCommit(false);
        read(connection, me);
        connection.rollback();
        read(connection, me);
        connection.commit();
      }
      case 6 -> {
        // Left open: the pool has to end it.
        connection.setAutoCommit(false);
        read(connection, me);
      }
      case 7 -> {
        cancel(connection);
        settle(connection);
      }
      default -> {}
    }
    if (turn >= 2 && turn <= 6) {
      connection.rollback();
      connection.setAutoCommit(true);
    }
    return read(connection, me) + read(connection, me);
  }

  /** A cancel from another thread, which may arrive before, while or after the statement runs. */
  private static void cancel(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement("select pg_sleep(0.02)")) {
      Thread canceler =
          new Thread(
              () -> {
                try {
                  statement.cancel();
                } catch (SQLException e) {
                  throw new IllegalStateException(e);
                }
              });
      canceler.start();
      try {
        statement.executeQuery().close();
      } catch (SQLException e) {
        assertEquals("57014", e.getSQLState());
      }
      canceler.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A cancel that comes late hits this statement, and no read. */
  private static void settle(Connection connection) throws SQLException {
    try {
      query(connection, "select pg_sleep(0.005)");
    } catch (SQLException e) {
      assertEquals("57014", e.getSQLState());
    }
  }

  private static int read(Connection connection, UUID me) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MINE);
        ResultSet rows = statement.executeQuery()) {
      int own = 0;
      while (rows.next()) {
        assertEquals(me, rows.getObject(1, UUID.class));
        own++;
      }
      assertEquals(1, own);
      return 1;
    }
  }

  private static void query(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeQuery().close();
    }
  }

  private List<World.Person> bookedPeople() {
    World.Program program = world.program();
    UUID session = program.session(60);
    List<World.Person> people = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      World.Person person = owner.participant(program);
      program.book(session, person);
      people.add(person);
    }
    return people;
  }

  private AgroalDataSource poolOfTwo() throws SQLException {
    return AgroalDataSource.from(
        new AgroalDataSourceConfigurationSupplier()
            .connectionPoolConfiguration(
                pool ->
                    pool.maxSize(2)
                        .acquisitionTimeout(Duration.ofSeconds(30))
                        .connectionFactoryConfiguration(
                            factory ->
                                factory
                                    .jdbcUrl(owner.url())
                                    .connectionProviderClass(ActorDriver.class)
                                    .principal(new NamePrincipal("cairn_app"))
                                    .credential(new SimplePassword("cairn_app")))));
  }
}
