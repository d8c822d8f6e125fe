package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** What the check-ins of a participant come to, week by week. */
@ApplicationScoped
class Trends {
  /**
   * One statement: the weeks, the answers by day (a day with several check-ins counts once, with
   * its median), and what they come to in each week and in the two fortnights that are compared;
   * beside it sessions and days with skills, said or logged as practice (what is in no program no
   * policy shows to others), and the newest scores of instruments. The first slot says in which
   * programs, the second which questions, the third whose, the fourth where the check-ins come
   * from, the last which band is told.
   */
  private static final String TRENDS =
      """
      with asked (now, weeks) as (values (?::timestamptz, ?::integer)),
      home as materialized (
        select e.participant_id, %s as programs, s.zone, a.now, a.weeks, (a.now at time zone s.zone)::date as today,
               date_trunc('week', a.now at time zone s.zone)::date - 7 * (a.weeks - 1) as monday,
               array(select k from question_set q, unnest(q.%s) k where q.program_id = p.id
                      and q.version = (select max(l.version) from question_set l where l.program_id = p.id)) as keys
          from asked a, enrollment e join program p on p.id = e.program_id join site s on s.id = p.site_id
         where %s order by e.started_at desc, e.id desc limit 1),
      span (part, first, last) as (
        select 'week', h.monday + 7 * n, h.monday + 7 * n + 6 from home h, generate_series(0, h.weeks - 1) n
        union all select 'recent', h.today - 13, h.today from home h
        union all select 'before', h.today - 27, h.today - 14 from home h),
      said as materialized (
        select c.day, c.mood, c.craving, c.stress, c.sleep_hours, c.skills_used from home h cross join lateral (%s) c),
      lived as (
        select c.day, m.name, percentile_cont(0.5) within group (order by m.value) as middle,
               min(m.value) as lowest, max(m.value) as highest
          from said c cross join lateral (values ('mood', c.mood::numeric), ('craving', c.craving), ('stress', c.stress),
                                                 ('sleepHours', c.sleep_hours)) m (name, value)
         where m.value is not null group by c.day, m.name)
      select h.zone, h.today, h.monday, h.keys, s.part, s.first, l.name,
             trim_scale(round((percentile_cont(0.5) within group (order by l.middle))::numeric, 2)),
             trim_scale(min(l.lowest)), trim_scale(max(l.highest)), count(l.day), 0, 0, 0, 0, null::timestamptz, null, null, null
        from home h cross join span s left join lived l on l.day between s.first and s.last
       group by h.zone, h.today, h.monday, h.keys, s.part, s.first, l.name
      union all
      select h.zone, h.today, h.monday, h.keys, 'practice', s.first, null, null, null, null, 0,
             w.attended, w.expected, w.minutes,
             (select count(*) from (
                select c.day from said c where c.day between s.first and s.last and cardinality(c.skills_used) > 0
                union select p.day from practice p
                 where p.participant_id = h.participant_id and p.day between s.first and s.last
                   and p.practiced_at between s.first - interval '2 days' and s.last + interval '3 days'
                   and (p.program_id is null or p.program_id = any (h.programs))) d), null, null, null, null
        from home h join span s on s.part = 'week' cross join lateral (
          select count(*) filter (where w.attendance in ('present', 'late', 'left_early')) as attended,
                 count(*) filter (where w.attendance <> 'excused' or w.attendance is null and w.starts_at <= h.now) as expected,
                 coalesce(sum(w.minutes) filter (where w.attendance in ('present', 'late', 'left_early')), 0) as minutes
            from unnest(h.programs) g cross join lateral week_sessions(g, h.participant_id, s.first) w) w
      union all
      select h.zone, h.today, h.monday, h.keys, 'score', (a.completed_at at time zone h.zone)::date, null, a.score, null,
             null, 0, 0, 0, 0, 0, a.completed_at, a.instrument, coalesce(t.definition ->> 'title', a.instrument), a.band
        from home h cross join lateral (
          select a.completed_at, a.score, a.instrument, a.instrument_version, %s as band from assessment a
           where a.participant_id = h.participant_id and a.program_id = any (h.programs) and a.score is not null
           order by a.completed_at desc, a.id desc limit 20) a
        left join instrument t on t.slug = a.instrument and t.version = a.instrument_version
       order by 6, 16 desc
      """;

  /** All their programs; the weeks are those of the site that they joined last. */
  static final String MINE =
      TRENDS.formatted(
          "array(select distinct o.program_id from enrollment o where o.participant_id = e.participant_id)",
          "asked",
          "e.participant_id = ?",
          "select * from check_in c where c.participant_id = h.participant_id"
              + " and c.day between least(h.monday, h.today - 27) and h.today + 6",
          "case when a.support then null else a.band end"); // see AssessmentView.heard()

  /** What the questions of that program share with counselors. */
  private static final String COUNSELED =
      TRENDS.formatted(
          "array[e.program_id]",
          "counselor_sees",
          "e.participant_id = ? and e.program_id = ? and e.ended_at is null"
              + " and counsels(e.program_id, e.participant_id)",
          "select * from counseled_check_ins(h.programs[1], h.participant_id,"
              + " least(h.monday, h.today - 27), h.today + 6)",
          "a.band");

  /**
   * A row: of a measure in a week or fortnight, or (part practice, no measure) of a week's sessions
   * and skills, or (part score) of a completed instrument.
   *
   * @param keys questions that are asked, or shared, now
   * @param skills days with skills
   */
  record Row(
      String zone,
      LocalDate today,
      LocalDate monday,
      Set<String> keys,
      String part,
      LocalDate first,
      @Nullable Measure measure,
      Answers answers,
      int attended,
      int expected,
      int minutes,
      int skills,
      TrendsView.@Nullable InstrumentScore score) {
    @Override
    public String toString() {
      return "Row[***]";
    }
  }

  private final Jdbc jdbc;

  Trends(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** The participant's own. */
  TrendsView of(UUID participant, int weeks, Instant now) {
    return view(jdbc.query(MINE, Trends::row, now, weeks, participant), weeks, "/v1/me/trends");
  }

  /**
   * Those of a participant whom the caller counsels in that program; for anybody else the problem
   * {@code platform/not-found}.
   */
  TrendsView counseled(UUID program, UUID participant, int weeks, Instant now) {
    return view(
        jdbc.query(COUNSELED, Trends::row, now, weeks, participant, program),
        weeks,
        "/v1/programs/" + program + "/participants/" + participant + "/trends");
  }

  private static TrendsView view(List<Row> rows, int weeks, String address) {
    if (rows.isEmpty()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    return TrendsView.of(rows, weeks, address);
  }

  private static Row row(ResultSet row) throws SQLException {
    String measure = row.getString(7);
    return new Row(
        row.getString(1),
        Objects.requireNonNull(row.getObject(2, LocalDate.class)),
        Objects.requireNonNull(row.getObject(3, LocalDate.class)),
        Set.of((String[]) row.getArray(4).getArray()),
        row.getString(5),
        Objects.requireNonNull(row.getObject(6, LocalDate.class)),
        measure == null ? null : Measure.of(measure).orElseThrow(),
        new Answers(
            row.getBigDecimal(8), row.getBigDecimal(9), row.getBigDecimal(10), row.getInt(11)),
        row.getInt(12),
        row.getInt(13),
        row.getInt(14),
        row.getInt(15),
        row.getString(17) == null
            ? null
            : new TrendsView.InstrumentScore(
                row.getString(17),
                row.getString(18),
                row.getInt(8),
                row.getString(19),
                Objects.requireNonNull(row.getObject(6, LocalDate.class))));
  }
}
