package org.cairn.peergroup;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;

/** Groups that the caller may see. */
@ApplicationScoped
class Groups implements PanacheRepositoryBase<PeerGroup, UUID> {
  private final Jdbc jdbc;

  Groups(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** The caller's groups, as a member or as their facilitator, by name. */
  List<GroupView> of(UUID caller) {
    return jdbc.query(
        "select g.id, g.name, g.guidelines, m.id, m.alias from peer_group g"
            + " left join group_member m on m.group_id = g.id and m.participant_id = ? and m.ended_at is null"
            + " where m.id is not null or exists (select from assignment a where a.staff_id = ? and a.group_id = g.id"
            + " and a.ended_at is null) order by g.name, g.id",
        row -> {
          UUID member = row.getObject(4, UUID.class);
          return new GroupView(
              row.getObject(1, UUID.class),
              row.getString(2),
              row.getString(3),
              member == null ? null : new GroupView.MemberView(member, row.getString(5)));
        },
        caller,
        caller);
  }

  Optional<PeerGroup> coordinated(UUID group, UUID coordinator) {
    return find(
            "id = ?1 and kind = 'group' and programId in (select a.programId from Assignment a where a.staffId = ?2"
                + " and a.role = 'coordinator' and a.endedAt is null)",
            group,
            coordinator)
        .firstResultOptional();
  }
}
