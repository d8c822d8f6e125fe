package org.cairn.practice;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
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
      """
      with asked (languages, now) as (values (?::text[], ?::timestamptz)),
      chosen as materialized (select h.* from homework h where %s)
      select h.id, h.program_id, h.participant_id, h.set_by, h.skill, h.worksheet_type,
             (select e.title from skill_edition e
               where e.slug = h.skill and e.current and (e.program_id is null or e.program_id = h.program_id)
                 and e.language = any (asked.languages)
               order by array_position(asked.languages, e.language), e.program_id limit 1) as title,
             h.times, h.due_on, h.zone, h.note, h.set_at, h.changed_at, h.withdrawn_at, g.times_done, g.done_at,
             g.done_on, g.rated, g.before, g.after, g.helped, s.state, o.place, o.key, h.edition_id
        from asked cross join chosen h
        join homework_progress(array(select c.id from chosen c)) g on g.homework_id = h.id
       cross join lateral (values (
               case when h.withdrawn_at is not null then 'withdrawn' when g.done_at is not null then 'done'
                    when h.due_on < (asked.now at time zone h.zone)::date then 'overdue' else 'open' end)) s (state)
       cross join lateral (values (
               case s.state when 'withdrawn' then 2 when 'done' then 1 else 0 end,
               case s.state when 'withdrawn' then -extract(epoch from h.withdrawn_at)
                            when 'done' then -extract(epoch from g.done_at) else extract(epoch from h.due_on) end))
             o (place, key)
      """;

  private static final String PAGE =
      " (?::text is null or x.state = ?) and (?::integer is null"
          + " or (x.place, x.key, x.id) > (?::integer, ?::numeric, ?::uuid))";

  private static final String ORDER = " order by x.place, x.key, x.id limit ?";

  /** Who looks at the week reads no years. */
  private static final Period LOOKED_BACK = Period.ofWeeks(4);

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

  private record Row(
      HomeworkView view, UUID participant, UUID setBy, byte @Nullable [] note, Position position) {}

  List<Kept> mine(UUID participant, Wanted wanted) {
    return opened(
        jdbc.query(
            "select x.* from ("
                + READ.formatted("h.participant_id = ?")
                + ") x where"
                + PAGE
                + ORDER,
            row -> row(row, wanted.languages()),
            parameters(wanted, List.of(participant), List.of())));
  }

  Optional<HomeworkView> mine(UUID participant, UUID id, List<Language> languages, Instant now) {
    return opened(
            jdbc.query(
                READ.formatted("h.participant_id = ? and h.id = ?"),
                row -> row(row, languages),
                Language.words(languages),
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
                + READ.formatted("h.program_id = ? and h.participant_id = ?")
                + ") x on"
                + PAGE
                + " where e.program_id = ? and e.participant_id = ? and e.ended_at is null"
                + " and counsels(e.program_id, e.participant_id)"
                + ORDER,
            row -> row(row, wanted.languages()),
            parameters(wanted, List.of(program, participant), List.of(program, participant))));
  }

  /** One of them. */
  Optional<HomeworkView.StaffHomework> counseled(
      UUID program, UUID participant, UUID id, List<Language> languages, Instant now) {
    return named(
            jdbc.query(
                READ.formatted(
                    "h.program_id = ? and h.participant_id = ? and h.id = ?"
                        + " and counsels(h.program_id, h.participant_id)"),
                row -> row(row, languages),
                Language.words(languages),
                now,
                program,
                participant,
                id))
        .stream()
        .map(Kept::staff)
        .findFirst();
  }

  /**
   * That of everybody whom the caller counsels in a program of theirs, due in those days, from four
   * weeks ago unless it says; for anybody else the problem {@code platform/not-found}.
   */
  List<Kept> ofProgram(
      UUID program, @Nullable LocalDate dueFrom, @Nullable LocalDate dueTo, Wanted wanted) {
    LocalDate from =
        dueFrom == null
            ? LocalDate.ofInstant(wanted.now(), ZoneOffset.UTC).minus(LOOKED_BACK)
            : dueFrom;
    return named(
        jdbc.listed(
            "select x.* from (select from unnest((select my_programs())) mine (id) where mine.id = ? limit 1) one"
                + " left join ("
                + READ.formatted(
                    "h.program_id = ? and h.due_on >= ?::date and h.due_on <= coalesce(?::date, 'infinity')"
                        + " and counsels(h.program_id, h.participant_id)")
                + ") x on"
                + PAGE
                + ORDER,
            row -> row(row, wanted.languages()),
            Stream.concat(
                    Stream.of(program),
                    Arrays.stream(
                        parameters(wanted, Arrays.asList(program, from, dueTo), List.of())))
                .toArray()));
  }

  private static @Nullable Object[] parameters(
      Wanted wanted, List<? extends @Nullable Object> first, List<UUID> last) {
    List<@Nullable Object> all = new ArrayList<>();
    all.add(Language.words(wanted.languages()));
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

  private Row row(ResultSet row, List<Language> languages) throws SQLException {
    String skill = row.getString(5);
    String type = row.getString(6);
    LocalDate dueOn = Objects.requireNonNull(row.getObject(9, LocalDate.class));
    LocalDate doneOn = row.getObject(17, LocalDate.class);
    String title = type == null ? row.getString(7) : title(type, languages);
    HomeworkView view =
        new HomeworkView(
            row.getObject(1, UUID.class),
            row.getObject(2, UUID.class),
            skill,
            row.getObject(25, UUID.class),
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

  private String title(String type, List<Language> languages) {
    return types.current(type).map(one -> one.title(languages.get(0))).orElse(type);
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

  static Encrypter.Place noteOf(UUID id) {
    return new Encrypter.Place("homework.note", id);
  }
}
