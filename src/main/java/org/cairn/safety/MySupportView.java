package org.cairn.safety;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Help that is there now, and what I have thought of for it. */
@Schema(
    description =
        "Help that is there now, and what I have thought of for it: one request for the worst hour.")
record MySupportView(
    SupportBlock support,
    @Schema(description = "Null when there is none yet.", nullable = true)
        @Nullable SafetyPlanView safetyPlan,
    @Schema(
            description = "Who can read my safety plan, to be shown before I write the first.",
            examples = SafetyPlanView.SEEN_BY)
        String safetyPlanSeenBy) {
  @Override
  public String toString() {
    return "MySupportView[***]";
  }
}
