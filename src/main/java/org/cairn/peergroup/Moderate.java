package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.PlatformProblem;

/**
 * Does what a moderator decides, once: the id is made by their client. The database decides one act
 * after the other in a group, records it and tells whom it concerns.
 */
@ApplicationScoped
class Moderate {
  private final ModerationActs acts;
  private final Clock clock;

  Moderate(ModerationActs acts, Clock clock) {
    this.acts = acts;
    this.clock = clock;
  }

  /** The act, and whether it was done now. */
  record Outcome(ModerationActView act, boolean now) {}

  @Transactional
  Outcome act(UUID group, UUID id, UUID moderator, NewModerationAct wanted) {
    Instant now = clock.instant();
    NewModerationAct act = wanted.inOneForm();
    String outcome =
        DatabaseRefused.translate(
            Map.of("moderation_act_pkey", PeerGroupProblem.ACT_ID_TAKEN),
            () -> acts.act(id, group, moderator, act, now));
    return switch (outcome) {
      case "done" -> new Outcome(stored(id), true);
      case "before" -> new Outcome(same(stored(id), act), false);
      case "until" ->
          throw PlatformProblem.INVALID_FIELDS.at("until", "has to be within the next 30 days");
      case "taken" -> throw PeerGroupProblem.ACT_ID_TAKEN.problem();
      case "needless" -> throw PeerGroupProblem.NEEDLESS.problem();
      case "staff" -> throw PeerGroupProblem.STAFF_NOT_MODERATED.problem();
      case "care" -> throw PeerGroupProblem.CARE_NOT_CUT_OFF.problem();
      case "case_closed" -> throw PeerGroupProblem.CASE_CLOSED.problem();
      default -> throw PlatformProblem.NOT_FOUND.problem();
    };
  }

  private ModerationActView stored(UUID id) {
    return acts.of(id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  private static ModerationActView same(ModerationActView stored, NewModerationAct wanted) {
    if (!stored.is(wanted)) {
      throw PeerGroupProblem.ACT_ID_TAKEN.problem();
    }
    return stored;
  }
}
