package org.cairn.safety;

import java.time.Instant;
import org.cairn.identity.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a participant's safety plan. */
@Schema(
    description =
        "A version of a safety plan. Keep it on the phone: it is needed where there is no signal.")
public record SafetyPlanView(
    @Schema(examples = "3") int version,
    SafetyPlan plan,
    @Schema(
            description = "participant or counselor: who made this version.",
            examples = "participant")
        Role changedBy,
    Instant changedAt,
    @Schema(description = "Who can read it, to be shown beside it.") String seenBy) {
  /** Shown before anything is written: who will read it (see the policies of safety_plan). */
  static final String SEEN_BY =
      "You and your counselors can read and change this plan. Whoever is on call can read it while they look after an alert"
          + " about you. Nobody else can, neither other staff nor your groups.";

  @Override
  public String toString() {
    return "SafetyPlanView[***]";
  }
}
