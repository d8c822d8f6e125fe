package org.cairn.checkin;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An instrument, whole, with who will see the answers. */
@Schema(description = "An instrument, whole, with who will see the answers.")
record InstrumentView(
    @Schema(
            description = "Show it before the first question.",
            examples = "You, and your counselor once you finish.")
        String seenBy,
    @Schema(description = "Whose it is; null for all programs'.", nullable = true)
        @Nullable UUID programId,
    Instrument instrument) {

  /** Not the file's to say: it is so for every instrument, by the policies of the database. */
  static final String SEEN_BY =
      "You, and your counselor once you finish. If an answer says that you need somebody soon, your counselor and your"
          + " program's on-call staff are told at once that it does.";

  InstrumentView(@Nullable UUID programId, Instrument instrument) {
    this(SEEN_BY, programId, instrument);
  }

  /** An instrument in a list. */
  @Schema(description = "An instrument in a list, in its current version.")
  record InstrumentSummary(
      @Schema(examples = "phq-9") String slug,
      @Schema(examples = "1") int version,
      @Schema(examples = "Patient Health Questionnaire (PHQ-9)") String title,
      @Schema(description = "How many questions it has.", examples = "10") int itemCount,
      @Schema(description = "Whose it is; null for all programs'.", nullable = true)
          @Nullable UUID programId) {}
}
