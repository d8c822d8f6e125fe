package org.cairn.peergroup;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.identity.People;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Json;

/** Who sits where in a group, for coordinators. */
@ApplicationScoped
class Rosters {
  private static final TypeReference<List<SeatView.FormerAlias>> FORMER = new TypeReference<>() {};

  private final Jdbc jdbc;
  private final People people;
  private final ObjectMapper json;

  Rosters(Jdbc jdbc, People people, ObjectMapper json) {
    this.jdbc = jdbc;
    this.people = people;
    this.json = json;
  }

  /** A place in a roster. */
  record Position(Instant joinedAt, UUID member) {
    static final Position START = new Position(Instant.EPOCH, new UUID(0, 0));

    static Position of(SeatView seat) {
      return new Position(seat.joinedAt(), seat.memberId());
    }

    static Position parse(String text) {
      String[] parts = text.split(" ", 2);
      return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
    }

    String text() {
      return joinedAt + " " + member;
    }
  }

  /** In the order in which they came; not there for whoever does not coordinate its program. */
  List<SeatView> page(UUID group, Position after, int limit) {
    List<SeatView> seats =
        jdbc.listed(
            "select m.id, m.participant_id, m.alias, m.staff, m.joined_at, m.ended_at, m.end_reason, m.paused_until,"
                + " (select coalesce(json_agg(json_build_object('alias', c.alias, 'changedAt', c.changed_at) order by"
                + " c.changed_at), '[]') from alias_change c where c.member_id = m.id)"
                + " from peer_group g left join lateral (select * from group_member where group_id = g.id"
                + " and (joined_at, id) > (?, ?) order by joined_at, id limit ?) m on true"
                + " where g.id = ? and g.kind = 'group' and coordinates_group(g.id) order by m.joined_at, m.id",
            this::view,
            after.joinedAt,
            after.member,
            limit,
            group);
    Map<UUID, People.Person> named =
        people.named(seats.stream().map(SeatView::personId).distinct().toList());
    return seats.stream()
        .map(
            seat -> {
              People.Person person = named.get(seat.personId());
              return person == null ? seat : seat.named(person.name());
            })
        .toList();
  }

  private SeatView view(ResultSet row) throws SQLException {
    String ended = row.getString(7);
    return new SeatView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        null,
        row.getString(3),
        row.getBoolean(4),
        row.getObject(5, OffsetDateTime.class).toInstant(),
        Jdbc.instant(row, 6),
        ended == null ? null : SeatEnd.of(ended),
        Jdbc.instant(row, 8),
        Json.read(json, row.getString(9), FORMER));
  }
}
