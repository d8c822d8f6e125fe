package org.cairn.peergroup;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was found in messages. */
@Schema(description = "What was found in messages.")
record FoundMessages(
    @Schema(description = "Newest first; none here does not mean none further back.")
        List<MessageView> items,
    @Schema(
            description = "All that was sent since then has been looked through; null for all.",
            nullable = true)
        @Nullable Instant searchedBackTo,
    @Schema(description = "To look further back; null when all is done.", nullable = true)
        @Nullable String next) {

  @Override
  public String toString() {
    return "FoundMessages[***]";
  }
}
