package org.cairn.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A code that staff hand to a person, once. Only its hash is kept. */
@Entity
@DynamicUpdate
class Invitation {
  @Id private UUID id;

  @Column(name = "code_hash")
  private byte[] codeHash;

  @Column(name = "account_id")
  private UUID accountId;

  @Column(name = "created_by")
  private @Nullable UUID createdBy;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "used_at")
  private @Nullable Instant usedAt;

  @Column(name = "revoked_at")
  private @Nullable Instant revokedAt;

  protected Invitation() {}

  Invitation(
      UUID id,
      InvitationCode code,
      UUID accountId,
      @Nullable UUID createdBy,
      Instant now,
      Instant expiresAt) {
    this.id = id;
    this.codeHash = code.hash();
    this.accountId = accountId;
    this.createdBy = createdBy;
    this.createdAt = now;
    this.expiresAt = expiresAt;
  }

  /** Takes it back: the newest code is the only one that works. */
  void revoke(Instant now) {
    revokedAt = now;
  }

  UUID id() {
    return id;
  }

  Instant expiresAt() {
    return expiresAt;
  }
}
