package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;

/** How people are in groups: the caller's own place. */
@ApplicationScoped
class Seats {
  private final Jdbc jdbc;

  Seats(Jdbc jdbc) {
    this.jdbc = jdbc;
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
}
