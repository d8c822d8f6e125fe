package org.cairn.checkin;

import static org.cairn.checkin.CheckInRow.ANSWERS;
import static org.cairn.checkin.CheckInRow.COLUMNS;
import static org.cairn.checkin.CheckInRow.checkIn;
import static org.cairn.checkin.CheckInRow.instant;
import static org.cairn.checkin.CheckInRow.open;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.cairn.safety.CommonTrigger;
import org.cairn.schedule.CheckInWindow;
import org.jspecify.annotations.Nullable;

/** Check-ins. Their goals and notes are encrypted under the participant's key. */
@ApplicationScoped
class CheckIns {
  private static final int MOST_VERSIONS = 200;

  private static final String ANSWER_VALUES =
      "?::integer, ?::smallint, ?::smallint, ?::smallint, ?::numeric, ?::text[], ?::uuid[],"
          + " ?::boolean, ?::text[], ?::text[], ?::bytea, ?::bytea, ?::text[]";

  private static final String FAULTS =
      " left join lateral faults_of(%s.program_id, said.questions_version, said.answered,"
          + " said.own_triggers, said.skills_used) f on true";

  /**
   * Checks in, in one statement: finds the booking, holds the window (as {@link CheckInWindow}
   * states it, ten minutes being on time), the answers to what was asked, the way and the room's
   * code; writes once, and answers with what is there then, whoever wrote it.
   */
  static final String CHECK_IN =
      "with said (id, participant_id, session_id, at, received_at, offline, via, code_is_right, "
          + ANSWERS
          + ", answered) as (values (?::uuid, ?::uuid, ?::uuid, ?::timestamptz, ?::timestamptz,"
          + " ?::boolean, ?::text, ?::boolean, "
          + ANSWER_VALUES
          + ")), place as (select s.program_id, s.zone, s.status, s.mode, s.starts_at, s.ends_at,"
          + " s.join_link, p.check_in_opens_before as before, p.check_in_closes_after as after,"
          + " w.via, s.mode = 'hybrid' or (s.mode = 'telehealth') = (w.via = 'telehealth') as fits,"
          + " p.room_codes and w.via = 'room' as code_needed"
          + " from said join booking b on b.session_id = said.session_id"
          + " and b.participant_id = said.participant_id and b.status in ('booked', 'called_off')"
          + " join session s on s.id = b.session_id join program p on p.id = s.program_id"
          + " cross join lateral (values (coalesce(said.via,"
          + " case s.mode when 'telehealth' then 'telehealth' else 'room' end))) w (via)"
          + " where enrolled_for(s.id, b.participant_id)), answer as (select "
          + Faults.COLUMNS
          + " from said cross join place"
          + FAULTS.formatted("place")
          + "), written as (insert into check_in as c (id, participant_id, session_id, program_id,"
          + " day, zone, arrived_at, received_at, changed_at, offline, via, arrival, "
          + ANSWERS
          + ") select said.id, said.participant_id, said.session_id, place.program_id,"
          + " (said.at at time zone place.zone)::date, place.zone, said.at, said.received_at,"
          + " said.received_at, said.offline, place.via, case when said.at < starts_at then 'early'"
          + " when said.at < starts_at + interval '10 minutes' then 'on_time' else 'late' end, "
          + ANSWERS
          + " from said, place, answer f where place.status = 'scheduled'"
          + " and said.at >= starts_at - make_interval(mins => before)"
          + " and said.at < starts_at + make_interval(mins => after) and place.fits and "
          + Faults.NONE
          + " and (not code_needed or code_is_right)"
          + " on conflict (participant_id, session_id) do nothing returning "
          + COLUMNS
          + ") select place.status, place.starts_at, place.ends_at, place.before, place.after,"
          + " place.fits, place.code_needed, place.join_link, "
          + Faults.COLUMNS
          + ", c.id = said.id as written, c.* from said cross join place cross join answer f"
          + " left join (select * from written union all select "
          + COLUMNS
          + " from said join check_in c on c.session_id = said.session_id"
          + " and c.participant_id = said.participant_id) c on true";

