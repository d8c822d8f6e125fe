package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.cairn.platform.UnsafeSetting;

/** What production must not run with, of this room's settings. */
@ApplicationScoped
class IdentitySettings implements UnsafeSetting {
  private final IdentityConfig config;

  IdentitySettings(IdentityConfig config) {
    this.config = config;
  }

  @Override
  public Optional<String> unsafe() {
    if (config.secondFactorOptional()) {
      return Optional.of(
          "cairn.second-factor-optional is for the profile 'local' only: take it away.");
    }
    if (!config.issuer().startsWith("https://")) {
      return Optional.of("CAIRN_ISSUER has to be the public base URL, beginning with https://.");
    }
    return config.lifetimes().accessToken().compareTo(AccessTokens.LONGEST) > 0
        ? Optional.of("cairn.lifetimes.access-token is 15 minutes at the most.")
        : Optional.empty();
  }
}
