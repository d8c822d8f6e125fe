package org.cairn.peergroup;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cairn.identity.People;
import org.cairn.safety.NamedPerson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was done, by whom and why, as it stands in a group's record. */
@Schema(description = "What was done in a group, by whom and why.")
record ModerationActView(
    UUID id,
    UUID groupId,
    ModerationKind kind,
    @Schema(nullable = true) @Nullable UUID caseId,
    @Schema(description = "Of a message that was acted on.", nullable = true)
        @Nullable UUID messageId,
    @Schema(description = "The seat of whom it concerns.", nullable = true) @Nullable UUID memberId,
    @Schema(
            description = "Who that is in the group now; null where it concerns nobody.",
            examples = "Heron",
            nullable = true)
        @Nullable String alias,
    ModerationReason reason,
    @Schema(
            description = "What the moderator wrote to them.",
            examples = "I would like to talk about this with you on Thursday.",
            nullable = true)
        @Nullable String words,
    @Schema(nullable = true) @Nullable Instant until,
    NamedPerson by,
    Instant at) {

  /** The same, with what people are called. */
  ModerationActView named(Map<UUID, People.Person> people) {
    return new ModerationActView(
        id,
        groupId,
        kind,
        caseId,
        messageId,
        memberId,
        alias,
        reason,
        words,
        until,
        by.named(people),
        at);
  }

  /** Whether it is what a moderator wants, who sends it perhaps again. */
  boolean is(NewModerationAct wanted) {
    boolean inCase = wanted.caseId() != null;
    return kind == wanted.kind()
        && Objects.equals(caseId, wanted.caseId())
        && (inCase || Objects.equals(messageId, wanted.messageId()))
        && (inCase || messageId != null || Objects.equals(memberId, wanted.memberId()))
        && reason == wanted.reason()
        && Objects.equals(words, wanted.words())
        && Objects.equals(until, wanted.until());
  }

  @Override
  public String toString() {
    return "ModerationActView[***]";
  }
}
