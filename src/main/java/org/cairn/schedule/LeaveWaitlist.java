package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;

/** Leaves the line, or declines an offer, once; the next in line is offered the place. */
@ApplicationScoped
class LeaveWaitlist {
  private final WaitlistEntries entries;
  private final Clock clock;

  LeaveWaitlist(WaitlistEntries entries, Clock clock) {
    this.entries = entries;
    this.clock = clock;
  }

  @Transactional
  WaitlistView leave(UUID id, UUID participant) {
    if (!entries.hold(id, participant)) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    Instant now = clock.instant();
    entries.leave(id, participant, now);
    return entries.view(id, participant, now).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
