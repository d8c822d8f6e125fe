package org.cairn.skills;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Json;
import org.cairn.safety.CommonTrigger;
import org.jspecify.annotations.Nullable;

/** The library, as the caller is offered it. */
@ApplicationScoped
public class Skills {
  /** What {@link #summary} reads, from its first column on. */
  static final String SUMMARY =
      "slug, id, version, language, kind, title, summary, method, situations, intensities, difficulty, minutes, course,"
          + " course_order";

  static final int OF_SUMMARY = 14;

  /** What {@link #view} reads of {@code skill_edition}, from the first column on. */
  public static final String WHOLE =
      SUMMARY
          + ", program_id, triggers, places, evidence, about, when_it_helps, when_to_leave, steps, cautions, sources,"
          + " media, published_at";

  /** The shortest first: what can be done at once helps at once. A course has its own order. */
  static final String LIST =
      "select * from (select distinct on (slug) "
          + SUMMARY
          + ", case when ?::text is null then minutes else course_order end as place from offered(?::text[])"
          + " where (?::text is null or method = ?) and (?::text is null or kind = ?)"
          + " and (?::text is null or course = ?) and minutes <= ? order by slug, program_id) e"
          + " where (place, slug) > (?, ?) order by place, slug limit ?";

  /** What a list is narrowed down to. */
  record Filter(
      @Nullable Method method, @Nullable Kind kind, @Nullable String course, int maxMinutes) {}

  /** A skill in a list, and its place there. */
  record Listed(SkillView.Summary skill, int place) {}

  private final Jdbc jdbc;
  private final ObjectMapper json;

  Skills(Jdbc jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  List<Listed> list(
      List<Language> languages, Filter filter, int afterPlace, String afterSlug, int limit) {
    String method = word(filter.method, Method::word);
    String kind = word(filter.kind, Kind::word);
    return jdbc.query(
        LIST,
        row -> new Listed(summary(row), row.getInt(OF_SUMMARY + 1)),
        filter.course,
        Language.words(languages),
        method,
        method,
        kind,
        kind,
        filter.course,
        filter.course,
        filter.maxMinutes,
        afterPlace,
        afterSlug,
        limit);
  }

  Optional<SkillView> bySlug(List<Language> languages, String slug) {
    return jdbc.first(
        "select "
            + WHOLE
            + ", body from offered(?::text[]) where slug = ? order by program_id limit 1",
        this::whole,
        Language.words(languages),
        slug);
  }

  /**
   * Makes what ships what this release holds, unless a newer one has shipped.
   *
   * @param editions a JSON array of rows of {@code skill_edition}
   * @return how many editions came or went
   */
  int ship(String editions, int release, Instant now) {
    return jdbc.first(
            "select ship_skills(?::jsonb, ?, ?)", row -> row.getInt(1), editions, release, now)
        .orElse(0);
  }

  /** The edition in a row that begins with {@link #WHOLE}. */
  public SkillView view(ResultSet row) throws SQLException {
    return view(row, null);
  }

  /** The same with {@code html}, where one is read; the row has the column {@code body}, too. */
  SkillView whole(ResultSet row) throws SQLException {
    return view(row, Markdown.html(row.getString("body")));
  }

  private SkillView view(ResultSet row, @Nullable String html) throws SQLException {
    SkillView.Summary summary = summary(row);
    int at = OF_SUMMARY;
    return new SkillView(
        summary.slug(),
        summary.editionId(),
        summary.version(),
        row.getObject(++at, UUID.class),
        summary.language(),
        summary.kind(),
        summary.title(),
        summary.summary(),
        summary.method(),
        summary.situations(),
        words(row, ++at, CommonTrigger::fromString),
        words(row, ++at, Place::fromString),
        summary.intensities(),
        summary.difficulty(),
        summary.minutes(),
        Evidence.fromString(row.getString(++at)),
        summary.course(),
        row.getString(++at),
        row.getString(++at),
        row.getString(++at),
        words(row, ++at, text -> text),
        words(row, ++at, text -> text),
        read(row.getString(++at), new TypeReference<List<SkillContent.Source>>() {}),
        read(row.getString(++at), new TypeReference<List<Media>>() {}),
        row.getObject(++at, OffsetDateTime.class).toInstant(),
        html);
  }

  static SkillView.Summary summary(ResultSet row) throws SQLException {
    String course = row.getString(13);
    return new SkillView.Summary(
        row.getString(1),
        Objects.requireNonNull(row.getObject(2, UUID.class)),
        row.getInt(3),
        Language.fromString(row.getString(4)),
        Kind.fromString(row.getString(5)),
        row.getString(6),
        row.getString(7),
        Method.fromString(row.getString(8)),
        words(row, 9, Situation::fromString),
        words(row, 10, Intensity::fromString),
        Difficulty.fromString(row.getString(11)),
        row.getInt(12),
        course == null ? null : new SkillContent.Course(course, row.getInt(14)));
  }

  private static <T> List<T> words(ResultSet row, int column, Function<String, T> word)
      throws SQLException {
    return Arrays.stream((String[]) row.getArray(column).getArray()).map(word).toList();
  }

  private static <T> @Nullable String word(@Nullable T value, Function<T, String> word) {
    return value == null ? null : word.apply(value);
  }

  private <T> T read(String text, TypeReference<T> type) {
    return Json.read(json, text, type);
  }
}
