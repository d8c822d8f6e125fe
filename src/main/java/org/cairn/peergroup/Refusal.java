package org.cairn.peergroup;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.cairn.platform.PlatformProblem;

/** The problems behind the outcomes of the owner's functions. */
final class Refusal {
  private static final String HOW_TO_ACCEPT =
      "Read them in GET /v1/groups/{groupId}, then PUT /v1/groups/{groupId}/guidelines/acceptance.";

  private Refusal() {}

  /**
   * The problem that an outcome stands for.
   *
   * @param pausedUntil asked for whoever is paused
   */
  static HttpProblem of(String outcome, Supplier<Optional<Instant>> pausedUntil) {
    return switch (outcome) {
      case "unknown" -> PlatformProblem.NOT_FOUND.problem();
      case "stale" -> PlatformProblem.STALE.problem();
      case "taken" -> PeerGroupProblem.MESSAGE_ID_TAKEN.problem();
      case "not_yours" -> PeerGroupProblem.MESSAGE_NOT_YOURS.problem();
      case "gone" -> PeerGroupProblem.MESSAGE_GONE.problem();
      case "too_late" -> PeerGroupProblem.EDIT_TOO_LATE.problem();
      case "too_often" -> PeerGroupProblem.EDITED_OFTEN.problem();
      case "closed" -> PeerGroupProblem.GROUP_CLOSED.problem();
      case "locked" -> PeerGroupProblem.GROUP_LOCKED.problem();
      case "guidelines" -> PeerGroupProblem.GUIDELINES_NOT_ACCEPTED.problem(HOW_TO_ACCEPT);
      case "reply_unknown" ->
          PeerGroupProblem.REPLY_UNKNOWN.at("replyTo", "has to be a message of this group");
      case "skill_unknown" ->
          PeerGroupProblem.SKILL_UNKNOWN.at("skill", "has to be a skill of the program's library");
      case "paused" -> {
        HttpProblem.Builder paused = PeerGroupProblem.PAUSED.builder();
        pausedUntil.get().ifPresent(until -> paused.with("until", until.toString()));
        yield paused.build();
      }
      default -> throw new IllegalStateException("an outcome that the migration does not name");
    };
  }
}
