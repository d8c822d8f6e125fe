package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Jdbc;

/** What participants say of skills. */
@ApplicationScoped
class SkillMarks {
  private final Jdbc jdbc;

  SkillMarks(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  List<SkillMarkView> of(UUID participant) {
    return jdbc.query(
        "select slug, mark, changed_at from skill_mark where participant_id = ? order by slug",
        row ->
            new SkillMarkView(
                row.getString(1),
                SkillMark.of(row.getString(2)),
                row.getObject(3, OffsetDateTime.class).toInstant()),
        participant);
  }

  /** Whether there is such a skill, in any edition that the caller may read. */
  boolean set(UUID participant, String slug, SkillMark mark, Instant now) {
    return jdbc.update(
            "insert into skill_mark as m (participant_id, slug, mark, changed_at)"
                + " select ?, e.slug, ?, ?::timestamptz from skill_edition e where e.slug = ?"
                + " and (e.program_id is null or e.program_id = any ((select my_programs())::uuid[])) limit 1"
                + " on conflict (participant_id, slug) do update set mark = excluded.mark,"
                + " changed_at = case m.mark when excluded.mark then m.changed_at else excluded.changed_at end",
            participant,
            mark.word(),
            now,
            slug)
        == 1;
  }

  void remove(UUID participant, String slug) {
    jdbc.update("delete from skill_mark where participant_id = ? and slug = ?", participant, slug);
  }
}
