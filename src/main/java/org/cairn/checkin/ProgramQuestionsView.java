package org.cairn.checkin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a program asks, as its coordinator sees it. */
@Schema(description = "What a program asks, and who reads the answers.")
record ProgramQuestionsView(
    UUID programId,
    @Schema(description = "Counts up with each change.", examples = "1") int version,
    @Schema(description = "In this order.", examples = "[\"mood\", \"craving\"]")
        List<Question> asked,
    @Schema(examples = "[\"mood\"]") List<Question> required,
    @Schema(examples = "[\"mood\", \"craving\"]") List<Question> counselorSees,
    @Schema(examples = "[\"mood\"]") List<Question> facilitatorSees,
    Instant changedAt) {

  static ProgramQuestionsView of(QuestionSet set) {
    return new ProgramQuestionsView(
        set.programId(),
        set.version(),
        set.asked(),
        set.required(),
        set.counselorSees(),
        set.facilitatorSees(),
        set.changedAt());
  }
}
