package org.cairn.skills;

import java.util.List;
import org.cairn.safety.SafetyPlanView;
import org.cairn.safety.SupportBlock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What was found. */
@Schema(description = "What was found: a page of it, and how all of it is distributed.")
record FoundSkills(
    @Schema(description = "The most fitting first; without words, the shortest.")
        List<FoundSkill> items,
    @Schema(
            description = "Cursor of the page that follows; null on the last page.",
            nullable = true)
        @Nullable String next,
    SkillFacets facets,
    @Schema(
            description =
                "What was looked for, when a word was taken as another one: \"Showing results for craving\". Null"
                    + " when it was looked for as it was written.",
            examples = "panic attack",
            nullable = true)
        @Nullable String understood,
    @Schema(
            description =
                "Help that is there now, when what was looked for sounds as if a life were in danger. Show it at once, above"
                    + " what was found. Null otherwise.",
            nullable = true)
        @Nullable SupportBlock support,
    @Schema(
            description = "My own safety plan, beside support; null when there is none.",
            nullable = true)
        @Nullable SafetyPlanView safetyPlan) {

  /** A skill, and where it says what was looked for. */
  @Schema(description = "A skill or lesson, and where it says what was looked for.")
  record FoundSkill(
      SkillView.Summary skill,
      @Schema(description = "Empty when it was found by other texts of it, or without words.")
          List<SkillHighlight> highlights) {}

  /** A text with the words in it. */
  @Schema(description = "A text, plain, and where in it the words are.")
  record SkillHighlight(
      @Schema(description = "Which text: summary, or whenItHelps.", examples = "summary")
          String field,
      @Schema(
              description = "The summary, or a part of when it helps.",
              examples = "Let a rush of panic rise and fall without a fight.")
          String text,
      List<TextRange> ranges) {}

  /** A part of a text. */
  @Schema(
      description =
          "A part of a text, counted in UTF-16 code units, as strings are in Java, Kotlin, Swift's NSString and"
              + " JavaScript.")
  record TextRange(@Schema(examples = "14") int start, @Schema(examples = "5") int length) {}

  /** How all that was found is distributed. */
  @Schema(
      description =
          "How many of all that was found have which value, those with most first; minutes cumulative, for maxMinutes.")
  record SkillFacets(
      List<FacetCount> method,
      List<FacetCount> situation,
      List<FacetCount> kind,
      List<FacetCount> difficulty,
      List<FacetCount> minutes) {}

  /** How many have a value. */
  @Schema(description = "A value for the filter of this name, and how many have it.")
  record FacetCount(
      @Schema(examples = "mindfulness") String value, @Schema(examples = "3") int count) {}

  @Override
  public String toString() {
    return "FoundSkills[***]";
  }
}
