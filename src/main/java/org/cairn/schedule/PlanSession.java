package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.Ids;
import org.cairn.platform.PlatformProblem;
import org.cairn.program.Program;
import org.cairn.program.Programs;
import org.cairn.program.Rooms;
import org.jspecify.annotations.Nullable;

/** Puts a session on a program's timetable, and changes, cancels or restores one that is there. */
@ApplicationScoped
class PlanSession {
  /** What the database refuses on a timetable. */
  static final Map<String, ScheduleProblem> CLASHES =
      Map.of(
          "booking_overlaps", ScheduleProblem.OVERLAPS,
          "session_full", ScheduleProblem.SESSION_FULL,
          "capacity_below_bookings", ScheduleProblem.CAPACITY_BELOW_BOOKINGS,
          "room_busy", ScheduleProblem.ROOM_BUSY,
          "facilitator_busy", ScheduleProblem.FACILITATOR_BUSY);

  private final Programs programs;
  private final Rooms rooms;
  private final Closures closures;
  private final Sessions sessions;
  private final ETags etags;
  private final Clock clock;

  PlanSession(
      Programs programs,
      Rooms rooms,
      Closures closures,
      Sessions sessions,
      ETags etags,
      Clock clock) {
    this.programs = programs;
    this.rooms = rooms;
    this.closures = closures;
    this.sessions = sessions;
    this.etags = etags;
    this.clock = clock;
  }

  @Transactional
  SessionView plan(UUID programId, NewSession wanted, UUID coordinator) {
    Program program = programs.coordinated(programId, coordinator);
    programs.holdTimetable(programId);
    Instant now = clock.instant();
    Session session =
        new Session(Ids.next(), programId, program.zone(), wanted, room(wanted, programId), now);
    closures.refuse(programId, session.dayAhead(now));
    return DatabaseRefused.translate(
        CLASHES,
        () -> {
          sessions.persistAndFlush(session);
          return read(session.id(), coordinator);
        });
  }

  /** Changes a session that the coordinator has read; bookings follow its time. */
  @Transactional
  SessionView change(UUID id, NewSession wanted, @Nullable String ifMatch, UUID coordinator) {
    Session session = held(id, coordinator);
    etags.require(ifMatch, read(id, coordinator));
    Instant now = clock.instant();
    Optional<LocalDate> before = session.dayAhead(now);
    session.change(wanted, room(wanted, session.programId()), now);
    Optional<LocalDate> after = session.dayAhead(now);
    if (!after.equals(before)) {
      closures.refuse(session.programId(), after);
    }
    return written(id, coordinator);
  }

  /** Cancels a session; the database calls its bookings off and tells whoever is affected. */
  @Transactional
  SessionView cancel(UUID id, String reason, UUID coordinator) {
    held(id, coordinator).cancel(reason.strip(), clock.instant());
    return written(id, coordinator);
  }

  /** Lets a canceled session take place after all; the database books again whom it can. */
  @Transactional
  SessionView restore(UUID id, UUID coordinator) {
    Session session = held(id, coordinator);
    Instant now = clock.instant();
    Optional<LocalDate> before = session.dayAhead(now);
    session.restore(now);
    if (before.isEmpty()) {
      closures.refuse(session.programId(), session.dayAhead(now));
    }
    return written(id, coordinator);
  }

  private Session held(UUID id, UUID coordinator) {
    sessions.holdTimetable(id);
    return sessions.coordinated(id, coordinator).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  private SessionView written(UUID id, UUID reader) {
    return DatabaseRefused.translate(
        CLASHES,
        () -> {
          sessions.flush();
          return read(id, reader);
        });
  }

  private @Nullable String room(NewSession wanted, UUID program) {
    return wanted.roomId() == null ? null : rooms.named(wanted.roomId(), program);
  }

  private SessionView read(UUID session, UUID reader) {
    return sessions
        .visible(session, reader, clock.instant())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
