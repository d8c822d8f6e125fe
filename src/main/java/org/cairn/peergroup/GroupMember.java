package org.cairn.peergroup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A participant in a group, under an alias. */
@Entity
@DynamicUpdate
class GroupMember {
  @Id private UUID id;

  @Column(name = "group_id")
  private UUID groupId;

  @Column(name = "participant_id")
  private UUID participantId;

  private String alias;

  @Column(name = "joined_at")
  private Instant joinedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  protected GroupMember() {}

  GroupMember(UUID groupId, UUID participantId, String alias, Instant now) {
    // Random, so that it tells neither when nor who.
    this.id = UUID.randomUUID();
    this.groupId = groupId;
    this.participantId = participantId;
    this.alias = alias;
    this.joinedAt = now;
  }

  /** Leaves; it counts on the next request. */
  void end(Instant now) {
    endedAt = now;
  }

  String alias() {
    return alias;
  }

  GroupView.MemberView view() {
    return new GroupView.MemberView(id, alias);
  }
}
