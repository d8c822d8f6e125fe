package org.cairn.skills;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.cairn.safety.CommonTrigger;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a skill or lesson says, in one language: as an author writes it, and as it ships. */
@Schema(description = "What a skill or lesson says, in one language.")
public record SkillContent(
    @NotNull @Schema(examples = "skill") Kind kind,
    @NotBlank @Size(max = 80) @Schema(examples = "Ride the wave") String title,
    @NotBlank
        @Size(max = 200)
        @Schema(examples = "Watch a craving rise and fall without acting on it.")
        String summary,
    @NotNull @Schema(examples = "relapse_prevention") Method method,
    @NotEmpty
        @Size(max = 13)
        @Schema(description = "What somebody is in the middle of.", examples = "[\"craving\"]")
        List<@NotNull Situation> situations,
    @NotNull
        @Size(max = 18)
        @Schema(description = "What may have set it off.", examples = "[\"people\", \"money\"]")
        List<@NotNull CommonTrigger> triggers,
    @NotEmpty
        @Size(max = 6)
        @Schema(description = "Where it can be done.", examples = "[\"anywhere\"]")
        List<@NotNull Place> places,
    @NotEmpty
        @Size(max = 3)
        @Schema(
            description = "How strong the feeling may be for it to work.",
            examples = "[\"high\"]")
        List<@NotNull Intensity> intensities,
    @NotNull @Schema(description = "How much practice it asks for.", examples = "medium")
        Difficulty difficulty,
    @Min(1) @Max(60) @Schema(examples = "10") int minutes,
    @NotNull
        @Size(max = 8)
        @Schema(
            description = "In which states it is no help or could harm, and what to do instead.",
            examples = "[\"If the drink is within reach, get away first.\"]")
        List<@NotBlank @Size(max = 300) String> cautions,
    @NotNull
        @Schema(
            description =
                "How well the approach is supported: strong (reviews of many trials), moderate (several trials), some.",
            examples = "some")
        Evidence evidence,
    @NotEmpty
        @Size(max = 10)
        @Schema(
            description = "What it rests on.",
            examples =
                "[{\"title\": \"SAMHSA: TIP 35, 2019\", \"url\": \"https://www.ncbi.nlm.nih.gov/books/NBK571071/\"}]")
        List<@NotNull @Valid Source> sources,
    @NotNull
        @Size(max = 5)
        @Schema(description = "Recordings and pictures, by reference.", examples = "[]")
        List<@NotNull @Valid Media> media,
    @Valid @Schema(description = "Of a lesson: the course that it belongs to.", nullable = true)
        @Nullable Course course,
    @NotBlank
        @Size(max = 10_000)
        @Schema(
            description =
                "Markdown with the headings \"When it helps\", \"When to leave it\" and \"Steps\" (a numbered list); a"
                    + " lesson begins with \"What this is about\". In Spanish \"Cuándo ayuda\", \"Cuándo dejarlo\","
                    + " \"Pasos\" and \"De qué se trata\".",
            examples =
                "## When it helps\nWhen an urge is strong.\n\n## When to leave it\nWhen it is within reach.\n\n## Steps\n1. Sit down.")
        String body) {

  /** What a skill rests on. */
  @Schema(name = "SkillSource", description = "What a skill rests on.")
  public record Source(
      @NotBlank
          @Size(max = 300)
          @Schema(examples = "SAMHSA: TIP 35, Enhancing Motivation for Change, 2019")
          String title,
      @NotBlank
          @Size(max = 500)
          @Pattern(regexp = "https://[!-~]+")
          @Schema(examples = "https://www.ncbi.nlm.nih.gov/books/NBK571071/")
          String url) {}

  /** A place in a course of lessons. */
  @Schema(name = "CoursePlace", description = "A place in a course of lessons.")
  public record Course(
      @NotBlank
          @Size(max = 80)
          @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
          @Schema(examples = "relapse-prevention")
          String name,
      @Min(1) @Max(99) @Schema(examples = "2") int order) {}

  /** What an edition says, with the Markdown that its texts were read from. */
  static SkillContent of(SkillView edition, String body) {
    return new SkillContent(
        edition.kind(),
        edition.title(),
        edition.summary(),
        edition.method(),
        edition.situations(),
        edition.triggers(),
        edition.places(),
        edition.intensities(),
        edition.difficulty(),
        edition.minutes(),
        edition.cautions(),
        edition.evidence(),
        edition.sources(),
        edition.media(),
        edition.course(),
        body);
  }

  /** The text, taken apart; an IllegalArgumentException says what is missing. */
  SkillText text(Language language) {
    return SkillText.of(body, language, kind);
  }
}
