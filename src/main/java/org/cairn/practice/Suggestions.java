package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.platform.Jdbc;
import org.cairn.safety.CrisisSupport;
import org.cairn.skills.Intensity;
import org.cairn.skills.Language;
import org.cairn.skills.Place;
import org.cairn.skills.Situation;
import org.cairn.skills.SkillView;
import org.cairn.skills.Skills;
import org.jspecify.annotations.Nullable;

/** What to try now, by the {@link SuggestionRule}. */
@ApplicationScoped
class Suggestions {
  /**
   * The rule, in one statement: what is offered, what the participant said and did, the score of
   * each, and the first ones whole.
   */
  static final String SUGGEST =
      """
      with asked (participant_id, feelings, trigger, minutes, place, strength, not_now) as (
        values (?::uuid, ?::text[], ?::text, ?::integer, ?::text, ?::text, ?::text[])),
      rule (most, feeling, main_feeling, trigger, place, favorite, strong, moderate, slight, prior_weight, same_feeling,
            own) as (
        values (?::integer, ?::integer, ?::integer, ?::integer, ?::integer, ?::integer, ?::integer, ?::integer,
                ?::integer, ?::integer, ?::integer, ?::integer)),
      tried as (
        select p.slug, count(*) as times, sum(w.weight) as weight, sum(w.weight * (p.before - p.after)) as change,
               count(*) filter (where w.same) as rated, count(*) filter (where w.same and p.after < p.before) as helped,
               sum(p.before - p.after) filter (where w.same) as relief
          from asked a cross join rule r
          join practice p on p.participant_id = a.participant_id and p.before is not null and p.after is not null
         cross join lateral (values (p.situation = any (a.feelings),
                                     case when p.situation = any (a.feelings) then r.same_feeling else 1 end)) w (same, weight)
         group by p.slug),
      offer as (
        select distinct on (o.slug) o.id, o.slug, o.situations, o.triggers, o.places, o.intensities, o.minutes, o.evidence
          from offered(?::text[]) o where o.kind = 'skill' order by o.slug, o.program_id),
      fit as (
        select o.id as edition, o.slug as name, o.minutes as takes,
               case when d.own then 0 when f.n = 0 then 2 when a.strength = any (o.intensities) then 0 else 1 end as step,
               r.feeling * f.n + case when o.situations[1] = any (a.feelings) then r.main_feeling else 0 end as for_feeling,
               case when a.trigger = any (o.triggers) then r.trigger else 0 end as for_trigger,
               case when a.place = any (o.places) then r.place else 0 end as for_place,
               case when k.mark = 'favorite' then r.favorite else 0 end as for_favorite,
               b.benefit, coalesce(t.helped, 0) as helped, coalesce(t.rated, 0) as rated
          from asked a cross join rule r cross join offer o
         cross join lateral (select count(*)::integer from unnest(a.feelings) x where x = any (o.situations)) f (n)
          left join skill_mark k on k.participant_id = a.participant_id and k.slug = o.slug
          left join tried t on t.slug = o.slug
         cross join lateral (select coalesce(t.rated >= r.own and t.relief > 0, false)) d (own)
         cross join lateral (
           select floor((r.prior_weight * case o.evidence when 'strong' then r.strong when 'moderate' then r.moderate else r.slight end
                         + 100 * coalesce(t.change, 0))::numeric / (r.prior_weight + coalesce(t.weight, 0)))::integer) b (benefit)
         where k.mark is distinct from 'harmful' and o.slug <> all (a.not_now)
           and o.minutes <= a.minutes
           and (a.place is null or a.place = any (o.places) or 'anywhere' = any (o.places))
           and (coalesce(t.times, 0) < r.own or b.benefit >= 0 or k.mark is not distinct from 'favorite')
           and (d.own
                or a.strength = any (o.intensities) and (f.n > 0 or 'anywhere' = any (o.places))
                or f.n > 0 and a.strength = 'moderate' and 'low' = any (o.intensities))),
      chosen as (
        select f.*, f.for_feeling + f.for_trigger + f.for_place + f.for_favorite + f.benefit as total
          from fit f order by f.step, total desc, f.takes, f.name collate "C" limit (select r.most from rule r))
      select %s, c.*,
             (select m.program_id from enrollment m join asked a on a.participant_id = m.participant_id
               order by m.ended_at is not null, m.started_at desc limit 1) as support_of
        from (select) one left join (chosen c join skill_edition on skill_edition.id = c.edition) on true
       order by c.step, c.total desc, c.takes, c.name collate "C"
      """
          .formatted(Skills.WHOLE);

