package org.cairn.peergroup;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A small closed group of a program. Its versions are counted by the database. */
@Entity
@DynamicUpdate
class PeerGroup {
  @Id private UUID id;

  @Column(name = "program_id", updatable = false)
  private UUID programId;

  @Column(insertable = false, updatable = false)
  private String kind;

  private String name;
  private String guidelines;

  @Column(updatable = false)
  private String history;

  @Column(name = "closed_at")
  private @Nullable Instant closedAt;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected PeerGroup() {}

  PeerGroup(UUID id, UUID programId, String name, String guidelines, History history, Instant now) {
    this.id = id;
    this.programId = programId;
    this.name = name;
    this.guidelines = guidelines;
    this.history = history.word();
    this.createdAt = now;
    this.changedAt = now;
  }

  /** What a coordinator changes, as a read tells it. */
  GroupView.Terms terms() {
    return new GroupView.Terms(id, name, guidelines, closedAt);
  }

  boolean is(String wantedName, String wantedGuidelines, boolean closed) {
    return name.equals(wantedName)
        && guidelines.equals(wantedGuidelines)
        && closed == (closedAt != null);
  }

  void change(String wantedName, String wantedGuidelines, boolean closed, Instant now) {
    if (closed != (closedAt != null)) {
      closedAt = closed ? now : null;
    }
    name = wantedName;
    guidelines = wantedGuidelines;
    changedAt = now;
  }
}
