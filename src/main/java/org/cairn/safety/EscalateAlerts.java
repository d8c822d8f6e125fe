package org.cairn.safety;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;

/**
 * Takes to the on-call, or the coordinators, what nobody has claimed or resolved in time. Any
 * replica may run it, also several at once: an alert is taken on by one of them.
 */
@ApplicationScoped
class EscalateAlerts {
  private final Alerts alerts;
  private final Clock clock;

  EscalateAlerts(Alerts alerts, Clock clock) {
    this.alerts = alerts;
    this.clock = clock;
  }

  @Scheduled(every = "30s", delayed = "30s")
  void escalate() {
    escalate(clock.instant());
  }

  void escalate(Instant now) {
    CurrentActor.run(new Actor.Job("escalation"), () -> alerts.escalate(now));
  }
}
