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
      @Schema(description = "Null where there is no such session.", nullable = true)
          @Nullable UUID sessionId,
      @Schema(
              description = "The type of the problem of a row that was refused.",
              examples = "schedule/room-busy",
              nullable = true)
          @Nullable String problem,
      @Schema(
              description = "What to change about a row that was refused, for people.",
              examples = "This room is taken at that time; choose another room or another time",
              nullable = true)
          @Nullable String title,
      @Schema(
              description = "More of it, where there is more to say.",
              examples = "Choose a day within the next two years.",
              nullable = true)
          @Nullable String detail) {

    /** When others are refused, nothing became of this one. */
    ImportedRow notTaken() {
      return problem != null
          ? this
          : new ImportedRow(externalId, ImportOutcome.NOT_TAKEN, null, null, null, null);
    }
  }
}
