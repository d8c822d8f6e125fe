package org.cairn.peergroup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a coordinator decides about an appeal. */
@Schema(description = "What comes of an appeal.")
record AppealDecision(
    @NotNull @Schema(examples = "reversed") AppealOutcome outcome,
    @Size(max = 2000)
        @Schema(
            description = "To whoever appealed. They learn that a coordinator wrote it, not who.",
            examples = "Thank you for telling us. Your message is back.",
            nullable = true)
        @Nullable String answer) {
  @Override
  public String toString() {
    return "AppealDecision[***]";
  }
}
