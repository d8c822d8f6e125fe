package org.cairn.peergroup;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was done to me, in plain words. */
@Schema(description = "What a facilitator did that concerns me, in plain words.")
record ModerationNoticeView(
    UUID id,
    NamedGroup group,
    ModerationKind kind,
    @Schema(description = "My message, if it is about one.", nullable = true)
        @Nullable UUID messageId,
    ModerationReason reason,
    @Schema(
            description = "What happened and why, to be shown as it is.",
            examples =
                "A facilitator has hidden a message of yours in Tuesday walkers. Some of what was written may have been hard to read for somebody.")
        String says,
    @Schema(
            description = "What comes next, and how to appeal; to be shown as it is.",
            examples =
                "This is about that message alone, and it may come back. If you see it differently, say so here: a coordinator reads it and answers you.")
        String next,
    @Schema(
            description = "What the facilitator wrote to me.",
            examples = "I would like to talk about this with you on Thursday.",
            nullable = true)
        @Nullable String words,
    @Schema(description = "Until when I am asked to pause.", nullable = true)
        @Nullable Instant until,
    Instant at,
    @Schema(description = "Whether I can appeal now.") boolean canAppeal,
    @Schema(nullable = true) @Nullable Appeal appeal) {

  /** My appeal. */
  @Schema(name = "MyAppeal", description = "My appeal, and what came of it.")
  record Appeal(
      @Schema(examples = "I was quoting what my boss said to me; it was not meant for Wren.")
          String words,
      Instant at,
      AppealState state,
      @Schema(nullable = true) @Nullable AppealOutcome outcome,
      @Schema(
              description = "What the coordinator answered.",
              examples = "Thank you for telling us. Your message is back.",
              nullable = true)
          @Nullable String answer,
      @Schema(nullable = true) @Nullable Instant decidedAt) {
    @Override
    public String toString() {
      return "Appeal[***]";
    }
  }

  ByTime place() {
    return new ByTime(at, id);
  }

  @Override
  public String toString() {
    return "ModerationNoticeView[***]";
  }
}
