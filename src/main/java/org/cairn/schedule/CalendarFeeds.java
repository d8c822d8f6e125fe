package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Hashes;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** Addresses of private calendars, by a hash of their secret. A participant has one at most. */
@ApplicationScoped
class CalendarFeeds {
  private static final String CURRENT =
      "select titles, created_at from calendar_feed where participant_id = ? and revoked_at is null";

  static final String ENTRIES =
      "select titles, titles_changed_at, booking_id, starts_at, ends_at, zone, title, room, called_off, sequence,"
          + " changed_at from calendar_entries(?, ?)";

  private final Jdbc jdbc;

  CalendarFeeds(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  Optional<CalendarFeedView> current(UUID participant) {
    return jdbc.first(CURRENT, CalendarFeeds::view, participant);
  }

  /** As {@link #current}, and nobody changes it until the transaction ends. */
  Optional<CalendarFeedView> held(UUID participant) {
    return jdbc.first(CURRENT + " for update", CalendarFeeds::view, participant);
  }

  void add(UUID participant, String secret, CalendarTitles titles, Instant now) {
    jdbc.update(
        "insert into calendar_feed (id, participant_id, secret_hash, titles, created_at, changed_at)"
            + " values (?, ?, ?, ?, ?, ?)",
        UUID.randomUUID(),
        participant,
        hash(secret),
        titles.word(),
        now,
        now);
  }

  void choose(UUID participant, CalendarTitles titles, Instant now) {
    jdbc.update(
        "update calendar_feed set titles = ?, changed_at = ? where participant_id = ? and revoked_at is null",
        titles.word(),
        now,
        participant);
  }

  void revoke(UUID participant, Instant now) {
    jdbc.update(
        "update calendar_feed set revoked_at = ? where participant_id = ? and revoked_at is null",
        now,
        participant);
  }

  /** What the holder of the secret sees, from a moment on; nothing when it is not good. */
  Optional<SharedCalendar> shared(String secret, Instant from) {
    record Row(CalendarTitles titles, Instant chosenAt, SharedCalendar.@Nullable Entry entry) {}
    List<Row> rows =
        jdbc.query(
            ENTRIES,
            row ->
                new Row(
                    CalendarTitles.of(row.getString(1)),
                    instant(row, 2),
                    row.getObject(3) == null ? null : entry(row)),
            hash(secret),
            from);
    return rows.stream()
        .findFirst()
        .map(
            first ->
                new SharedCalendar(
                    first.titles,
                    first.chosenAt,
                    rows.stream().map(Row::entry).filter(Objects::nonNull).toList()));
  }

  private static SharedCalendar.Entry entry(ResultSet row) throws SQLException {
    return new SharedCalendar.Entry(
        row.getObject(3, UUID.class),
        instant(row, 4),
        instant(row, 5),
        ZoneId.of(row.getString(6)),
        row.getString(7),
        row.getString(8),
        row.getBoolean(9),
        row.getInt(10),
        instant(row, 11));
  }

  private static CalendarFeedView view(ResultSet row) throws SQLException {
    return new CalendarFeedView(CalendarTitles.of(row.getString(1)), instant(row, 2));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static byte[] hash(String secret) {
    return Hashes.sha256(secret.getBytes(StandardCharsets.UTF_8));
  }
}
