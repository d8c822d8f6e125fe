package org.cairn.checkin;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A milestone that a member shows to their group. */
@Schema(description = "A milestone that a member shows to the group, under their alias alone.")
record SharedMilestoneView(
    UUID id,
    @Schema(examples = "Heron") String alias,
    @Schema(examples = "sessions") MilestoneKind kind,
    @Schema(description = "How many were reached.", examples = "10") int reached,
    @Schema(description = "The same in words.", examples = "10 sessions") String words,
    Instant sharedAt) {}
