package org.cairn.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.TestKeys;
import org.cairn.World;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** While keys change, tokens of the old and of the new one are good, and only public parts show. */
@QuarkusTest
class KeyRotationTest extends HouseTest {
  private static World.Person maria;

  @Inject SigningKeys keys;
  @Inject IdentityConfig config;

  @ConfigProperty(name = "cairn.keys.directory")
  Path directory;

  @Test
  void newTokensAreSignedWithTheCurrentKey() throws IOException {
    String current = Files.readString(directory.resolve("signing/current")).strip();
    assertNotEquals(TestKeys.PREVIOUS, current);

    Response signedIn = World.signIn(maria().login(), World.PASSWORD, null);

    assertEquals(
        Map.of("alg", "RS256", "typ", "at+jwt", "kid", current),
        part(signedIn.path("accessToken"), 0));
  }

  @Test
  void tokensHaveTheClaimsOfTheProfileAndNothingAboutThePerson() throws IOException {
    Response signedIn = World.signIn(maria().login(), World.PASSWORD, null);
    Map<String, Object> claims = part(signedIn.path("accessToken"), 1);

    assertEquals(
        new TreeSet<>(Set.of("iss", "aud", "sub", "client_id", "sid", "jti", "iat", "exp")),
        new TreeSet<>(claims.keySet()));
    assertEquals(config.issuer(), claims.get("iss"));
    assertEquals(config.audience(), claims.get("aud"));
    assertEquals(maria().id().toString(), claims.get("sub"));
    assertEquals(signedIn.path("deviceId"), claims.get("sid"));
    assertEquals(600, (int) claims.get("exp") - (int) claims.get("iat"));
  }

  @Test
  void tokensOfEveryKeyInTheDirectoryAreTaken() {
    for (String kid : List.of(TestKeys.PREVIOUS, keys.current().kid())) {
      me(token(kid, keys.byKid(kid).orElseThrow())).then().statusCode(200);
    }
  }

  @Test
  void aKeyIsGoodUnderItsOwnIdOnly() {
    SigningKeys.Key previous = keys.byKid(TestKeys.PREVIOUS).orElseThrow();
    me(token(keys.current().kid(), previous)).then().statusCode(401);
    me(token(TestKeys.PREVIOUS, keys.current())).then().statusCode(401);
  }

  @Test
  void everyKeyIsPublishedAndNoPrivatePartIs() throws IOException {
    Response published = given().get("/.well-known/jwks.json");
    published
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("max-age=300"))
        .body("keys.kid", containsInAnyOrder(TestKeys.PREVIOUS, keys.current().kid()))
        .body("keys.alg.unique()", equalTo(List.of("RS256")));

    List<String> moduli = new ArrayList<>();
    for (JsonNode key : new ObjectMapper().readTree(published.asString()).get("keys")) {
      Set<String> names = new TreeSet<>();
      key.fieldNames().forEachRemaining(names::add);
      assertEquals(new TreeSet<>(Set.of("kty", "use", "alg", "kid", "n", "e")), names);
      byte[] modulus = Base64.getUrlDecoder().decode(key.get("n").asText());
      assertEquals(
          keys.byKid(key.get("kid").asText()).orElseThrow().open().getModulus(),
          new BigInteger(1, modulus));
      moduli.add(key.get("n").asText());
    }
    assertEquals(2, Set.copyOf(moduli).size());
  }

  @Test
  void whoeverReadsThePublishedKeysCanCheckAToken() throws Exception {
    String token = maria().token();
    String jwks = given().get("/.well-known/jwks.json").asString();

    org.jose4j.jwt.JwtClaims claims =
        new org.jose4j.jwt.consumer.JwtConsumerBuilder()
            .setVerificationKeyResolver(
                new org.jose4j.keys.resolvers.JwksVerificationKeyResolver(
                    new org.jose4j.jwk.JsonWebKeySet(jwks).getJsonWebKeys()))
            .setExpectedAudience(config.audience())
            .setExpectedIssuer(config.issuer())
            .build()
            .processToClaims(token);

    assertEquals(maria().id().toString(), claims.getSubject());
  }

  private World.Person maria() {
    if (maria == null) {
      maria = world.program().participant();
    }
    return maria;
  }

  private String token(String kid, SigningKeys.Key key) {
    long now = Instant.now().getEpochSecond();
    return new ForgedToken()
        .header("typ", "at+jwt")
        .header("kid", kid)
        .claim("iss", config.issuer())
        .claim("aud", config.audience())
        .claim("sub", maria().id().toString())
        .claim("sid", maria().device().toString())
        .claim("jti", UUID.randomUUID().toString())
        .claim("iat", now)
        .claim("exp", now + 300)
        .signed(key.secret());
  }

  private static Response me(String token) {
    return given().header("Authorization", "Bearer " + token).get("/v1/me");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> part(String token, int index) throws IOException {
    return new ObjectMapper()
        .readValue(Base64.getUrlDecoder().decode(token.split("\\.")[index]), Map.class);
  }
}
