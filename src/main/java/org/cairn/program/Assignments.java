package org.cairn.program;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Assignments that the caller may see. */
@ApplicationScoped
class Assignments implements PanacheRepositoryBase<Assignment, UUID> {
  List<Assignment> page(UUID program, UUID after, int limit) {
    return find(
            "programId = ?1 and endedAt is null and role <> 'member' and id > ?2 order by id",
            program,
            after)
        .page(0, limit + 1)
        .list();
  }

  /** Ids of the program's staff, in the order in which they came. */
  List<UUID> staff(UUID program) {
    return find(
            "select distinct staffId from Assignment where programId = ?1 and endedAt is null order by staffId",
            program)
        .project(UUID.class)
        .list();
  }

  Optional<Assignment> in(UUID program, UUID id) {
    return find("programId = ?1 and id = ?2", program, id).firstResultOptional();
  }
}
