package org.cairn.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.World;
import org.cairn.schedule.BookingRace.Answer;
import org.cairn.schedule.BookingRace.Call;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Crowds that want the same places at the same moment. Rounds are few here and many with {@code
 * -Dtests.full=true}.
 */
@QuarkusTest
class BookingCrowdTest extends HouseTest {
  private static final int PEOPLE = 64;
  private static final int ROUNDS = Boolean.getBoolean("tests.full") ? 200 : 5;

  /** Longer than a session and the hour that a clock may jump. */
  private static final int APART = 130;

  /** Built once; each test takes times of its own. */
  private static World.Program program;

  private static List<World.Person> people;
  private static int minute = 10_000;

  @Inject Owner owner;
  @Inject FillWaitlists fillWaitlists;

  @TestHTTPResource("/")
  URI api;

  @BeforeEach
  void build() {
    if (people == null) {
      program = world.program();
      people = IntStream.range(0, PEOPLE).mapToObj(i -> owner.participant(program)).toList();
    }
  }

  @Test
  void theLastPlacesGoToAsManyAsThereAreAndTheOthersStandInOrder() {
    for (int round = 0; round < ROUNDS; round++) {
      UUID session = program.workshop(next(), 8);

      race(people).lastPlaces(session, 8);

      // One has given up, and that place is held for the first in line.
      assertEquals(7, booked(session));
      assertEquals(
          0,
          owner.count(
              "select count(*) from (select 1 from booking where session_id = ? and status ="
                  + " 'booked' group by participant_id having count(*) > 1) twice",
              session));
    }
  }

  @Test
  void whoMovesAndWhoBooksNeverTakeMoreThanThereIsAndNobodyLosesAPlace() {
    Random random = new Random(8);
    int together = next();
    List<UUID> sessions =
        IntStream.range(0, 6).mapToObj(i -> program.workshop(together, 8)).toList();
    UUID[] mine = new UUID[PEOPLE];
    for (int round = 0; round < 4 * ROUNDS; round++) {
      // In the first round only half of them book.
      race(people).moveAndBook(sessions, mine, round == 0 ? PEOPLE / 2 : PEOPLE, random);
      sessions.forEach(session -> assertTrue(booked(session) <= 8));
      for (int i = 0; i < PEOPLE; i++) {
        assertEquals(
            mine[i] == null ? List.of() : List.of(mine[i].toString()),
            owner.column(
                "select id from booking where participant_id = ? and status = 'booked' and"
                    + " session_id = any (?)",
                people.get(i).id(),
                sessions.toArray(UUID[]::new)));
      }
    }
  }

  @Test
  void placesThatAreGivenUpGoToThoseInLineInTheirOrderAndToNobodyElse() {
    for (int round = 0; round < ROUNDS; round++) {
      UUID session = program.workshop(next(), 8);
      BookingRace race = race(people);
      List<UUID> ids = IntStream.range(0, PEOPLE).mapToObj(i -> UUID.randomUUID()).toList();
      for (int i = 0; i < 24; i++) {
        int status =
            race.one(
                    i,
                    i < 8
                        ? Call.book(ids.get(i), session)
                        : Call.join(ids.get(i), session, i % 2 == 0))
                .status();
        assertEquals(201, status);
      }

      List<Answer> answers =
          race.all(
              i ->
                  i < 8
                      ? Call.cancel(ids.get(i))
                      : i < 24 ? null : Call.book(UUID.randomUUID(), session));

      for (int i = 0; i < PEOPLE; i++) {
        if (i < 8 || i >= 24) {
          Answer answer = answers.get(i);
          assertEquals(i < 8 ? 200 : 409, answer.status(), answer::toString);
        }
      }
      List<String> expected = new ArrayList<>();
      for (int i = 8; i < 24; i++) {
        expected.add(i < 16 ? i % 2 == 0 ? "booked" : "offered" : "waiting");
      }
      assertEquals(
          expected,
          owner.column(
              "select status from waitlist_entry where session_id = ? order by place", session));
      assertEquals(4, booked(session));
    }
  }

  @Test
  void whoIsDischargedMeanwhileIsNotPromotedAndTheNextIs() {
    for (int round = 0; round < 2 * ROUNDS; round++) {
      UUID session = program.workshop(next(), 1);
      World.Person leaving = owner.participant(program);
      List<World.Person> all = List.of(people.get(0), leaving, people.get(1));
      BookingRace race = race(all);
      UUID booking = UUID.randomUUID();
      assertEquals(201, race.one(0, Call.book(booking, session)).status());
      assertEquals(201, race.one(1, Call.join(UUID.randomUUID(), session, true)).status());
      assertEquals(201, race.one(2, Call.join(UUID.randomUUID(), session, true)).status());

      List<Integer> statuses =
          Parallel.all(
              2,
              i -> {
                if (i == 0) {
                  return race.one(0, Call.cancel(booking)).status();
                }
                program.discharge(leaving);
                return 200;
              });

      assertEquals(List.of(200, 200), statuses);
      assertEquals(
          List.of(people.get(1).id().toString()),
          owner.column(
              "select participant_id from booking where session_id = ? and status = 'booked'",
              session));
      assertEquals(
          0,
          owner.count(
              "select count(*) from waitlist_entry where session_id = ? and status in ('waiting',"
                  + " 'offered')",
              session));
    }
  }

