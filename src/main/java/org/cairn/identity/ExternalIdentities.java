package org.cairn.identity;

import io.quarkus.security.identity.CurrentIdentityAssociation;
import jakarta.enterprise.context.ApplicationScoped;
import org.cairn.platform.RefusedToStart;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The organization's own OpenID Connect issuer, where one is configured: then it signs people in,
 * and we do not.
 */
@ApplicationScoped
class ExternalIdentities {
  private final IdentityConfig config;
  private final CurrentIdentityAssociation association;

  ExternalIdentities(IdentityConfig config, CurrentIdentityAssociation association) {
    this.config = config;
    this.association = association;
    IdentityConfig.ExternalIssuer issuer = config.externalIssuer();
    if (issuer.url().isPresent() && (issuer.jwks().isEmpty() || issuer.audience().isEmpty())) {
      throw new RefusedToStart(
          "An external issuer needs CAIRN_EXTERNAL_ISSUER_JWKS and CAIRN_EXTERNAL_ISSUER_AUDIENCE too.");
    }
    for (String algorithm : issuer.algorithms()) {
      if (!algorithm.matches("(RS|PS|ES)(256|384|512)")) {
        throw new RefusedToStart(
            "An external issuer's algorithms must be asymmetric: RS, PS or ES.");
      }
    }
  }

  void refusePasswords() {
    if (config.externalIssuer().url().isPresent()) {
      throw IdentityProblem.SIGN_IN_ELSEWHERE.problem();
    }
  }

  /** The external issuer's verified token of this request. */
  JsonWebToken token() {
    if (association.getIdentity().getPrincipal() instanceof JsonWebToken token
        && config.externalIssuer().url().filter(token.getIssuer()::equals).isPresent()) {
      return token;
    }
    throw IdentityProblem.unauthenticated();
  }
}
