package org.cairn.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event feed: what changed for a person, appended by the owner's functions in the transaction
 * that changed it (see the migration), and read here in one order that never skips a late commit.
 */
@ApplicationScoped
class Events {
  /** What happened later than this before is all still there. */
  static final Duration CURSORS_ARE_GOOD_FOR = Duration.ofDays(30);

  /** How the types begin that are about a message. */
  private static final String MESSAGE = "message.";

  private static final String COLUMNS =
      "select settled, xact, id, type, link, changes, at, group_id, seq, shown, silent";

  /** One row at least, for the bound below which every transaction has ended. */
  static final String AFTER = COLUMNS + " from my_feed(?, ?, ?, ?)";

  /** The same for everybody, a row for each reader: for the job that serves all streams. */
  static final String FOR_ALL = COLUMNS + ", person_id from stream_events(?, ?, ?, ?)";

  /** Which of the streams, by their places in the lists, belong to somebody who may not read on. */
  static final String ENDED = "select e from stream_ended(?, ?) e";

  /** The bound of a read now, and whether a writing transaction that runs holds it back. */
  static final String BOUND =
      "select events_settled(), events_settled() < pg_snapshot_xmax(pg_current_snapshot())::text::bigint";

  /** Up to where everything has ended, and whether there is more that has not. */
  record Bound(long settled, boolean heldBack) {}

  private final Jdbc jdbc;
  private final Cursors cursors;
  private final Clock clock;

  Events(Jdbc jdbc, Cursors cursors, Clock clock) {
    this.jdbc = jdbc;
    this.cursors = cursors;
    this.clock = clock;
  }

  /**
   * The place that a cursor of the person names; null for none. Throws {@code
   * platform/too-far-behind} when what came after it may be gone.
   */
  @Nullable EventPosition open(UUID person, @Nullable String since) {
    EventPosition from = cursors.open(scope(person), since).map(EventPosition::parse).orElse(null);
    if (from != null && from.at().isBefore(clock.instant().minus(CURSORS_ARE_GOOD_FOR))) {
      throw PlatformProblem.TOO_FAR_BEHIND.problem();
    }
    return from;
  }

  /** The cursor of a place, for this person alone. */
  String seal(UUID person, EventPosition position) {
    return cursors.seal(scope(person), position.text());
  }

  /**
   * The caller's events after a place; from nowhere, none of them and the place of now.
   *
   * <p>Throws {@code platform/too-far-behind} where the place names a transaction that this
   * database has not reached: a backup was restored.
   */
  FeedPage mine(UUID person, @Nullable EventPosition from, int limit) {
    return page(from, limit, AFTER, row -> person);
  }

  /** Everybody's events after a place, once for each who may read them. */
  FeedPage everybodys(EventPosition from, int limit) {
    return page(from, limit, FOR_ALL, row -> row.getObject(12, UUID.class));
  }

  /** Of these devices of these people, the places of those that may not read on. */
  List<Integer> ended(UUID[] people, @Nullable UUID[] devices) {
    return jdbc.query(ENDED, row -> row.getInt(1) - 1, people, devices);
  }

  Bound bound() {
    return jdbc.query(BOUND, row -> new Bound(row.getLong(1), row.getBoolean(2))).get(0);
  }

  static boolean isTooFarBehind(HttpProblem problem) {
    return problem.getStatusCode() == PlatformProblem.TOO_FAR_BEHIND.status();
  }

  /** Asks for one event more than wanted: whether there are more is then known. */
  private FeedPage page(
      @Nullable EventPosition from, int limit, String sql, Jdbc.RowMapper<UUID> reader) {
    Rows rows = new Rows(reader);
    Instant now = clock.instant();
    long settled =
        jdbc.query(
                sql,
                rows,
                from == null ? Long.MAX_VALUE : from.xact(),
                from == null ? Long.MAX_VALUE : from.id(),
                limit + 1,
                now)
            .get(0);
    if (from != null && from.xact() > settled) {
      throw PlatformProblem.TOO_FAR_BEHIND.problem();
    }
    if (rows.positions.size() <= limit) {
      return new FeedPage(rows.readings, new EventPosition(settled, 0, now), false);
    }
    EventPosition last = rows.positions.get(limit - 1);
    rows.readings.removeIf(reading -> reading.event().position().compareTo(last) > 0);
    return new FeedPage(rows.readings, last, true);
  }

  private static String scope(UUID person) {
    return "events:" + person;
  }

  /** The readers of one event follow each other, and share it. */
  private static final class Rows implements Jdbc.RowMapper<Long> {
    private final List<FeedPage.Reading> readings = new ArrayList<>();
    private final List<EventPosition> positions = new ArrayList<>();
    private final Jdbc.RowMapper<UUID> reader;
    private FeedPage.@Nullable Event event;

    Rows(Jdbc.RowMapper<UUID> reader) {
      this.reader = reader;
    }

    @Override
    public Long map(ResultSet row) throws SQLException {
      String type = row.getString(4);
      if (type != null) {
        FeedPage.Event current = event(row, type);
        UUID person = reader.map(row);
        if (person != null) {
          readings.add(
              new FeedPage.Reading(current, person, row.getString(10), row.getBoolean(11)));
        }
      }
      return row.getLong(1);
    }

    private FeedPage.Event event(ResultSet row, String type) throws SQLException {
      long xact = row.getLong(2);
      long id = row.getLong(3);
      FeedPage.Event before = event;
      if (before != null && before.position().xact() == xact && before.position().id() == id) {
        return before;
      }
      Instant at = row.getObject(7, OffsetDateTime.class).toInstant();
      // Other events of a group name a place too, but no message: theirs is the one that came next.
      UUID group = type.startsWith(MESSAGE) ? row.getObject(8, UUID.class) : null;
      event =
          new FeedPage.Event(
              new EventPosition(xact, id, at),
              type,
              row.getString(5),
              row.getString(6),
              group == null || !type.startsWith("message.")
                  ? null
                  : new EventContents.Place(group, row.getLong(9)));
      positions.add(event.position());
      return event;
    }
  }
}
