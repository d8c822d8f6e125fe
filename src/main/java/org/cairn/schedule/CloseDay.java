package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cairn.program.Program;
import org.cairn.program.Programs;

/** Closes the whole site of a program for a day (snow), and opens it again. */
@ApplicationScoped
class CloseDay {
  private final Programs programs;
  private final Closures closures;
  private final Clock clock;

  CloseDay(Programs programs, Closures closures, Clock clock) {
    this.programs = programs;
    this.closures = closures;
    this.clock = clock;
  }

  @Transactional
  ClosureView close(UUID programId, LocalDate day, String reason, UUID coordinator) {
    Program program = programs.coordinated(programId, coordinator);
    Instant now = clock.instant();
    LocalDate today = LocalDate.ofInstant(now, program.zone());
    if (day.isBefore(today)) {
      throw ScheduleProblem.IN_THE_PAST.problem();
    }
    PlanningLimit.require(day, today);
    closures.close(programId, day, reason.strip(), now);
    return closures.on(programId, day);
  }

  @Transactional
  OpenedDay open(UUID program, LocalDate day, UUID coordinator) {
    programs.coordinated(program, coordinator);
    return closures.open(program, day, clock.instant());
  }
}
