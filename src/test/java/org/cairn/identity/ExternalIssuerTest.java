package org.cairn.identity;

import static io.restassured.RestAssured.given;
import static org.cairn.identity.OrganizationsIssuer.good;
import static org.cairn.identity.OrganizationsIssuer.key;
import static org.cairn.identity.OrganizationsIssuer.publicKey;
import static org.cairn.identity.OrganizationsIssuer.token;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.RefusedToStart;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where an organization has an OpenID Connect issuer of its own, that signs people in. */
@QuarkusTest
@TestProfile(OrganizationsIssuer.Profile.class)
class ExternalIssuerTest extends HouseTest {
  private static final String ROOT = "subject-root";

  private static String rootLogin;
  private static String program;

  @Inject FirstCoordinator firstCoordinator;
  @Inject AccessTokens accessTokens;
  @Inject OwnerDatabase database;

  private record Participant(String id, String subject) {}

  @BeforeEach
  void aProgramIsThere() throws Exception {
    database.resetThrottles();
    if (program == null) {
      rootLogin = World.unique("root");
      link(invitationOfTheFirst(rootLogin), ROOT).then().statusCode(201);
      program =
          as(ROOT)
              .body(
                  Map.of(
                      "name",
                      "Evening program",
                      "slug",
                      World.unique("program"),
                      "checkInOpensBefore",
                      30,
                      "checkInClosesAfter",
                      60,
                      "site",
                      Map.of(
                          "name", "House",
                          "zone", "America/New_York",
                          "region", "US-TN",
                          "address", "1 Mill Street")))
              .post("/v1/programs")
              .then()
              .statusCode(201)
              .extract()
              .path("id");
    }
  }

  @Test
  void aLinkedPersonComesInWithTheIssuersToken() {
    Participant maria = participant();
    me(token(maria.subject)).then().statusCode(200).body("id", equalTo(maria.id));
    me(token(ROOT)).then().statusCode(200).body("login", equalTo(rootLogin));
  }

  @Test
  void everyAsymmetricAlgorithmThatWasConfiguredIsTaken() throws Exception {
    me(good(ROOT).header("alg", "PS256").signed(key())).then().statusCode(200);
  }

  @Test
  void aPersonWhoIsNotLinkedIsNobody() {
    refused(token("subject-unlinked"));
  }

  @Test
  void theIssuersTokensAreHeldToTheSameChecks() throws Exception {
    long now = Instant.now().getEpochSecond();
    PrivateKey key = key();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    PrivateKey stranger = generator.generateKeyPair().getPrivate();
    String signed = token(ROOT);

    Map<String, String> bad = new LinkedHashMap<>();
    bad.put("wrong audience", good(ROOT).claim("aud", "cairn-api").signed(key));
    bad.put("no audience", good(ROOT).claim("aud", null).signed(key));
    bad.put("wrong issuer", good(ROOT).claim("iss", "https://elsewhere.example").signed(key));
    bad.put("our issuer", good(ROOT).claim("iss", "http://localhost:8080").signed(key));
    bad.put("no issuer", good(ROOT).claim("iss", null).signed(key));
    bad.put("no subject", good(ROOT).claim("sub", null).signed(key));
    bad.put("expired", good(ROOT).claim("iat", now - 300).claim("exp", now - 6).signed(key));
    bad.put("no expiry", good(ROOT).claim("exp", null).signed(key));
    bad.put("ten years", good(ROOT).claim("exp", now + 315_360_000L).signed(key));
    bad.put("future", good(ROOT).claim("iat", now + 60).signed(key));
    bad.put("no issued at", good(ROOT).claim("iat", null).signed(key));
    bad.put("typ JWT", good(ROOT).header("typ", "JWT").signed(key));
    bad.put("an ID token's typ", good(ROOT).header("typ", null).signed(key));
    bad.put("unknown kid", good(ROOT).header("kid", "clinic-2").signed(key));
    bad.put("crit", good(ROOT).header("crit", List.of("b64")).header("b64", false).signed(key));
    bad.put("another key", good(ROOT).signed(stranger));
    bad.put("RS512", good(ROOT).header("alg", "RS512").signed(key));
    bad.put("none", good(ROOT).header("alg", "none").unsigned() + ".");
    bad.put("HS256", good(ROOT).signedWithSecret(publicKey()));
    bad.put("trailing signs", signed + "!!");
    bad.put("trailing part", signed + ".e30");

    bad.forEach(
        (why, token) ->
            me(token)
                .then()
                .statusCode(org.hamcrest.Matchers.describedAs(why, equalTo(401)))
                .body("type", equalTo("platform/unauthenticated")));
    me(signed).then().statusCode(200);
  }

