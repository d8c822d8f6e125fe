package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of an import, row by row. */
@Schema(description = "What became of an import, row by row, in the order in which they were sent.")
record ImportReport(List<Row> rows) {

  /** What became of a row. */
  enum Outcome {
    /** A new session. */
    CREATED,
    /** The session was changed. */
    UPDATED,
    /** It was like that already. */
    UNCHANGED,
    /** It cannot be taken over. */
    REFUSED;

    /** The name in JSON. */
    @JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What became of a row. */
  @Schema(name = "ImportedRow", description = "What became of a row.")
  record Row(
      @Schema(examples = "A-1001") String externalId,
      @Schema(examples = "created") Outcome outcome,
      @Schema(nullable = true) @Nullable UUID sessionId,
      @Schema(
              description = "The type of the problem of a row that was refused.",
              examples = "schedule/room-busy",
              nullable = true)
          @Nullable String problem) {}
}
