package org.cairn.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;

/**
 * A participant's place in a session. Start and end are the session's, kept equal by the database.
 */
@Entity
@DynamicUpdate
class Booking {
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

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected Booking() {}

  /** Gives the place up. */
  void cancel(Instant now) {
    status = "canceled";
    changedAt = now;
  }

  UUID id() {
    return id;
  }
}
