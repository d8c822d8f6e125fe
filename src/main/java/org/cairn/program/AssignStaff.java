package org.cairn.program;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.identity.RegisterPerson;
import org.cairn.identity.Role;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Ids;
import org.cairn.platform.PlatformProblem;

/** Brings staff into a program, gives them sight of people, and takes it back. */
@ApplicationScoped
class AssignStaff {
  private final Programs programs;
  private final Assignments assignments;
  private final RegisterPerson registerPerson;
  private final Clock clock;

  AssignStaff(
      Programs programs, Assignments assignments, RegisterPerson registerPerson, Clock clock) {
    this.programs = programs;
    this.assignments = assignments;
    this.registerPerson = registerPerson;
    this.clock = clock;
  }

  /**
   * Registers a staff member, as a member of the program's staff who sees nobody until assigned.
   */
  @Transactional
  UUID register(UUID program, String login, String name, List<Role> roles, UUID coordinator) {
    programs.coordinated(program, coordinator);
    UUID staff = registerPerson.register(login, name, roles);
    assignments.persistAndFlush(Assignment.member(Ids.next(), program, staff, clock.instant()));
    return staff;
  }

  @Transactional
  AssignmentView assign(UUID program, NewAssignment wanted, UUID coordinator) {
    programs.coordinated(program, coordinator);
    if (!wanted.clear()) {
      throw ProgramProblem.ASSIGNMENT_UNCLEAR.problem();
    }
    Assignment assignment = Assignment.of(Ids.next(), program, wanted, clock.instant());
    if (wanted.sessionId() != null) {
      programs.holdTimetable(program);
    }
    return DatabaseRefused.translate(
        Map.of(
            "assignment_current", ProgramProblem.ALREADY_ASSIGNED,
            "facilitator_busy", ProgramProblem.STAFF_BUSY),
        () -> {
          assignments.persistAndFlush(assignment);
          return assignment.view();
        });
  }

  @Transactional
  void end(UUID program, UUID assignment, UUID coordinator) {
    programs.coordinated(program, coordinator);
    assignments
        .in(program, assignment)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem)
        .end(clock.instant());
  }
}
