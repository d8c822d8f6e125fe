package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.identity.People;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.cairn.safety.NamedPerson;
import org.cairn.skills.Language;
import org.jspecify.annotations.Nullable;

/** Homework, with how far it is. Its note is encrypted under the key of who wrote it. */
@ApplicationScoped
class Homeworks {
  /**
   * With what is to be done first, by its day; then what is done, the newest first; then what was
   * withdrawn. Takes the languages and the moment.
   */
  private static final String READ =
      "select h.id, h.program_id, h.participant_id, h.set_by, h.skill, h.worksheet_type,"
          + " (select e.title from skill_edition e where e.slug = h.skill and e.current"
          + " and (e.program_id is null or e.program_id = h.program_id) and e.language = any (asked.languages)"
          + " order by array_position(asked.languages, e.language), e.program_id limit 1) as title,"
          + " h.times, h.due_on, h.zone, h.note, h.set_at, h.changed_at, h.withdrawn_at, g.*, s.state,"
          + " o.place, o.key from (values (?::text[], ?::timestamptz)) asked (languages, now), homework h"
          + " cross join lateral homework_progress(h.id) g"
          + " cross join lateral (values (case when h.withdrawn_at is not null then 'withdrawn'"
          + " when g.done_at is not null then 'done'"
          + " when h.due_on < (asked.now at time zone h.zone)::date then 'overdue' else 'open' end)) s (state)"
          + " cross join lateral (values (case s.state when 'withdrawn' then 2 when 'done' then 1 else 0 end,"
          + " case s.state when 'withdrawn' then -extract(epoch from h.withdrawn_at)"
          + " when 'done' then -extract(epoch from g.done_at) else extract(epoch from h.due_on) end))"
          + " o (place, key)";

  private static final String PAGE =
      " (?::text is null or x.state = ?) and (?::integer is null"
          + " or (x.place, x.key, x.id) > (?::integer, ?::numeric, ?::uuid))";

  private static final String ORDER = " order by x.place, x.key, x.id limit ?";

  private final Jdbc jdbc;
  private final Encrypter encrypter;
  private final People people;
  private final WorksheetTypes types;

