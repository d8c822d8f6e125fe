package org.cairn.schedule;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.DatabaseRefused;
import org.jboss.logging.Logger;

/**
 * Passes on the offers that were not taken in time, and gives free places to those who could not be
 * booked before. A freed place does not wait for it: that goes on in the transaction that frees it.
 * Any replica may run it, also several at once: each session is held while it is filled.
 */
@ApplicationScoped
class FillWaitlists {
  private static final Logger LOG = Logger.getLogger(FillWaitlists.class);

  private final WaitlistEntries entries;
  private final Clock clock;

  FillWaitlists(WaitlistEntries entries, Clock clock) {
    this.entries = entries;
    this.clock = clock;
  }

  @Scheduled(every = "30s", delayed = "30s")
  void fill() {
    CurrentActor.run(
        new Actor.Job("waitlist"), () -> entries.toFill(clock.instant()).forEach(this::fill));
  }

  /** In a transaction of its own: one that fails does not stop the others, and comes again. */
  private void fill(UUID session) {
    try {
      entries.fill(session, clock.instant());
    } catch (DatabaseRefused e) {
      LOG.errorf(e, "the waitlist of session %s was not filled", session);
    }
  }
}
