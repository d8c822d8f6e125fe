package org.cairn.program;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Ids;

/** Forms cohorts, takes participants in and out, by the program's coordinator. */
@ApplicationScoped
class RunCohort {
  private final Programs programs;
  private final Cohorts cohorts;
  private final Clock clock;

  RunCohort(Programs programs, Cohorts cohorts, Clock clock) {
    this.programs = programs;
    this.cohorts = cohorts;
    this.clock = clock;
  }

  @Transactional
  CohortView form(UUID program, String name, UUID coordinator) {
    programs.coordinated(program, coordinator);
    Cohort cohort = new Cohort(Ids.next(), program, name.strip());
    return DatabaseRefused.translate(
        Map.of("cohort_program_id_name_key", ProgramProblem.COHORT_NAME_TAKEN),
        () -> {
          cohorts.persistAndFlush(cohort);
          return cohort.view();
        });
  }

  @Transactional
  void admit(UUID cohort, UUID participant, UUID coordinator) {
    cohorts.require(cohort, coordinator);
    cohorts.admit(cohort, participant, clock.instant());
  }

  @Transactional
  void remove(UUID cohort, UUID participant, UUID coordinator) {
    cohorts.require(cohort, coordinator);
    cohorts.remove(cohort, participant, clock.instant());
  }
}
