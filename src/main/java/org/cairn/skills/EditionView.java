package org.cairn.skills;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An edition in the history of a skill. */
@Schema(name = "SkillEdition", description = "An edition in the history of a skill or lesson.")
record EditionView(
    @Schema(examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f") UUID editionId,
    @Schema(examples = "1") int version,
    @Schema(
            description = "The program whose own it is; null when it comes with Cairn.",
            examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f",
            nullable = true)
        @Nullable UUID programId,
    @Schema(examples = "en") Language language,
    @Schema(examples = "Ride the wave") String title,
    @Schema(examples = "2026-03-02T17:30:00Z") Instant publishedAt) {}
