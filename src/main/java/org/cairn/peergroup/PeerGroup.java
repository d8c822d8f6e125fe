package org.cairn.peergroup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A small closed group of a program. */
@Entity
class PeerGroup {
  @Id private UUID id;

  @Column(name = "program_id")
  private UUID programId;

  @Column(insertable = false, updatable = false)
  private String kind;

  private String name;
  private String guidelines;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected PeerGroup() {}

  PeerGroup(UUID id, UUID programId, String name, String guidelines, Instant now) {
    this.id = id;
    this.programId = programId;
    this.name = name;
    this.guidelines = guidelines;
    this.createdAt = now;
    this.changedAt = now;
  }

  GroupView view() {
    return new GroupView(id, name, guidelines, null);
  }
}