  /** The same for a day, which is of the one program that the participant is in, or names. */
  private static final String CHECK_IN_OF_DAY =
      "with said (id, participant_id, program_id, day, zone, open, at, received_at, offline, "
          + ANSWERS
          + ", answered) as (values (?::uuid, ?::uuid, ?::uuid, ?::date, ?::text, ?::boolean,"
          + " ?::timestamptz, ?::timestamptz, ?::boolean, "
          + ANSWER_VALUES
          + ")), place as (select e.program_id, count(*) over () as programs from said"
          + " join enrollment e on e.participant_id = said.participant_id and e.ended_at is null"
          + " where said.program_id is null or e.program_id = said.program_id limit 1),"
          + " answer as (select "
          + Faults.COLUMNS
          + " from said cross join place"
          + FAULTS.formatted("place")
          + "), written as (insert into check_in as c (id, participant_id, program_id, day, zone,"
          + " arrived_at, received_at, changed_at, offline, "
          + ANSWERS
          + ") select said.id, said.participant_id, place.program_id, said.day, said.zone, said.at,"
          + " said.received_at, said.received_at, said.offline, "
          + ANSWERS
          + " from said, place, answer f where said.open and place.programs = 1 and "
          + Faults.NONE
          + " on conflict (participant_id, program_id, day) where session_id is null do nothing returning "
          + COLUMNS
          + ") select coalesce(place.programs, 0) as programs, "
          + Faults.COLUMNS
          + ", c.id = said.id as written, c.* from said left join place on true"
          + " left join answer f on true left join (select * from written union all select "
          + COLUMNS
          + " from said join place on place.programs = 1 join check_in c"
          + " on c.participant_id = said.participant_id and c.program_id = place.program_id"
          + " and c.day = said.day and c.session_id is null) c on true";

  private static final String CORRECT =
      "with said (id, read_version, changed_at, "
          + ANSWERS
          + ", answered) as (values (?::uuid, ?::integer, ?::timestamptz, "
          + ANSWER_VALUES
          + ")), answer as (select "
          + Faults.COLUMNS
          + " from said join check_in c on c.id = said.id"
          + FAULTS.formatted("c")
          + "), written as (update check_in c set ("
          + ANSWERS
          + ", changed_at) = (select "
          + ANSWERS
          + ", changed_at from said) from said s, answer f where c.id = s.id"
          + " and c.version = s.read_version and "
          + Faults.NONE
          + " returning "
          + COLUMNS
          + ") select "
          + Faults.COLUMNS
          + ", c.* from answer f left join written c on true";

  /**
   * What came of a check-in to a session.
   *
   * @param written whether it was written now
   * @param checkIn what is there; null when nothing is, or when another request is just writing it
   */
  record Outcome(
      boolean canceled,
      CheckInWindow window,
      Instant ends,
      boolean viaFits,
      boolean codeNeeded,
      @Nullable String joinLink,
      Faults faults,
      boolean written,
      @Nullable CheckIn checkIn) {}

  /**
   * What came of a check-in of a day.
   *
   * @param programs how many it could be for
   */
  record DayOutcome(int programs, Faults faults, boolean written, @Nullable CheckIn checkIn) {}

