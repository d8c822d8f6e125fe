package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;

/** Gives a participant's own place up, once; the place goes to the first in line. */
@ApplicationScoped
class CancelBooking {
  private final Bookings bookings;
  private final Clock clock;

  CancelBooking(Bookings bookings, Clock clock) {
    this.bookings = bookings;
    this.clock = clock;
  }

  @Transactional
  BookingView cancel(UUID id, UUID participant) {
    Duration notice =
        bookings.hold(id, participant).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    bookings
        .mine(id, participant)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem)
        .giveUp(notice, clock.instant());
    bookings.flush();
    return bookings.view(id, participant).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
