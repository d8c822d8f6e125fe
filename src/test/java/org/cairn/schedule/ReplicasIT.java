package org.cairn.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.Clinic;
import org.cairn.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The same crowds over two replicas of the package on one database: what one process could hold in
 * memory is of no use here. Few rounds, 200 with {@code -Dtests.full=true}.
 */
class ReplicasIT {
  private static final int PEOPLE = 64;
  private static final int PLACES = 8;
  private static final int ROUNDS = Boolean.getBoolean("tests.full") ? 200 : 5;

  private static Clinic clinic;
  private static BookingRace race;
  private static int minute = 10_000;

  @BeforeAll
  static void twoReplicasAndACrowd() throws Exception {
    clinic = new Clinic(2);
    List<Supplier<String>> tokens = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      Clinic.Somebody person = clinic.participant();
      tokens.add(() -> clinic.token(person));
    }
    race = new BookingRace(List.of(clinic.api(0), clinic.api(1)), tokens);
  }

  @AfterAll
  static void stop() throws Exception {
    clinic.close();
  }

  @Test
  void theLastPlacesGoToAsManyAsThereAreAndTheOthersStandInOrder() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      UUID session = workshop();

      race.lastPlaces(session, PLACES);

      // One has given up, and that place is held for the first in line.
      assertEquals(PLACES - 1, booked(session));
    }
  }

  @Test
  void whoMovesAndWhoBooksNeverTakeMoreThanThereIsAndNobodyLosesAPlace() throws Exception {
    Random random = new Random(8);
    List<UUID> sessions = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sessions.add(workshop());
    }
    UUID[] mine = new UUID[PEOPLE];
    for (int round = 0; round < 2 * ROUNDS; round++) {
      race.moveAndBook(sessions, mine, round == 0 ? PEOPLE / 2 : PEOPLE, random);

      for (UUID session : sessions) {
        assertTrue(booked(session) <= PLACES);
      }
      Set<String> held =
          Stream.of(mine).filter(Objects::nonNull).map(UUID::toString).collect(Collectors.toSet());
      assertEquals(
          held,
          Set.copyOf(
              clinic.column(
                  "select id::text from booking where status = 'booked' and session_id in ("
                      + sessions.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","))
                      + ")")));
    }
  }

  private static UUID workshop() throws Exception {
    minute += 130;
    return Clinic.id(
        clinic.post(
            clinic.program() + "/sessions",
            World.sessionBody(
                Map.of(
                    "kind",
                    "educational_workshop",
                    "localStart",
                    World.localTime(minute),
                    "capacity",
                    PLACES))));
  }

  private static long booked(UUID session) throws SQLException {
    return Long.parseLong(
        clinic
            .column(
                "select count(*) from booking where status = 'booked' and session_id = '"
                    + session
                    + "'")
            .get(0));
  }
}
