package org.cairn.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which access tokens are taken (RFC 8725, RFC 9068). */
@QuarkusTest
class JwtMatrixTest extends HouseTest {
  private static World.Person maria;
  private static World.Person stranger;

  @Inject SigningKeys keys;
  @Inject IdentityConfig config;

  @Test
  void aGoodTokenIsTaken() {
    me(good().signed()).statusCode(200).body("id", equalTo(maria.id().toString()));
  }

  @Test
  void theTokenOfSignInIsTaken() {
    me(maria.token()).statusCode(200);
  }

  @ParameterizedTest
  @EnumSource(BadToken.class)
  void aBadTokenIsRefused(BadToken bad) {
    String token = bad.from(good());
    me(token)
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("type", equalTo("platform/unauthenticated"))
        .body("status", equalTo(401));
  }

  @Test
  void aTokenThatWasTakenOnceIsCheckedAgainWhenItsSignatureChanges() {
    BadToken.GoodToken good = good();
    me(good.signed()).statusCode(200);
    me(BadToken.SIGNATURE_BIT_FLIPPED.from(good)).statusCode(401);
    me(BadToken.PAYLOAD_CHANGED.from(good)).statusCode(401);
  }

  @Test
  void aMissingOrForeignSchemeIsRefusedLikeABadToken() {
    String type = "platform/unauthenticated";
    given().get("/v1/me").then().statusCode(401).body("type", equalTo(type));
    for (String header : new String[] {"Basic bWFyaWE6cGFzcw==", "Bearer", good().signed()}) {
      given()
          .header("Authorization", header)
          .get("/v1/me")
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", startsWith("Bearer"))
          .body("type", equalTo(type));
    }
  }

  @Test
  void aTokenElsewhereThanInTheHeaderIsNotTaken() {
    String token = good().signed();
    given().queryParam("access_token", token).get("/v1/me").then().statusCode(401);
    given().cookie("Bearer", token).get("/v1/me").then().statusCode(401);
  }

  @Test
  void aBadTokenDoesNotShutOutPublicOperations() {
    given()
        .header("Authorization", "Bearer " + BadToken.EXPIRED.from(good()))
        .get("/.well-known/jwks.json")
        .then()
        .statusCode(200)
        .body("keys.size()", not(equalTo(0)));
  }

  private BadToken.GoodToken good() {
    if (maria == null) {
      World.Program program = world.program();
      maria = program.participant();
      stranger = program.participant();
    }
    long now = Instant.now().getEpochSecond();
    ForgedToken token =
        new ForgedToken()
            .header("alg", "RS256")
            .header("typ", "at+jwt")
            .header("kid", keys.current().kid())
            .claim("iss", config.issuer())
            .claim("aud", config.audience())
            .claim("sub", maria.id().toString())
            .claim("sid", maria.device().toString())
            .claim("client_id", "cairn-app")
            .claim("jti", UUID.randomUUID().toString())
            .claim("iat", now)
            .claim("exp", now + 300);
    return new BadToken.GoodToken(token, keys.current(), now, stranger.id(), stranger.device());
  }

  private static ValidatableResponse me(String token) {
    return given().header("Authorization", "Bearer " + token).get("/v1/me").then();
  }
}
