package org.cairn.peergroup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A message that members reported, as it stands in the queue. */
@Schema(
    description = "A message that members reported: one case for all who did, until it is closed.")
record ModerationCaseView(
    UUID id,
    NamedGroup group,
    UUID messageId,
    @Schema(description = "The message's place in the group.", examples = "42") long seq,
    @Schema(description = "The version of the message that was reported first.", examples = "1")
        int reportedVersion,
    @Schema(description = "Why, and how many members said so; the most first.")
        List<ReasonCount> reasons,
    CaseState state,
    Instant openedAt,
    @Schema(nullable = true) @Nullable Instant closedAt) {

  /** How many members gave a reason. */
  @Schema(description = "How many members gave a reason.")
  record ReasonCount(ReportReason reason, @Schema(examples = "2") int count) {}

  ByTime place() {
    return new ByTime(closedAt == null ? openedAt : closedAt, id);
  }
}
