package org.cairn.peergroup;

import java.time.Instant;
import java.util.UUID;
import org.cairn.platform.Versioned;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A group as whoever belongs to it sees it, or whoever coordinates its program. */
@Schema(description = "A peer group, or a care thread.")
record GroupView(
    UUID id,
    UUID programId,
    GroupKind kind,
    @Schema(examples = "Tuesday walkers") String name,
    @Schema(
            description = "What members agree to; empty in a care thread.",
            examples = "What is said here stays here. Speak from your own experience.")
        String guidelines,
    @Schema(
            description = "Counts the guidelines on; 0: there is nothing to agree to.",
            examples = "1")
        int guidelinesVersion,
    History history,
    @Schema(description = "When it was closed: everybody reads, nobody writes.", nullable = true)
        @Nullable Instant closedAt,
    @Schema(description = "When staff locked it: everybody reads, staff write.", nullable = true)
        @Nullable Instant lockedAt,
    @Schema(description = "Whether I am staff here.", examples = "false") boolean staff,
    @Schema(
            description =
                "Who I am in it; null for staff who have written nothing yet, and for coordinators.",
            nullable = true)
        @Nullable MemberView me,
    @Schema(
            description =
                "The guidelines that I agreed to; below guidelinesVersion I cannot write. Null for whoever has no"
                    + " place in it.",
            examples = "1",
            nullable = true)
        @Nullable Integer acceptedVersion,
    @Schema(description = "Until when I want no sound; may be over.", nullable = true)
        @Nullable Instant mutedUntil,
    @Schema(
            description = "Until when I read and do not write, as staff decided; may be over.",
            nullable = true)
        @Nullable Instant pausedUntil,
    @Schema(
            description =
                "The place of the newest message; null for coordinators, who do not read.",
            examples = "42",
            nullable = true)
        @Nullable Long lastSeq,
    @Schema(
            description = "I have read up to here, on whichever device; null for coordinators.",
            examples = "40",
            nullable = true)
        @Nullable Long readSeq,
    @Schema(
            description =
                "How many messages of others come after that; 100 means 100 or more. Null for coordinators.",
            examples = "2",
            nullable = true)
        @Nullable Integer unread)
    implements Versioned {

  /** What a coordinator changes. */
  record Terms(UUID id, String name, String guidelines, @Nullable Instant closedAt) {}

  @Override
  public Terms own() {
    return new Terms(id, name, guidelines, closedAt);
  }

  /** Somebody in a group. */
  @Schema(description = "Somebody in a group: an alias, and an id that says nothing of the person.")
  record MemberView(UUID id, @Schema(examples = "Heron") String alias) {}
}
