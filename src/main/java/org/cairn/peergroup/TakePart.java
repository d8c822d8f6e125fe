package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;

/** What a member does about their own place in a group. */
@ApplicationScoped
class TakePart {
  private final Seats seats;
  private final Clock clock;

  TakePart(Seats seats, Clock clock) {
    this.seats = seats;
    this.clock = clock;
  }

  void accept(UUID group, int version, UUID participant) {
    int newest =
        seats
            .accept(group, participant, version, clock.instant())
            .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    if (newest != version) {
      throw PeerGroupProblem.GUIDELINES_CHANGED.problem();
    }
  }
}
