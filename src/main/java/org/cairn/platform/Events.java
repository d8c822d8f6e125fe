package org.cairn.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The event feed: what changed for a person, appended by the owner's functions in the transaction
 * that changed it (see the migration), and read here in one order that never skips a late commit.
 */
@ApplicationScoped
public class Events {
  /** What happened later than this before is all still there. */
  static final Duration CURSORS_ARE_GOOD_FOR = Duration.ofDays(30);

  /** One row at least, for the bound below which every transaction has ended. */
  static final String AFTER =
      "select s.settled, e.xact, e.id, e.type, e.at, e.link, e.changes"
          + " from (select events_settled() as settled) s left join lateral"
          + " (select * from event e where e.person_id = ? and (e.xact, e.id) > (?, ?) and e.xact < s.settled"
          + " order by e.xact, e.id limit ?) e on true order by e.xact, e.id";

  private static final TypeReference<List<EventFeed.Change>> CHANGES = new TypeReference<>() {};

  private final Jdbc jdbc;
  private final Cursors cursors;
  private final ObjectMapper json;
  private final Clock clock;

  Events(Jdbc jdbc, Cursors cursors, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.cursors = cursors;
    this.json = json;
    this.clock = clock;
  }

  /** A place in the order, and when what stands before it happened. */
  private record Position(long xact, long id, Instant at) {
    static Position parse(String text) {
      String[] parts = text.split(":", -1);
      return new Position(
          Long.parseLong(parts[0]),
          Long.parseLong(parts[1]),
          Instant.ofEpochSecond(Long.parseLong(parts[2])));
    }

    String text() {
      return xact + ":" + id + ":" + at.getEpochSecond();
    }
  }

  private record Row(long settled, EventFeed.@Nullable EventView event) {}

  /**
   * The person's events after a cursor. Without one, none of them and the cursor of now.
   *
   * <p>Throws {@code platform/too-far-behind} where something may be missing between the cursor and
   * what is left: it is too old, or names a transaction that this database has not reached, since a
   * backup was restored.
   */
  public EventFeed after(UUID person, @Nullable String since, int limit) {
    Instant now = clock.instant();
    Position from = cursors.open(scope(person), since).map(Position::parse).orElse(null);
    if (from != null && from.at.isBefore(now.minus(CURSORS_ARE_GOOD_FOR))) {
      throw PlatformProblem.TOO_FAR_BEHIND.problem();
    }
    List<Row> rows =
        jdbc.query(
            AFTER,
            row -> map(row, person),
            person,
            from == null ? Long.MAX_VALUE : from.xact,
            from == null ? Long.MAX_VALUE : from.id,
            limit + 1);
    long settled = rows.get(0).settled;
    if (from != null && from.xact > settled) {
      throw PlatformProblem.TOO_FAR_BEHIND.problem();
    }
    List<EventFeed.EventView> events =
        rows.stream().flatMap(row -> java.util.stream.Stream.ofNullable(row.event)).toList();
    if (events.size() > limit) {
      return new EventFeed(events.subList(0, limit), events.get(limit - 1).id(), true);
    }
    return new EventFeed(events, seal(person, new Position(settled, 0, now)), false);
  }

  private Row map(ResultSet row, UUID person) throws SQLException {
    long settled = row.getLong(1);
    if (row.getString(4) == null) {
      return new Row(settled, null);
    }
    Instant at = row.getObject(5, OffsetDateTime.class).toInstant();
    return new Row(
        settled,
        new EventFeed.EventView(
            seal(person, new Position(row.getLong(2), row.getLong(3), at)),
            row.getString(4),
            at,
            row.getString(6),
            changes(row.getString(7))));
  }

  private List<EventFeed.Change> changes(String stored) {
    try {
      return json.readValue(stored, CHANGES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event's changes are not what the migration says", e);
    }
  }

  private String seal(UUID person, Position position) {
    return cursors.seal(scope(person), position.text());
  }

  private static String scope(UUID person) {
    return "events:" + person;
  }
}
