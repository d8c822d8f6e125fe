package org.cairn.skills;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** All that was ever published, as it was. */
@ApplicationScoped
class Editions {
  static final String ONE =
      "select " + Skills.WHOLE + ", body from readable_editions() where id = ?";

  /** In the first of the languages in which there is one, the newest first. */
  static final String HISTORY =
      "with readable as (select e.* from readable_editions() e where e.slug = ?"
          + " and e.language = any (?::text[]))"
          + " select id, version, program_id, language, title, published_at from readable"
          + " where language = (select r.language from readable r order by array_position(?::text[], r.language) limit 1)"
          + " and (?::uuid is null or id < ?) order by id desc limit ?";

  private final Jdbc jdbc;
  private final Skills skills;

  Editions(Jdbc jdbc, Skills skills) {
    this.jdbc = jdbc;
    this.skills = skills;
  }

  Optional<SkillView> byId(UUID id) {
    return jdbc.first(ONE, skills::whole, id);
  }

  List<EditionView> history(
      List<Language> languages, String slug, @Nullable UUID before, int limit) {
    String[] words = Language.words(languages);
    return jdbc.query(
        HISTORY,
        row ->
            new EditionView(
                Objects.requireNonNull(row.getObject(1, UUID.class)),
                row.getInt(2),
                row.getObject(3, UUID.class),
                Language.fromString(row.getString(4)),
                row.getString(5),
                row.getObject(6, OffsetDateTime.class).toInstant()),
        slug,
        words,
        words,
        before,
        before,
        limit);
  }
}
