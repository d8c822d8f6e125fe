package org.cairn.safety;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.jboss.logging.Logger;

/**
 * Notices who has gone quiet. Any replica may run it, also several at once: a silence is one alert.
 */
@ApplicationScoped
class NoticeSilence {
  private static final Logger LOG = Logger.getLogger(NoticeSilence.class);

  private final Alerts alerts;
  private final Clock clock;

  NoticeSilence(Alerts alerts, Clock clock) {
    this.alerts = alerts;
    this.clock = clock;
  }

  @Scheduled(every = "1h", delayed = "4m")
  void notice() {
    notice(clock.instant());
  }

  void notice(Instant now) {
    CurrentActor.run(
        new Actor.Job("silence"),
        () -> alerts.silences(now).forEach(silence -> raise(silence, now)));
  }

  /** In a transaction of its own: one that fails does not stop the others, and comes again. */
  private void raise(Alerts.Silence silence, Instant now) {
    try {
      alerts.raise(silence, now);
    } catch (RuntimeException e) {
      LOG.error("a silence could not be raised", e);
    }
  }
}
