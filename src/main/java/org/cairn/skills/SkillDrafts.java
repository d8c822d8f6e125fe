package org.cairn.skills;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.identity.People;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Json;
import org.cairn.safety.NamedPerson;

/** What the coordinators of a program are writing. Nobody else sees it. */
@ApplicationScoped
class SkillDrafts {
  private static final String SHIPPED =
      "(select s.id from skill_edition s where s.slug = %s and s.language = %s"
          + " and s.program_id is null and s.current)";

  private static final String COLUMNS =
      "d.slug, d.language, d.state, d.based_on, "
          + SHIPPED.formatted("d.slug", "d.language")
          + " as shipped, d.changed_by, d.changed_at";

  private static final String ONE = " where program_id = ? and slug = ? and language = ?";

  private final Jdbc jdbc;
  private final ObjectMapper json;
  private final People people;

  SkillDrafts(Jdbc jdbc, ObjectMapper json, People people) {
    this.jdbc = jdbc;
    this.json = json;
    this.people = people;
  }

  /** Of a program that the caller coordinates; of any other {@code platform/not-found}. */
  List<SkillDraftView.SkillDraftSummary> of(UUID program) {
    List<SkillDraftView.SkillDraftSummary> drafts =
        jdbc.listed(
            "select "
                + COLUMNS
                + ", d.content ->> 'title' as title from (select ?::uuid as id) p"
                + " left join skill_draft d on d.program_id = p.id"
                + " where p.id in (select coordinated_programs()) order by d.slug, d.language",
            SkillDrafts::summary,
            program);
    var names = people.named(drafts.stream().map(one -> one.changedBy().id()).distinct().toList());
    return drafts.stream().map(draft -> draft.named(names)).toList();
  }

  Optional<SkillDraftView> of(UUID program, String slug, Language language) {
    return read(program, slug, language, "")
        .map(draft -> draft.named(people.named(List.of(draft.changedBy().id()))));
  }

  /** The same, kept from others to the end of the transaction; its author without a name. */
  Optional<SkillDraftView> held(UUID program, String slug, Language language) {
    return read(program, slug, language, " for update");
  }

  /** It begins with what ships of it, where something does. */
  void add(
      UUID program,
      String slug,
      Language language,
      SkillContent content,
      UUID author,
      Instant now) {
    jdbc.update(
        "insert into skill_draft (program_id, slug, language, content, based_on, changed_by, changed_at)"
            + " values (?, ?, ?, ?::jsonb, "
            + SHIPPED.formatted("?", "?")
            + ", ?, ?)",
        program,
        slug,
        language.word(),
        Json.write(json, content),
        slug,
        language.word(),
        author,
        now);
  }

  /**
   * A trigger makes it the caller's, and a draft again. Whether it was still the one that was read.
   */
  boolean change(UUID program, SkillDraftView read, SkillContent content, Instant now) {
    return jdbc.update(
            "update skill_draft set content = ?::jsonb, version = version + 1, changed_at = ?"
                + ONE
                + " and version = ?",
            Json.write(json, content),
            now,
            program,
            read.slug(),
            read.language().word(),
            read.version())
        == 1;
  }

  /** A trigger notes who did: they publish it as little as whose text it is. */
  void submit(UUID program, String slug, Language language) {
    jdbc.update(
        "update skill_draft set state = 'in_review', remark = null, version = version + 1"
            + ONE
            + " and state = 'draft'",
        program,
        slug,
        language.word());
  }

  /** Whether it was in review. */
  boolean giveBack(UUID program, String slug, Language language, String remark) {
    return jdbc.update(
            "update skill_draft set state = 'draft', remark = ?, version = version + 1"
                + ONE
                + " and state = 'in_review'",
            remark,
            program,
            slug,
            language.word())
        == 1;
  }

  /** Whether it was still the one that was read. */
  boolean remove(UUID program, SkillDraftView read) {
    return jdbc.update(
            "delete from skill_draft" + ONE + " and version = ?",
            program,
            read.slug(),
            read.language().word(),
            read.version())
        == 1;
  }

  private Optional<SkillDraftView> read(UUID program, String slug, Language language, String hold) {
    return jdbc.first(
        "select " + COLUMNS + ", d.content, d.remark, d.version from skill_draft d" + ONE + hold,
        this::draft,
        program,
        slug,
        language.word());
  }

  private SkillDraftView draft(ResultSet row) throws SQLException {
    SkillContent content = content(row.getString("content"));
    SkillDraftView.SkillDraftSummary summary = summary(row, content.title());
    return new SkillDraftView(
        summary.slug(),
        summary.language(),
        summary.state(),
        row.getInt("version"),
        row.getString("remark"),
        summary.basedOn(),
        row.getObject("shipped", UUID.class),
        summary.newerShipped(),
        content,
        Markdown.html(content.body()),
        summary.changedBy(),
        summary.changedAt());
  }

  private static SkillDraftView.SkillDraftSummary summary(ResultSet row) throws SQLException {
    return summary(row, row.getString("title"));
  }

  private static SkillDraftView.SkillDraftSummary summary(ResultSet row, String title)
      throws SQLException {
    UUID basedOn = row.getObject("based_on", UUID.class);
    UUID shipped = row.getObject("shipped", UUID.class);
    return new SkillDraftView.SkillDraftSummary(
        row.getString("slug"),
        Language.fromString(row.getString("language")),
        DraftState.fromString(row.getString("state")),
        title,
        basedOn,
        shipped != null && !shipped.equals(basedOn),
        NamedPerson.of(Objects.requireNonNull(row.getObject("changed_by", UUID.class))),
        row.getObject("changed_at", OffsetDateTime.class).toInstant());
  }

  private SkillContent content(String written) {
    return Json.read(json, written, SkillContent.class);
  }
}
