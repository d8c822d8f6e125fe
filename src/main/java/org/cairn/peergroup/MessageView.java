package org.cairn.peergroup;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message as the group sees it. */
@Schema(description = "A message as the group sees it.")
record MessageView(
    UUID id,
    @Schema(description = "Its place in the group's one order, without gaps.", examples = "42")
        long seq,
    GroupView.MemberView author,
    @Schema(
            description = "Null when the author's texts were erased.",
            examples = "Made it through the weekend. Thank you all.",
            nullable = true)
        @Nullable String text,
    Instant sentAt) {

  @Override
  public String toString() {
    return "MessageView[" + id + "]";
  }
}
