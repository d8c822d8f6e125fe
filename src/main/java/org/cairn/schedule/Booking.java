package org.cairn.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A participant's place in a session. Start and end are the session's, kept equal by the database.
 * Whoever changes one holds its session (see {@link Bookings}).
 */
@Entity
@DynamicUpdate
class Booking {
  private static final String CANCELED = BookingStatus.CANCELED.word();

  @Id private UUID id;

  @Column(name = "session_id")
  private UUID sessionId;

  @Column(name = "participant_id")
  private UUID participantId;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  private String status;
  private boolean late;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected Booking() {}

  /** Its person gives the place up; once is enough. A place that was lost is never late. */
  void giveUp(Duration notice, Instant now) {
    if (status.equals(CANCELED)) {
      return;
    }
    requireAhead(now);
    late =
        status.equals(BookingStatus.BOOKED.word())
            && LateCancellation.isLate(startsAt, notice, now);
    end(now);
  }

  /** Its person takes another place instead, which is never late. */
  void giveWay(Instant now) {
    if (status.equals(CANCELED)) {
      throw ScheduleProblem.BOOKING_CANCELED.problem();
    }
    requireAhead(now);
    end(now);
  }

  /** Staff take the place back; once is enough. */
  void takeBack(Instant now) {
    if (!status.equals(CANCELED)) {
      end(now);
    }
  }

  private void requireAhead(Instant now) {
    if (!startsAt.isAfter(now)) {
      throw ScheduleProblem.ALREADY_STARTED.problem(
          "A booking can be canceled or moved until its session begins.");
    }
  }

  private void end(Instant now) {
    status = CANCELED;
    changedAt = now;
  }

  UUID id() {
    return id;
  }
}
