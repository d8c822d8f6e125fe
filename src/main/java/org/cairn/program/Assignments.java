package org.cairn.program;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Assignments that the caller may see. */
@ApplicationScoped
class Assignments implements PanacheRepositoryBase<Assignment, UUID> {
  private final Programs programs;

  Assignments(Programs programs) {
    this.programs = programs;
  }

  /** One more than the limit, if there is more. */
  List<AssignmentView> page(UUID program, UUID coordinator, UUID after, int limit) {
    return programs.listed(
        "select a.id, a.staff_id, a.role, a.participant_id, a.session_id, a.group_id, a.created_at"
            + " from assignment a where a.program_id = p.id and a.ended_at is null and a.role <>"
            + " 'member' and a.id > ? order by a.id limit ?",
        AssignmentView::map,
        program,
        coordinator,
        after,
        limit + 1);
  }

  /** Ids of the program's staff, in the order in which they came. */
  List<UUID> staff(UUID program, UUID coordinator) {
    return programs.listed(
        "select distinct a.staff_id as id from assignment a where a.program_id = p.id and"
            + " a.ended_at is null",
        row -> row.getObject(1, UUID.class),
        program,
        coordinator);
  }

  Optional<Assignment> in(UUID program, UUID id) {
    return find("programId = ?1 and id = ?2", program, id).firstResultOptional();
  }
}
