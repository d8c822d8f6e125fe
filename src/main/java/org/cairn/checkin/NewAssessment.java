package org.cairn.checkin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** My answers to an instrument so far. */
@Schema(description = "My answers to an instrument, all of those given so far.")
record NewAssessment(
    @NotNull
        @Pattern(regexp = Instrument.SLUG)
        @Size(max = 40)
        @Schema(description = "Its slug.", examples = "phq-9")
        String instrument,
    @NotNull
        @Min(1)
        @Max(9999)
        @Schema(description = "The version that was shown to me.", examples = "1")
        Integer instrumentVersion,
    @Schema(
            description = "For which program; needed by those only who take part in several.",
            examples = "0197a3b0-5c1e-7d2a-9f00-3d6f1c2b4a5e",
            nullable = true)
        @Nullable UUID programId,
    @NotNull
        @Size(max = 100)
        @Schema(
            description = "Item to the value of the option that I chose.",
            maxProperties = 100,
            examples = "{\"1\": 1, \"2\": 0}")
        Map<String, @NotNull Integer> answers,
    @NotNull
        @Schema(
            description =
                "Whether I have finished. Until then it is a draft, which my counselor does not see.",
            examples = "false")
        Boolean complete) {

  /** Whether that is the assessment that these answers belong to. */
  boolean belongsTo(AssessmentView assessment) {
    return instrument.equals(assessment.instrument())
        && instrumentVersion == assessment.instrumentVersion()
        && (programId == null || programId.equals(assessment.programId()));
  }

  /** Whether that one says the same. */
  boolean says(AssessmentView assessment) {
    return answers.equals(assessment.answers()) && complete == assessment.complete();
  }

  @Override
  public String toString() {
    return "NewAssessment[***]";
  }
}
