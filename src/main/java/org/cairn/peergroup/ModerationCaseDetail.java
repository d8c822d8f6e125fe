package org.cairn.peergroup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cairn.safety.NamedPerson;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A case with what a decision needs, and no more. */
@Schema(description = "A case with what a decision needs, and no more.")
record ModerationCaseDetail(
    ModerationCaseView moderationCase,
    Author author,
    Instant sentAt,
    @Schema(description = "What became of it.", examples = "sent") MessageState messageState,
    @Schema(
            description =
                "What the message says and said before, the newest first: the newest twenty and the one that was reported;"
                    + " also what its author has deleted since.")
        List<MessageVersionView> versions,
    @Schema(description = "How many versions there are in all.", examples = "1") int versionCount,
    @Schema(
            description =
                "What members said about it, in no order of time. Nobody learns who they are.")
        List<ReportView> reports,
    @Schema(
            description =
                "What was done in this case, and before in this group to whoever wrote the message: the newest first, at most 50.")
        List<ModerationActView> acts,
    @Schema(description = "How many acts there are in all.", examples = "3") int actCount,
    @Schema(
            description =
                "Where to read the message among the others; null for coordinators, who do not read the group.",
            examples =
                "/v1/groups/8c6f8f5e-6a4c-4a3e-9d8e-0c1f2a3b4c5d/messages?around=01981b2e-7c30-7c4e-8b1d-3a5e6f708192",
            nullable = true)
        @Nullable String link,
    @Schema(nullable = true) @Nullable NamedPerson closedBy) {

  /** Who wrote the message, as the group knows them. */
  @Schema(name = "CaseAuthor", description = "Who wrote the message, as the group knows them.")
  record Author(
      @Schema(description = "Their seat in the group.") UUID memberId,
      @Schema(examples = "Heron") String alias,
      boolean staff,
      @Schema(description = "Whether they have left the group.") boolean former) {}

  /** What a member said about the message. */
  @Schema(description = "What a member said about the message.")
  record ReportView(
      ReportReason reason,
      @Schema(
              description = "Null when there is none, or its author's texts were erased.",
              examples = "This is the third time today.",
              nullable = true)
          @Nullable String note,
      @Schema(description = "On which day, in UTC.") LocalDate day) {
    @Override
    public String toString() {
      return "ReportView[***]";
    }
  }

  @Override
  public String toString() {
    return "ModerationCaseDetail[***]";
  }
}
