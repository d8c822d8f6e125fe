package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.cairn.program.Zones;
import org.jspecify.annotations.Nullable;

/** Says when somebody wants no sound. */
@ApplicationScoped
class KeepQuiet {
  private final QuietHours quietHours;
  private final ETags etags;
  private final Clock clock;

  KeepQuiet(QuietHours quietHours, ETags etags, Clock clock) {
    this.quietHours = quietHours;
    this.etags = etags;
    this.clock = clock;
  }

  QuietHoursView set(UUID person, QuietHoursView wanted, @Nullable String ifMatch) {
    Zones.known(wanted.zone(), "zone");
    if (wanted.starts().equals(wanted.ends())) {
      throw PeerGroupProblem.QUIET_HOURS_EMPTY.at("ends", "has to be another time than starts");
    }
    Optional<QuietHoursView> before = quietHours.of(person);
    if (before.isEmpty()) {
      if (ifMatch != null) {
        throw PlatformProblem.STALE.problem();
      }
      if (quietHours.add(person, wanted, clock.instant())) {
        return wanted;
      }
      before = quietHours.of(person); // the same request, on another connection
    }
    QuietHoursView read = before.orElseThrow(PlatformProblem.STALE::problem);
    if (read.equals(wanted)) {
      return read; // the same, sent again
    }
    etags.require(ifMatch, read);
    if (!quietHours.change(person, read, wanted, clock.instant())) {
      throw PlatformProblem.STALE.problem();
    }
    return wanted;
  }
}
