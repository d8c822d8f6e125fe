package org.cairn.peergroup;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;

/**
 * Forgets a month later what authors deleted and nobody reported: until then a report still finds
 * it. Any replica may run it, also several at once.
 */
@ApplicationScoped
class ForgetDeleted {
  private static final Duration KEPT = Duration.ofDays(30);

  private final MessageVersions versions;
  private final Clock clock;

  ForgetDeleted(MessageVersions versions, Clock clock) {
    this.versions = versions;
    this.clock = clock;
  }

  @Scheduled(every = "6h", delayed = "6m")
  void forget() {
    CurrentActor.run(new Actor.Job("prune"), () -> versions.forget(clock.instant().minus(KEPT)));
  }
}
