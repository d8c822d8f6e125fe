package org.cairn.platform;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;

/**
 * Forgets idempotency keys after two days, throttles that are full again, and events some days
 * after the last cursor before them has gone bad. Any replica may run it, also several at once:
 * deleting twice is deleting.
 */
@ApplicationScoped
class Prune {
  private static final Duration KEPT = Duration.ofDays(2);
  private static final Duration EVENTS_KEPT = Events.CURSORS_ARE_GOOD_FOR.plusDays(5);

  private static final int PIECE = 1000;

  private final Jdbc jdbc;
  private final Clock clock;

  Prune(Jdbc jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Scheduled(every = "1h", delayed = "5m")
  void prune() {
    CurrentActor.run(
        new Actor.Job("prune"),
        () -> {
          jdbc.update("delete from idempotency where created_at < ?", clock.instant().minus(KEPT));
          pruneEvents();
          jdbc.update("delete from throttle where expires_at < ?", clock.instant().toEpochMilli());
        });
  }

  /**
   * In pieces, for events that a transaction deletes are held until it ends, and so is what cleans
   * up after it. The newest of all stays: it says where the feed ends.
   */
  private void pruneEvents() {
    int pruned;
    do {
      pruned =
          jdbc.update(
              "delete from event where (xact, id) in (select e.xact, e.id from event e where e.at < ?"
                  + " and e.xact < (select max(n.xact) from event n) order by e.at limit ?)",
              clock.instant().minus(EVENTS_KEPT),
              PIECE);
    } while (pruned == PIECE);
  }
}
