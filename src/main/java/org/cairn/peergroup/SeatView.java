package org.cairn.peergroup;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who sits where in a group, for its program's coordinator. */
@Schema(description = "Who sits where in a group. For coordinators: members never learn it.")
record SeatView(
    @Schema(description = "What the person is known by in the group.") UUID memberId,
    UUID personId,
    @Schema(
            description = "Null for somebody who works in the program no longer.",
            examples = "Robin Alder",
            nullable = true)
        @Nullable String name,
    @Schema(examples = "Heron") String alias,
    @Schema(description = "Whether they are staff.", examples = "false") boolean staff,
    Instant joinedAt,
    @Schema(nullable = true) @Nullable Instant endedAt,
    @Schema(nullable = true) @Nullable SeatEnd endReason,
    @Schema(description = "Until when staff paused them; may be over.", nullable = true)
        @Nullable Instant pausedUntil,
    @Schema(description = "What they were called before, from the first on.")
        List<FormerAlias> formerAliases) {

  SeatView named(@Nullable String called) {
    return new SeatView(
        memberId,
        personId,
        called,
        alias,
        staff,
        joinedAt,
        endedAt,
        endReason,
        pausedUntil,
        formerAliases);
  }

  /** What somebody was called before. */
  @Schema(description = "What somebody was called before.")
  record FormerAlias(
      @Schema(examples = "Gray heron") String alias,
      @Schema(description = "Until when.") Instant changedAt) {}

  @Override
  public String toString() {
    return "SeatView[" + memberId + "]";
  }
}
