package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.PlatformProblem;
import org.cairn.program.Program;
import org.cairn.program.Programs;
import org.cairn.program.SessionLeaders;
import org.jspecify.annotations.Nullable;

/** Gives sessions to somebody else to lead. Whoever led them loses sight of them at once. */
@ApplicationScoped
class StaffSessions {
  private final Programs programs;
  private final Sessions sessions;
  private final Calendars calendars;
  private final SessionLeaders leaders;
  private final Clock clock;

  StaffSessions(
      Programs programs,
      Sessions sessions,
      Calendars calendars,
      SessionLeaders leaders,
      Clock clock) {
    this.programs = programs;
    this.sessions = sessions;
    this.calendars = calendars;
    this.leaders = leaders;
    this.clock = clock;
  }

  /** Gives a session to one who leads it alone. */
  @Transactional
  void lead(UUID id, UUID staff, UUID coordinator) {
    sessions.holdTimetable(id);
    Session session =
        sessions.coordinated(id, coordinator).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    replace(session.programId(), List.of(id), null, staff);
  }

  /** Gives all that somebody leads on some days to another, or nothing of it. */
  @Transactional
  Cover cover(UUID program, NewCover wanted, UUID coordinator) {
    Program covered = programs.coordinated(program, coordinator);
    Instant now = clock.instant();
    PlanningLimit.require(wanted.from(), LocalDate.ofInstant(now, covered.zone()));
    programs.holdTimetable(program);
    List<UUID> led = calendars.ledOn(program, wanted.absentId(), wanted.from(), wanted.days(), now);
    replace(program, led, wanted.absentId(), wanted.coverId());
    return new Cover(led);
  }

  private void replace(UUID program, List<UUID> ids, @Nullable UUID before, UUID staff) {
    Instant now = clock.instant();
    sessions.hold(ids);
    List<Conflict> conflicts = calendars.conflicts(staff, ids);
    if (!conflicts.isEmpty()) {
      throw ScheduleProblem.FACILITATOR_BUSY.builder().with("conflicts", conflicts).build();
    }
    DatabaseRefused.translate(
        PlanSession.CLASHES,
        () -> {
          leaders.replace(program, ids, before, staff, now);
          return true;
        });
  }
}
