package org.cairn.checkin;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Ids;
import org.cairn.platform.PlatformProblem;
import org.cairn.platform.Throttle;
import org.cairn.safety.CrisisSupport;
import org.cairn.schedule.CheckInWindow;
import org.jspecify.annotations.Nullable;

/** Checks a participant in, once: the same answers sent again are the same check-in. */
@ApplicationScoped
class ArriveAtSession {
  private static final Throttle.Limit WRONG_CODES =
      new Throttle.Limit("room-code", 10, Duration.ofMinutes(15));

  private final CheckIns checkIns;
  private final RoomCodes codes;
  private final Throttle throttle;
  private final CorrectCheckIn correctCheckIn;
  private final CrisisSupport support;
  private final Clock clock;

  ArriveAtSession(
      CheckIns checkIns,
      RoomCodes codes,
      Throttle throttle,
      CorrectCheckIn correctCheckIn,
      CrisisSupport support,
      Clock clock) {
    this.checkIns = checkIns;
    this.codes = codes;
    this.throttle = throttle;
    this.correctCheckIn = correctCheckIn;
    this.support = support;
    this.clock = clock;
  }

  /** The check-in, and whether it was made now. */
  record Arrived(CheckInView checkIn, boolean now) {}

  Arrived arrive(UUID session, UUID participant, NewCheckIn body, @Nullable String ifMatch) {
    Said said = new Said(body.questionsVersion(), body.selfReport(), body.happenedAt());
    Instant now = clock.instant();
    if (ifMatch != null) {
      CheckIns.AtSession read =
          checkIns.of(session, participant).orElseThrow(PlatformProblem.STALE::problem);
      return new Arrived(corrected(read, said, ifMatch, now), false);
    }
    Instant at = said.at(now);
    Code code = code(session, participant, body.code(), at);
    CheckIns.Outcome outcome =
        checkIns
            .arrive(Ids.next(), session, participant, said, at, now, body.via(), code.opens())
            .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    if (outcome.checkIn() == null) {
      refuse(outcome, at, participant, code);
      // Nothing speaks against it: another request of the same person wrote it while ours waited,
      // and our snapshot is older than its row.
      CheckIns.AtSession read =
          checkIns.of(session, participant).orElseThrow(PlatformProblem.NOT_FOUND::problem);
      return new Arrived(corrected(read, said, null, now), false);
    }
    CheckIns.AtSession there =
        new CheckIns.AtSession(outcome.checkIn(), outcome.joinLink(), outcome.ends());
    return outcome.written()
        ? new Arrived(view(there, now), true)
        : new Arrived(corrected(there, said, null, now), false);
  }

  /** My check-in to a session. */
  Optional<CheckInView> of(UUID session, UUID participant) {
    return checkIns.of(session, participant).map(read -> view(read, clock.instant()));
  }

  private CheckInView corrected(
      CheckIns.AtSession read, Said said, @Nullable String ifMatch, Instant now) {
    CheckIn checkIn =
        correctCheckIn.correct(read.checkIn(), said, ifMatch, now.isBefore(read.ends()));
    return view(new CheckIns.AtSession(checkIn, read.joinLink(), read.ends()), now);
  }

  /** Whoever comes by video has the link from then on: checking in is joining. */
  private CheckInView view(CheckIns.AtSession read, Instant now) {
    CheckIn checkIn = read.checkIn();
    boolean joins = checkIn.via() == Via.TELEHEALTH && now.isBefore(read.ends());
    return CheckInView.of(checkIn, joins ? read.joinLink() : null, checkIn.help(support));
  }

  /**
   * What came as the room's code.
   *
   * @param noneLeft the problem with a right one after too many guesses
   */
  private record Code(boolean sent, boolean right, @Nullable HttpProblem noneLeft) {
    boolean opens() {
      return right && noneLeft == null;
    }
  }

  /** Guesses are few: with no attempt left the right code is not taken either. */
  private Code code(UUID session, UUID participant, @Nullable String code, Instant at) {
    boolean right = code != null && codes.right(session, code, at);
    return new Code(
        code != null,
        right,
        right ? throttle.refused(WRONG_CODES, participant.toString()).orElse(null) : null);
  }

  /**
   * The code comes last: while something else is wrong, the answer tells nothing about it. A wrong
   * one takes an attempt only here, where it is needed: a retry of a check-in that is there takes
   * none.
   */
  private void refuse(CheckIns.Outcome outcome, Instant at, UUID participant, Code code) {
    if (outcome.canceled()) {
      throw CheckInProblem.SESSION_CANCELED.problem();
    }
    if (!outcome.viaFits()) {
      throw CheckInProblem.VIA_NOT_OFFERED.at("via", "is a way in which the session takes place");
    }
    CheckInWindow window = outcome.window();
    if (!window.isOpen(at)) {
      CheckInProblem problem =
          at.isBefore(window.opens()) ? CheckInProblem.NOT_OPEN_YET : CheckInProblem.CLOSED;
      throw problem
          .builder()
          .with("opensAt", window.opens().toString())
          .with("closesAt", window.closes().toString())
          .build();
    }
    outcome.faults().refuse();
    if (outcome.codeNeeded()) {
      if (!code.sent()) {
        throw CheckInProblem.CODE_NEEDED.at("code", "is the code on the screen in the room");
      }
      if (code.noneLeft() != null) {
        throw code.noneLeft();
      }
      if (!code.right()) {
        throttle.take(WRONG_CODES, participant.toString());
        throw CheckInProblem.CODE_WRONG.at("code", "is the code on the screen in the room");
      }
    }
  }
}
