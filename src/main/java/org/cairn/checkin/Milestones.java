package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.Jdbc;

/** How far participants have come, and what they show of it. */
@ApplicationScoped
class Milestones {
  /** Of the count that has come furthest; parameters now and participant. */
  private static final String DAYS =
      "coalesce((select max(x.days) from (select sum(greatest(0, coalesce(p.stopped_on,"
          + " (?::timestamptz at time zone c.zone)::date) - p.started_on)) as days from recovery_count c"
          + " join recovery_period p on p.count_id = c.id where c.participant_id = ? group by c.id) x), 0)";

  private static final String SO_FAR =
      "select t.days, t.sessions, t.skills, s.kind, s.reached, s.group_id from (select "
          + DAYS
          + " as days, (select count(*) from attendance a where a.participant_id = ?"
          + " and a.status in ('present', 'late', 'left_early')) as sessions,"
          + " (select count(*) from (select c.day from check_in c where c.participant_id = ?"
          + " and cardinality(c.skills_used) > 0 union select p.day from practice p"
          + " where p.participant_id = ?) d) as skills) t"
          + " left join milestone_share s on s.participant_id = ? order by s.group_id";

  /**
   * How far somebody has come.
   *
   * @param shared to which groups
   */
  record SoFar(Map<MilestoneKind, Integer> totals, Map<Milestone, List<UUID>> shared) {
    int total(MilestoneKind kind) {
      return totals.getOrDefault(kind, 0);
    }
  }

  private final Jdbc jdbc;

  Milestones(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  SoFar of(UUID participant, Instant now) {
    SoFar soFar = new SoFar(new EnumMap<>(MilestoneKind.class), new HashMap<>());
    jdbc.query(
        SO_FAR,
        row -> {
          soFar.totals.put(MilestoneKind.DAYS, row.getInt(1));
          soFar.totals.put(MilestoneKind.SESSIONS, row.getInt(2));
          soFar.totals.put(MilestoneKind.SKILLS, row.getInt(3));
          String kind = row.getString(4);
          if (kind != null) {
            soFar
                .shared
                .computeIfAbsent(
                    new Milestone(MilestoneKind.of(kind), row.getInt(5)), one -> new ArrayList<>())
                .add(row.getObject(6, UUID.class));
          }
          return true;
        },
        now,
        participant,
        participant,
        participant,
        participant,
        participant);
    return soFar;
  }

  /** Shows it to a group; the same again is the same. The policy asks for a membership. */
  void share(UUID id, UUID participant, UUID group, Milestone milestone, Instant now) {
    jdbc.update(
        "insert into milestone_share (id, participant_id, group_id, kind, reached, shared_at)"
            + " values (?, ?, ?, ?, ?, ?) on conflict on constraint milestone_shared do nothing",
        id,
        participant,
        group,
        milestone.kind().word(),
        milestone.number(),
        now);
  }

  void takeBack(UUID participant, UUID group, Milestone milestone) {
    jdbc.update(
        "delete from milestone_share where participant_id = ? and group_id = ? and kind = ? and reached = ?",
        participant,
        group,
        milestone.kind().word(),
        milestone.number());
  }

  /** Takes back days that no count has come to any more. */
  void takeBackDays(UUID participant, Instant now) {
    jdbc.update(
        "delete from milestone_share where participant_id = ? and kind = 'days' and reached > "
            + DAYS,
        participant,
        now,
        participant);
  }

  /**
   * What the members of a group show, newest first; for a group that is not the caller's the
   * problem {@code platform/not-found}. One more than the limit, if there is more.
   */
  List<SharedMilestoneView> of(UUID group, UUID before, int limit) {
    return jdbc.listed(
        "select m.id, m.alias, m.kind, m.reached, m.shared_at from (values (?::uuid)) g (id)"
            + " left join lateral (select * from group_milestones(g.id) s where s.id < ?"
            + " order by s.id desc limit ?) m on true where g.id = any ((select my_groups())::uuid[]) order by m.id desc",
        Milestones::shared,
        group,
        before,
        limit + 1);
  }

  private static SharedMilestoneView shared(ResultSet row) throws SQLException {
    Milestone milestone = new Milestone(MilestoneKind.of(row.getString(3)), row.getInt(4));
    return new SharedMilestoneView(
        row.getObject(1, UUID.class),
        row.getString(2),
        milestone.kind(),
        milestone.number(),
        milestone.words(),
        row.getObject(5, OffsetDateTime.class).toInstant());
  }
}
