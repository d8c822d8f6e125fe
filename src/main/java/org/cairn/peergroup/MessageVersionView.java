package org.cairn.peergroup;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a message says, or said before, for moderators. */
@Schema(description = "What a message says, or said before.")
record MessageVersionView(
    @Schema(examples = "1") int version,
    @Schema(
            description = "Null when the author's texts were erased.",
            examples = "You had it coming.",
            nullable = true)
        @Nullable String text,
    @Schema(
            description = "The skill that was shared with it, by its slug.",
            examples = "urge-surfing",
            nullable = true)
        @Nullable String skill,
    @Schema(description = "Why it does not say so any more; null when it does.", nullable = true)
        @Nullable VersionEnd ended,
    @Schema(description = "Since when it does not.", nullable = true) @Nullable Instant endedAt) {
  @Override
  public String toString() {
    return "MessageVersionView[***]";
  }
}
