package org.cairn.program;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A participant in a program, from enrollment to discharge. A readmission is a new one. */
@Entity
@DynamicUpdate
class Enrollment {
  @Id private UUID id;

  @Column(name = "program_id")
  private UUID programId;

  @Column(name = "participant_id")
  private UUID participantId;

  @Column(name = "started_at")
  private Instant startedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "end_reason")
  private @Nullable String endReason;

  protected Enrollment() {}

  Enrollment(UUID id, UUID programId, UUID participantId, Instant now) {
    this.id = id;
    this.programId = programId;
    this.participantId = participantId;
    this.startedAt = now;
  }

  /**
   * Ends it. The database cancels what is not over and ends group memberships in the same
   * transaction.
   */
  void discharge(EndReason reason, Instant now) {
    if (endedAt != null) {
      throw ProgramProblem.ALREADY_DISCHARGED.problem();
    }
    endedAt = now;
    endReason = reason.word();
  }
}