  Homeworks(Jdbc jdbc, Encrypter encrypter, People people, WorksheetTypes types) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
    this.people = people;
    this.types = types;
  }

  /** Homework and its place in a list. */
  record Kept(HomeworkView.StaffHomework staff, Position position) {
    HomeworkView view() {
      return staff.homework();
    }
  }

  /** A position in a list. */
  record Position(int place, BigDecimal key, UUID id) {}

  /**
   * What a list is asked for.
   *
   * @param languages in which skills are named, the best first
   * @param limit of rows
   */
  record Wanted(
      List<Language> languages,
      Instant now,
      @Nullable HomeworkState state,
      @Nullable Position after,
      int limit) {}

  /**
   * What setting homework begins with.
   *
   * @param zone of the site
   * @param offered whether the program offers the skill; true when there is none
   */
  record Place(ZoneId zone, boolean offered) {}

  private record Row(
      HomeworkView view, UUID participant, UUID setBy, byte @Nullable [] note, Position position) {}

  List<Kept> mine(UUID participant, Wanted wanted) {
    return opened(
        jdbc.query(
            "select x.* from (" + READ + " where h.participant_id = ?) x where" + PAGE + ORDER,
            this::row,
            parameters(wanted, List.of(participant), List.of())));
  }

  Optional<HomeworkView> mine(UUID participant, UUID id, List<Language> languages, Instant now) {
    return opened(
            jdbc.query(
                READ + " where h.participant_id = ? and h.id = ?",
                this::row,
                codes(languages),
                now,
                participant,
                id))
        .stream()
        .map(Kept::view)
        .findFirst();
  }

  /**
   * That of a participant whom the caller counsels in that program; for anybody else the problem
   * {@code platform/not-found}.
   */
  List<Kept> counseled(UUID program, UUID participant, Wanted wanted) {
    return named(
        jdbc.listed(
            "select x.* from enrollment e left join ("
                + READ
                + " where h.program_id = ? and h.participant_id = ?) x on"
                + PAGE
                + " where e.program_id = ? and e.participant_id = ? and e.ended_at is null"
                + " and counsels(e.program_id, e.participant_id)"
                + ORDER,
            this::row,
            parameters(wanted, List.of(program, participant), List.of(program, participant))));
  }

  /** One of them. */
  Optional<HomeworkView.StaffHomework> counseled(
      UUID program, UUID participant, UUID id, Instant now) {
    return named(
            jdbc.query(
                READ
                    + " where h.program_id = ? and h.participant_id = ? and h.id = ?"
                    + " and counsels(h.program_id, h.participant_id)",
                this::row,
                codes(List.of(Language.EN)),
                now,
                program,
                participant,
                id))
        .stream()
        .map(Kept::staff)
        .findFirst();
  }

  /**
   * That of everybody whom the caller counsels in a program of theirs, due on that day or later;
   * for anybody else the problem {@code platform/not-found}.
   */
  List<Kept> ofProgram(UUID program, @Nullable LocalDate dueFrom, Wanted wanted) {
    return named(
        jdbc.listed(
            "select x.* from (select from unnest((select my_programs())) mine (id) where mine.id = ? limit 1) one"
                + " left join ("
                + READ
                + " where h.program_id = ? and (?::date is null or h.due_on >= ?::date)"
                + " and counsels(h.program_id, h.participant_id)) x on"
                + PAGE
                + ORDER,
            this::row,
            Stream.concat(
                    Stream.of(program),
                    Arrays.stream(
                        parameters(wanted, Arrays.asList(program, dueFrom, dueFrom), List.of())))
                .toArray()));
  }

  /** Nothing when the participant is not the caller's to set homework for. */
  Optional<Place> place(UUID program, UUID participant, @Nullable String skill) {
    return jdbc.first(
        "select s.zone, ?::text is null or exists (select from skill_edition k where k.slug = ?"
            + " and k.current and (k.program_id is null or k.program_id = e.program_id)"
            + " and not exists (select from skill_withdrawal w where w.program_id = e.program_id"
            + " and w.slug = k.slug and w.withdrawn)) from enrollment e"
            + " join program p on p.id = e.program_id join site s on s.id = p.site_id"
            + " where e.program_id = ? and e.participant_id = ? and e.ended_at is null"
            + " and counsels(e.program_id, e.participant_id)",
        row -> new Place(ZoneId.of(row.getString(1)), row.getBoolean(2)),
        skill,
        skill,
        program,
        participant);
  }

  void add(
      UUID id,
      UUID program,
      UUID participant,
      NewHomework homework,
      ZoneId zone,
      UUID counselor,
      Instant now) {
    jdbc.update(
        "insert into homework (id, program_id, participant_id, set_by, skill, worksheet_type, times,"
            + " due_on, zone, note, set_at, changed_at)"
            + " values (?, ?, ?, ?, ?::text, ?::text, ?::smallint, ?, ?, ?::bytea, ?, ?)",
        id,
        program,
        participant,
        counselor,
        homework.skill(),
        homework.worksheetType(),
        homework.howOften(),
        homework.dueOn(),
        zone.getId(),
        encrypter.encryptIfPresent(counselor, noteOf(id), homework.note()),
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
                : encrypter.encryptIfPresent(counselor, noteOf(read.id()), wanted.note()),
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

  private static @Nullable Object[] parameters(
      Wanted wanted, List<? extends @Nullable Object> first, List<UUID> last) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(codes(wanted.languages()));
    all.add(wanted.now());
    all.addAll(first);
    Position after = wanted.after();
    String state = wanted.state() == null ? null : wanted.state().word();
    all.addAll(
        after == null
            ? Arrays.asList(state, state, null, null, null, null)
            : Arrays.asList(state, state, after.place(), after.place(), after.key(), after.id()));
    all.addAll(last);
    all.add(wanted.limit());
    return all.toArray();
  }

  private static String[] codes(List<Language> languages) {
    return languages.stream().map(Language::word).toArray(String[]::new);
  }

  private Row row(ResultSet row) throws SQLException {
    String skill = row.getString(5);
    String type = row.getString(6);
    LocalDate dueOn = Objects.requireNonNull(row.getObject(9, LocalDate.class));
    LocalDate doneOn = row.getObject(17, LocalDate.class);
    String title = type == null ? row.getString(7) : title(type);
    HomeworkView view =
        new HomeworkView(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            skill,
            type,
            title == null ? Objects.requireNonNullElse(skill, "") : title,
            row.getInt(8),
            dueOn,
            row.getString(10),
            null,
            HomeworkState.fromString(row.getString(22)),
            new HomeworkView.HomeworkProgress(
                row.getInt(15),
                Jdbc.instant(row, 16),
                doneOn != null && doneOn.isAfter(dueOn),
                row.getInt(18),
                plain(row.getBigDecimal(19)),
                plain(row.getBigDecimal(20)),
                row.getInt(21)),
            Objects.requireNonNull(Jdbc.instant(row, 12)),
            Objects.requireNonNull(Jdbc.instant(row, 13)),
            Jdbc.instant(row, 14));
    return new Row(
        view,
        row.getObject(3, UUID.class),
        row.getObject(4, UUID.class),
        row.getBytes(11),
        new Position(row.getInt(23), row.getBigDecimal(24), view.id()));
  }

  private String title(String type) {
    return types.current(type).map(WorksheetType::title).orElse(type);
  }

  /** 7.0 is 7. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal median) {
    return median == null || median.stripTrailingZeros().scale() > 0 ? median : median.setScale(0);
  }

  private List<Kept> opened(List<Row> rows) {
    encrypter.prepare(rows.stream().map(Row::note).filter(Objects::nonNull).toList());
    return rows.stream().map(this::opened).toList();
  }

  private Kept opened(Row row) {
    HomeworkView view = row.view;
    String note =
        row.note == null ? null : encrypter.decrypt(noteOf(view.id()), row.note).orElse(null);
    return new Kept(
        new HomeworkView.StaffHomework(
            NamedPerson.of(row.participant), NamedPerson.of(row.setBy), view.noted(note)),
        row.position);
  }

  private List<Kept> named(List<Row> rows) {
    List<Kept> all = opened(rows);
    Map<UUID, People.Person> called =
        people.named(
            all.stream()
                .flatMap(one -> Stream.of(one.staff.participant().id(), one.staff.setBy().id()))
                .distinct()
                .toList());
    return all.stream()
        .map(
            one ->
                new Kept(
                    new HomeworkView.StaffHomework(
                        one.staff.participant().named(called),
                        one.staff.setBy().named(called),
                        one.view()),
                    one.position))
        .toList();
  }

  private static Encrypter.Place noteOf(UUID id) {
    return new Encrypter.Place("homework.note", id);
  }
}
