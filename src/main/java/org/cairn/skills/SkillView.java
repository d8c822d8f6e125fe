package org.cairn.skills;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.safety.CommonTrigger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An edition of a skill or lesson, whole; its texts are plain, but for {@code html}.
 *
 * <p>Phones keep it: whoever changes a field raises {@code LibraryChanges.FORMAT}.
 */
@Schema(description = "An edition of a skill or lesson, whole. But for html, its texts are plain.")
public record SkillView(
    @Schema(examples = "urge-surfing") String slug,
    @Schema(
            description = "This edition, which never changes: practice refers to it.",
            examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f")
        UUID editionId,
    @Schema(description = "Grows by one with each edition in this language.", examples = "1")
        int version,
    @Schema(
            description = "The program whose own it is; null when it comes with Cairn.",
            examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f",
            nullable = true)
        @Nullable UUID programId,
    @Schema(examples = "en") Language language,
    @Schema(examples = "skill") Kind kind,
    @Schema(examples = "Ride the wave") String title,
    @Schema(examples = "Watch a craving rise and fall without acting on it.") String summary,
    @Schema(examples = "relapse_prevention") Method method,
    @Schema(examples = "[\"craving\"]") List<Situation> situations,
    @Schema(description = "What may have set it off.", examples = "[\"people\", \"money\"]")
        List<CommonTrigger> triggers,
    @Schema(description = "Where it can be done.", examples = "[\"anywhere\"]") List<Place> places,
    @Schema(description = "How strong the feeling may be for it to work.", examples = "[\"high\"]")
        List<Intensity> intensities,
    @Schema(description = "How much practice it asks for.", examples = "medium")
        Difficulty difficulty,
    @Schema(examples = "10") int minutes,
    @Schema(description = "How well the approach it comes from is supported.", examples = "some")
        Evidence evidence,
    @Schema(description = "Of a lesson: its place in a course.", nullable = true)
        SkillContent.@Nullable Course course,
    @Schema(
            description = "Of a lesson: what it is about.",
            examples = "Cravings come, peak and pass.",
            nullable = true)
        @Nullable String about,
    @Schema(examples = "When a craving is strong and you can stay where you are.")
        String whenItHelps,
    @Schema(
            description = "When to leave it, and what to do instead.",
            examples = "When you feel unwell: call for help first.")
        String whenToLeaveIt,
    @Schema(examples = "[\"Sit down and feel both feet on the floor.\"]") List<String> steps,
    @Schema(
            description = "In which states it is no help or could harm.",
            examples = "[\"If the drink is within reach, get away first.\"]")
        List<String> cautions,
    @Schema(description = "What it rests on.") List<SkillContent.Source> sources,
    @Schema(description = "Recordings and pictures, by reference.") List<Media> media,
    @Schema(description = "When this edition was published.", examples = "2026-03-02T17:30:00Z")
        Instant publishedAt,
    @Schema(
            description =
                "The whole text as safe HTML: headings, paragraphs, lists, emphasis, quotations, code and links. Only when"
                    + " one skill is read; null wherever there are many.",
            examples = "<h2>Steps</h2><ol><li>Sit down.</li></ol>",
            nullable = true)
        @Nullable String html) {

  /** A skill or lesson in a list. */
  @Schema(description = "A skill or lesson in a list.")
  public record Summary(
      @Schema(examples = "urge-surfing") String slug,
      @Schema(examples = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f") UUID editionId,
      @Schema(examples = "1") int version,
      @Schema(examples = "en") Language language,
      @Schema(examples = "skill") Kind kind,
      @Schema(examples = "Ride the wave") String title,
      @Schema(examples = "Watch a craving rise and fall without acting on it.") String summary,
      @Schema(examples = "relapse_prevention") Method method,
      @Schema(examples = "[\"craving\"]") List<Situation> situations,
      @Schema(examples = "[\"high\"]") List<Intensity> intensities,
      @Schema(examples = "medium") Difficulty difficulty,
      @Schema(examples = "10") int minutes,
      @Schema(nullable = true) SkillContent.@Nullable Course course) {}
}
