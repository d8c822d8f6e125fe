package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Ids;
import org.cairn.platform.Jdbc;
import org.cairn.platform.Throttle;
import org.jspecify.annotations.Nullable;

/**
 * Signs a person in on a device. Whatever is wrong, the answer is the same and takes the same work,
 * so that nobody learns from it who is in treatment here.
 */
@ApplicationScoped
class SignIn {
  /**
   * NIST SP 800-63B-4, 3.2.2: no more than 100 failures in a row; then a new invitation is the way
   * back.
   */
  private static final int MOST_FAILURES = 100;

  private static final Throttle.Limit ACCOUNT =
      new Throttle.Limit("sign-in", 10, Duration.ofMinutes(15));

  private static final Throttle.Limit SOURCE =
      new Throttle.Limit("sign-in-source", 100, Duration.ofMinutes(15));

  private static final UUID NOBODY = new UUID(0, 0);

  private record Candidate(
      UUID id, @Nullable String hash, byte @Nullable [] secret, int failures, boolean staff) {}

  private final Jdbc jdbc;
  private final Passwords passwords;
  private final Throttle throttle;
  private final Encrypter encrypter;
  private final RefreshTokens refreshTokens;
  private final IdentityConfig config;
  private final Clock clock;

  SignIn(
      Jdbc jdbc,
      Passwords passwords,
      Throttle throttle,
      Encrypter encrypter,
      RefreshTokens refreshTokens,
      IdentityConfig config,
      Clock clock) {
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.throttle = throttle;
    this.encrypter = encrypter;
    this.refreshTokens = refreshTokens;
    this.config = config;
    this.clock = clock;
  }

  Tokens signIn(
      String typedLogin,
      String password,
      @Nullable String code,
      @Nullable String deviceName,
      String source) {
    String login = RegisterPerson.normal(typedLogin);
    throttle.take(SOURCE, source);
    throttle.take(ACCOUNT, login);
    Optional<Candidate> candidate = candidate(login);
    boolean known = passwords.matches(password, candidate.map(Candidate::hash).orElse(null));
    UUID account = candidate.map(Candidate::id).orElse(NOBODY);
    if (!known || candidate.isEmpty() || candidate.get().failures >= MOST_FAILURES) {
      throw failed(account);
    }
    Long step = null;
    if (candidate.get().secret != null
        || (candidate.get().staff && !config.secondFactorOptional())) {
      OptionalLong found = step(candidate.get(), code);
      if (found.isEmpty()) {
        throw failed(account);
      }
      step = found.getAsLong();
    }
    Instant now = clock.instant();
    UUID device = Ids.next();
    Instant expires = now.plus(config.lifetimes().device());
    byte[] name = encrypter.encryptIfPresent(account, Device.nameOf(device), deviceName);
    boolean started =
        jdbc.first(
                "select start_device(?, ?, ?, ?::bytea, ?::bigint, ?, ?)",
                row -> row.getBoolean(1),
                account,
                candidate.get().hash(),
                device,
                name,
                step,
                now,
                expires)
            .orElseThrow();
    if (!started) {
      throw failed(account);
    }
    throttle.giveBack(ACCOUNT, login);
    throttle.giveBack(SOURCE, source);
    return refreshTokens.issue(account, device, 1, expires);
  }

  private Optional<Candidate> candidate(String login) {
    return jdbc.first(
        "select id, password_hash, totp_secret, failures, roles from sign_in_candidate(?)",
        row ->
            new Candidate(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getBytes(3),
                row.getInt(4),
                !Arrays.asList((String[]) row.getArray(5).getArray())
                    .contains(Role.PARTICIPANT.word())),
        login);
  }

  private OptionalLong step(Candidate candidate, @Nullable String code) {
    if (candidate.secret == null || code == null) {
      return OptionalLong.empty();
    }
    return encrypter
        .decryptBytes(secretOf(candidate.id), candidate.secret)
        .map(secret -> OneTimeCodes.step(secret, code, clock.instant()))
        .orElse(OptionalLong.empty());
  }

  private RuntimeException failed(UUID account) {
    jdbc.query("select sign_in_failed(?)", row -> true, account);
    return IdentityProblem.SIGN_IN_FAILED
        .builder()
        .withHeader("WWW-Authenticate", "Bearer")
        .build();
  }

  static Encrypter.Place secretOf(UUID account) {
    return new Encrypter.Place("account.totp_secret", account);
  }
}
