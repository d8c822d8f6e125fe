package org.cairn.schedule;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;

/**
 * Records as a no-show who was booked and neither came nor was excused. Any replica may run it,
 * also several at once: what is recorded stays as it is.
 */
@ApplicationScoped
class RecordNoShows {
  private final Attendances attendances;
  private final Clock clock;

  RecordNoShows(Attendances attendances, Clock clock) {
    this.attendances = attendances;
    this.clock = clock;
  }

  @Scheduled(every = "10m", delayed = "3m")
  void record() {
    CurrentActor.run(new Actor.Job("no-show"), () -> attendances.recordNoShows(clock.instant()));
  }
}
