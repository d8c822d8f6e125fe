package org.cairn.practice;

import java.util.List;
import org.cairn.safety.SupportBlock;
import org.cairn.skills.SkillView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What to try now. */
@Schema(description = "What to try now, the likeliest to help first.")
record SuggestionsView(
    @Schema(description = "Three, or fewer when no more fit.") List<Suggestion> suggestions,
    @Schema(description = "The rule that chose them.", examples = "three-skills") String rule,
    @Schema(examples = "1") int ruleVersion,
    @Schema(
            description =
                "Help that is there now, when it is very strong, after using, or when nothing fits. Show it at once. Null otherwise.",
            nullable = true)
        @Nullable SupportBlock support) {

  /** A skill, and why. */
  @Schema(name = "SkillSuggestion", description = "A skill to try now, whole, and why.")
  record Suggestion(SkillView skill, Reason reason, Score score) {
    @Override
    public String toString() {
      return "Suggestion[***]";
    }
  }

  /** Why. */
  @Schema(name = "SuggestionReason", description = "Why a skill is suggested.")
  record Reason(
      @Schema(examples = "helped_you") ReasonKind kind,
      @Schema(description = "Times it helped me with one of these feelings.", examples = "4")
          int helped,
      @Schema(description = "Of the times that I rated it for one of them.", examples = "5")
          int rated,
      @Schema(description = "The same for people.", examples = "Helped you 4 of 5 times.")
          String text) {
    @Override
    public String toString() {
      return "Reason[***]";
    }
  }

  /** What it comes to by the rule, in points. */
  @Schema(name = "SuggestionScore", description = "What it comes to by the rule, in points.")
  record Score(
      @Schema(description = "The step of the rule that it fits by.", examples = "0") int step,
      @Schema(examples = "30") int feeling,
      @Schema(examples = "15") int trigger,
      @Schema(examples = "0") int place,
      @Schema(examples = "0") int favorite,
      @Schema(examples = "176") int benefit,
      @Schema(examples = "221") int total) {}

  @Override
  public String toString() {
    return "SuggestionsView[***]";
  }
}
