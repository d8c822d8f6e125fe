package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.Ids;
import org.cairn.platform.PlatformProblem;
import org.cairn.program.Program;
import org.cairn.program.Programs;
import org.jspecify.annotations.Nullable;

/** Puts a session on a program's timetable, or changes one that is there. */
@ApplicationScoped
class PlanSession {
  private final Programs programs;
  private final Sessions sessions;
  private final ETags etags;
  private final Clock clock;

  PlanSession(Programs programs, Sessions sessions, ETags etags, Clock clock) {
    this.programs = programs;
    this.sessions = sessions;
    this.etags = etags;
    this.clock = clock;
  }

  @Transactional
  SessionView plan(UUID programId, NewSession wanted, UUID coordinator) {
    Program program = programs.coordinated(programId, coordinator);
    Session session =
        new Session(Ids.next(), program.id(), program.zone(), wanted, clock.instant());
    sessions.persistAndFlush(session);
    return read(session.id(), coordinator);
  }

  /** Changes a session that the coordinator has read; bookings follow its time. */
  @Transactional
  SessionView change(UUID id, NewSession wanted, @Nullable String ifMatch, UUID coordinator) {
    Session session =
        sessions.coordinated(id, coordinator).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    etags.require(ifMatch, read(id, coordinator));
    return DatabaseRefused.translate(
        Map.of(
            "booking_overlaps", ScheduleProblem.OVERLAPS,
            "session_full", ScheduleProblem.SESSION_FULL),
        () -> {
          session.describe(wanted, clock.instant());
          sessions.flush();
          return read(id, coordinator);
        });
  }

  private SessionView read(UUID session, UUID reader) {
    return sessions
        .visible(session, reader, clock.instant())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
