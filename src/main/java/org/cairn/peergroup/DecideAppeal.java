package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Decides an appeal, once; what was done is taken back in the same transaction. */
@ApplicationScoped
class DecideAppeal {
  private final ModerationAppeals appeals;
  private final Clock clock;

  DecideAppeal(ModerationAppeals appeals, Clock clock) {
    this.appeals = appeals;
    this.clock = clock;
  }

  @Transactional
  ModerationAppealView decide(UUID act, UUID coordinator, AppealDecision decision) {
    String answer = PlainText.orNull("answer", decision.answer());
    String outcome = appeals.decide(act, coordinator, decision.outcome(), answer, clock.instant());
    return switch (outcome) {
      case "decided" -> stored(act);
      case "before" -> same(stored(act), decision.outcome(), answer);
      case "taken" -> throw PeerGroupProblem.APPEAL_DECIDED.problem();
      case "own" -> throw PeerGroupProblem.OWN_ACT.problem();
      default -> throw PlatformProblem.NOT_FOUND.problem();
    };
  }

  private ModerationAppealView stored(UUID act) {
    return appeals.detail(act).orElseThrow(PlatformProblem.NOT_FOUND::problem).appeal();
  }

  private static ModerationAppealView same(
      ModerationAppealView stored, AppealOutcome outcome, @Nullable String answer) {
    if (stored.outcome() != outcome || !Objects.equals(stored.answer(), answer)) {
      throw PeerGroupProblem.APPEAL_DECIDED.problem();
    }
    return stored;
  }
}
