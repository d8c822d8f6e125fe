package org.cairn.peergroup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.program.Programs;

/** Groups that the caller may see. */
@ApplicationScoped
class Groups implements PanacheRepositoryBase<PeerGroup, UUID> {
  /**
   * One statement for all: what is unread is counted up to a hundred in each, along the key; a
   * {@code coalesce} in the bound would keep it from the index, for it is not leak-proof. What is
   * gone is nothing to read, nor is what reaches the caller otherwise for a block.
   */
  private static final String COLUMNS =
      "select g.id, g.program_id, g.kind, g.name, g.guidelines, g.guidelines_version, g.history, g.closed_at,"
          + " g.locked_at, coalesce(s.staff, false), m.id, m.alias, case when not m.staff then m.accepted_version end,"
          + " m.muted_until, m.paused_until, case when s.group_id is not null then g.last_seq end,"
          + " case when s.group_id is not null then coalesce(m.read_seq, 0) end,"
          + " case when s.group_id is not null then (select count(*)::integer from (select from message x"
          + " where x.group_id = g.id and x.seq > greatest(m.read_seq, s.first_seq - 1)"
          + " and x.member_id is distinct from s.member_id and x.gone is null"
          + " and not exists (select from my_blocks_of(g.id) b where b.member_id = x.member_id"
          + " and (b.folded or x.seq >= b.unseen_from)) order by x.seq limit 100) u) end";

  static final String MINE =
      COLUMNS
          + " from my_seats() s join peer_group g on g.id = s.group_id and g.kind = 'group'"
          + " left join group_member m on m.id = s.member_id order by g.name, g.id";

  private static final String ONE =
      COLUMNS
          + " from peer_group g left join my_seats() s on s.group_id = g.id"
          + " left join group_member m on m.id = s.member_id"
          + " where g.id = ? and (s.group_id is not null or g.kind = 'group')";

  private static final String COORDINATED =
      "id = ?1 and kind = 'group' and programId in (select a.programId from Assignment a where a.staffId = ?2"
          + " and a.role = 'coordinator' and a.endedAt is null)";

  private final Programs programs;
  private final Jdbc jdbc;

  Groups(Programs programs, Jdbc jdbc) {
    this.programs = programs;
    this.jdbc = jdbc;
  }

  /** The caller's groups, as a member or as their facilitator, by name. */
  List<GroupView> mine() {
    return jdbc.query(MINE, Groups::view);
  }

  /** A group or care thread of the caller's, or a group of a program that they coordinate. */
  Optional<GroupView> one(UUID group) {
    return jdbc.first(ONE, Groups::view, group);
  }

  /** The program's groups, in the order in which they were founded. */
  List<ProgramGroupView> ofProgram(UUID program, UUID coordinator) {
    return programs.listed(
        "select g.id, g.name, g.guidelines_version, g.history, (select count(*) from group_member m"
            + " where m.group_id = g.id and m.ended_at is null and not m.staff), g.created_at, g.closed_at, g.locked_at"
            + " from peer_group g where g.program_id = p.id and g.kind = 'group'",
        row ->
            new ProgramGroupView(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getInt(3),
                History.of(row.getString(4)),
                row.getInt(5),
                row.getObject(6, OffsetDateTime.class).toInstant(),
                Jdbc.instant(row, 7),
                Jdbc.instant(row, 8)),
        program,
        coordinator);
  }

  /** What members agreed to before a version, the newest first, for staff. */
  List<GuidelinesView> guidelines(UUID group, int before, int limit) {
    return jdbc.listed(
        "select v.version, v.guidelines, v.changed_at from peer_group g left join lateral"
            + " (select * from group_guidelines where group_id = g.id and version < ? order by version desc limit ?) v"
            + " on true where g.id = ? and g.kind = 'group' and (is_group_staff(g.id) or coordinates_group(g.id))"
            + " order by v.version desc",
        row ->
            new GuidelinesView(
                row.getInt(1),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant()),
        before,
        limit,
        group);
  }

  /** The group, if that person coordinates its program. */
  Optional<PeerGroup> coordinated(UUID group, UUID coordinator) {
    return find(COORDINATED, group, coordinator).firstResultOptional();
  }

  /**
   * As {@link #coordinated}, held until the transaction ends, as by whoever writes in it: what is
   * decided counts for the next message.
   */
  Optional<PeerGroup> held(UUID group, UUID coordinator) {
    boolean held =
        jdbc.first("select hold_coordinated_group(?)", row -> row.getBoolean(1), group)
            .orElse(false);
    return held ? coordinated(group, coordinator) : Optional.empty();
  }

  private static GroupView view(ResultSet row) throws SQLException {
    UUID member = row.getObject(11, UUID.class);
    return new GroupView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        GroupKind.of(row.getString(3)),
        row.getString(4),
        row.getString(5),
        row.getInt(6),
        History.of(row.getString(7)),
        Jdbc.instant(row, 8),
        Jdbc.instant(row, 9),
        row.getBoolean(10),
        member == null ? null : new GroupView.MemberView(member, row.getString(12)),
        row.getObject(13, Integer.class),
        Jdbc.instant(row, 14),
        Jdbc.instant(row, 15),
        row.getObject(16, Long.class),
        row.getObject(17, Long.class),
        row.getObject(18, Integer.class));
  }
}
