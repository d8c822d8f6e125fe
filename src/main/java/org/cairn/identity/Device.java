package org.cairn.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/** A signed-in device: one family of refresh tokens. */
@Entity
@DynamicUpdate
class Device {
  @Id private UUID id;

  @Column(name = "account_id")
  private UUID accountId;

  private byte @Nullable [] name;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "rotated_at")
  private Instant rotatedAt;

  @Column(name = "expires_at")
  private Instant expiresAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "end_reason")
  private @Nullable String endReason;

  protected Device() {}

  /**
   * Ends the family: its refresh token and every access token that names it count no more. Ending
   * twice is ending.
   */
  void end(String reason, Instant now) {
    if (endedAt == null) {
      endedAt = now;
      endReason = reason;
    }
  }

  UUID id() {
    return id;
  }

  byte @Nullable [] name() {
    return name;
  }

  Instant createdAt() {
    return createdAt;
  }

  Instant rotatedAt() {
    return rotatedAt;
  }

  Instant expiresAt() {
    return expiresAt;
  }

  static Encrypter.Place nameOf(UUID id) {
    return new Encrypter.Place("device.name", id);
  }
}
