package org.cairn.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import org.cairn.platform.Hashes;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwt.consumer.JwtContext;
import org.jose4j.jwt.consumer.Validator;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens in the RFC 9068 profile: issued with RS256, and checked as RFC 8725 asks, our own
 * and those of an external issuer alike. What was verified is remembered for five minutes at the
 * most and never past its expiry; whether device and person may still act is asked in the database
 * on each request all the same.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class AccessTokens extends JWTCallerPrincipalFactory {
  /** The claim that names the device. */
  static final String DEVICE = "sid";

  private static final int SKEW_SECONDS = 5;
  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  /** About 3 kB each. */
  private static final int REMEMBERED_TOKENS = 5_000;

  /** Lifetime of an access token: the shorter, the sooner a stolen one is worthless. */
  static final Duration LONGEST = Duration.ofMinutes(15);

  private static final Set<String> OUR_HEADERS = Set.of("alg", "typ", "kid");

  private final SigningKeys keys;
  private final IdentityConfig config;
  private final Clock clock;
  private final @Nullable VerificationKeyResolver external;
  private final Cache<ByteBuffer, DefaultJWTCallerPrincipal> verified;

  AccessTokens(SigningKeys keys, IdentityConfig config, Clock clock) {
    this.keys = keys;
    this.config = config;
    this.clock = clock;
    this.external =
        config
            .externalIssuer()
            .jwks()
            .map(HttpsJwks::new)
            .map(HttpsJwksVerificationKeyResolver::new)
            .orElse(null);
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED_TOKENS)
            .expireAfter(
                Expiry.creating(
                    (ByteBuffer key, DefaultJWTCallerPrincipal token) -> remembered(token)))
            .build();
  }

  /** An access token for a person on a device. */
  public String issue(UUID account, UUID device) {
    Instant now = clock.instant();
    return Jwt.claims()
        .issuer(config.issuer())
        .audience(config.audience())
        .subject(account.toString())
        .claim("client_id", "cairn-app")
        .claim(DEVICE, device.toString())
        .claim("jti", UUID.randomUUID().toString())
        .issuedAt(now)
        .expiresAt(now.plus(config.lifetimes().accessToken()))
        .jws()
        .keyId(keys.current().kid())
        .header("typ", "at+jwt")
        .sign(keys.current().secret());
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo info) throws ParseException {
    return read(token);
  }

  /** What a token says, if it is good now. */
  JWTCallerPrincipal read(String token) throws ParseException {
    ByteBuffer key = ByteBuffer.wrap(Hashes.sha256(token.getBytes(StandardCharsets.UTF_8)));
    DefaultJWTCallerPrincipal known = verified.getIfPresent(key);
    if (known != null
        && known.getExpirationTime() + SKEW_SECONDS > clock.instant().getEpochSecond()) {
      return known;
    }
    if (!isSpelledAsSigned(token)) {
      throw new ParseException("the access token is not valid");
    }
    try {
      DefaultJWTCallerPrincipal fresh = new DefaultJWTCallerPrincipal(token, "JWT", verify(token));
      verified.put(key, fresh);
      return fresh;
    } catch (InvalidJwtException | MalformedClaimException e) {
      throw new ParseException("the access token is not valid");
    }
  }

  private JwtClaims verify(String token) throws InvalidJwtException, MalformedClaimException {
    JwtContext unverified =
        new JwtConsumerBuilder()
            .setSkipAllValidators()
            .setDisableRequireSignature()
            .setSkipSignatureVerification()
            .build()
            .process(token);
    IdentityConfig.ExternalIssuer other = config.externalIssuer();
    String issuer = unverified.getJwtClaims().getIssuer();
    if (external != null && other.url().isPresent() && other.url().get().equals(issuer)) {
      return consumer(other.type(), issuer, other.audience().orElseThrow(), other.maxLifetime())
          .setJwsAlgorithmConstraints(asymmetric(other.algorithms().toArray(String[]::new)))
          .setVerificationKeyResolver(external)
          .build()
          .processToClaims(token);
    }
    JwtClaims claims =
        consumer("at+jwt", config.issuer(), config.audience(), LONGEST)
            .setJwsAlgorithmConstraints(asymmetric("RS256"))
            .setVerificationKeyResolver((signature, nesting) -> ourKey(signature))
            .build()
            .processToClaims(token);
    return claims;
  }

  private JwtConsumerBuilder consumer(
      String type, String issuer, String audience, Duration longest) {
    return new JwtConsumerBuilder()
        .setEvaluationTime(NumericDate.fromMilliseconds(clock.instant().toEpochMilli()))
        .setAllowedClockSkewInSeconds(SKEW_SECONDS)
        .setExpectedType(true, type)
        .setExpectedIssuer(true, issuer)
        .setExpectedAudience(true, audience)
        .setRequireSubject()
        .setRequireExpirationTime()
        .setRequireIssuedAt()
        .setIssuedAtRestrictions(SKEW_SECONDS, Math.toIntExact(longest.toSeconds()) + SKEW_SECONDS)
        .registerValidator(
            (Validator)
                context -> {
                  JwtClaims claims = context.getJwtClaims();
                  boolean ours = issuer.equals(config.issuer());
                  long lifetime =
                      claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue();
                  if (lifetime <= 0 || lifetime > longest.toSeconds()) {
                    return "lives too long";
                  }
                  if (ours
                      && !(isUuid(claims.getSubject())
                          && isUuid(claims.getStringClaimValue(DEVICE))
                          && claims.getJwtId() != null)) {
                    return "lacks a claim of the profile";
                  }
                  return headersAreKnown(context.getJoseObjects().get(0), ours)
                      ? null
                      : "has a header that we do not take";
                });
  }

  /**
   * Keys come from our directory by {@code kid}, never from the token: not by jku, jwk, x5u or x5c
   * (RFC 8725, 3.10).
   */
  private java.security.Key ourKey(JsonWebSignature signature) throws UnresolvableKeyException {
    String kid = signature.getKeyIdHeaderValue();
    return keys.byKid(kid == null ? "" : kid)
        .map(SigningKeys.Key::open)
        .orElseThrow(() -> new UnresolvableKeyException("unknown kid"));
  }

  private static boolean headersAreKnown(JsonWebStructure token, boolean ours) {
    try {
      Set<String> names =
          org.jose4j.json.JsonUtil.parseJson(token.getHeaders().getFullHeaderAsJsonString())
              .keySet();
      return ours ? OUR_HEADERS.containsAll(names) : !names.contains("crit");
    } catch (JoseException e) {
      return false;
    }
  }

  /** Base64 that is read leniently lets one signature be spelled in many ways; we take one. */
  private static boolean isSpelledAsSigned(String token) {
    String signature = token.substring(token.lastIndexOf('.') + 1);
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(signature);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes).equals(signature);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static AlgorithmConstraints asymmetric(String... algorithms) {
    return new AlgorithmConstraints(ConstraintType.PERMIT, algorithms);
  }

  private static boolean isUuid(@Nullable String text) {
    try {
      return text != null && UUID.fromString(text).toString().equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private Duration remembered(DefaultJWTCallerPrincipal token) {
    Duration left =
        Duration.ofSeconds(token.getExpirationTime() - clock.instant().getEpochSecond());
    return left.isNegative() ? Duration.ZERO : left.compareTo(REMEMBERED) < 0 ? left : REMEMBERED;
  }
}
