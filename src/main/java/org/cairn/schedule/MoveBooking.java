package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.PlatformProblem;

/**
 * Swaps a participant's booking for an equal session, in one transaction: the old place is given up
 * exactly when the new one is taken. It counts against none of the participant's own limits.
 */
@ApplicationScoped
class MoveBooking {
  private final Bookings bookings;
  private final Clock clock;

  MoveBooking(Bookings bookings, Clock clock) {
    this.bookings = bookings;
    this.clock = clock;
  }

  /**
   * Moves; the same move again is the same booking.
   *
   * @param id the booking to give up
   * @param newId the booking to make
   */
  @Transactional
  Bookings.Booked move(UUID id, UUID newId, UUID session, UUID participant) {
    bookings.holdMove(id, session);
    Optional<BookingView> before = bookings.view(newId, participant);
    if (before.isPresent()) {
      return again(before.get(), id, session);
    }
    Instant now = clock.instant();
    bookings.mine(id, participant).orElseThrow(PlatformProblem.NOT_FOUND::problem).giveWay(now);
    bookings.flush();
    requireEqual(id, session, participant);
    // Exact, for the person is held: nobody else books them meanwhile.
    Optional<Overlap> overlap = bookings.overlap(session, participant);
    if (overlap.isPresent()) {
      throw Overlap.problem(overlap);
    }
    if (!taken(id, newId, session, participant, now)) {
      throw ScheduleProblem.ALREADY_BOOKED.problem();
    }
    return new Bookings.Booked(
        bookings.view(newId, participant).orElseThrow(PlatformProblem.NOT_FOUND::problem), true);
  }

  private static Bookings.Booked again(BookingView before, UUID id, UUID session) {
    if (!id.equals(before.movedFrom()) || !session.equals(before.sessionId())) {
      throw ScheduleProblem.BOOKING_ID_TAKEN.problem();
    }
    return new Bookings.Booked(before, false);
  }

  private void requireEqual(UUID id, UUID session, UUID participant) {
    boolean equal =
        bookings.mayMove(id, session, participant).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    if (!equal) {
      throw ScheduleProblem.NOT_EQUAL.problem();
    }
  }

  private boolean taken(UUID id, UUID newId, UUID session, UUID participant, Instant now) {
    try {
      return DatabaseRefused.translate(
          BookSession.REFUSALS, () -> bookings.bookInstead(newId, id, session, participant, now));
    } catch (DatabaseRefused e) {
      // Somebody else's: their own would have been found.
      throw DatabaseRefused.constraint(e).filter("booking_pkey"::equals).isPresent()
          ? ScheduleProblem.BOOKING_ID_TAKEN.problem()
          : e;
    }
  }
}
