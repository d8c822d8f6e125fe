package org.cairn.peergroup;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;
import org.cairn.platform.WrongField;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a moderator decides. */
@Schema(description = "What a moderator decides, about what and why.")
record NewModerationAct(
    @NotNull @Schema(examples = "hide") ModerationKind kind,
    @Schema(
            description =
                "For hide, restore and remove without a case: the message. A case names it itself.",
            examples = "01981b2e-7c30-7c4e-8b1d-3a5e6f708192",
            nullable = true)
        @Nullable UUID messageId,
    @Schema(
            description =
                "For pause and unpause without a case: the member's seat. In a case it is whoever wrote the message.",
            examples = "8c6f8f5e-6a4c-4a3e-9d8e-0c1f2a3b4c5d",
            nullable = true)
        @Nullable UUID memberId,
    @Schema(
            description =
                "The case that this answers; needed to close it, and for coordinators, who act in cases alone.",
            examples = "01981b2e-7c31-7d02-9c55-1f2e3d4c5b6a",
            nullable = true)
        @Nullable UUID caseId,
    @NotNull @Schema(examples = "harassment") ModerationReason reason,
    @Size(max = 1000)
        @Schema(
            description =
                "To the person whom it concerns, beside what we tell them anyway. They learn that staff wrote it, not who.",
            examples = "I would like to talk about this with you on Thursday.",
            nullable = true)
        @Nullable String words,
    @Schema(
            description = "For pause: until when, at most 30 days from now.",
            examples = "2026-11-27T18:00:00Z",
            nullable = true)
        @Nullable Instant until) {
  /** The same in one form, when each field fits the kind; otherwise the problem that names them. */
  NewModerationAct inOneForm() {
    List<WrongField> wrong = new ArrayList<>();
    boolean onMessage =
        kind == ModerationKind.HIDE
            || kind == ModerationKind.RESTORE
            || kind == ModerationKind.REMOVE;
    boolean onMember = kind == ModerationKind.PAUSE || kind == ModerationKind.UNPAUSE;
    check(wrong, "messageId", messageId, onMessage && caseId == null);
    check(wrong, "memberId", memberId, onMember && caseId == null);
    check(wrong, "until", until, kind == ModerationKind.PAUSE);
    if (kind == ModerationKind.CLOSE_CASE) {
      check(wrong, "caseId", caseId, true);
    }
    if (!onMessage && !onMember) {
      check(wrong, "words", words, false);
    }
    if (!wrong.isEmpty()) {
      throw PlatformProblem.INVALID_FIELDS.at(wrong);
    }
    return new NewModerationAct(
        kind,
        messageId,
        memberId,
        caseId,
        reason,
        PlainText.orNull("words", words),
        until == null ? null : until.truncatedTo(ChronoUnit.SECONDS));
  }

  private static void check(
      List<WrongField> wrong, String field, @Nullable Object value, boolean needed) {
    if (needed && value == null) {
      wrong.add(new WrongField(field, "is needed for this kind of act"));
    } else if (!needed && value != null) {
      wrong.add(new WrongField(field, "does not go with this kind of act, or with a case"));
    }
  }

  @Override
  public String toString() {
    return "NewModerationAct[***]";
  }
}
