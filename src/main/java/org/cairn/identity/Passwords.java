package org.cairn.identity;

import com.nulabinc.zxcvbn.Zxcvbn;
import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * Passwords as NIST SP 800-63B-4 (3.1.1) asks: 15 characters or more, no composition rules, a
 * blocklist; stored as argon2id with OWASP's parameters. Hashing is dear, so it has a bulkhead of
 * its own: sign-in storms take neither all processors nor all memory.
 */
@ApplicationScoped
class Passwords {
  static final int SHORTEST = 15;
  static final int LONGEST = 256;

  private static final Argon2Function ARGON2 =
      Argon2Function.getInstance(19_456, 2, 1, 32, Argon2.ID);
  private static final int MEASURED = 72;
  private static final double EASY_LOG10 = 10;

  private final Semaphore bulkhead =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors()), true);
  private final Zxcvbn blocklist = new Zxcvbn();
  private final String nobodys = hash("nobody has this password");

  /** Refuses what is too short or easy to guess. */
  void require(String password, String login) {
    String normal = normal(password);
    if (normal.codePointCount(0, normal.length()) < SHORTEST) {
      throw IdentityProblem.PASSWORD_TOO_SHORT.problem();
    }
    String measured = normal.length() > MEASURED ? normal.substring(0, MEASURED) : normal;
    if (blocklist.measure(measured, List.of(login, "cairn")).getGuessesLog10() < EASY_LOG10) {
      throw IdentityProblem.PASSWORD_TOO_COMMON.problem();
    }
  }

  String hash(String password) {
    return hashing(
        () -> Password.hash(normal(password)).addRandomSalt(16).with(ARGON2).getResult());
  }

  /** Takes the same time whether there is a hash or not. */
  boolean matches(String password, @Nullable String hash) {
    boolean matches =
        hashing(() -> Password.check(normal(password), hash == null ? nobodys : hash).with(ARGON2));
    return matches && hash != null;
  }

  private <T> T hashing(Supplier<T> work) {
    try {
      if (!bulkhead.tryAcquire(3, TimeUnit.SECONDS)) {
        throw PlatformProblem.UNAVAILABLE.builder().withHeader("Retry-After", "5").build();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw PlatformProblem.UNAVAILABLE.problem();
    }
    try {
      return work.get();
    } finally {
      bulkhead.release();
    }
  }

  private static String normal(String password) {
    return Normalizer.normalize(password, Normalizer.Form.NFKC);
  }
}
