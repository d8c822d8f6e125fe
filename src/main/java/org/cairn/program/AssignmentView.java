package org.cairn.program;

import java.time.Instant;
import java.util.UUID;
import org.cairn.identity.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An assignment. */
@Schema(description = "What gives a staff member sight of people.")
record AssignmentView(
    UUID id,
    UUID staffId,
    @Schema(examples = "facilitator") Role role,
    @Schema(nullable = true) @Nullable UUID participantId,
    @Schema(nullable = true) @Nullable UUID sessionId,
    @Schema(nullable = true) @Nullable UUID groupId,
    Instant createdAt) {}