  @Test
  void aKeyThatTheTokenBringsAlongIsNotUsed() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    KeyPair own = generator.generateKeyPair();
    byte[] modulus = ((RSAPublicKey) own.getPublic()).getModulus().toByteArray();
    refused(
        good(ROOT)
            .header("jwk", Map.of("kty", "RSA", "n", ForgedToken.base64(modulus), "e", "AQAB"))
            .signed(own.getPrivate()));
    refused(good(ROOT).header("jku", "http://127.0.0.1:1/jwks").signed(own.getPrivate()));
  }

  @Test
  void passwordsAreNotForHere() {
    for (String path : List.of("enroll", "sign-in")) {
      Map<String, String> body =
          path.equals("enroll")
              ? Map.of("code", "7K2M-Q9XD-4RTB-W0HC", "password", World.PASSWORD)
              : Map.of("login", rootLogin, "password", World.PASSWORD);
      given()
          .contentType(ContentType.JSON)
          .body(body)
          .post("/v1/auth/" + path)
          .then()
          .statusCode(403)
          .contentType("application/problem+json")
          .body("type", equalTo("identity/sign-in-elsewhere"));
    }
  }

  @Test
  void enrollingNeedsTheIssuersTokenAndAGoodCode() {
    String code = invitation(register());

    given()
        .contentType(ContentType.JSON)
        .body(Map.of("code", code))
        .post("/v1/auth/enroll-external")
        .then()
        .statusCode(401);
    link("7K2M-Q9XD-4RTB-W0HC", "subject-somebody").then().statusCode(403);
    link(code, "subject-somebody").then().statusCode(201);
    link(code, "subject-other").then().statusCode(403);
    refused(token("subject-other"));
  }

  @Test
  void anIdentityBelongsToOneAccountAndTheCodeIsNotSpentOnIt() {
    Participant maria = participant();
    String code = invitation(register());

    link(code, maria.subject)
        .then()
        .statusCode(409)
        .body("type", equalTo("identity/source-identity-in-use"));
    me(token(maria.subject)).then().statusCode(200).body("id", equalTo(maria.id));
    link(code, World.unique("subject")).then().statusCode(201);
  }

  @Test
  void aNewInvitationMovesTheAccountToAnotherIdentity() {
    Participant maria = participant();
    String moved = World.unique("subject");
    link(invitation(maria.id), moved).then().statusCode(201);

    refused(token(maria.subject));
    me(token(moved)).then().statusCode(200).body("id", equalTo(maria.id));
  }

  @Test
  void dischargeAndTheEndOfAnAccountCountAtOnce() {
    Participant maria = participant();
    String token = token(maria.subject);
    me(token).then().statusCode(200).body("programs.size()", equalTo(1));

    as(ROOT)
        .body(Map.of("reason", "completed"))
        .post("/v1/programs/" + program + "/participants/" + maria.id + "/discharge")
        .then()
        .statusCode(204);
    me(token).then().statusCode(200).body("programs.size()", equalTo(0));

    database.change("update account set ended_at = now() where id = ?", UUID.fromString(maria.id));
    refused(token);
  }

  @Test
  void ourOwnTokenForSomeoneWhoNeverSignedInHereIsRefused() {
    refused(accessTokens.issue(UUID.fromString(participant().id), UUID.randomUUID()));
  }

  @Test
  void theFirstCoordinatorIsInvitedOnceHereToo() {
    assertThrows(RefusedToStart.class, () -> invitationOfTheFirst(rootLogin));
    assertThrows(RefusedToStart.class, () -> invitationOfTheFirst(World.unique("root")));
  }

  private String invitationOfTheFirst(String login) throws Exception {
    return CurrentActor.call(
        new Actor.Job(FirstCoordinator.JOB), () -> firstCoordinator.code(login, "Root"));
  }

  private Participant participant() {
    String id = register();
    String subject = World.unique("subject");
    link(invitation(id), subject).then().statusCode(201);
    return new Participant(id, subject);
  }

  private String register() {
    return as(ROOT)
        .body(Map.of("login", World.unique("participant"), "name", "Maria R."))
        .post("/v1/programs/" + program + "/participants")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private String invitation(String account) {
    return as(ROOT).post("/v1/accounts/" + account + "/invitations").path("code");
  }

  private Response link(String code, String subject) {
    return as(subject).body(Map.of("code", code)).post("/v1/auth/enroll-external");
  }

  private RequestSpecification as(String subject) {
    return given()
        .header("Authorization", "Bearer " + token(subject))
        .contentType(ContentType.JSON);
  }

  private static Response me(String token) {
    return given().header("Authorization", "Bearer " + token).get("/v1/me");
  }

  private static void refused(String token) {
    me(token)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("type", equalTo("platform/unauthenticated"));
  }
}
