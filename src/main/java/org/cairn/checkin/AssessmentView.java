package org.cairn.checkin;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.cairn.platform.Versioned;
import org.cairn.safety.HelpNow;
import org.cairn.safety.SafetyPlanView;
import org.cairn.safety.SupportBlock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Answers to an instrument, with their score once they are complete. */
@Schema(description = "A participant's answers to an instrument, with their score once complete.")
record AssessmentView(
    UUID id,
    UUID programId,
    @Schema(description = "The instrument's slug.", examples = "phq-9") String instrument,
    @Schema(description = "The instrument's version.", examples = "1") int instrumentVersion,
    @Schema(examples = "Patient Health Questionnaire (PHQ-9)") String title,
    @Schema(
            description = "Item to the value of the option that was chosen.",
            examples = "{\"1\": 1, \"2\": 0}")
        Map<String, Integer> answers,
    @Schema(description = "False for a draft.", examples = "true") boolean complete,
    Instant startedAt,
    Instant changedAt,
    @Schema(nullable = true) @Nullable Instant completedAt,
    @Schema(description = "Null for a draft.", nullable = true) @Nullable AssessmentResult result) {

  AssessmentView {
    answers = sorted(answers);
  }

  /** What the answers come to. */
  @Schema(description = "What the answers come to, by the published rules. It is no diagnosis.")
  record AssessmentResult(
      @Schema(
              description = "Null when too many items were left out.",
              examples = "7",
              nullable = true)
          @Nullable Integer score,
      @Schema(description = "Subscale to its score.", examples = "{\"b\": 4}")
          Map<String, Integer> subscales,
      @Schema(
              description =
                  "In the publication's terms. Null for the participant where support comes along.",
              examples = "Mild",
              nullable = true)
          @Nullable String band,
      @Schema(
              description = "What it means, for the participant.",
              examples = "Some of these problems were with you in the last two weeks.",
              nullable = true)
          @Nullable String sentence) {

    /**
     * Where answers call for help, no score may make little of them: "Minimal" of one that speaks
     * of death.
     */
    static final String HEARD =
        "Thank you for saying so. What you said matters more than a score; please look at the support that comes with"
            + " it.";

    AssessmentResult {
      subscales = sorted(subscales);
    }

    @Override
    public String toString() {
      return "AssessmentResult[***]";
    }
  }

  /** As its participant reads it whose answers call for help. */
  AssessmentView heard() {
    return result == null
        ? this
        : new AssessmentView(
            id,
            programId,
            instrument,
            instrumentVersion,
            title,
            answers,
            complete,
            startedAt,
            changedAt,
            completedAt,
            new AssessmentResult(result.score, result.subscales, null, AssessmentResult.HEARD));
  }

  /** Mine, with the support that belongs to it. */
  @Schema(description = "My answers to an instrument, and help where they call for it.")
  record MyAssessment(
      AssessmentView assessment,
      @Schema(
              description = "Who was told of an answer that worries; null when nobody was.",
              examples = "Your care team has been told.",
              nullable = true)
          @Nullable String told,
      @Schema(description = "Help that is there now; show it first.", nullable = true)
          @Nullable SupportBlock support,
      @Schema(
              description = "My own safety plan, beside support; null when there is none.",
              nullable = true)
          @Nullable SafetyPlanView safetyPlan)
      implements Versioned {

    static MyAssessment of(AssessmentView assessment, HelpNow help) {
      return new MyAssessment(assessment, help.told(), help.support(), help.safetyPlan());
    }

    /** Help changes, and does not make a draft stale. */
    @Override
    public Object own() {
      return assessment;
    }

    @Override
    public String toString() {
      return "MyAssessment[***]";
    }
  }

  @Override
  public String toString() {
    return "AssessmentView[***]";
  }

  /** In one order, so that the same answers have the same ETag. */
  private static Map<String, Integer> sorted(Map<String, Integer> values) {
    return Collections.unmodifiableMap(new TreeMap<>(values));
  }
}
