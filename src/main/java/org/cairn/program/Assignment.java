package org.cairn.program;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.cairn.identity.Role;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What gives a staff member sight of people: of a participant, a session, a group or a whole
 * program.
 */
@Entity
@DynamicUpdate
class Assignment {
  static final String MEMBER = "member";

  @Id private UUID id;

  @Column(name = "program_id")
  private UUID programId;

  @Column(name = "staff_id")
  private UUID staffId;

  private String role;

  @Column(name = "participant_id")
  private @Nullable UUID participantId;

  @Column(name = "session_id")
  private @Nullable UUID sessionId;

  @Column(name = "group_id")
  private @Nullable UUID groupId;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  protected Assignment() {}

  private Assignment(UUID id, UUID programId, UUID staffId, Role role, Instant now) {
    this.id = id;
    this.programId = programId;
    this.staffId = staffId;
    this.role = role.word();
    this.createdAt = now;
  }

  static Assignment coordinator(UUID id, UUID program, UUID staff, Instant now) {
    return new Assignment(id, program, staff, Role.COORDINATOR, now);
  }

  /** On the program's staff: sees its timetable, and nobody until assigned to somebody. */
  static Assignment member(UUID id, UUID program, UUID staff, Instant now) {
    Assignment assignment = new Assignment(id, program, staff, Role.COORDINATOR, now);
    assignment.role = MEMBER;
    return assignment;
  }

  static Assignment of(UUID id, UUID program, NewAssignment wanted, Instant now) {
    Assignment assignment = new Assignment(id, program, wanted.staffId(), wanted.role(), now);
    assignment.participantId = wanted.participantId();
    assignment.sessionId = wanted.sessionId();
    assignment.groupId = wanted.groupId();
    return assignment;
  }

  /** Ends it; it counts on the next request. */
  void end(Instant now) {
    if (endedAt == null) {
      endedAt = now;
    }
  }

  AssignmentView view() {
    return new AssignmentView(
        id, staffId, Role.of(role), participantId, sessionId, groupId, createdAt);
  }
}
