package org.cairn.skills;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Json;
import org.cairn.safety.CommonTrigger;
import org.jspecify.annotations.Nullable;

/** Finds in the library what the caller is offered of it. */
@ApplicationScoped
class SkillSearch {
  /** Around a word in a headline: of the private use area, and taken out of the texts before. */
  private static final char START = '\uE000';

  private static final char STOP = '\uE001';
  private static final String MARKS = "" + START + STOP;
  private static final String MARKED = "StartSel=" + START + ", StopSel=" + STOP;

  /**
   * The words of the question as the library knows them. Of a long question the six words that tell
   * most decide. What the first word counts for is a parameter, see {@link Words#withHelp}.
   */
  private static final String TERMS =
      "with term as materialized (select * from skill_terms(?::text[], ?::text[])),"
          + " telling as materialized (select * from (select *, dense_rank() over (order by weight desc, n) as nth"
          + " from (select n, language, lexeme, gain, weight * case n when 1 then ?::float8 else 1 end as weight"
          + " from term where lexeme is not null) w) t where nth <= 6), ";

  /** By how much a person to talk to comes before all else in a crisis. */
  private static final double HELP_FIRST = 10;

  /**
   * By how much the words that a text has tell about it, and how many of them it has. The 300 that
   * say most are looked at: nobody pages further, and what a common word costs has an end.
   *
   * @param among what else a text has to be
   */
  private static String ranked(String among) {
    return "ranked as materialized (select edition_id, sum(worth) * sum(weight) as score from"
        + " (select p.edition_id, t.n, t.weight, sum(t.gain * p.weight) * t.weight as worth"
        + " from telling t join skill_posting p on p.language = t.language and p.lexeme = t.lexeme"
        + " and (p.program_id is null or p.program_id = any ((select my_programs())::uuid[]))"
        + among
        + " group by p.edition_id, t.n, t.weight) hit"
        + " group by edition_id order by score desc, edition_id limit 300), ";
  }

  /** A skill before a lesson, and my first language before another, when they fit as well. */
  private static final String BY_FIT =
      "-round(score * case kind when 'lesson' then 0.8 else 1 end"
          + " * case when language = (?::text[])[1] then 1 else 0.7 end * 1000000)::bigint";

  private static final String NARROWED =
      " (?::text is null or method = ?) and (?::text is null or kind = ?)"
          + " and (?::text is null or ? = any (situations)) and (?::text is null or ? = any (triggers))"
          + " and (?::text is null or ? = any (places) or 'anywhere' = any (places))"
          + " and (?::text is null or ? = any (intensities)) and (?::text is null or difficulty = ?)"
          + " and (?::integer is null or minutes <= ?) and (?::text is null or course = ?)";

  private static final String QUOTED =
      "not exists (select from unnest(?::text[]) p (quoted),"
          + " phraseto_tsquery(skill_language(language), quoted) phrase"
          + " where numnode(phrase) > 0 and not search @@ phrase) and";

  private static final String PAGE =
      ", page as materialized (select * from found where (place, slug) > (?, ?) order by place, slug limit ?)"
          + " select "
          + Skills.SUMMARY
          + ", place,"
          + headline("summary", "HighlightAll=true")
          + headline("when_it_helps", "MaxFragments=1, MinWords=12, MaxWords=30")
          + " (select jsonb_build_object("
          + facet("method", "method")
          + facet("situation", "unnest(situations)")
          + facet("kind", "kind")
          + facet("difficulty", "difficulty")
          + " 'minutes', (select coalesce(jsonb_agg(jsonb_build_object('value', most::text, 'count', c) order by most), '[]')"
          + " from unnest(array[5, 10, 20, 60]) most, lateral (select count(*) as c from found where minutes <= most)"
          + " as within where c > 0))),"
          + " (select string_agg(said, ' ' order by n) from (select distinct n, said from term) t)"
          + " from (select) as once left join page on true left join lateral"
          + " (select string_agg(quote_literal(lexeme), ' | ')::tsquery as query from term"
          + " where term.language = page.language and lexeme is not null) words on true"
          + " order by place, slug";

  /** By what was said: first what fits best. */
  static final String SEARCH =
      TERMS
          + ranked("")
          + found(BY_FIT, "ranked join offered(?::text[]) on id = edition_id", QUOTED + NARROWED)
          + PAGE;

  /** With filters: the 300 are of those that fit them. */
  static final String SEARCH_NARROWED =
      TERMS
          + ranked(" join skill_edition e on e.id = p.edition_id where" + NARROWED)
          + found(BY_FIT, "ranked join offered(?::text[]) on id = edition_id", QUOTED + " true")
          + PAGE;

  /** Without words, the shortest first: what can be done at once helps at once. */
  static final String LIST =
      TERMS + found("minutes::bigint", "offered(?::text[])", NARROWED) + PAGE;

  /** A page of what was found, and what is said of all of it. */
  record Result(List<Found> found, FoundSkills.SkillFacets facets, @Nullable String understood) {}

  /** A skill that was found, and its place among all. */
  record Found(FoundSkills.FoundSkill skill, long place) {}

  private record Row(@Nullable Found found, String facets, @Nullable String understood) {}

