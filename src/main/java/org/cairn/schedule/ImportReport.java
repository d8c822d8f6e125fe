package org.cairn.schedule;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of an import, row by row. */
@Schema(description = "What became of an import, row by row, in the order in which they were sent.")
record ImportReport(List<ImportedRow> rows) {

  /** What became of a row. */
  @Schema(description = "What became of a row.")
  record ImportedRow(
      @Schema(examples = "A-1001") String externalId,
      @Schema(examples = "created") ImportOutcome outcome,
      @Schema(nullable = true) @Nullable UUID sessionId,
      @Schema(
              description = "The type of the problem of a row that was refused.",
              examples = "schedule/room-busy",
              nullable = true)
          @Nullable String problem) {}
}
