package org.cairn.skills;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.cairn.platform.Hashes;
import org.cairn.platform.Json;
import org.cairn.safety.CommonTrigger;
import org.jspecify.annotations.Nullable;

/** An edition as a row of {@code skill_edition}, written as JSON for the functions that publish. */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record EditionRow(
    String slug,
    Language language,
    Kind kind,
    String title,
    String summary,
    Method method,
    List<Situation> situations,
    List<CommonTrigger> triggers,
    List<Place> places,
    List<Intensity> intensities,
    Difficulty difficulty,
    int minutes,
    @Nullable String about,
    String whenItHelps,
    String whenToLeave,
    List<String> steps,
    List<String> cautions,
    Evidence evidence,
    List<SkillContent.Source> sources,
    List<Media> media,
    @Nullable String course,
    @Nullable Integer courseOrder,
    String body,
    String hash) {

  static EditionRow of(ObjectMapper json, String slug, Language language, SkillContent content) {
    SkillText text = content.text(language);
    SkillContent.Course course = content.course();
    return new EditionRow(
        slug,
        language,
        content.kind(),
        content.title(),
        content.summary(),
        content.method(),
        content.situations(),
        content.triggers(),
        content.places(),
        content.intensities(),
        content.difficulty(),
        content.minutes(),
        text.about(),
        text.whenItHelps(),
        text.whenToLeaveIt(),
        text.steps(),
        content.cautions(),
        content.evidence(),
        content.sources(),
        content.media(),
        course == null ? null : course.name(),
        course == null ? null : course.order(),
        content.body(),
        hash(json, content));
  }

  /** As PostgreSQL reads bytes from text. */
  private static String hash(ObjectMapper json, SkillContent content) {
    return "\\x"
        + HexFormat.of()
            .formatHex(Hashes.sha256(Json.write(json, content).getBytes(StandardCharsets.UTF_8)));
  }
}
