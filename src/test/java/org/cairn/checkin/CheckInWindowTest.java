package org.cairn.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Ids;
import org.cairn.schedule.CheckInWindow;
import org.junit.jupiter.api.Test;

/** Holds the one statement of the check-in to the rule as it is written in Java. */
@QuarkusTest
class CheckInWindowTest extends HouseTest {
  private static final Duration TICK = Duration.ofNanos(1000);
  private static final Said SAID =
      new Said(1, new SelfReport(5, 5, 5, null, null, null, null, null, null, null, null), null);

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject CheckIns checkIns;

  @Test
  void theStatementAndTheRuleAgreeOnEveryEdge() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    UUID session = program.session(0);
    program.book(session, me);
    CheckInWindow window = outcome(me, session, Instant.EPOCH).window();
    assertEquals(Duration.ofMinutes(30), Duration.between(window.opens(), window.starts()));
    assertEquals(Duration.ofMinutes(60), Duration.between(window.starts(), window.closes()));

    for (Instant edge :
        List.of(
            window.opens(),
            window.starts(),
            window.starts().plus(Duration.ofMinutes(10)),
            window.closes())) {
      for (Instant now : List.of(edge.minus(TICK), edge, edge.plus(TICK))) {
        CheckIns.Outcome outcome = outcome(me, session, now);
        assertEquals(window, outcome.window());
        assertEquals(window.isOpen(now), outcome.written(), now.toString());
        if (outcome.written()) {
          assertEquals(window.arrival(now), arrival(me, session, now), now.toString());
        }
      }
    }
  }

  /** What would come of checking in at that moment. */
  private CheckIns.Outcome outcome(World.Person me, UUID session, Instant now) {
    return undone(me, () -> arrive(me, session, now).orElseThrow());
  }

  /** What a check-in at that moment has written down. */
  private CheckInWindow.Arrival arrival(World.Person me, UUID session, Instant now) {
    return undone(
        me,
        () -> {
          arrive(me, session, now);
          return checkIns.of(session, me.id()).orElseThrow().checkIn().arrival();
        });
  }

  private Optional<CheckIns.Outcome> arrive(World.Person me, UUID session, Instant now) {
    return checkIns.arrive(Ids.next(), session, me.id(), SAID, now, now, null, false);
  }

  private static <T> T undone(World.Person me, java.util.concurrent.Callable<T> work) {
    try {
      return CurrentActor.call(
          new Actor.Person(me.id(), me.device(), "{}"),
          () -> {
            QuarkusTransaction.begin();
            try {
              return work.call();
            } finally {
              QuarkusTransaction.rollback();
            }
          });
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
