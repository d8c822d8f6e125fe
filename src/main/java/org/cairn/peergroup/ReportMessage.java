package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;

/** Reports a message to whoever looks after the group; the database decides who that is. */
@ApplicationScoped
class ReportMessage {
  private final ModerationCases cases;
  private final Pace pace;
  private final Clock clock;

  ReportMessage(ModerationCases cases, Pace pace, Clock clock) {
    this.cases = cases;
    this.pace = pace;
    this.clock = clock;
  }

  void report(UUID group, UUID message, UUID reporter, NewReport report) {
    String note = PlainText.orNull("note", report.note());
    pace.report(reporter);
    switch (cases.report(group, message, reporter, report, note, clock.instant())) {
      case "reported" -> {}
      case "own" -> throw PeerGroupProblem.OWN_MESSAGE.problem();
      default -> throw PlatformProblem.NOT_FOUND.problem();
    }
  }
}
