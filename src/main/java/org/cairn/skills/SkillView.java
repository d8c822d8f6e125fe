package org.cairn.skills;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A skill, whole. */
@Schema(description = "A coping skill, whole.")
record SkillView(
    @Schema(examples = "urge-surfing") String slug,
    @Schema(description = "Grows by one with each edition.", examples = "1") int version,
    @Schema(examples = "Ride the wave") String title,
    @Schema(examples = "Watch a craving rise and fall without acting on it.") String summary,
    @Schema(examples = "relapse_prevention") Method method,
    @Schema(examples = "[\"craving\"]") List<Situation> situations,
    @Schema(description = "How strong the feeling may be for it to work.", examples = "[\"high\"]")
        List<Intensity> intensities,
    @Schema(examples = "10") int minutes,
    @Schema(examples = "When a craving is strong and you can stay where you are.")
        String whenItHelps,
    @Schema(
            description = "When to leave it, and what to do instead.",
            examples = "When you feel unwell: call for help first.")
        String whenToLeaveIt,
    @Schema(examples = "[\"Sit down and feel both feet on the floor.\"]") List<String> steps,
    List<Source> sources) {

  /** What a skill rests on. */
  @Schema(description = "What a skill rests on.")
  record Source(
      @Schema(examples = "SAMHSA: TIP 35, Enhancing Motivation for Change, 2019") String title,
      @Schema(examples = "https://www.ncbi.nlm.nih.gov/books/NBK571071/") String url) {}

  /** A skill in a list. */
  @Schema(description = "A coping skill in a list.")
  record Summary(
      @Schema(examples = "urge-surfing") String slug,
      @Schema(examples = "1") int version,
      @Schema(examples = "Ride the wave") String title,
      @Schema(examples = "Watch a craving rise and fall without acting on it.") String summary,
      @Schema(examples = "relapse_prevention") Method method,
      @Schema(examples = "[\"craving\"]") List<Situation> situations,
      @Schema(examples = "[\"high\"]") List<Intensity> intensities,
      @Schema(examples = "10") int minutes) {}
}
