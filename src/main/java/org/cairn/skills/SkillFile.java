package org.cairn.skills;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.cairn.safety.CommonTrigger;
import org.jspecify.annotations.Nullable;

/**
 * A skill that ships: a file of Markdown with front matter, {@code skills/<language>/<slug>.md};
 * its slug stands in the {@code index} of the folder.
 *
 * <p>For authors. The front matter (YAML) has
 *
 * <ul>
 *   <li>{@code slug}, as the file is called, for good: practice refers to it; {@code kind}; {@code
 *       title}; {@code summary}; {@code minutes}; {@code difficulty};
 *   <li>{@code method}, {@code situations}, {@code triggers}, {@code places} and {@code intensity},
 *       by which it is found and suggested, in the words of the enums of the same names;
 *   <li>{@code cautions}: in which states it is no help or could harm, and what to do instead;
 *   <li>{@code evidence} and {@code sources}: how well the approach is supported, and where that is
 *       written; each claim of benefit in the text rests on one of them;
 *   <li>of a lesson {@code course}, with its {@code name} and {@code order}; {@code media}, if
 *       there are any.
 * </ul>
 *
 * <p>Below it stand the headings of {@link Language}, in that order; the steps are a numbered list.
 * Another skill is named by its title, in Spanish in quotation marks. Texts are kind and plain, at
 * a reading age of about twelve, blame nobody and promise nothing. {@code LibraryTextsTest} holds
 * them to what can be held. A text that has changed is a new edition the next time the application
 * starts; a text in Spanish differs from the English one in its words alone.
 */
record SkillFile(String slug, SkillContent content) {
  private static final String FENCE = "---\n";
  private static final ObjectMapper YAML =
      YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).build();

  private record FrontMatter(
      String slug,
      Kind kind,
      String title,
      Method method,
      SkillContent.@Nullable Course course,
      List<Situation> situations,
      List<CommonTrigger> triggers,
      List<Place> places,
      @JsonProperty("intensity") List<Intensity> intensities,
      Difficulty difficulty,
      int minutes,
      String summary,
      List<String> cautions,
      Evidence evidence,
      List<SkillContent.Source> sources,
      @Nullable List<Media> media) {}

  static SkillFile of(String markdown) {
    int end = markdown.indexOf("\n" + FENCE, FENCE.length());
    if (!markdown.startsWith(FENCE) || end < 0) {
      throw new IllegalArgumentException("no front matter");
    }
    try {
      FrontMatter front =
          YAML.readValue(markdown.substring(FENCE.length(), end + 1), FrontMatter.class);
      return new SkillFile(
          front.slug,
          new SkillContent(
              front.kind,
              front.title,
              front.summary,
              front.method,
              front.situations,
              front.triggers,
              front.places,
              front.intensities,
              front.difficulty,
              front.minutes,
              front.cautions,
              front.evidence,
              front.sources,
              Objects.requireNonNullElse(front.media, List.of()),
              front.course,
              markdown.substring(end + 1 + FENCE.length())));
    } catch (IOException e) {
      throw new IllegalArgumentException("the front matter cannot be read: " + e.getMessage(), e);
    }
  }
}
