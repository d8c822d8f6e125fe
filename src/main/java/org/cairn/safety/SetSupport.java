package org.cairn.safety;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Changes what a program says to somebody in distress, and what it promises. */
@ApplicationScoped
class SetSupport {
  private final ProgramSupports supports;
  private final CrisisSupport support;
  private final ETags etags;
  private final Clock clock;

  SetSupport(ProgramSupports supports, CrisisSupport support, ETags etags, Clock clock) {
    this.supports = supports;
    this.support = support;
    this.etags = etags;
    this.clock = clock;
  }

  SupportSettings set(UUID program, SupportSettings wanted, @Nullable String ifMatch) {
    ProgramSupports.Stored read =
        supports.coordinated(program).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    if (wanted.hours() != null && wanted.phone() == null) {
      throw SafetyProblem.HOURS_WITHOUT_PHONE.at("phone", "is needed where hours are given");
    }
    if (read.settings().equals(wanted)) {
      return wanted; // the same, sent again
    }
    etags.require(ifMatch, read.settings());
    if (!supports.change(program, read, wanted, clock.instant())) {
      throw PlatformProblem.STALE.problem();
    }
    support.learn(program);
    return wanted;
  }
}