  private final Jdbc jdbc;
  private final ObjectMapper json;

  SkillSearch(Jdbc jdbc, ObjectMapper json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * A page of what fits a question.
   *
   * @param crisis whether a person to talk to comes first
   */
  Result find(
      List<Language> languages,
      SkillQuery query,
      boolean crisis,
      long afterPlace,
      String afterSlug,
      int limit) {
    Words asked = Words.of(query.q() == null ? "" : query.q());
    Words words = crisis ? asked.withHelp(languages.get(0)) : asked;
    boolean said = !words.words().isEmpty();
    List<@Nullable Object> filters = filters(query);
    boolean first = said && filters.stream().anyMatch(Objects::nonNull);
    String[] read = Language.words(languages);
    List<@Nullable Object> parameters = new ArrayList<>();
    parameters.add(read);
    parameters.add(words.words().toArray(String[]::new));
    parameters.add(crisis ? HELP_FIRST : 1);
    parameters.addAll(first ? filters : List.of());
    parameters.add(read);
    if (said) {
      parameters.add(read);
      parameters.add(words.phrases().toArray(String[]::new));
    }
    parameters.addAll(first ? List.of() : filters);
    parameters.add(afterPlace);
    parameters.add(afterSlug);
    parameters.add(limit);
    parameters.add(MARKS);
    parameters.add(MARKED);
    parameters.add(MARKS);
    parameters.add(MARKED);
    String sql = first ? SEARCH_NARROWED : said ? SEARCH : LIST;
    List<Row> rows = jdbc.query(sql, SkillSearch::row, parameters.toArray());
    String understood = rows.get(0).understood;
    return new Result(
        rows.stream().flatMap(row -> Stream.ofNullable(row.found)).toList(),
        facets(rows.get(0).facets),
        crisis || understood == null || understood.equals(String.join(" ", words.words()))
            ? null
            : understood);
  }

  /** As {@link #NARROWED} takes them. */
  private static List<@Nullable Object> filters(SkillQuery query) {
    List<@Nullable Object> parameters = new ArrayList<>();
    narrow(parameters, query.method(), Method::word);
    narrow(parameters, query.kind(), Kind::word);
    narrow(parameters, query.situation(), Situation::word);
    narrow(parameters, query.trigger(), CommonTrigger::word);
    narrow(parameters, query.place(), Place::word);
    narrow(parameters, query.intensity(), Intensity::word);
    narrow(parameters, query.difficulty(), Difficulty::word);
    narrow(parameters, query.maxMinutes(), minutes -> minutes);
    narrow(parameters, query.course(), course -> course);
    return parameters;
  }

  private static String found(String place, String among, String narrowed) {
    return "found as materialized (select distinct on (slug) "
        + Skills.SUMMARY
        + ", when_it_helps, "
        + place
        + " as place from "
        + among
        + " where "
        + narrowed
        + " order by slug, program_id)";
  }

  private static String headline(String text, String options) {
    return " ts_headline(skill_language(page.language), translate("
        + text
        + ", ?, ''), words.query, '"
        + options
        + ", ' || ?),";
  }

  private static String facet(String name, String value) {
    return "'%s', (select coalesce(jsonb_agg(jsonb_build_object('value', value, 'count', c) order by c desc, value), '[]') from (select value, count(*) as c from (select %s as value from found) v group by value) counted), "
        .formatted(name, value);
  }

  private static <T> void narrow(
      List<@Nullable Object> parameters, @Nullable T value, Function<T, Object> word) {
    Object parameter = value == null ? null : word.apply(value);
    parameters.add(parameter);
    parameters.add(parameter);
  }

  private static Row row(ResultSet row) throws SQLException {
    int at = Skills.OF_SUMMARY;
    long place = row.getLong(++at);
    String summary = row.getString(++at);
    String whenItHelps = row.getString(++at);
    String facets = row.getString(++at);
    String understood = row.getString(++at);
    if (row.getString(1) == null) {
      return new Row(null, facets, understood);
    }
    List<FoundSkills.SkillHighlight> highlights = new ArrayList<>();
    highlight("summary", summary, highlights);
    highlight("whenItHelps", whenItHelps, highlights);
    return new Row(
        new Found(new FoundSkills.FoundSkill(Skills.summary(row), highlights), place),
        facets,
        understood);
  }

  private static void highlight(
      String field, @Nullable String marked, List<FoundSkills.SkillHighlight> highlights) {
    if (marked == null || marked.indexOf(START) < 0) {
      return;
    }
    StringBuilder text = new StringBuilder();
    List<FoundSkills.TextRange> ranges = new ArrayList<>();
    int start = 0;
    for (char letter : marked.toCharArray()) {
      if (letter == START) {
        start = text.length();
      } else if (letter == STOP) {
        ranges.add(new FoundSkills.TextRange(start, text.length() - start));
      } else {
        text.append(letter);
      }
    }
    highlights.add(new FoundSkills.SkillHighlight(field, text.toString(), ranges));
  }

  private FoundSkills.SkillFacets facets(String text) {
    return Json.read(json, text, FoundSkills.SkillFacets.class);
  }
}
