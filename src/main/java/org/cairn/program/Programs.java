package org.cairn.program;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;

/** Programs. */
@ApplicationScoped
public class Programs implements PanacheRepositoryBase<Program, UUID> {
  private static final String COORDINATES =
      "exists (select 1 from Assignment a where a.programId = p.id and a.staffId = ?1 and a.role = 'coordinator'"
          + " and a.endedAt is null)";

  /**
   * The program, if that person coordinates it; otherwise the problem {@code platform/not-found}.
   */
  public Program coordinated(UUID program, UUID coordinator) {
    return find(
            "from Program p join fetch p.site where " + COORDINATES + " and p.id = ?2",
            coordinator,
            program)
        .firstResultOptional()
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  List<Program> of(UUID person) {
    return list(
        "from Program p join fetch p.site where exists (select 1 from Assignment a where a.programId = p.id and a.staffId = ?1"
            + " and a.endedAt is null) or exists (select 1 from Enrollment e where e.programId = p.id"
            + " and e.participantId = ?1 and e.endedAt is null) order by p.name, p.id",
        person);
  }

  void persist(Site site) {
    getEntityManager().persist(site);
  }
}
