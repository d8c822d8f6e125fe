package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.PlatformProblem;

/**
 * Takes a place for the participant who asks, once: the id is made by the phone, and the same id is
 * the same booking, also when it was canceled since.
 */
@ApplicationScoped
class BookSession {
  /** What the database refuses, whoever books. */
  static final Map<String, ScheduleProblem> REFUSALS =
      Map.of(
          "session_full", ScheduleProblem.SESSION_FULL,
          "session_canceled", ScheduleProblem.SESSION_CANCELED,
          "already_started", ScheduleProblem.ALREADY_STARTED,
          "not_bookable", ScheduleProblem.NOT_BOOKABLE);

  private final Bookings bookings;
  private final Clock clock;

  BookSession(Bookings bookings, Clock clock) {
    this.bookings = bookings;
    this.clock = clock;
  }

  Bookings.Booked book(UUID id, UUID session, UUID participant) {
    Bookings.Booked booked = take(id, session, participant);
    if (!booked.booking().sessionId().equals(session)) {
      throw ScheduleProblem.BOOKING_ID_TAKEN.problem();
    }
    return booked;
  }

  private Bookings.Booked take(UUID id, UUID session, UUID participant) {
    try {
      return DatabaseRefused.translate(
              REFUSALS, () -> bookings.book(id, session, participant, clock.instant()))
          .orElseGet(() -> notTaken(id, session, participant));
    } catch (DatabaseRefused e) {
      return switch (DatabaseRefused.constraint(e).orElse("")) {
        case "booking_overlaps" -> throw Overlap.problem(bookings.overlap(session, participant));
        // Another connection made it and gave it up again; or it is somebody else's.
        case "booking_pkey" ->
            bookings
                .view(id, participant)
                .map(view -> new Bookings.Booked(view, false))
                .orElseThrow(ScheduleProblem.BOOKING_ID_TAKEN::problem);
        default -> throw e;
      };
    }
  }

  /**
   * Nothing was written, and nothing was there before: another connection was first, or why not.
   */
  private Bookings.Booked notTaken(UUID id, UUID session, UUID participant) {
    Bookings.Standing standing =
        bookings.standing(session, participant).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    if (id.equals(standing.booking())) {
      return new Bookings.Booked(
          bookings.view(id, participant).orElseThrow(PlatformProblem.NOT_FOUND::problem), false);
    }
    if (standing.booking() != null) {
      throw ScheduleProblem.ALREADY_BOOKED
          .builder()
          .with("bookingId", standing.booking().toString())
          .build();
    }
    if (standing.way() == null) {
      throw ScheduleProblem.NOT_BOOKABLE.problem();
    }
    // What stood in the way is gone by now: whoever asks again gets through.
    throw PlatformProblem.UNAVAILABLE.problem();
  }
}
