package org.cairn.practice;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A worksheet, whole. */
@Schema(description = "A worksheet, whole.")
record WorksheetView(
    UUID id,
    @Schema(
            description = "Null when it is of nobody's program: then nobody else reads it.",
            examples = "0197a3b0-5c1e-7d2a-9f00-3d6f1c2b4a5e",
            nullable = true)
        @Nullable UUID programId,
    @Schema(examples = "thought-record") String type,
    @Schema(examples = "1") int typeVersion,
    @Schema(description = "What its kind is called, in English.", examples = "Thought record")
        String typeTitle,
    @Schema(
            description = "What the participant calls it.",
            examples = "The evening at my brother's",
            nullable = true)
        @Nullable String title,
    @Schema(
            description = "As the JSON Schema of its kind and version says.",
            examples = "{\"situation\": \"My brother offered me a beer.\"}")
        Map<String, @Nullable Object> content,
    boolean complete,
    @Schema(description = "Whether the participant's counselor may read it.") boolean shared,
    @Schema(description = "Counts up with each save that changes what is written.", examples = "3")
        int version,
    Instant startedAt,
    Instant changedAt,
    @Schema(description = "Null until it is complete.", nullable = true)
        @Nullable Instant completedAt) {

  @Override
  public String toString() {
    return "WorksheetView[***]";
  }

  /** The same without what is written in it. */
  @Schema(description = "A worksheet, without what is written in it.")
  record WorksheetSummary(
      UUID id,
      @Schema(
              description = "Null when it is of nobody's program: then nobody else reads it.",
              examples = "0197a3b0-5c1e-7d2a-9f00-3d6f1c2b4a5e",
              nullable = true)
          @Nullable UUID programId,
      @Schema(examples = "thought-record") String type,
      @Schema(examples = "1") int typeVersion,
      @Schema(description = "What its kind is called, in English.", examples = "Thought record")
          String typeTitle,
      @Schema(
              description = "What the participant calls it.",
              examples = "The evening at my brother's",
              nullable = true)
          @Nullable String title,
      boolean complete,
      @Schema(description = "Whether the participant's counselor may read it.") boolean shared,
      @Schema(examples = "3") int version,
      Instant startedAt,
      Instant changedAt,
      @Schema(description = "Null until it is complete.", nullable = true)
          @Nullable Instant completedAt) {

    @Override
    public String toString() {
      return "WorksheetSummary[***]";
    }
  }

  /** How it was. */
  @Schema(description = "A worksheet as it was from then on.")
  record WorksheetVersion(
      @Schema(examples = "2") int version,
      @Schema(examples = "The evening at my brother's", nullable = true) @Nullable String title,
      @Schema(examples = "{\"situation\": \"My brother offered me a beer.\"}")
          Map<String, @Nullable Object> content,
      boolean complete,
      Instant savedAt) {

    @Override
    public String toString() {
      return "WorksheetVersion[***]";
    }
  }
}
