package org.cairn.skills;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Json;
import org.jspecify.annotations.Nullable;

/** The library of a program, for those who coordinate it: what ships, and what is its own. */
@ApplicationScoped
class ProgramSkills {
  private final Jdbc jdbc;
  private final ObjectMapper json;
  private final Skills skills;

  ProgramSkills(Jdbc jdbc, ObjectMapper json, Skills skills) {
    this.jdbc = jdbc;
    this.json = json;
    this.skills = skills;
  }

  /**
   * By slug and language, from a position on; of a program that the caller does not coordinate
   * {@code platform/not-found}.
   */
  List<ProgramSkillView.ProgramSkillSummary> of(
      UUID program, String afterSlug, String afterLanguage, int limit) {
    return jdbc.listed(
        "select e.slug, e.language, e.kind, e.title, e.own, e.shipped, e.based_on,"
            + " coalesce((select w.withdrawn from skill_withdrawal w"
            + "            where w.program_id = p.id and w.slug = e.slug), false) as withdrawn"
            + " from (select ?::uuid as id) p left join lateral ("
            + "  select slug, language, coalesce(o.kind, s.kind) as kind, coalesce(o.title, s.title) as title,"
            + "         o.id as own, s.id as shipped, o.based_on"
            + "    from (select * from skill_edition where current and program_id = p.id) o"
            + "    full join (select * from skill_edition where current and program_id is null) s"
            + "         using (slug, language)"
            + "   where (slug, language) > (?, ?) order by slug, language limit ?) e on true"
            + " where p.id in (select coordinated_programs()) order by e.slug, e.language",
        ProgramSkills::summary,
        program,
        afterSlug,
        afterLanguage,
        limit);
  }

  /** One, of a program that the caller coordinates. */
  Optional<ProgramSkillView> of(UUID program, String slug, Language language) {
    return jdbc
        .query(
            "select "
                + Skills.WHOLE
                + ", body, based_on, coalesce((select w.withdrawn from skill_withdrawal w"
                + " where w.program_id = ? and w.slug = e.slug), false) as withdrawn,"
                + " array(select s.language from skill_edition s where s.slug = e.slug and s.current"
                + " and (s.program_id is null or s.program_id = ?)"
                + " group by s.language having every(s.program_id is null) order by s.language)"
                + " as still_shipped from skill_edition e where current and slug = ? and language = ?"
                + " and (program_id is null or program_id = ?)"
                + " and ?::uuid in (select coordinated_programs())",
            this::one,
            program,
            program,
            slug,
            language.word(),
            program,
            program)
        .stream()
        .reduce(ProgramSkills::both);
  }

  /** What keeps it from being published is the name of a constraint. */
  void publish(UUID program, SkillDraftView draft, Instant now) {
    jdbc.first(
        "select publish_draft(?, ?, ?, ?, ?::jsonb, ?)",
        row -> true,
        program,
        draft.slug(),
        draft.language().word(),
        draft.version(),
        Json.write(json, EditionRow.of(json, draft.slug(), draft.language(), draft.content())),
        now);
  }

  /** Whether there is such a skill. */
  boolean offer(UUID program, String slug, boolean offered, Instant now) {
    return jdbc.first(
            "select offer_skill(?, ?, ?, ?)", row -> row.getBoolean(1), program, slug, offered, now)
        .orElse(false);
  }

  private static ProgramSkillView.ProgramSkillSummary summary(ResultSet row) throws SQLException {
    UUID own = row.getObject("own", UUID.class);
    UUID shipped = row.getObject("shipped", UUID.class);
    return new ProgramSkillView.ProgramSkillSummary(
        row.getString("slug"),
        Language.fromString(row.getString("language")),
        Kind.fromString(row.getString("kind")),
        row.getString("title"),
        row.getBoolean("withdrawn"),
        waits(own, shipped, row.getObject("based_on", UUID.class)),
        own,
        shipped);
  }

  private ProgramSkillView one(ResultSet row) throws SQLException {
    SkillView view = skills.view(row);
    ProgramSkillView.Edition edition =
        new ProgramSkillView.Edition(
            view.editionId(),
            view.version(),
            row.getObject("based_on", UUID.class),
            view.publishedAt(),
            SkillContent.of(view, row.getString("body")));
    boolean own = view.programId() != null;
    return new ProgramSkillView(
        view.slug(),
        view.language(),
        row.getBoolean("withdrawn"),
        false,
        own ? edition : null,
        own ? null : edition,
        Arrays.stream((String[]) row.getArray("still_shipped").getArray())
            .map(Language::fromString)
            .toList());
  }

  private static ProgramSkillView both(ProgramSkillView one, ProgramSkillView other) {
    ProgramSkillView.Edition own = one.own() == null ? other.own() : one.own();
    ProgramSkillView.Edition shipped = one.shipped() == null ? other.shipped() : one.shipped();
    return new ProgramSkillView(
        one.slug(),
        one.language(),
        one.withdrawn(),
        own != null && shipped != null && waits(own.id(), shipped.id(), own.basedOn()),
        own,
        shipped,
        one.stillShipped());
  }

  private static boolean waits(@Nullable UUID own, @Nullable UUID shipped, @Nullable UUID basedOn) {
    return own != null && shipped != null && !shipped.equals(basedOn);
  }
}
