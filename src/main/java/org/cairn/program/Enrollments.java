package org.cairn.program;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Enrollments that the caller may see. */
@ApplicationScoped
class Enrollments implements PanacheRepositoryBase<Enrollment, UUID> {
  /** An enrollment in a list. */
  record Listed(UUID id, UUID participant, Instant startedAt, @Nullable Instant endedAt) {}

  private final Programs programs;

  Enrollments(Programs programs) {
    this.programs = programs;
  }

  /**
   * The newest enrollment, held until the transaction ends: of two who discharge, one is second.
   */
  Optional<Enrollment> latest(UUID program, UUID participant) {
    return find(
            "programId = ?1 and participantId = ?2 order by startedAt desc", program, participant)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** One more than the limit, if there is more. */
  List<Listed> page(UUID program, UUID coordinator, UUID after, int limit) {
    return programs.listed(
        "select e.id, e.participant_id, e.started_at, e.ended_at from enrollment e"
            + " where e.program_id = p.id and e.id > ? order by e.id limit ?",
        Enrollments::listed,
        program,
        coordinator,
        after,
        limit + 1);
  }

  private static Listed listed(ResultSet row) throws SQLException {
    OffsetDateTime ended = row.getObject(4, OffsetDateTime.class);
    return new Listed(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant());
  }
}
