package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.cairn.skills.Language;
import org.jspecify.annotations.Nullable;

/** Homework as it is written down; {@link Homeworks} reads it. */
@ApplicationScoped
class HomeworkRecords {
  private final Jdbc jdbc;
  private final Encrypter encrypter;

  HomeworkRecords(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /**
   * What setting homework begins with.
   *
   * @param zone of the site
   * @param edition of the skill that the program offers, in the first of the languages in which
   *     there is one; null when it offers none
   * @param harmful whether the participant says that the skill does them harm
   */
  record Place(ZoneId zone, @Nullable UUID edition, boolean harmful) {}

  /** Nothing when the participant is not the caller's to set homework for. */
  Optional<Place> place(
      UUID program, UUID participant, @Nullable String skill, List<Language> languages) {
    return jdbc.first(
        """
        select s.zone,
               (select k.id from skill_edition k
                 where k.slug = asked.skill and k.current and (k.program_id is null or k.program_id = e.program_id)
                   and k.language = any (asked.languages)
                   and not exists (select from skill_withdrawal w
                                    where w.program_id = e.program_id and w.slug = k.slug and w.withdrawn)
                 order by array_position(asked.languages, k.language), k.program_id limit 1),
               exists (select from skill_mark m where m.participant_id = e.participant_id and m.slug = asked.skill
                                                  and m.mark = 'harmful')
          from (values (?::text, ?::text[])) asked (skill, languages) cross join enrollment e
          join program p on p.id = e.program_id join site s on s.id = p.site_id
         where e.program_id = ? and e.participant_id = ? and e.ended_at is null
           and counsels(e.program_id, e.participant_id)
        """,
        row ->
            new Place(ZoneId.of(row.getString(1)), row.getObject(2, UUID.class), row.getBoolean(3)),
        skill,
        Language.words(languages),
        program,
        participant);
  }

  void add(
      UUID id,
      UUID program,
      UUID participant,
      NewHomework homework,
      Place place,
      UUID counselor,
      Instant now) {
    jdbc.update(
        "insert into homework (id, program_id, participant_id, set_by, skill, edition_id,"
            + " worksheet_type, times, due_on, zone, note, set_at, changed_at)"
            + " values (?, ?, ?, ?, ?::text, ?::uuid, ?::text, ?::smallint, ?, ?, ?::bytea, ?, ?)",
        id,
        program,
        participant,
        counselor,
        homework.skill(),
        place.edition(),
        homework.worksheetType(),
        homework.howOften(),
        homework.dueOn(),
        place.zone().getId(),
        encrypter.encryptIfPresent(counselor, Homeworks.noteOf(id), homework.note()),
        now,
        now);
  }

  /**
   * Whether it was still the one that was read. A note that stays the same stays under the key of
   * who wrote it.
   */
  boolean change(HomeworkView read, HomeworkChange wanted, UUID counselor, Instant now) {
    boolean sameNote = Objects.equals(read.note(), wanted.note());
    return jdbc.update(
            "update homework set times = ?::smallint, due_on = ?,"
                + " note = case when ? then note else ?::bytea end, changed_at = ?"
                + " where id = ? and changed_at = ? and withdrawn_at is null",
            wanted.times(),
            wanted.dueOn(),
            sameNote,
            sameNote
                ? null
                : encrypter.encryptIfPresent(counselor, Homeworks.noteOf(read.id()), wanted.note()),
            now,
            read.id(),
            read.changedAt())
        == 1;
  }

  /** Whether it was still the one that was read. */
  boolean withdraw(HomeworkView read, Instant now) {
    return jdbc.update(
            "update homework set withdrawn_at = ?, changed_at = ? where id = ? and changed_at = ?"
                + " and withdrawn_at is null",
            now,
            now,
            read.id(),
            read.changedAt())
        == 1;
  }
}
