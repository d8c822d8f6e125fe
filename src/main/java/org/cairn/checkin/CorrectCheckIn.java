package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Corrects a check-in by whoever has read it. What was said before is kept. */
@ApplicationScoped
class CorrectCheckIn {
  private final CheckIns checkIns;
  private final ETags etags;
  private final Clock clock;

  CorrectCheckIn(CheckIns checkIns, ETags etags, Clock clock) {
    this.checkIns = checkIns;
    this.etags = etags;
    this.clock = clock;
  }

  /**
   * The check-in with these answers; as it is when it has them already, whatever the tag says.
   *
   * @param open whether it can still be corrected
   */
  CheckIn correct(CheckIn read, Said said, @Nullable String ifMatch, boolean open) {
    if (said.sameAs(read)) {
      return read;
    }
    if (ifMatch == null) {
      throw CheckInProblem.ALREADY_CHECKED_IN.problem();
    }
    if (!open) {
      throw CheckInProblem.CORRECTION_CLOSED.problem();
    }
    etags.require(ifMatch, CheckInView.listed(read));
    return checkIns
        .correct(read, said, clock.instant())
        .orElseThrow(PlatformProblem.STALE::problem);
  }
}
