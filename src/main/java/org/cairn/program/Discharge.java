package org.cairn.program;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;

/** Ends a participant's enrollment. It counts on the next request, in every room. */
@ApplicationScoped
class Discharge {
  private final Programs programs;
  private final Enrollments enrollments;
  private final Clock clock;

  Discharge(Programs programs, Enrollments enrollments, Clock clock) {
    this.programs = programs;
    this.enrollments = enrollments;
    this.clock = clock;
  }

  @Transactional
  void discharge(UUID program, UUID participant, EndReason reason, UUID coordinator) {
    programs.coordinated(program, coordinator);
    enrollments
        .latest(program, participant)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem)
        .discharge(reason, clock.instant());
  }
}
