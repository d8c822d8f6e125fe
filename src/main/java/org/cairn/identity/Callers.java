package org.cairn.identity;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Jdbc;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** From a verified token to the person it speaks for. */
@ApplicationScoped
class Callers {
  private final IdentityConfig config;
  private final Jdbc jdbc;

  Callers(IdentityConfig config, Jdbc jdbc) {
    this.config = config;
    this.jdbc = jdbc;
  }

  Actor.Person of(JsonWebToken token, String roles) throws Exception {
    if (token.getIssuer().equals(config.issuer())) {
      return new Actor.Person(
          UUID.fromString(token.getSubject()),
          UUID.fromString(token.getClaim(AccessTokens.DEVICE)),
          roles);
    }
    UUID account =
        CurrentActor.call(
                new Actor.Nobody(),
                () ->
                    jdbc.first(
                        "select external_account(?, ?)",
                        row -> java.util.Optional.ofNullable(row.getObject(1, UUID.class)),
                        token.getIssuer(),
                        token.getSubject()))
            .flatMap(found -> found)
            .orElseThrow(IdentityProblem::unauthenticated);
    return new Actor.Person(account, null, roles);
  }
}
