package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Keyring;
import org.jspecify.annotations.Nullable;

/**
 * Refresh tokens: device and generation, sealed with our key. None is stored, not even hashed: the
 * database holds the generation that is current. So a token presented again within the grace brings
 * the very same successor, and an older one ends the family (RFC 9700, 4.14.2).
 */
@ApplicationScoped
class RefreshTokens {
  private static final String PURPOSE = "refresh";
  private static final int LENGTH = 2 * Long.BYTES + Integer.BYTES;

  private record Rotation(@Nullable UUID account, int generation, @Nullable Instant expires) {}

  private final Jdbc jdbc;
  private final Keyring keyring;
  private final AccessTokens accessTokens;
  private final IdentityConfig config;
  private final Clock clock;

  RefreshTokens(
      Jdbc jdbc, Keyring keyring, AccessTokens accessTokens, IdentityConfig config, Clock clock) {
    this.jdbc = jdbc;
    this.keyring = keyring;
    this.accessTokens = accessTokens;
    this.config = config;
    this.clock = clock;
  }

  Tokens issue(UUID account, UUID device, int generation, Instant expires) {
    byte[] content =
        ByteBuffer.allocate(LENGTH)
            .putLong(device.getMostSignificantBits())
            .putLong(device.getLeastSignificantBits())
            .putInt(generation)
            .array();
    return new Tokens(
        accessTokens.issue(account, device),
        "Bearer",
        config.lifetimes().accessToken().toSeconds(),
        keyring.seal(PURPOSE, content),
        device,
        expires);
  }

  /**
   * The successor of a token. One statement outside any transaction, so that ending a family is not
   * undone.
   */
  Tokens refresh(String token) {
    ByteBuffer content =
        keyring
            .open(PURPOSE, token)
            .filter(bytes -> bytes.length == LENGTH)
            .map(ByteBuffer::wrap)
            .orElseThrow(RefreshTokens::notValid);
    UUID device = new UUID(content.getLong(), content.getLong());
    Rotation rotation = rotate(device, content.getInt());
    if (rotation.account == null || rotation.expires == null) {
      throw notValid();
    }
    return issue(rotation.account, device, rotation.generation, rotation.expires);
  }

  private Rotation rotate(UUID device, int generation) {
    Optional<Rotation> rotation =
        jdbc.first(
            "select account_id, generation, expires_at from rotate_device(?, ?, ?, ?::interval)",
            row ->
                new Rotation(
                    row.getObject(1, UUID.class),
                    row.getInt(2),
                    row.getTimestamp(3) == null ? null : row.getTimestamp(3).toInstant()),
            device,
            generation,
            clock.instant(),
            config.lifetimes().refreshGrace().toString());
    return rotation.orElseThrow();
  }

  private static RuntimeException notValid() {
    return IdentityProblem.REFRESH_TOKEN_NOT_VALID
        .builder()
        .withHeader("WWW-Authenticate", "Bearer")
        .build();
  }
}
