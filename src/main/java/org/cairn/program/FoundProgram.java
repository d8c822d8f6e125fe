package org.cairn.program;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Ids;

/** Founds a program; whoever founds it coordinates it. */
@ApplicationScoped
class FoundProgram {
  private final Programs programs;
  private final Assignments assignments;
  private final Clock clock;

  FoundProgram(Programs programs, Assignments assignments, Clock clock) {
    this.programs = programs;
    this.assignments = assignments;
    this.clock = clock;
  }

  @Transactional
  Program found(NewProgram wanted, UUID coordinator) {
    Zones.known(wanted.site().zone(), "site.zone");
    Site site = new Site(Ids.next(), wanted.site());
    programs.persist(site);
    Program program = new Program(Ids.next(), site, wanted);
    return DatabaseRefused.translate(
        Map.of("program_slug_key", ProgramProblem.SLUG_TAKEN),
        () -> {
          programs.persistAndFlush(program);
          assignments.persistAndFlush(
              Assignment.coordinator(Ids.next(), program.id(), coordinator, clock.instant()));
          return program;
        });
  }
}
