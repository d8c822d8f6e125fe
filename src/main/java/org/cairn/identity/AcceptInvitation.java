package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Encrypter;
import org.cairn.platform.Jdbc;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Turns an invitation into credentials, once. It serves the first enrollment and recovery alike:
 * every device signed in before is ended. A code that does not work answers the same, in the same
 * time, whatever is wrong with it.
 */
@ApplicationScoped
class AcceptInvitation {
  private final Jdbc jdbc;
  private final Passwords passwords;
  private final Encrypter encrypter;
  private final IdentityConfig config;
  private final Clock clock;

  AcceptInvitation(
      Jdbc jdbc, Passwords passwords, Encrypter encrypter, IdentityConfig config, Clock clock) {
    this.config = config;
    this.jdbc = jdbc;
    this.passwords = passwords;
    this.encrypter = encrypter;
    this.clock = clock;
  }

  /** What the person needs to sign in. */
  @Schema(description = "What the person needs to sign in.")
  record Enrolled(
      @Schema(examples = "maria.r") String login,
      @Schema(
              description = "For staff: the second factor to set up, shown this once.",
              nullable = true)
          @Nullable SecondFactor secondFactor) {}

  /** A time-based one-time code (RFC 6238). */
  @Schema(description = "A time-based one-time code (RFC 6238), for an authenticator app.")
  record SecondFactor(
      @Schema(examples = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP") String secret,
      @Schema(
              examples =
                  "otpauth://totp/Cairn:dana?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Cairn")
          String uri) {}

  private record Candidate(UUID account, String login, boolean staff) {}

  /**
   * Sets the password. No transaction spans it: hashing is slow and queues, and would hold a
   * connection all the while; {@code enroll} decides alone, in one statement.
   */
  Enrolled withPassword(String code, String password) {
    Optional<Candidate> found = invited(code);
    passwords.require(password, found.map(Candidate::login).orElse("nobody"));
    String hash = passwords.hash(password);
    Candidate candidate = found.orElseThrow(IdentityProblem.INVITATION_NOT_VALID::problem);
    byte[] secret =
        candidate.staff && !config.secondFactorOptional() ? OneTimeCodes.newSecret() : null;
    byte[] sealed =
        secret == null
            ? null
            : encrypter.encrypt(candidate.account, SignIn.secretOf(candidate.account), secret);
    accept(code, hash, sealed, null, null);
    return new Enrolled(
        candidate.login,
        secret == null
            ? null
            : new SecondFactor(
                OneTimeCodes.base32(secret), OneTimeCodes.uri(secret, candidate.login)));
  }

  /** Links the account to an external issuer's identity, whose token was verified. */
  @Transactional
  Enrolled withExternalIdentity(String code, JsonWebToken token) {
    Candidate candidate = invited(code).orElseThrow(IdentityProblem.INVITATION_NOT_VALID::problem);
    DatabaseRefused.translate(
        Map.of("external_identity_pkey", IdentityProblem.SOURCE_IDENTITY_IN_USE),
        () -> accept(code, null, null, token.getIssuer(), token.getSubject()));
    return new Enrolled(candidate.login, null);
  }

  private Optional<Candidate> invited(String code) {
    return jdbc.first(
        "select account_id, login, not 'participant' = any (roles) from invited(?, ?)",
        row -> new Candidate(row.getObject(1, UUID.class), row.getString(2), row.getBoolean(3)),
        new InvitationCode(code).hash(),
        clock.instant());
  }

  private boolean accept(
      String code,
      @Nullable String hash,
      byte @Nullable [] secret,
      @Nullable String issuer,
      @Nullable String subject) {
    Instant now = clock.instant();
    boolean first =
        jdbc.first(
                "select enroll(?, ?::text, ?::bytea, ?::text, ?::text, ?)",
                row -> row.getBoolean(1),
                new InvitationCode(code).hash(),
                hash,
                secret,
                issuer,
                subject,
                now)
            .orElseThrow();
    if (!first) {
      throw IdentityProblem.INVITATION_NOT_VALID.problem();
    }
    return true;
  }
}