  @Test
  void whoIsDischargedWhileTheyJoinOrMoveHasNothingLeft() {
    for (int round = 0; round < 2 * ROUNDS; round++) {
      int together = next();
      UUID full = program.workshop(together, 1);
      List<UUID> open = List.of(program.workshop(next(), 5), program.workshop(next(), 5));
      World.Person leaving = owner.participant(program);
      BookingRace race = race(List.of(people.get(0), leaving, leaving));
      UUID booking = UUID.randomUUID();
      assertEquals(201, race.one(0, Call.book(UUID.randomUUID(), full)).status());
      assertEquals(201, race.one(1, Call.book(booking, open.get(0))).status());

      List<Integer> statuses =
          Parallel.all(
              3,
              i -> {
                if (i == 0) {
                  program.discharge(leaving);
                  return 200;
                }
                return race.one(
                        i,
                        i == 1
                            ? Call.move(booking, UUID.randomUUID(), open.get(1))
                            : Call.join(UUID.randomUUID(), full, true))
                    .status();
              });

      assertTrue(Set.of(200, 201, 404, 409).containsAll(statuses), statuses.toString());
      assertEquals(
          0,
          owner.count(
              "select (select count(*) from booking b where b.participant_id = p.id and b.status ="
                  + " 'booked') + (select count(*) from waitlist_entry w where w.participant_id ="
                  + " p.id and w.status in ('waiting', 'offered')) from (values (?::uuid)) p (id)",
              leaving.id()));
    }
  }

  @Test
  void twoWhoSwapSessionsCrosswiseNeverWaitForEachOther() {
    List<UUID> sessions = List.of(program.workshop(next(), 2), program.workshop(next(), 2));
    BookingRace race = race(people.subList(0, 2));
    UUID[] mine = {UUID.randomUUID(), UUID.randomUUID()};
    for (int i = 0; i < 2; i++) {
      assertEquals(201, race.one(i, Call.book(mine[i], sessions.get(i))).status());
    }
    for (int round = 1; round <= 50; round++) {
      int shift = round;
      List<UUID> ids = List.of(UUID.randomUUID(), UUID.randomUUID());

      List<Answer> answers =
          race.all(i -> Call.move(mine[i], ids.get(i), sessions.get((i + shift) % 2)));

      answers.forEach(answer -> assertEquals(201, answer.status(), answer::toString));
      mine[0] = ids.get(0);
      mine[1] = ids.get(1);
    }
  }

  /**
   * Each waits for the place of the other, at the same time of day: both promotions look at a
   * booking that the other one's transaction is giving up.
   */
  @Test
  void twoWhoWaitForEachOthersPlacesGetThemAndNeverWaitForEachOther() {
    int together = next();
    List<UUID> sessions = List.of(program.workshop(together, 1), program.workshop(together, 1));
    BookingRace race = race(people.subList(0, 2));
    List<UUID> mine = new ArrayList<>(List.of(UUID.randomUUID(), UUID.randomUUID()));
    for (int i = 0; i < 2; i++) {
      assertEquals(201, race.one(i, Call.book(mine.get(i), sessions.get(i))).status());
    }
    for (int round = 1; round <= 50; round++) {
      int shift = round;
      for (int i = 0; i < 2; i++) {
        Call join = Call.join(UUID.randomUUID(), sessions.get((i + shift) % 2), true);
        assertEquals(201, race.one(i, join).status());
      }

      List<Answer> answers = race.all(i -> Call.cancel(mine.get(i)));

      answers.forEach(answer -> assertEquals(200, answer.status(), answer::toString));
      fillWaitlists.fill();
      for (int i = 0; i < 2; i++) {
        List<String> booked =
            owner.column(
                "select id from booking where participant_id = ? and session_id = ? and status ="
                    + " 'booked'",
                people.get(i).id(),
                sessions.get((i + shift) % 2));
        assertEquals(1, booked.size());
        mine.set(i, UUID.fromString(booked.get(0)));
      }
    }
  }

  @Test
  void theSameBookingAndTheSameMoveSentAtOnceAreOne() {
    World.Person me = people.get(0);
    BookingRace race = race(Collections.nCopies(16, me));
    UUID session = program.workshop(next(), 5);
    UUID other = program.workshop(next(), 5);
    UUID booking = UUID.randomUUID();
    UUID moved = UUID.randomUUID();

    List<Integer> booked =
        race.all(i -> Call.book(booking, session)).stream().map(Answer::status).toList();
    List<Integer> moves =
        race.all(i -> Call.move(booking, moved, other)).stream().map(Answer::status).toList();
    List<Integer> late =
        race.all(i -> Call.book(booking, session)).stream().map(Answer::status).toList();

    for (List<Integer> statuses : List.of(booked, moves)) {
      assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
      assertEquals(15, Collections.frequency(statuses, 200), statuses.toString());
    }
    assertEquals(16, Collections.frequency(late, 200), late.toString());
    assertEquals(0, booked(session));
    assertEquals(1, booked(other));
  }

  private BookingRace race(List<World.Person> who) {
    return new BookingRace(
        List.of(api), who.stream().map(person -> (Supplier<String>) person::token).toList());
  }

  private static int next() {
    minute += APART;
    return minute;
  }

  private long booked(UUID session) {
    return owner.count(
        "select count(*) from booking where session_id = ? and status = 'booked'", session);
  }
}
