package org.cairn.program;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.cairn.identity.RegisterPerson;
import org.cairn.identity.Role;
import org.cairn.platform.Ids;

/** Takes a new participant into a program. */
@ApplicationScoped
public class EnrollParticipant {
  private final Programs programs;
  private final Enrollments enrollments;
  private final RegisterPerson registerPerson;
  private final Clock clock;

  EnrollParticipant(
      Programs programs, Enrollments enrollments, RegisterPerson registerPerson, Clock clock) {
    this.programs = programs;
    this.enrollments = enrollments;
    this.registerPerson = registerPerson;
    this.clock = clock;
  }

  /**
   * Registers a person and enrolls them.
   *
   * @return the participant's account id
   */
  @Transactional
  public UUID enroll(UUID program, UUID coordinator, String login, String name) {
    programs.coordinated(program, coordinator);
    UUID participant = registerPerson.register(login, name, List.of(Role.PARTICIPANT));
    enrollments.persistAndFlush(new Enrollment(Ids.next(), program, participant, clock.instant()));
    return participant;
  }
}
