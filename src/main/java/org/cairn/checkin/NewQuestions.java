package org.cairn.checkin;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a program asks from now on. */
@Schema(
    description =
        "What a program asks from now on. All of it. What is shared with whoever leads a session is shared with the"
            + " counselor, too.")
record NewQuestions(
    @NotNull
        @Size(min = 1, max = 10)
        @Schema(
            description = "In this order, each once. substances goes with usedSinceLast.",
            examples = "[\"mood\", \"craving\", \"stress\", \"note\"]")
        List<@NotNull Question> asked,
    @NotNull
        @Size(max = 10)
        @Schema(
            description =
                "Without which nobody can check in. Never usedSinceLast, substances or note.",
            examples = "[\"mood\", \"craving\"]")
        List<@NotNull Question> required,
    @NotNull
        @Size(max = 10)
        @Schema(
            description = "What the participant's counselor reads.",
            examples = "[\"mood\", \"craving\", \"stress\"]")
        List<@NotNull Question> counselorSees,
    @NotNull
        @Size(max = 10)
        @Schema(
            description = "Of that, what whoever leads the session reads.",
            examples = "[\"mood\"]")
        List<@NotNull Question> facilitatorSees) {

  /** Throws the problem, naming the field, of questions that do not go together. */
  void check() {
    if (new HashSet<>(asked).size() < asked.size()) {
      throw CheckInProblem.QUESTIONS_DISAGREE.at("asked", "has each question once");
    }
    if (asked.contains(Question.SUBSTANCES) && !asked.contains(Question.USED_SINCE_LAST)) {
      throw CheckInProblem.QUESTIONS_DISAGREE.at("asked", "has usedSinceLast beside substances");
    }
    if (!required.stream().allMatch(Question::requirable)) {
      throw CheckInProblem.NEVER_REQUIRED.at(
          "required", "is without usedSinceLast, substances and note");
    }
    within("required", required, asked, "asked");
    within("counselorSees", counselorSees, asked, "asked");
    within("facilitatorSees", facilitatorSees, counselorSees, "counselorSees");
  }

  private static void within(
      String field, List<Question> part, List<Question> whole, String called) {
    if (!whole.containsAll(part)) {
      throw CheckInProblem.QUESTIONS_DISAGREE.at(field, "has nothing that is not in " + called);
    }
  }
}
