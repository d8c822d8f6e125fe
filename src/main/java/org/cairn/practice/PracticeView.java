package org.cairn.practice;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.Versioned;
import org.cairn.safety.SupportBlock;
import org.cairn.skills.Situation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A practice as it is on record. */
@Schema(description = "A skill that was practiced, and what it did.")
record PracticeView(
    UUID id,
    @Schema(description = "The skill, by its slug.", examples = "urge-surfing") String skill,
    @Schema(description = "What the edition is called.", examples = "Ride the wave") String title,
    @Schema(
            description = "The edition that was read.",
            examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f")
        UUID editionId,
    @Schema(description = "Null when it is in no program: then only I see it.", nullable = true)
        @Nullable UUID programId,
    @Schema(description = "What it was for.", examples = "craving", nullable = true)
        @Nullable Situation situation,
    @Schema(
            description = "How strong the feeling or craving was before, 0 to 10.",
            examples = "8",
            nullable = true)
        @Nullable Integer before,
    @Schema(description = "And after.", examples = "4", nullable = true) @Nullable Integer after,
    @Schema(examples = "10", nullable = true) @Nullable Integer minutes,
    @Schema(
            description = "For whoever may read it.",
            examples = "It passed while I counted.",
            nullable = true)
        @Nullable String note,
    @Schema(description = "Whether my counselor may read the note.", examples = "false")
        boolean noteShared,
    @Schema(examples = "2026-11-23T23:05:00Z") Instant practicedAt,
    @Schema(examples = "America/New_York") String timeZone,
    @Schema(description = "The day in that zone.", examples = "2026-11-23") LocalDate day,
    @Schema(description = "Counts up with each change.", examples = "1") int version,
    @Schema(examples = "2026-11-23T23:15:00Z") Instant changedAt,
    @Schema(
            description =
                "Help that is there now, when I log that it is very strong after, or much stronger than before. Show it at"
                    + " once. Null otherwise, and when it is read.",
            nullable = true)
        @Nullable SupportBlock support)
    implements Versioned {

  PracticeView with(SupportBlock help) {
    return new PracticeView(
        id,
        skill,
        title,
        editionId,
        programId,
        situation,
        before,
        after,
        minutes,
        note,
        noteShared,
        practicedAt,
        timeZone,
        day,
        version,
        changedAt,
        help);
  }

  /** Help changes, and makes no correction stale. */
  @Override
  public Object own() {
    return Map.of(id.toString(), version);
  }

  @Override
  public String toString() {
    return "PracticeView[***]";
  }
}
