package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cairn.identity.People;
import org.cairn.platform.Jdbc;
import org.cairn.safety.NamedPerson;

/** Conversations of participants with their care teams, that the caller takes part in. */
@ApplicationScoped
class CareThreads {
  /** What others wrote after the caller's read marker; nobody needs to know more than a hundred. */
  private static final String UNREAD =
      "(select count(*) from (select from message x where x.group_id = g.id"
          + " and x.seq > coalesce(m.read_seq, 0) and x.member_id is distinct from m.id"
          + " and x.gone is null limit 100) u)";

  private final Jdbc jdbc;
  private final People people;
  private final CareHours careHours;
  private final Clock clock;

  CareThreads(Jdbc jdbc, People people, CareHours careHours, Clock clock) {
    this.jdbc = jdbc;
    this.people = people;
    this.careHours = careHours;
    this.clock = clock;
  }

  /** The caller's own, one for each of their programs. */
  List<CareThreadView> mine() {
    Instant now = clock.instant();
    return jdbc.query(
        "select g.id, p.id, p.name, m.id, m.alias, g.last_seq, m.read_seq, "
            + UNREAD
            + ", z.zone, array(select h.weekday || ' ' || h.opens || ' ' || h.closes from care_hours h"
            + " where h.program_id = p.id order by h.weekday, h.opens)"
            + " from my_seats() s join peer_group g on g.id = s.group_id and g.kind = 'care'"
            + " join group_member m on m.id = s.member_id join program p on p.id = g.program_id"
            + " join site z on z.id = p.site_id where not s.staff order by p.name, g.id",
        row -> mine(row, now));
  }

  /** Those that the caller answers: with news first, then the one that was last written in. */
  List<StaffCareThreadView> answered() {
    List<StaffCareThreadView> threads =
        jdbc.query(
            "select t.group_id, t.program_id, t.participant_id, t.last_seq, t.sent_at, t.read_seq, t.unread"
                + " from answered_care_threads() t order by t.unread = 0, t.sent_at desc nulls last, t.group_id",
            row ->
                new StaffCareThreadView(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    NamedPerson.of(Objects.requireNonNull(row.getObject(3, UUID.class))),
                    row.getLong(4),
                    Jdbc.instant(row, 5),
                    row.getLong(6),
                    row.getInt(7)));
    Map<UUID, People.Person> named =
        people.named(threads.stream().map(thread -> thread.participant().id()).toList());
    return threads.stream().map(thread -> thread.named(named)).toList();
  }

  private CareThreadView mine(ResultSet row, Instant now) throws SQLException {
    UUID program = Objects.requireNonNull(row.getObject(2, UUID.class));
    ZoneId zone = ZoneId.of(row.getString(9));
    List<CareHour> hours =
        Arrays.stream((String[]) row.getArray(10).getArray()).map(CareThreads::hour).toList();
    return new CareThreadView(
        row.getObject(1, UUID.class),
        program,
        row.getString(3),
        new GroupView.MemberView(row.getObject(4, UUID.class), row.getString(5)),
        row.getLong(6),
        row.getLong(7),
        row.getInt(8),
        hours,
        zone.getId(),
        careHours.now(program, new CareWeek(hours, zone), now));
  }

  private static CareHour hour(String stored) {
    String[] parts = stored.split(" ", 3);
    return new CareHour(
        Integer.valueOf(parts[0]), LocalTime.parse(parts[1]), LocalTime.parse(parts[2]));
  }
}
