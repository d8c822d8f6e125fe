package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.PlatformProblem;

/** Gives a participant a place in a session, or takes it back, by the program's coordinator. */
@ApplicationScoped
public class BookParticipant {
  private final Sessions sessions;
  private final Bookings bookings;
  private final Clock clock;

  BookParticipant(Sessions sessions, Bookings bookings, Clock clock) {
    this.sessions = sessions;
    this.bookings = bookings;
    this.clock = clock;
  }

  /**
   * Books; the same booking again is the same booking.
   *
   * @return whether a place was taken now
   */
  @Transactional
  public boolean book(UUID session, UUID participant, UUID coordinator) {
    require(session, coordinator);
    return DatabaseRefused.translate(
        Map.of(
            "booking_overlaps", ScheduleProblem.OVERLAPS,
            "session_full", ScheduleProblem.SESSION_FULL,
            "session_canceled", ScheduleProblem.SESSION_CANCELED,
            "booking_participant_id_fkey", PlatformProblem.NOT_FOUND),
        () -> bookings.bookByStaff(session, participant, clock.instant()));
  }

  /** Takes the place back; once is enough. */
  @Transactional
  void cancel(UUID session, UUID participant, UUID coordinator) {
    require(session, coordinator);
    bookings.holdSession(session);
    bookings
        .last(session, participant)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem)
        .takeBack(clock.instant());
  }

  private void require(UUID session, UUID coordinator) {
    if (sessions.coordinated(session, coordinator).isEmpty()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
  }
}
