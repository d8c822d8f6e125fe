package org.cairn.safety;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.cairn.platform.Actor;
import org.cairn.platform.Command;
import org.cairn.platform.CurrentActor;

/**
 * Keeps in memory what programs say to somebody in distress. In the background, so that who asks
 * waits neither for the database nor for a worker thread.
 */
@ApplicationScoped
class RefreshSupport {
  private final CrisisSupport support;

  RefreshSupport(CrisisSupport support) {
    this.support = support;
  }

  void atStart(@Observes @Priority(100) StartupEvent started) {
    if (Command.of(System.getProperty(Command.PROPERTY)) == Command.SERVE) {
      refresh();
    }
  }

  @Scheduled(every = "20s", delayed = "20s")
  void refresh() {
    CurrentActor.run(new Actor.Job("support"), support::learnAll);
  }
}
