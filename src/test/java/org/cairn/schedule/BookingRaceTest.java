package org.cairn.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/**
 * Bookings that truly meet: a lock on the sessions holds them all where they have looked and not
 * yet written, and lets them go at once.
 */
@QuarkusTest
class BookingRaceTest extends HouseTest {
  private static final int REQUESTS = 10;

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void equalBookingsThatMeetAreOneBooking() throws SQLException {
    UUID session = scene.people().program().session(5000);
    UUID participant = scene.people().program().register(World.unique("met"));

    List<Integer> statuses = meet(Collections.nCopies(REQUESTS, session), participant);

    assertEquals(REQUESTS, Collections.frequency(statuses, 204), statuses.toString());
    assertEquals(1, booked(participant));
  }

  @Test
  void overlappingBookingsThatMeetLeaveOneAndRefuseTheOthers() throws SQLException {
    for (int round = 0; round < 5; round++) {
      int start = 6000 + 100 * round;
      List<UUID> sessions =
          IntStream.range(0, REQUESTS)
              .mapToObj(i -> scene.people().program().session(start + i))
              .toList();
      UUID participant = scene.people().program().register(World.unique("met"));

      List<Integer> statuses = meet(sessions, participant);

      assertEquals(1, Collections.frequency(statuses, 204), statuses.toString());
      assertEquals(REQUESTS - 1, Collections.frequency(statuses, 409), statuses.toString());
      assertEquals(1, booked(participant));
    }
  }

  private List<Integer> meet(List<UUID> sessions, UUID participant) throws SQLException {
    World.Person coordinator = scene.people().program().coordinator;
    String ids =
        sessions.stream().map(id -> "'" + id + "'").distinct().collect(Collectors.joining(","));
    try (Connection gate = owner.asSuperuser();
        Statement hold = gate.createStatement()) {
      gate.setAutoCommit(false);
      hold.execute("select 1 from session where id in (" + ids + ") for update");
      CompletableFuture<List<Integer>> answers =
          CompletableFuture.supplyAsync(
              () ->
                  Parallel.all(
                      REQUESTS,
                      i ->
                          coordinator
                              .asks()
                              .put("/v1/sessions/" + sessions.get(i) + "/bookings/" + participant)
                              .statusCode()));
      while (!answers.isDone() && waiting() < REQUESTS) {
        Thread.onSpinWait();
      }
      gate.rollback();
      return answers.join();
    }
  }

  private long waiting() {
    return owner.count(
        "select count(*) from pg_stat_activity where usename = 'cairn_app' and wait_event_type ="
            + " 'Lock'");
  }

  private long booked(UUID participant) {
    return owner.count(
        "select count(*) from booking where participant_id = ? and status = 'booked'", participant);
  }
}
