package org.cairn.program;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Enrollments that the caller may see. */
@ApplicationScoped
class Enrollments implements PanacheRepositoryBase<Enrollment, UUID> {
  Optional<Enrollment> latest(UUID program, UUID participant) {
    return find(
            "programId = ?1 and participantId = ?2 order by startedAt desc", program, participant)
        .firstResultOptional();
  }

  List<Enrollment> page(UUID program, UUID after, int limit) {
    return find("programId = ?1 and id > ?2 order by id", program, after).page(0, limit + 1).list();
  }
}
