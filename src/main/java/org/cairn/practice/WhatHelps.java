package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.platform.Jdbc;
import org.cairn.platform.PlatformProblem;
import org.cairn.skills.Evidence;
import org.cairn.skills.Language;
import org.jspecify.annotations.Nullable;

/** What the practices of a participant come to. */
@ApplicationScoped
class WhatHelps {
  /**
   * One statement: the days that belong together (one between them may be missing), and what each
   * skill did, under the title that was read last. The slot says whose; no program is all of them.
   */
  private static final String WHAT_HELPS =
      """
      with whose (participant_id, program_id) as (%s),
      done as materialized (
        select p.* from whose w join practice p
            on p.participant_id = w.participant_id and (w.program_id is null or p.program_id = w.program_id)),
      runs as (
        select count(*) as days, max(r.day) as last_day
          from (select g.day, count(*) filter (where g.apart) over (order by g.day) as run
                  from (select d.day, d.day - lag(d.day) over (order by d.day) > 2 as apart
                          from (select distinct day from done) d) g) r
         group by r.run),
      tally as (
        select d.slug, (array_agg(d.edition_id order by d.practiced_at desc, d.id desc))[1] as edition_id,
               count(*) as practiced, count(*) filter (where d.after < d.before) as helped,
               count(d.before - d.after) as rated, coalesce(sum(d.before - d.after), 0) as change,
               percentile_cont(0.5) within group (order by d.before) filter (where d.after is not null) as before,
               percentile_cont(0.5) within group (order by d.after) filter (where d.before is not null) as after
          from done d group by d.slug)
      select (?::timestamptz at time zone (select d.zone from done d order by d.practiced_at desc, d.id desc limit 1))::date
               as today,
             l.days, l.last_day, (select max(r.days) from runs r) as longest,
             array(select m.slug from skill_mark m where m.participant_id = w.participant_id and m.mark = 'harmful'
                    order by m.slug) as harmful,
             t.slug, e.title, e.evidence, t.practiced, t.helped, t.rated, t.change,
             trim_scale(t.before::numeric) as before, trim_scale(t.after::numeric) as after
        from whose w left join (select * from runs order by last_day desc limit 1) l on true
        left join (tally t join skill_edition e on e.id = t.edition_id) on true
      """;

  private static final String MINE = WHAT_HELPS.formatted("values (?::uuid, null::uuid)");

  private static final String COUNSELED =
      WHAT_HELPS.formatted(
          "select e.participant_id, e.program_id from enrollment e where e.program_id = ? and e.participant_id = ?"
              + " and e.ended_at is null and counsels(e.program_id, e.participant_id)");

  /** A missed day is forgiven, and today is not over yet. */
  private static final int DAYS_APART = 2;

  private record Row(
      WhatHelpsView.Streak streak, List<String> harmful, WhatHelpsView.@Nullable SkillHelp skill) {}

  private final Jdbc jdbc;

  WhatHelps(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** The participant's own, in all programs and in none. */
  WhatHelpsView of(UUID participant, Language language, Instant now) {
    return view(jdbc.query(MINE, row -> row(row, language, true), participant, now));
  }

  /**
   * In that program, of a participant whom the caller counsels in it; for anybody else the problem
   * {@code platform/not-found}.
   */
  WhatHelpsView counseled(UUID program, UUID participant, Language language, Instant now) {
    return view(jdbc.query(COUNSELED, row -> row(row, language, false), program, participant, now));
  }

  private static WhatHelpsView view(List<Row> rows) {
    if (rows.isEmpty()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    return new WhatHelpsView(
        rows.get(0).streak,
        rows.stream()
            .flatMap(row -> Stream.ofNullable(row.skill))
            .sorted(
                Comparator.comparing(WhatHelpsView.SkillHelp::estimate)
                    .reversed()
                    .thenComparing(WhatHelpsView.SkillHelp::skill))
            .toList(),
        rows.get(0).harmful);
  }

  private static Row row(ResultSet row, Language language, boolean toMe) throws SQLException {
    LocalDate lastDay = row.getObject("last_day", LocalDate.class);
    boolean goesOn =
        lastDay != null
            && !lastDay.plusDays(DAYS_APART).isBefore(row.getObject("today", LocalDate.class));
    int days = goesOn ? row.getInt("days") : 0;
    return new Row(
        new WhatHelpsView.Streak(days, row.getInt("longest"), lastDay, words(days, language)),
        Arrays.asList((String[]) row.getArray("harmful").getArray()),
        row.getString("slug") == null ? null : skill(row, language, toMe));
  }

  private static WhatHelpsView.SkillHelp skill(ResultSet row, Language language, boolean toMe)
      throws SQLException {
    Helped helped = new Helped(row.getInt("helped"), row.getInt("rated"));
    int change = row.getInt("change");
    return new WhatHelpsView.SkillHelp(
        row.getString("slug"),
        row.getString("title"),
        row.getInt("practiced"),
        helped.rated(),
        helped.helped(),
        helped.rated() == 0
            ? null
            : BigDecimal.valueOf(change)
                .divide(BigDecimal.valueOf(helped.rated()), 1, RoundingMode.HALF_UP),
        row.getBigDecimal("before"),
        row.getBigDecimal("after"),
        BigDecimal.valueOf(
            SuggestionRule.CURRENT.benefit(
                Evidence.fromString(row.getString("evidence")), helped.rated(), change),
            2),
        helped.words(language, toMe));
  }

  /** Nothing is said of what ended. */
  private static String words(int days, Language language) {
    boolean spanish = language == Language.ES;
    if (days == 0) {
      return spanish ? "Un nuevo comienzo cuenta desde hoy." : "A new start counts from today.";
    }
    return days
        + (spanish
            ? (days == 1 ? " día" : " días")
                + " de práctica hasta ahora. Un día sin practicar no cambia eso."
            : (days == 1 ? " day" : " days")
                + " of practice so far. A missed day does not end it.");
  }
}
