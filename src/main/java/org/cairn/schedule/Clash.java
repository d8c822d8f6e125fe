package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A room or a facilitator that is taken when a series would need it. */
@Schema(description = "A room or a facilitator that is taken when a series would need it.")
record Clash(
    @Schema(
            description = "The session of the series that clashes.",
            examples = "2027-01-04T18:00:00-05:00")
        OffsetDateTime startsAt,
    @Schema(examples = "room") What what,
    @Schema(
            description =
                "The session that has it; null when it is another program's, or a series' that is not made yet.",
            nullable = true)
        @Nullable UUID with,
    @Schema(
            description = "The series that will have it, when its session is not made yet.",
            nullable = true)
        @Nullable UUID series) {

  /** What is taken. */
  public enum What {
    /** The room. */
    ROOM,
    /** The facilitator. */
    FACILITATOR;

    /** The name in JSON and in the database. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static What of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
