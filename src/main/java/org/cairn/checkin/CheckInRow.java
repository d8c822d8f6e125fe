package org.cairn.checkin;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cairn.platform.Encrypter;
import org.cairn.safety.CommonTrigger;
import org.cairn.schedule.CheckInWindow;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a check-in, its texts not yet opened: the keys of many are fetched at once.
 *
 * @param opened makes the whole of it, with the answers that can be read
 */
record CheckInRow<T>(
    UUID id,
    byte @Nullable [] goal,
    byte @Nullable [] note,
    SelfReport answers,
    Function<SelfReport, T> opened) {
  /** The answers in the table, and in its versions. */
  static final String ANSWERS =
      "questions_version, mood, craving, stress, sleep_hours, triggers, own_triggers,"
          + " used_since_last, substances, skills_used, goal, note";

  /** Of {@code check_in c}, for {@link #checkIn}. */
  static final String COLUMNS =
      "c.id, c.participant_id, c.program_id, c.session_id, c.day, c.zone, c.arrived_at,"
          + " c.received_at, c.offline, c.arrival, c.via, c.version, c.told, c.support, "
          + of("c");

  /** The answers of that table. */
  static String of(String table) {
    return table + "." + ANSWERS.replace(", ", ", " + table + ".");
  }

  static CheckInRow<CheckIn> checkIn(ResultSet row) throws SQLException {
    String arrival = row.getString("arrival");
    String via = row.getString("via");
    CheckIn checkIn =
        new CheckIn(
            id(row),
            Objects.requireNonNull(row.getObject("participant_id", UUID.class)),
            Objects.requireNonNull(row.getObject("program_id", UUID.class)),
            row.getObject("session_id", UUID.class),
            row.getObject("day", LocalDate.class),
            row.getString("zone"),
            instant(row, "arrived_at"),
            instant(row, "received_at"),
            row.getBoolean("offline"),
            arrival == null
                ? null
                : CheckInWindow.Arrival.valueOf(arrival.toUpperCase(Locale.ROOT)),
            via == null ? null : Via.valueOf(via.toUpperCase(Locale.ROOT)),
            row.getInt("version"),
            row.getInt("questions_version"),
            answers(row),
            row.getBoolean("told"),
            row.getBoolean("support"));
    return new CheckInRow<>(
        checkIn.id(),
        row.getBytes("goal"),
        row.getBytes("note"),
        checkIn.selfReport(),
        checkIn::with);
  }

  /** As {@link #checkIn}; nothing where an outer join found none. */
  static Optional<CheckInRow<CheckIn>> ifPresent(ResultSet row) throws SQLException {
    return row.getObject("id") == null ? Optional.empty() : Optional.of(checkIn(row));
  }

  /** Another row with the answers. */
  static <T> CheckInRow<T> of(ResultSet row, Function<SelfReport, T> opened) throws SQLException {
    return new CheckInRow<>(
        id(row), row.getBytes("goal"), row.getBytes("note"), answers(row), opened);
  }

  /** Opens the texts. What its author's key opens no more is not there. */
  static <T> List<T> open(Encrypter encrypter, List<CheckInRow<T>> rows) {
    encrypter.prepare(
        rows.stream()
            .flatMap(row -> Stream.of(Optional.ofNullable(row.goal), Optional.ofNullable(row.note)))
            .flatMap(Optional::stream)
            .toList());
    return rows.stream()
        .map(
            row ->
                row.opened.apply(
                    row.answers.with(
                        text(encrypter, CheckIn.goalOf(row.id), row.goal),
                        text(encrypter, CheckIn.noteOf(row.id), row.note))))
        .toList();
  }

  static <T> T open(Encrypter encrypter, CheckInRow<T> row) {
    return open(encrypter, List.of(row)).get(0);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static UUID id(ResultSet row) throws SQLException {
    return Objects.requireNonNull(row.getObject("id", UUID.class));
  }

  private static @Nullable String text(
      Encrypter encrypter, Encrypter.Place place, byte @Nullable [] sealed) {
    return sealed == null ? null : encrypter.decrypt(place, sealed).orElse(null);
  }

  private static SelfReport answers(ResultSet row) throws SQLException {
    return new SelfReport(
        row.getObject("mood", Integer.class),
        row.getObject("craving", Integer.class),
        row.getObject("stress", Integer.class),
        row.getBigDecimal("sleep_hours"),
        list(row, "triggers", word -> CommonTrigger.valueOf(word.toUpperCase(Locale.ROOT))),
        list(row, "own_triggers", UUID::fromString),
        row.getObject("used_since_last", Boolean.class),
        list(row, "substances", word -> Substance.valueOf(word.toUpperCase(Locale.ROOT))),
        list(row, "skills_used", Function.identity()),
        null,
        null);
  }

  private static <T> @Nullable List<T> list(
      ResultSet row, String column, Function<String, T> element) throws SQLException {
    Array array = row.getArray(column);
    return array == null
        ? null
        : Stream.of((Object[]) array.getArray()).map(one -> element.apply(one.toString())).toList();
  }
}
