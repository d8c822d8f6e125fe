package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.cairn.platform.Ids;
import org.cairn.platform.PlatformProblem;

/** Shows a milestone to a group, and takes it back. */
@ApplicationScoped
class ShareMilestone {
  private final Milestones milestones;
  private final Clock clock;

  ShareMilestone(Milestones milestones, Clock clock) {
    this.milestones = milestones;
    this.clock = clock;
  }

  void share(UUID participant, String id, UUID group) {
    Milestone milestone = named(id);
    Instant now = clock.instant();
    if (milestones.of(participant, now).total(milestone.kind()) < milestone.number()) {
      throw CheckInProblem.MILESTONE_NOT_REACHED.problem();
    }
    milestones.share(Ids.next(), participant, group, milestone, now);
  }

  void takeBack(UUID participant, String id, UUID group) {
    milestones.takeBack(participant, group, named(id));
  }

  private static Milestone named(String id) {
    return Milestone.of(id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