  private record Row(@Nullable UUID program, SuggestionsView.@Nullable Suggestion suggestion) {}

  private final Jdbc jdbc;
  private final Skills skills;
  private final CrisisSupport support;

  Suggestions(Jdbc jdbc, Skills skills, CrisisSupport support) {
    this.jdbc = jdbc;
    this.skills = skills;
    this.support = support;
  }

  SuggestionsView now(UUID participant, Moment moment, List<Language> languages) {
    SuggestionRule rule = SuggestionRule.CURRENT;
    Intensity strength = rule.strength(moment.level());
    List<Row> rows =
        jdbc.query(
            SUGGEST,
            row -> row(row, moment, strength, languages.get(0)),
            participant,
            words(moment.feelings().stream().map(feeling -> feeling.word())),
            moment.trigger() == null ? null : moment.trigger().word(),
            Objects.requireNonNullElse(moment.minutes(), rule.minutesUnnamed()),
            moment.place() == null ? null : moment.place().word(),
            strength.word(),
            words(Stream.ofNullable(moment.notNow()).flatMap(List::stream)),
            rule.suggestions(),
            rule.feelingPoints(),
            rule.mainFeelingPoints(),
            rule.triggerPoints(),
            rule.placePoints(),
            rule.favoritePoints(),
            rule.prior().strong(),
            rule.prior().moderate(),
            rule.prior().some(),
            rule.priorWeight(),
            rule.sameFeelingWeight(),
            rule.ownRatings(),
            Language.words(languages));
    List<SuggestionsView.Suggestion> suggestions =
        rows.stream().flatMap(row -> Stream.ofNullable(row.suggestion)).toList();
    boolean helpNow =
        moment.level() >= rule.supportFrom()
            || moment.feelings().contains(Situation.AFTER_USE)
            || suggestions.isEmpty();
    return new SuggestionsView(
        suggestions, rule.name(), rule.version(), helpNow ? support.of(rows.get(0).program) : null);
  }

  private Row row(ResultSet row, Moment moment, Intensity strength, Language language)
      throws SQLException {
    UUID program = row.getObject("support_of", UUID.class);
    if (row.getObject("edition") == null) {
      return new Row(program, null);
    }
    SkillView skill = skills.view(row);
    SuggestionsView.Score score =
        new SuggestionsView.Score(
            row.getInt("step"),
            row.getInt("for_feeling"),
            row.getInt("for_trigger"),
            row.getInt("for_place"),
            row.getInt("for_favorite"),
            row.getInt("benefit"),
            row.getInt("total"));
    Helped helped = new Helped(row.getInt("helped"), row.getInt("rated"));
    return new Row(
        program,
        new SuggestionsView.Suggestion(
            skill,
            reason(skill, score, helped, moment, strength, new ReasonWords(language)),
            score));
  }

  private static SuggestionsView.Reason reason(
      SkillView skill,
      SuggestionsView.Score score,
      Helped helped,
      Moment moment,
      Intensity strength,
      ReasonWords words) {
    ReasonKind kind;
    String text;
    if (helped.rated() >= SuggestionRule.CURRENT.ownRatings() && helped.mostly()) {
      kind = ReasonKind.HELPED_YOU;
      text = words.helped(helped);
    } else if (score.favorite() > 0) {
      kind = ReasonKind.FAVORITE;
      text = words.favorite(skill.minutes());
    } else if (score.feeling() > 0) {
      kind = ReasonKind.FITS;
      text =
          words.fits(
              moment.feelings().stream()
                  .filter(skill.situations()::contains)
                  .findFirst()
                  .orElseThrow(),
              strength,
              score.trigger() > 0,
              skill.intensities().stream().allMatch(one -> one.compareTo(strength) < 0),
              skill.minutes());
    } else {
      kind = ReasonKind.AT_HAND;
      text = words.atHand(skill.places().contains(Place.ANYWHERE), skill.minutes());
    }
    return new SuggestionsView.Reason(kind, helped.helped(), helped.rated(), text);
  }

  private static String[] words(Stream<String> words) {
    return words.toArray(String[]::new);
  }
}
