package org.cairn.checkin;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.cairn.schedule.CheckInWindow;
import org.jspecify.annotations.Nullable;

/** The caller's own check-ins. */
@ApplicationScoped
class CheckIns implements PanacheRepositoryBase<CheckIn, UUID> {
  private static final String COLUMNS =
      "id, arrived_at, arrival, questions_version, mood, craving, stress, sleep_hours,"
          + " used_since_last, goal, note";

  /**
   * Checks in, in one statement: finds the booking, holds the window (as {@link CheckInWindow}
   * states it, ten minutes being on time), writes once, and answers with what was there before, if
   * anything was.
   */
  static final String CHECK_IN =
      "with place as (select s.id, s.program_id, s.zone, s.status, s.starts_at, p.check_in_opens_before as before,"
          + " p.check_in_closes_after as after from booking b join session s on s.id = b.session_id"
          + " join program p on p.id = s.program_id where b.session_id = ? and b.participant_id = ?"
          + " and b.status in ('booked', 'called_off') and enrolled_for(s.id, b.participant_id)), written as"
          + " (insert into check_in (id, session_id, program_id, questions_version, day, zone, received_at, changed_at, participant_id, arrived_at, arrival, mood,"
          + " craving, stress, sleep_hours, used_since_last, goal, note) select ?, place.id, place.program_id, 1, (now.at at time zone place.zone)::date, place.zone, now.at, now.at, ?,"
          + " now.at, case when now.at < starts_at then 'early' when now.at < starts_at + interval"
          + " '10 minutes' then 'on_time' else 'late' end, ?, ?, ?, ?::numeric, ?::boolean,"
          + " ?::bytea, ?::bytea from place, (values (?)) now (at) where place.status = 'scheduled'"
          + " and now.at >= starts_at - make_interval(mins => before) and now.at < starts_at +"
          + " make_interval(mins => after) on conflict (participant_id, session_id) do nothing"
          + " returning id) select place.status, place.starts_at, place.before, place.after,"
          + " (select id from written), c.id, c.arrived_at, c.arrival, c.questions_version, c.mood,"
          + " c.craving, c.stress, c.sleep_hours, c.used_since_last, c.goal, c.note from place left"
          + " join check_in c on c.session_id = place.id and c.participant_id = ?";

  /** What came of a check-in. */
  record Outcome(
      boolean canceled, CheckInWindow window, boolean written, @Nullable CheckInView before) {}

  private final Jdbc jdbc;
  private final Encrypter encrypter;

  CheckIns(Jdbc jdbc, Encrypter encrypter) {
    this.jdbc = jdbc;
    this.encrypter = encrypter;
  }

  /** Nothing when the participant has no booking there, or has left the program. */
  Optional<Outcome> checkIn(
      UUID id, UUID session, UUID participant, SelfReport report, Instant now) {
    byte[] goal = encrypter.encryptIfPresent(participant, CheckIn.goalOf(id), report.goal());
    byte[] note = encrypter.encryptIfPresent(participant, CheckIn.noteOf(id), report.note());
    return jdbc.first(
        CHECK_IN,
        row -> outcome(row, session),
        session,
        participant,
        id,
        participant,
        report.mood(),
        report.craving(),
        report.stress(),
        report.sleepHours(),
        report.usedSinceLast(),
        goal,
        note,
        now,
        participant);
  }

  Optional<CheckInView> of(UUID session, UUID participant) {
    return jdbc.first(
        "select " + COLUMNS + " from check_in where session_id = ? and participant_id = ?",
        row -> view(row, 1, session),
        session,
        participant);
  }

  private Outcome outcome(ResultSet row, UUID session) throws SQLException {
    Instant starts = row.getObject(2, OffsetDateTime.class).toInstant();
    return new Outcome(
        "canceled".equals(row.getString(1)),
        CheckInWindow.of(starts, row.getInt(3), row.getInt(4)),
        row.getObject(5) != null,
        row.getObject(6) == null ? null : view(row, 6, session));
  }

  private CheckInView view(ResultSet row, int from, UUID session) throws SQLException {
    UUID id = row.getObject(from, UUID.class);
    BigDecimal sleep = row.getBigDecimal(from + 7);
    Object used = row.getObject(from + 8);
    return new CheckInView(
        id,
        session,
        row.getObject(from + 1, OffsetDateTime.class).toInstant(),
        CheckInWindow.Arrival.valueOf(row.getString(from + 2).toUpperCase(Locale.ROOT)),
        row.getInt(from + 3),
        new SelfReport(
            row.getInt(from + 4),
            row.getInt(from + 5),
            row.getInt(from + 6),
            sleep,
            (Boolean) used,
            text(CheckIn.goalOf(id), row.getBytes(from + 9)),
            text(CheckIn.noteOf(id), row.getBytes(from + 10))));
  }

  private @Nullable String text(Encrypter.Place place, byte @Nullable [] sealed) {
    return sealed == null ? null : encrypter.decrypt(place, sealed).orElse(null);
  }
}
