package org.cairn.schedule;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A room or a facilitator that is taken when a session would need it. */
@Schema(description = "A room or a facilitator that is taken when a session would need it.")
record Conflict(
    @Schema(
            description =
                "The session that would need it; null for one of a series that is being planned.",
            nullable = true)
        @Nullable UUID sessionId,
    @Schema(description = "When that session starts.", examples = "2027-01-04T18:00:00-05:00")
        OffsetDateTime startsAt,
    @Schema(description = "What is taken.", examples = "room") ConflictKind what,
    @Schema(
            description =
                "The session that has it; null when it is another program's, or a series' that is not made yet.",
            nullable = true)
        @Nullable UUID with,
    @Schema(
            description = "The series that will have it, when its session is not made yet.",
            nullable = true)
        @Nullable UUID series) {

  /** One of a series that is being planned. */
  static Conflict of(
      OffsetDateTime startsAt, ConflictKind what, @Nullable UUID with, @Nullable UUID series) {
    return new Conflict(null, startsAt, what, with, series);
  }
}
