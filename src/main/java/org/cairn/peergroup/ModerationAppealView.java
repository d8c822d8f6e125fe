package org.cairn.peergroup;

import java.time.Instant;
import org.cairn.safety.NamedPerson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An appeal as coordinators read it. */
@Schema(description = "Somebody's word against what was done to them.")
record ModerationAppealView(
    NamedGroup group,
    @Schema(description = "What was done. Its id is the appeal's too.") ModerationActView act,
    @Schema(
            description = "Null when their texts were erased.",
            examples = "I was quoting what my boss said to me; it was not meant for Wren.",
            nullable = true)
        @Nullable String words,
    Instant at,
    AppealState state,
    @Schema(nullable = true) @Nullable AppealOutcome outcome,
    @Schema(
            description = "What a coordinator answered.",
            examples = "Thank you for telling us. Your message is back.",
            nullable = true)
        @Nullable String answer,
    @Schema(nullable = true) @Nullable NamedPerson decidedBy,
    @Schema(nullable = true) @Nullable Instant decidedAt) {

  ByTime place() {
    return new ByTime(decidedAt == null ? at : decidedAt, act.id());
  }

  @Override
  public String toString() {
    return "ModerationAppealView[***]";
  }
}