  /** A check-in to a session, and what the session says of it. */
  record AtSession(CheckIn checkIn, @Nullable String joinLink, Instant ends) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  CheckIns(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /** Nothing when the participant has no booking there, or has left the program. */
  Optional<Outcome> arrive(
      UUID id,
      UUID session,
      UUID participant,
      Said said,
      Instant at,
      Instant now,
      @Nullable Via via,
      boolean codeIsRight) {
    return jdbc.first(
        CHECK_IN,
        row ->
            new Outcome(
                "canceled".equals(row.getString("status")),
                CheckInWindow.of(
                    instant(row, "starts_at"), row.getInt("before"), row.getInt("after")),
                instant(row, "ends_at"),
                row.getBoolean("fits"),
                row.getBoolean("code_needed"),
                row.getString("join_link"),
                Faults.map(row),
                row.getBoolean("written"),
                opened(row)),
        parameters(
            id,
            participant,
            said,
            id,
            participant,
            session,
            at,
            now,
            said.offline(),
            via == null ? null : via.word(),
            codeIsRight));
  }

  /**
   * @param open whether that day can be filled in now
   */
  DayOutcome report(
      UUID id,
      UUID participant,
      @Nullable UUID program,
      LocalDate day,
      String zone,
      boolean open,
      Said said,
      Instant at,
      Instant now) {
    return jdbc.first(
            CHECK_IN_OF_DAY,
            row ->
                new DayOutcome(
                    row.getInt("programs"),
                    Faults.map(row),
                    row.getBoolean("written"),
                    opened(row)),
            parameters(
                id,
                participant,
                said,
                id,
                participant,
                program,
                day,
                zone,
                open,
                at,
                now,
                said.offline()))
        .orElseThrow();
  }

  /** Writes the next version. Nothing when the one that was read is not the last any more. */
  Optional<CheckIn> correct(CheckIn read, Said said, Instant now) {
    return jdbc.first(
            CORRECT,
            row -> {
              Faults.map(row).refuse();
              return Optional.ofNullable(opened(row));
            },
            parameters(read.id(), read.participantId(), said, read.id(), read.version(), now))
        .flatMap(Function.identity());
  }

  Optional<AtSession> of(UUID session, UUID participant) {
    return jdbc.first(
        "select s.join_link, s.ends_at, "
            + COLUMNS
            + " from check_in c join session s on s.id = c.session_id"
            + " where c.session_id = ? and c.participant_id = ?",
        row ->
            new AtSession(
                open(encrypter, checkIn(row)), row.getString("join_link"), instant(row, "ends_at")),
        session,
        participant);
  }

  /**
   * @param program null for whichever it is of; one of them when there are several
   */
  Optional<CheckIn> of(LocalDate day, UUID participant, @Nullable UUID program) {
    return jdbc.first(
        "select "
            + COLUMNS
            + " from check_in c where c.day = ? and c.participant_id = ? and c.session_id is null"
            + " and c.program_id = coalesce(?::uuid, c.program_id) order by c.id limit 1",
        row -> open(encrypter, checkIn(row)),
        day,
        participant,
        program);
  }

  /**
   * The participant's own, the latest day first; one more than asked for, if there are more.
   *
   * @param before the last one of the page before; null on the first
   */
  List<CheckIn> page(
      UUID participant, @Nullable LocalDate beforeDay, @Nullable UUID before, int limit) {
    return open(
        encrypter,
        jdbc.query(
            "select "
                + COLUMNS
                + " from check_in c where c.participant_id = ? and (c.day, c.id) <"
                + " (coalesce(?::date, 'infinity'), coalesce(?::uuid,"
                + " 'ffffffff-ffff-ffff-ffff-ffffffffffff')) order by c.day desc, c.id desc limit ?",
            CheckInRow::checkIn,
            participant,
            beforeDay,
            before,
            limit + 1));
  }

  /**
   * What the participant's check-in says and said, the last version first; nothing if not theirs.
   */
  List<CheckInVersionView> versions(UUID participant, UUID checkIn) {
    String columns = ", c.version, c.changed_at, " + CheckInRow.of("c");
    return open(
        encrypter,
        jdbc.query(
            "select c.check_in_id as id"
                + columns
                + " from check_in_version c where c.participant_id = ? and c.check_in_id = ?"
                + " union all select c.id"
                + columns
                + " from check_in c where c.participant_id = ? and c.id = ?"
                + " order by version desc limit "
                + MOST_VERSIONS,
            row -> {
              int version = row.getInt("version");
              int questions = row.getInt("questions_version");
              Instant saidAt = instant(row, "changed_at");
              return CheckInRow.of(
                  row, report -> new CheckInVersionView(version, questions, saidAt, report));
            },
            participant,
            checkIn,
            participant,
            checkIn));
  }

  private @Nullable CheckIn opened(ResultSet row) throws SQLException {
    return CheckInRow.ifPresent(row).map(found -> open(encrypter, found)).orElse(null);
  }

  private @Nullable Object[] parameters(
      UUID id, UUID participant, Said said, @Nullable Object... first) {
    SelfReport report = said.report();
    return Stream.concat(
            Arrays.stream(first),
            Stream.of(
                said.questionsVersion(),
                report.mood(),
                report.craving(),
                report.stress(),
                report.sleepHours(),
                words(report.triggers(), CommonTrigger::word),
                report.ownTriggers() == null ? null : report.ownTriggers().toArray(UUID[]::new),
                report.usedSinceLast(),
                words(report.substances(), Substance::word),
                words(report.skillsUsed(), Function.identity()),
                encrypter.encryptIfPresent(participant, CheckIn.goalOf(id), report.goal()),
                encrypter.encryptIfPresent(participant, CheckIn.noteOf(id), report.note()),
                Question.answered(report)))
        .toArray();
  }

  private static <T> String @Nullable [] words(@Nullable List<T> list, Function<T, String> word) {
    return list == null ? null : list.stream().map(word).toArray(String[]::new);
  }
}
