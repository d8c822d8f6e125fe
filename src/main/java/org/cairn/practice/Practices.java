package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.cairn.skills.Language;
import org.cairn.skills.Situation;
import org.jspecify.annotations.Nullable;

/** Practices. Their notes are encrypted under the participant's key. */
@ApplicationScoped
class Practices {
  private static final String COLUMNS =
      "p.id, p.slug, e.title, p.edition_id, p.program_id, p.situation, p.before, p.after, p.minutes, n.body, n.shared,"
          + " p.practiced_at, p.zone, p.day, p.version, p.changed_at";

  private static final String READ =
      "practice p join skill_edition e on e.id = p.edition_id left join practice_note n on n.practice_id = p.id";

  private static final String BEFORE =
      " (p.practiced_at, p.id) < (coalesce(?::timestamptz, 'infinity'),"
          + " coalesce(?::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff'))";

  private static final String NEWEST_FIRST = " order by p.practiced_at desc, p.id desc limit ?";

  /**
   * Logs, in one statement: finds the program and the edition, writes once, and answers with what
   * is there then. An edition that the caller cannot read is none; the same id of somebody else's
   * is not seen, and nothing is written.
   */
  static final String LOG =
      """
      with said (id, participant_id, program_id, slug, edition_id, situation, before, after, minutes, practiced_at, zone,
                 body, shared, open, changed_at) as (
        values (?::uuid, ?::uuid, ?::uuid, ?::text, ?::uuid, ?::text, ?::smallint, ?::smallint, ?::smallint,
                ?::timestamptz, ?::text, ?::bytea, ?::boolean, ?::boolean, ?::timestamptz)),
      place as (
        select m.program_id, count(*) over () as programs from said s
          join enrollment m on m.participant_id = s.participant_id and m.ended_at is null
         where s.program_id is null or m.program_id = s.program_id limit 1),
      edition as (
        (select e.id from said s join skill_edition e on e.id = s.edition_id and e.slug = s.slug
          where e.program_id is null or e.program_id = any ((select my_programs())::uuid[]))
        union all
        (select o.id from said s join offered(?::text[]) o on o.slug = s.slug
          where s.edition_id is null order by o.program_id limit 1)),
      written as (
        insert into practice (id, participant_id, program_id, edition_id, slug, situation, before, after, minutes,
                              practiced_at, zone, changed_at)
        select s.id, s.participant_id, l.program_id, e.id, s.slug, s.situation, s.before, s.after, s.minutes,
               s.practiced_at, s.zone, s.changed_at
          from said s cross join edition e left join place l on true
         where s.open and (l.programs = 1 or l.programs is null and s.program_id is null)
        on conflict (id) do nothing returning *),
      noted as (
        insert into practice_note (practice_id, participant_id, program_id, body, shared)
        select w.id, w.participant_id, w.program_id, s.body, s.shared from written w cross join said s
         where s.body is not null)
      select coalesce((select programs from place), 0) as programs, exists (select from edition) as known,
             p.written, %s
        from said s left join (
          select w.*, true as written from written w
          union all
          select r.*, false from said s join practice r on r.id = s.id and r.participant_id = s.participant_id) p on true
        left join skill_edition e on e.id = p.edition_id
        left join lateral (
          select s.body, s.shared where p.written and s.body is not null
          union all select o.body, o.shared from practice_note o where o.practice_id = p.id and not p.written) n on true
      """
          .formatted(COLUMNS);

  private static final String CHANGE =
      """
      with said (id, participant_id, version, situation, before, after, minutes, practiced_at, zone, body, shared,
                 changed_at) as (
        values (?::uuid, ?::uuid, ?::integer, ?::text, ?::smallint, ?::smallint, ?::smallint, ?::timestamptz, ?::text,
                ?::bytea, ?::boolean, ?::timestamptz)),
      written as (
        update practice p
           set situation = s.situation, before = s.before, after = s.after, minutes = s.minutes,
               practiced_at = s.practiced_at, zone = s.zone, version = p.version + 1, changed_at = s.changed_at
          from said s where p.id = s.id and p.participant_id = s.participant_id and p.version = s.version
        returning p.*),
      noted as (
        insert into practice_note (practice_id, participant_id, program_id, body, shared)
        select w.id, w.participant_id, w.program_id, s.body, s.shared from written w cross join said s
         where s.body is not null
        on conflict (practice_id) do update set body = excluded.body, shared = excluded.shared),
      unnoted as (
        delete from practice_note o using written w, said s where o.practice_id = w.id and s.body is null)
      select %s from written p cross join said n join skill_edition e on e.id = p.edition_id
      """
          .formatted(COLUMNS);

  /**
   * What came of logging.
   *
   * @param programs how many it could be in
   * @param known whether there is such a skill, and such an edition of it
   * @param written whether it was written now
   * @param practice what is there under that id; null when nothing is
   */
  record Logged(int programs, boolean known, boolean written, @Nullable PracticeView practice) {}

  /** A position in a list. */
  record Position(Instant at, UUID id) {}

