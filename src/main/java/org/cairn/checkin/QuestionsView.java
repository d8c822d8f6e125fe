package org.cairn.checkin;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.safety.CommonTrigger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one of my programs asks. */
@Schema(description = "What one of my programs asks, in this order.")
record QuestionsView(
    UUID programId,
    @Schema(description = "Send it along with the answers, as questionsVersion.", examples = "1")
        int version,
    List<QuestionView> questions) {

  /** One question. */
  @Schema(description = "A question, and who will see the answer.")
  record QuestionView(
      @Schema(description = "The field of the answer.", examples = "craving") Question key,
      @Schema(description = "How it is answered.", examples = "scale") Question.AnswerKind kind,
      @Schema(examples = "How strong is craving?") String text,
      @Schema(description = "Of a scale or of hours.", examples = "0", nullable = true)
          @Nullable Integer min,
      @Schema(description = "Of a scale or of hours.", examples = "10", nullable = true)
          @Nullable Integer max,
      @Schema(
              description = "What the lowest number stands for.",
              examples = "none",
              nullable = true)
          @Nullable String minLabel,
      @Schema(
              description = "What the highest number stands for.",
              examples = "the strongest there is",
              nullable = true)
          @Nullable String maxLabel,
      @Schema(
              description =
                  "Triggers and substances to choose from; my own triggers come on top. Null otherwise.",
              nullable = true)
          @Nullable List<ChoiceView> choices,
      @Schema(description = "Whether it needs an answer.", examples = "true") boolean required,
      @Schema(
              description = "Show it beside the question, before the answer is written.",
              examples = "You and your counselor.")
          String seenBy) {}

  /** One of the answers to choose from. */
  @Schema(description = "An answer to choose.")
  record ChoiceView(
      @Schema(examples = "loneliness") String code,
      @Schema(examples = "Feeling alone") String text) {}

  static QuestionsView of(QuestionSet set) {
    return new QuestionsView(
        set.programId(),
        set.version(),
        set.asked().stream().map(question -> view(set, question)).toList());
  }

  static List<ChoiceView> commonTriggers() {
    return Stream.of(CommonTrigger.values())
        .map(one -> new ChoiceView(one.word(), one.text()))
        .toList();
  }

  private static QuestionView view(QuestionSet set, Question question) {
    Integer max =
        switch (question.kind()) {
          case SCALE -> 10;
          case HOURS -> 24;
          default -> null;
        };
    List<String> ends = question.ends();
    return new QuestionView(
        question,
        question.kind(),
        question.text(),
        max == null ? null : 0,
        max,
        ends == null ? null : ends.get(0),
        ends == null ? null : ends.get(1),
        switch (question.kind()) {
          case TRIGGERS -> commonTriggers();
          case SUBSTANCES ->
              Stream.of(Substance.values())
                  .map(one -> new ChoiceView(one.word(), one.text()))
                  .toList();
          default -> null;
        },
        set.required().contains(question),
        set.seenBy(question));
  }
}
