package org.cairn.program;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A participant in a cohort. */
@Schema(description = "A participant in a cohort.")
record CohortMemberView(
    UUID participantId, @Schema(examples = "Maria R.") String name, Instant joinedAt) {}