  private record Row(PracticeView view, byte @Nullable [] note) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  Practices(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /**
   * Writes it down, once.
   *
   * @param at when it was
   * @param open whether that can be added now
   */
  Logged log(
      UUID participant,
      UUID id,
      NewPractice said,
      List<Language> languages,
      Instant at,
      boolean open,
      Instant now) {
    record Found(int programs, boolean known, boolean written, @Nullable Row row) {}
    Found found =
        jdbc.first(
                LOG,
                row ->
                    new Found(
                        row.getInt("programs"),
                        row.getBoolean("known"),
                        row.getBoolean("written"),
                        row.getObject("id") == null ? null : row(row)),
                id,
                participant,
                said.programId(),
                said.skill(),
                said.editionId(),
                word(said.situation()),
                said.before(),
                said.after(),
                said.minutes(),
                at,
                said.timeZone(),
                encrypter.encryptIfPresent(participant, noteOf(id), said.note()),
                said.shared(),
                open,
                now,
                Language.words(languages))
            .orElseThrow();
    return new Logged(
        found.programs,
        found.known,
        found.written,
        found.row == null ? null : opened(List.of(found.row)).get(0));
  }

  /** Nothing when it is not any more what was read. */
  Optional<PracticeView> change(
      UUID participant, PracticeView read, NewPractice said, Instant at, Instant now) {
    return jdbc.first(
            CHANGE,
            Practices::row,
            read.id(),
            participant,
            read.version(),
            word(said.situation()),
            said.before(),
            said.after(),
            said.minutes(),
            at,
            said.timeZone(),
            encrypter.encryptIfPresent(participant, noteOf(read.id()), said.note()),
            said.shared(),
            now)
        .map(row -> opened(List.of(row)).get(0));
  }

  /** Whether it was still what was read. */
  boolean remove(UUID participant, PracticeView read) {
    return jdbc.update(
            "delete from practice where id = ? and participant_id = ? and version = ?",
            read.id(),
            participant,
            read.version())
        == 1;
  }

  Optional<PracticeView> of(UUID participant, UUID id) {
    return opened(
            jdbc.query(
                "select " + COLUMNS + " from " + READ + " where p.participant_id = ? and p.id = ?",
                Practices::row,
                participant,
                id))
        .stream()
        .findFirst();
  }

  /** The participant's own, newest first. */
  List<PracticeView> of(UUID participant, @Nullable Position before, int limit) {
    return opened(
        jdbc.query(
            "select "
                + COLUMNS
                + " from "
                + READ
                + " where p.participant_id = ? and"
                + BEFORE
                + NEWEST_FIRST,
            Practices::row,
            participant,
            before == null ? null : before.at(),
            before == null ? null : before.id(),
            limit));
  }

  /**
   * Those in that program of a participant whom the caller counsels in it; for anybody else the
   * problem {@code platform/not-found}. Notes that are not shared are not there.
   */
  List<PracticeView> counseled(
      UUID program, UUID participant, @Nullable Position before, int limit) {
    return opened(
        jdbc.listed(
            "select "
                + COLUMNS
                + " from enrollment m left join ("
                + READ
                + ") on p.participant_id = m.participant_id and p.program_id = m.program_id and"
                + BEFORE
                + " where m.program_id = ? and m.participant_id = ? and m.ended_at is null"
                + " and counsels(m.program_id, m.participant_id)"
                + NEWEST_FIRST,
            Practices::row,
            before == null ? null : before.at(),
            before == null ? null : before.id(),
            program,
            participant,
            limit));
  }

  private List<PracticeView> opened(List<Row> rows) {
    encrypter.prepare(rows.stream().map(Row::note).filter(Objects::nonNull).toList());
    return rows.stream().map(this::opened).toList();
  }

  /** What its author's key opens no more is not there. */
  private PracticeView opened(Row row) {
    PracticeView view = row.view;
    return new PracticeView(
        view.id(),
        view.skill(),
        view.title(),
        view.editionId(),
        view.programId(),
        view.situation(),
        view.before(),
        view.after(),
        view.minutes(),
        row.note == null ? null : encrypter.decrypt(noteOf(view.id()), row.note).orElse(null),
        view.noteShared(),
        view.practicedAt(),
        view.timeZone(),
        view.day(),
        view.version(),
        view.changedAt(),
        null);
  }

  private static Row row(ResultSet row) throws SQLException {
    String situation = row.getString("situation");
    byte[] note = row.getBytes("body");
    return new Row(
        new PracticeView(
            Objects.requireNonNull(row.getObject("id", UUID.class)),
            row.getString("slug"),
            row.getString("title"),
            Objects.requireNonNull(row.getObject("edition_id", UUID.class)),
            row.getObject("program_id", UUID.class),
            situation == null ? null : Situation.fromString(situation),
            row.getObject("before", Integer.class),
            row.getObject("after", Integer.class),
            row.getObject("minutes", Integer.class),
            null,
            note != null && row.getBoolean("shared"),
            row.getObject("practiced_at", OffsetDateTime.class).toInstant(),
            row.getString("zone"),
            Objects.requireNonNull(row.getObject("day", LocalDate.class)),
            row.getInt("version"),
            row.getObject("changed_at", OffsetDateTime.class).toInstant(),
            null),
        note);
  }

  private static @Nullable String word(@Nullable Situation situation) {
    return situation == null ? null : situation.word();
  }

  private static Encrypter.Place noteOf(UUID id) {
    return new Encrypter.Place("practice_note.body", id);
  }
}
