package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Ids;
import org.cairn.platform.PlatformProblem;
import org.cairn.program.Zones;
import org.cairn.safety.CrisisSupport;
import org.jspecify.annotations.Nullable;

/** Writes down how a day was, once: the same answers sent again are the same check-in. */
@ApplicationScoped
class ReportDay {
  private static final int DAYS_BACK = 3;

  private final CheckIns checkIns;
  private final CorrectCheckIn correctCheckIn;
  private final CrisisSupport support;
  private final Clock clock;

  ReportDay(CheckIns checkIns, CorrectCheckIn correctCheckIn, CrisisSupport support, Clock clock) {
    this.checkIns = checkIns;
    this.correctCheckIn = correctCheckIn;
    this.support = support;
    this.clock = clock;
  }

  /** The check-in, and whether it was made now. */
  record Reported(CheckInView checkIn, boolean now) {}

  Reported report(LocalDate day, UUID participant, NewDailyCheckIn body, @Nullable String ifMatch) {
    Said said = new Said(body.questionsVersion(), body.selfReport(), body.happenedAt());
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, Zones.known(body.timeZone(), "timeZone"));
    boolean open = !day.isAfter(today) && !day.isBefore(today.minusDays(DAYS_BACK));
    if (ifMatch != null) {
      CheckIn read =
          checkIns
              .of(day, participant, body.programId())
              .orElseThrow(PlatformProblem.STALE::problem);
      return new Reported(corrected(read, said, ifMatch, open), false);
    }
    CheckIns.DayOutcome outcome =
        checkIns.report(
            Ids.next(),
            participant,
            body.programId(),
            day,
            body.timeZone(),
            open,
            said,
            said.at(now),
            now);
    if (outcome.programs() == 0) {
      throw body.programId() == null
          ? PlatformProblem.NOT_FOUND.problem()
          : CheckInProblem.programNeeded();
    }
    CheckIn there = outcome.checkIn();
    if (there == null) {
      refuse(outcome, day, today, open);
      // Nothing speaks against it: another request of the same person wrote it while ours waited.
      there =
          checkIns
              .of(day, participant, body.programId())
              .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    }
    return outcome.written()
        ? new Reported(view(there), true)
        : new Reported(corrected(there, said, null, open), false);
  }

  /** My check-in of a day. */
  Optional<CheckInView> of(LocalDate day, UUID participant, @Nullable UUID program) {
    return checkIns.of(day, participant, program).map(this::view);
  }

  private CheckInView corrected(CheckIn read, Said said, @Nullable String ifMatch, boolean open) {
    return view(correctCheckIn.correct(read, said, ifMatch, open));
  }

  private CheckInView view(CheckIn checkIn) {
    return CheckInView.of(checkIn, null, checkIn.help(support));
  }

  private static void refuse(
      CheckIns.DayOutcome outcome, LocalDate day, LocalDate today, boolean open) {
    if (!open) {
      throw day.isAfter(today)
          ? CheckInProblem.DAY_IN_FUTURE.atPath("day", "is today or before, where it is lived")
          : CheckInProblem.DAY_TOO_OLD.atPath("day", "is at most three days ago");
    }
    if (outcome.programs() > 1) {
      throw CheckInProblem.programNeeded();
    }
    outcome.faults().refuse();
  }
}
