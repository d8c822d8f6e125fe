package org.cairn.skills;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** The library of skills. */
@ApplicationScoped
class Skills implements PanacheRepositoryBase<Skill, String> {
  private static final String SUMMARY =
      "slug, version, title, summary, method, situations, intensities, minutes";
  private static final String FILTERS =
      " (?::text is null or method = ?) and (?::text is null or ? = any (situations))"
          + " and (?::text is null or ? = any (intensities)) and minutes <= ?";

  /**
   * By relevance, then by name: the rank is part of the cursor, so a page goes on where the last
   * one ended.
   */
  static final String SEARCH =
      "select * from (select "
          + SUMMARY
          + ", ts_rank(search, query) as rank"
          + " from skill, websearch_to_tsquery('english', ?) query where search @@ query and"
          + FILTERS
          + ") found"
          + " where (?::float4 is null or rank < ?::float4 or rank = ?::float4 and slug > ?)"
          + " order by rank desc, slug limit ?";

  /** The shortest first: what can be done at once helps at once. */
  static final String LIST =
      "select "
          + SUMMARY
          + ", 0::float4 as rank from skill where"
          + FILTERS
          + " and (minutes, slug) > (?, ?) order by minutes, slug limit ?";

  private static final String UPSERT =
      "insert into skill (slug, version, title, summary, method, situations, intensities, minutes, when_it_helps,"
          + " when_to_leave, steps, sources, search) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb,"
          + " setweight(to_tsvector('english', ?), 'A') || setweight(to_tsvector('english', ?), 'B')"
          + " || setweight(to_tsvector('english', ?), 'C'))"
          + " on conflict (slug) do update set version = excluded.version, title = excluded.title,"
          + " summary = excluded.summary, method = excluded.method, situations = excluded.situations,"
          + " intensities = excluded.intensities, minutes = excluded.minutes, when_it_helps = excluded.when_it_helps,"
          + " when_to_leave = excluded.when_to_leave, steps = excluded.steps, sources = excluded.sources,"
          + " search = excluded.search where skill.version < excluded.version";

  /** What a list is narrowed down to. */
  record Filter(
      @Nullable Method method,
      @Nullable Situation situation,
      @Nullable Intensity intensity,
      int maxMinutes) {}

  /** A skill in a list, with its relevance. */
  record Found(SkillView.Summary skill, float rank) {}

  private final Jdbc jdbc;
  private final ObjectMapper json;

  Skills(Jdbc jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  List<Found> search(
      String query, Filter filter, @Nullable Float afterRank, String afterSlug, int limit) {
    String method = word(filter.method, Method::word);
    String situation = word(filter.situation, Situation::word);
    String intensity = word(filter.intensity, Intensity::word);
    return jdbc.query(
        SEARCH,
        Skills::found,
        query,
        method,
        method,
        situation,
        situation,
        intensity,
        intensity,
        filter.maxMinutes,
        afterRank,
        afterRank,
        afterRank,
        afterSlug,
        limit);
  }

  List<Found> list(Filter filter, int afterMinutes, String afterSlug, int limit) {
    String method = word(filter.method, Method::word);
    String situation = word(filter.situation, Situation::word);
    String intensity = word(filter.intensity, Intensity::word);
    return jdbc.query(
        LIST,
        Skills::found,
        method,
        method,
        situation,
        situation,
        intensity,
        intensity,
        filter.maxMinutes,
        afterMinutes,
        afterSlug,
        limit);
  }

  Optional<SkillView> bySlug(String slug) {
    return jdbc.first(
        "select "
            + SUMMARY
            + ", when_it_helps, when_to_leave, steps, sources from skill where slug = ?",
        row -> {
          SkillView.Summary summary = summary(row);
          return new SkillView(
              summary.slug(),
              summary.version(),
              summary.title(),
              summary.summary(),
              summary.method(),
              summary.situations(),
              summary.intensities(),
              summary.minutes(),
              row.getString(9),
              row.getString(10),
              words(row, 11, text -> text),
              sources(row.getString(12)));
        },
        slug);
  }

  /** Inserts skills, or replaces older editions of them. */
  void ship(List<SkillView> skills) {
    for (SkillView skill : skills) {
      String situations =
          String.join(" ", strings(skill.situations(), Situation::word)).replace('_', ' ');
      jdbc.update(
          UPSERT,
          skill.slug(),
          skill.version(),
          skill.title(),
          skill.summary(),
          skill.method().word(),
          strings(skill.situations(), Situation::word),
          strings(skill.intensities(), Intensity::word),
          skill.minutes(),
          skill.whenItHelps(),
          skill.whenToLeaveIt(),
          skill.steps().toArray(String[]::new),
          sources(skill.sources()),
          skill.title() + " " + situations,
          skill.summary() + " " + skill.method().word().replace('_', ' '),
          skill.whenItHelps() + " " + String.join(" ", skill.steps()));
    }
  }

  private static Found found(ResultSet row) throws SQLException {
    return new Found(summary(row), row.getFloat(9));
  }

  private static SkillView.Summary summary(ResultSet row) throws SQLException {
    return new SkillView.Summary(
        row.getString(1),
        row.getInt(2),
        row.getString(3),
        row.getString(4),
        Method.fromString(row.getString(5)),
        words(row, 6, Situation::fromString),
        words(row, 7, Intensity::fromString),
        row.getInt(8));
  }

  private static <T> List<T> words(ResultSet row, int column, Function<String, T> word)
      throws SQLException {
    return Arrays.stream((String[]) row.getArray(column).getArray()).map(word).toList();
  }

  private static <T> String[] strings(List<T> list, Function<T, String> word) {
    return list.stream().map(word).toArray(String[]::new);
  }

  private static <T> @Nullable String word(@Nullable T value, Function<T, String> word) {
    return value == null ? null : word.apply(value);
  }

  private List<SkillView.Source> sources(String text) {
    try {
      return json.readValue(text, new TypeReference<List<SkillView.Source>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private String sources(List<SkillView.Source> sources) {
    try {
      return json.writeValueAsString(sources);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
