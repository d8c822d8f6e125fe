package org.cairn.peergroup;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A group as its members see it. */
@Schema(description = "A peer group.")
record GroupView(
    UUID id,
    @Schema(examples = "Tuesday walkers") String name,
    @Schema(examples = "What is said here stays here. Speak from your own experience.")
        String guidelines,
    @Schema(description = "Who I am in it; null for staff.", nullable = true)
        @Nullable MemberView me) {

  /** Somebody in a group. */
  @Schema(description = "Somebody in a group: an alias, and an id that says nothing of the person.")
  record MemberView(UUID id, @Schema(examples = "Heron") String alias) {}
}
