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

  @Column(name = "alias_key")
  private String aliasKey;

  @Column(insertable = false, updatable = false)
  private boolean staff;

  @Column(name = "joined_at")
  private Instant joinedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "end_reason")
  private @Nullable String endReason;

  @Column(name = "ended_by")
  private @Nullable UUID endedBy;

  protected GroupMember() {}

  GroupMember(UUID groupId, UUID participantId, Alias alias, Instant now) {
    // Random, so that it tells neither when nor who.
    this.id = UUID.randomUUID();
    this.groupId = groupId;
    this.participantId = participantId;
    this.alias = alias.text();
    this.aliasKey = alias.key();
    this.joinedAt = now;
  }

  /** Is taken out by a coordinator; it counts on the next request. */
  void remove(UUID coordinator, Instant now) {
    endedAt = now;
    endReason = "removed";
    endedBy = coordinator;
  }

  String alias() {
    return alias;
  }

  GroupView.MemberView view() {
    return new GroupView.MemberView(id, alias);
  }
}
