package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.cairn.platform.Ids;
import org.cairn.platform.PlatformProblem;
import org.cairn.schedule.CheckInWindow;

/** Checks a participant in, once: the same answers sent again are the same check-in. */
@ApplicationScoped
class ArriveAtSession {
  private final CheckIns checkIns;
  private final Clock clock;

  ArriveAtSession(CheckIns checkIns, Clock clock) {
    this.checkIns = checkIns;
    this.clock = clock;
  }

  /** The check-in, and whether it was made now. */
  record Arrived(CheckInView checkIn, boolean now) {}

  Arrived arrive(UUID session, UUID participant, SelfReport report) {
    Instant now = clock.instant();
    UUID id = Ids.next();
    CheckIns.Outcome outcome =
        checkIns
            .checkIn(id, session, participant, report, now)
            .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    CheckInWindow window = outcome.window();
    if (outcome.written()) {
      return new Arrived(new CheckInView(id, session, now, window.arrival(now), 1, report), true);
    }
    CheckInView before = outcome.before();
    if (before == null && !outcome.canceled() && window.isOpen(now)) {
      // Another request of the same phone wrote it while ours waited: our snapshot is older than
      // its row.
      before = checkIns.of(session, participant).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
    if (before != null) {
      if (!before.selfReport().sameAs(report)) {
        throw CheckInProblem.ALREADY_CHECKED_IN.problem();
      }
      return new Arrived(before, false);
    }
    throw refusal(outcome, now);
  }

  private static RuntimeException refusal(CheckIns.Outcome outcome, Instant now) {
    if (outcome.canceled()) {
      return CheckInProblem.SESSION_CANCELED.problem();
    }
    CheckInWindow window = outcome.window();
    CheckInProblem problem =
        now.isBefore(window.opens()) ? CheckInProblem.NOT_OPEN_YET : CheckInProblem.CLOSED;
    return problem
        .builder()
        .with("opensAt", window.opens().toString())
        .with("closesAt", window.closes().toString())
        .build();
  }
}
