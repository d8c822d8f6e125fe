package org.cairn.platform;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * Slows guessing down, for a person and for a source, over all replicas. The key of a bucket is a
 * keyed hash: the table tells neither names nor addresses.
 */
@ApplicationScoped
public class Throttle {
  /**
   * So many attempts, refilled evenly over the window.
   *
   * @param policy its name, in the headers too
   */
  public record Limit(String policy, int attempts, Duration window) {
    /**
     * What a client is told of it (draft-ietf-httpapi-ratelimit-headers).
     *
     * @param seconds until there is more
     */
    public Map<String, String> headers(long left, long seconds) {
      return Map.of(
          "RateLimit-Policy",
          "\"" + policy + "\";q=" + attempts + ";w=" + window.toSeconds(),
          "RateLimit",
          "\"" + policy + "\";r=" + left + ";t=" + seconds);
    }
  }

  private final ProxyManager<Long> buckets;
  private final Keyring keyring;
  private final Jdbc jdbc;

  Throttle(DataSource dataSource, Keyring keyring, Jdbc jdbc) {
    this.keyring = keyring;
    this.jdbc = jdbc;
    this.buckets =
        Bucket4jPostgreSQL.advisoryLockBasedBuilder(dataSource)
            .table("throttle")
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(
                    Duration.ofMinutes(1)))
            .build();
  }

  /** Takes one attempt, or throws 429 with the time to wait (see {@link Limit#headers}). */
  public void take(Limit limit, String whose) {
    take(limit, whose, PlatformProblem.TOO_MANY_REQUESTS);
  }

  /** The same with the words of a room. */
  public void take(Limit limit, String whose, ProblemType tooMany) {
    ConsumptionProbe probe = bucket(limit, key(limit, whose)).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw refusal(tooMany, limit, probe.getNanosToWaitForRefill());
    }
  }

  /** Gives an attempt back, after a good one. */
  public void giveBack(Limit limit, String whose) {
    bucket(limit, key(limit, whose)).addTokens(1);
  }

  /**
   * Refuses as {@link #take}, and takes nothing: what is right is not let in either while no
   * attempt is left.
   */
  public void requireLeft(Limit limit, String whose) {
    refused(limit, whose)
        .ifPresent(
            refusal -> {
              throw refusal;
            });
  }

  /**
   * The problem while no attempt is left. Who has not failed lately has no bucket, and costs one
   * look.
   */
  public Optional<HttpProblem> refused(Limit limit, String whose) {
    long key = key(limit, whose);
    if (jdbc.query("select 1 from throttle where id = ?", row -> true, key).isEmpty()) {
      return Optional.empty();
    }
    var left = bucket(limit, key).estimateAbilityToConsume(1);
    return left.canBeConsumed()
        ? Optional.empty()
        : Optional.of(
            refusal(PlatformProblem.TOO_MANY_REQUESTS, limit, left.getNanosToWaitForRefill()));
  }

  private static HttpProblem refusal(ProblemType tooMany, Limit limit, long nanosToWait) {
    long wait = 1 + Duration.ofNanos(nanosToWait).toSeconds();
    HttpProblem.Builder problem = tooMany.builder().withHeader("Retry-After", wait);
    limit.headers(0, wait).forEach(problem::withHeader);
    return problem.build();
  }

  private long key(Limit limit, String whose) {
    return ByteBuffer.wrap(keyring.fingerprint("throttle:" + limit.policy, whose)).getLong();
  }

  private BucketProxy bucket(Limit limit, long key) {
    BucketConfiguration configuration =
        BucketConfiguration.builder()
            .addLimit(
                Bandwidth.builder()
                    .capacity(limit.attempts)
                    .refillGreedy(limit.attempts, limit.window)
                    .build())
            .build();
    return buckets.builder().build(key, () -> configuration);
  }
}
