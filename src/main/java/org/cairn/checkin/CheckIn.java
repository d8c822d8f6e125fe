package org.cairn.checkin;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.hibernate.annotations.Immutable;

/** A participant's arrival at a session with a self-report. Once made it stays as it is. */
@Entity
@Immutable
class CheckIn {
  @Id private UUID id;

  @Column(name = "session_id")
  private UUID sessionId;

  @Column(name = "participant_id")
  private UUID participantId;

  @Column(name = "arrived_at")
  private Instant arrivedAt;

  protected CheckIn() {}

  static Encrypter.Place goalOf(UUID id) {
    return new Encrypter.Place("check_in.goal", id);
  }

  static Encrypter.Place noteOf(UUID id) {
    return new Encrypter.Place("check_in.note", id);
  }
}
