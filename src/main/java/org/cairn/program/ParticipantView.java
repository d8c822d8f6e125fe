package org.cairn.program;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A participant of a program, as its coordinator sees them. */
@Schema(description = "A participant of a program.")
record ParticipantView(
    UUID id,
    @Schema(examples = "maria.r") String login,
    @Schema(examples = "Maria R.") String name,
    Instant enrolledAt,
    @Schema(nullable = true, description = "When the enrollment ended; null while it lasts.")
        @Nullable Instant dischargedAt) {}
