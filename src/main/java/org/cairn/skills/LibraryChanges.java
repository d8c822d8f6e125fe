package org.cairn.skills;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.cairn.platform.Cursors;
import org.cairn.platform.Hashes;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** What has changed in the library as the caller is offered it. */
@ApplicationScoped
class LibraryChanges {
  /** Whoever is staff in a program by several assignments is in it once. */
  static final String VERSION =
      "select library_version(p), array(select distinct unnest(p) order by 1) from my_programs() p";

  static final String ALL =
      "select distinct on (slug) "
          + Skills.WHOLE
          + " from offered(?::text[]) order by slug, program_id";

  /** The slugs of what was published, withdrawn or offered again, each with what is offered now. */
  static final String SINCE =
      "with mine as materialized (select my_programs() as ids), changed as materialized ("
          + "select e.slug from skill_edition e where e.program_id is null and e.changed_in > ? and e.language = any (?::text[])"
          + " union select e.slug from mine, skill_edition e where e.program_id = any (mine.ids) and e.changed_in > ?"
          + " and e.language = any (?::text[])"
          + " union select w.slug from mine, skill_withdrawal w where w.program_id = any (mine.ids) and w.changed_in > ?)"
          + " select e.*, c.slug as changed from changed c left join (select distinct on (slug) "
          + Skills.WHOLE
          + " from offered(?::text[]) where slug in (select slug from changed) order by slug, program_id) e on e.slug = c.slug"
          + " order by c.slug";

  private static final String SCOPE = "library";

  /** Of {@link SkillView}. Raised when it changes: who has the old form gets all of it again. */
  private static final int FORMAT = 1;

  /**
   * A state of the library for those who are in the same programs and read the same languages.
   *
   * @param number the newest change that concerns them
   * @param audience stands for the programs, the languages and the form; who is in another audience
   *     has another library
   */
  record Version(long number, String audience) {
    private static Version parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Version(Long.parseLong(parts[0]), parts[1]);
    }

    /** Whether what has changed since the other one, applied to it, is this one. */
    boolean follows(Version other) {
      return audience.equals(other.audience) && other.number <= number;
    }
  }

  private record Change(String slug, @Nullable SkillView offered) {}

  private final Jdbc jdbc;
  private final Skills skills;
  private final Cursors cursors;

  LibraryChanges(Jdbc jdbc, Skills skills, Cursors cursors) {
    this.jdbc = jdbc;
    this.skills = skills;
    this.cursors = cursors;
  }

  /** The version as it is now, in one statement. */
  Version version(List<Language> languages) {
    return jdbc.first(
            VERSION,
            row ->
                new Version(
                    row.getLong(1),
                    audience(languages, Arrays.asList((Object[]) row.getArray(2).getArray()))))
        .orElseThrow();
  }

  /** The same version has the same text. */
  String seal(Version version) {
    return cursors.seal(SCOPE, version.number() + " " + version.audience());
  }

  /** Throws {@code platform/cursor-invalid} for what was not sealed here. */
  Optional<Version> open(@Nullable String since) {
    return cursors.open(SCOPE, since).map(Version::parse);
  }

  /**
   * What to do with what somebody has.
   *
   * @param now read before: what is published meanwhile may be in the answer and comes once more in
   *     the next one, so that nothing is missed
   */
  LibraryView read(List<Language> languages, Optional<Version> since, Version now) {
    String[] words = Language.words(languages);
    if (since.filter(now::follows).isEmpty()) {
      return new LibraryView(
          seal(now), true, jdbc.query(ALL, skills::view, (Object) words), List.of());
    }
    List<SkillView> items = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    for (Change change : changes(words, since.get().number(), now)) {
      if (change.offered == null) {
        removed.add(change.slug);
      } else {
        items.add(change.offered);
      }
    }
    return new LibraryView(seal(now), false, items, removed);
  }

  private List<Change> changes(String[] words, long since, Version now) {
    return since == now.number()
        ? List.of()
        : jdbc.query(SINCE, this::change, since, words, since, words, since, words);
  }

  private Change change(ResultSet row) throws SQLException {
    return new Change(row.getString("changed"), row.getString(1) == null ? null : skills.view(row));
  }

  private static String audience(List<Language> languages, List<?> programs) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            Hashes.sha256(
                (FORMAT + " " + languages + " " + programs).getBytes(StandardCharsets.UTF_8)));
  }
}
