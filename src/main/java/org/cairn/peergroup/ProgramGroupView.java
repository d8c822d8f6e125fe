package org.cairn.peergroup;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A group in the list of its program's coordinator. */
@Schema(description = "A peer group in the list of a program.")
record ProgramGroupView(
    UUID id,
    @Schema(examples = "Tuesday walkers") String name,
    @Schema(examples = "1") int guidelinesVersion,
    History history,
    @Schema(description = "Participants who are in it now.", examples = "9") int members,
    Instant foundedAt,
    @Schema(description = "When it was closed.", nullable = true) @Nullable Instant closedAt,
    @Schema(description = "When its staff locked it.", nullable = true)
        @Nullable Instant lockedAt) {}
