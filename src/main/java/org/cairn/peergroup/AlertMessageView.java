package org.cairn.peergroup;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The message that raised an alert, as it was when it did. */
@Schema(description = "The message that raised an alert, as it was when it did.")
record AlertMessageView(
    UUID groupId,
    @Schema(examples = "Tuesday walkers") String groupName,
    GroupKind kind,
    @Schema(description = "As whom the participant wrote.", examples = "Heron") String alias,
    @Schema(
            description = "What was said; null when the author's texts were erased.",
            examples = "I cannot do this any more.",
            nullable = true)
        @Nullable String text,
    Instant sentAt,
    @Schema(
            description = "The message among the others, for those who read the group.",
            examples =
                "/v1/groups/01981b2e-7c30-7c4e-8b1d-3a5e6f708192/messages?around=6f1e2d3c-4b5a-4c7d-8e9f-0a1b2c3d4e5f")
        String link) {
  @Override
  public String toString() {
    return "AlertMessageView[***]";
  }
}
