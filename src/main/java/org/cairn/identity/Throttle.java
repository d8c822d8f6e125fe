package org.cairn.identity;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.sql.DataSource;
import org.cairn.platform.Keyring;

/**
 * Slows guessing down, for an account and for a source, over all replicas. The key of a bucket is a
 * keyed hash: the table tells neither names nor addresses.
 */
@ApplicationScoped
class Throttle {
  /** A limit: so many attempts, refilled evenly over the window. */
  enum Limit {
    SIGN_IN_ACCOUNT("sign-in", 10, Duration.ofMinutes(15)),
    SIGN_IN_SOURCE("sign-in-source", 100, Duration.ofMinutes(15)),
    ENROLL_SOURCE("enroll-source", 60, Duration.ofMinutes(15));

    private final String policy;
    private final int attempts;
    private final Duration window;

    Limit(String policy, int attempts, Duration window) {
      this.policy = policy;
      this.attempts = attempts;
      this.window = window;
    }
  }

  private final ProxyManager<Long> buckets;
  private final Keyring keyring;

  Throttle(DataSource dataSource, Keyring keyring) {
    this.keyring = keyring;
    this.buckets =
        Bucket4jPostgreSQL.advisoryLockBasedBuilder(dataSource)
            .table("throttle")
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                    Duration.ofMinutes(1)))
            .build();
  }

  /**
   * Takes one attempt, or throws 429 with the time to wait (RateLimit headers of
   * draft-ietf-httpapi-ratelimit-headers).
   */
  void take(Limit limit, String whose) {
    ConsumptionProbe probe = bucket(limit, whose).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      long wait = 1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds();
      throw IdentityProblem.TOO_MANY_ATTEMPTS
          .builder()
          .withHeader("Retry-After", wait)
          .withHeader(
              "RateLimit-Policy",
              "\"" + limit.policy + "\";q=" + limit.attempts + ";w=" + limit.window.toSeconds())
          .withHeader("RateLimit", "\"" + limit.policy + "\";r=0;t=" + wait)
          .build();
    }
  }

  /** Gives an attempt back, after a good one. */
  void giveBack(Limit limit, String whose) {
    bucket(limit, whose).addTokens(1);
  }

  private BucketProxy bucket(Limit limit, String whose) {
    BucketConfiguration configuration =
        BucketConfiguration.builder()
            .addLimit(
                Bandwidth.builder()
                    .capacity(limit.attempts)
                    .refillGreedy(limit.attempts, limit.window)
                    .build())
            .build();
    long key = ByteBuffer.wrap(keyring.fingerprint("throttle:" + limit.policy, whose)).getLong();
    return buckets.builder().build(key, () -> configuration);
  }
}
