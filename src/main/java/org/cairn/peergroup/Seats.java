package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** How people are in groups: the caller's own place, and whom they see. */
@ApplicationScoped
class Seats {
  private final Jdbc jdbc;

  Seats(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** Who is in the caller's group now, staff first, then by alias. */
  List<FaceView> faces(UUID group) {
    return jdbc.listed(
        "select f.id, f.alias, f.staff, f.id in (select my_blocks(s.group_id)) from my_seats() s"
            + " left join lateral (select * from faces(s.group_id) x where not x.former) f on true"
            + " where s.group_id = ? order by f.staff desc, f.alias, f.id",
        row ->
            new FaceView(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getBoolean(3),
                row.getBoolean(4)),
        group);
  }

  /**
   * Accepts the guidelines if that is their newest version; answers the newest, and nothing to
   * whoever is no member.
   */
  Optional<Integer> accept(UUID group, UUID participant, int version, Instant now) {
    return jdbc.first(
        "with seat as (select m.id, g.guidelines_version from group_member m join peer_group g on g.id = m.group_id"
            + " where m.group_id = ? and m.participant_id = ? and m.ended_at is null and not m.staff"
            + "), accepted as (update group_member m set accepted_version = s.guidelines_version, accepted_at = ?"
            + " from seat s where m.id = s.id and s.guidelines_version = ? and m.accepted_version < s.guidelines_version)"
            + " select guidelines_version from seat",
        row -> row.getInt(1),
        group,
        participant,
        now,
        version);
  }

  /** Calls a member something else; nothing to whoever is no member. */
  Optional<GroupView.MemberView> rename(UUID group, UUID participant, Alias alias) {
    return jdbc.first(
        "with seat as (select m.id from group_member m"
            + " where m.group_id = ? and m.participant_id = ? and m.ended_at is null and not m.staff"
            + "), renamed as (update group_member m set alias = ?, alias_key = ? from seat s"
            + " where m.id = s.id and m.alias <> ?) select id from seat",
        row -> new GroupView.MemberView(row.getObject(1, UUID.class), alias.text()),
        group,
        participant,
        alias.text(),
        alias.key(),
        alias.text());
  }

  /** Leaves, unknown or care. */
  String leave(UUID group, Instant now) {
    return outcome("select leave_group(?, ?)", group, now);
  }

  boolean mute(UUID group, @Nullable Instant until, Instant now) {
    return jdbc.first(
            "select mute_group(?, ?::timestamptz, ?)", row -> row.getBoolean(1), group, until, now)
        .orElse(false);
  }

  /** Where the caller's marker stands then. */
  Optional<Long> markRead(UUID group, long seq, Instant now) {
    return jdbc.query(
            "select mark_read(?, ?, ?)",
            row -> Optional.ofNullable(row.getObject(1, Long.class)),
            group,
            seq,
            now)
        .get(0);
  }

  /** Blocks, or ends it; done, unknown, self or staff. */
  String block(UUID group, UUID member, boolean on, Instant now) {
    return outcome("select block_member(?, ?, ?, ?)", group, member, on, now);
  }

  private String outcome(String sql, Object... parameters) {
    return jdbc.first(sql, row -> row.getString(1), parameters).orElseThrow();
  }
}
