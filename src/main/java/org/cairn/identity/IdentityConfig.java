package org.cairn.identity;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of the identity room. */
@ConfigMapping(prefix = "cairn")
public interface IdentityConfig {
  /** The {@code iss} of our access tokens: the public base URL. */
  @WithDefault("http://localhost:8080")
  String issuer();

  /** The {@code aud} of access tokens for this API. */
  @WithDefault("cairn-api")
  String audience();

  /** Let staff who have no second factor sign in. For the demo staff of the local run only. */
  @WithDefault("false")
  boolean secondFactorOptional();

  /** How tokens and codes live. */
  Lifetimes lifetimes();

  /** An OpenID Connect issuer that takes the place of our own sign-in. */
  ExternalIssuer externalIssuer();

  /** Durations. */
  interface Lifetimes {
    /** Of an access token; 15 minutes at the most. */
    @WithDefault("PT10M")
    Duration accessToken();

    /** Of a device, from sign-in on, however often it refreshes. */
    @WithDefault("P60D")
    Duration device();

    /**
     * How long a rotated refresh token still brings the same successor, for a phone that lost the
     * answer.
     */
    @WithDefault("PT60S")
    Duration refreshGrace();

    /** Of an invitation. */
    @WithDefault("P7D")
    Duration invitation();
  }

  /** Its tokens are held to the same checks as ours. */
  interface ExternalIssuer {
    /** Its {@code iss}. */
    Optional<String> url();

    /** Where its keys are published. */
    Optional<String> jwks();

    /** The {@code aud} that names this API there. */
    Optional<String> audience();

    /** The {@code typ} of its access tokens; some issue plain {@code JWT}. */
    @WithDefault("at+jwt")
    String type();

    /** Its signature algorithms, asymmetric ones only. */
    @WithDefault("RS256,PS256,ES256")
    List<String> algorithms();

    /** Longest lifetime taken. */
    @WithDefault("PT15M")
    Duration maxLifetime();
  }
}
