package org.cairn.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.HouseTest;
import org.cairn.Parallel;
import org.cairn.World;
import org.cairn.platform.Hashes;
import org.cairn.platform.Keyring;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Refresh tokens rotate, forgive a lost answer, and end their family when used twice (RFC 9700).
 */
@QuarkusTest
class RefreshTest extends HouseTest {
  private static World.Program program;
  private static World.Person maria;

  @Inject OwnerDatabase database;
  @Inject Keyring keyring;
  @Inject IdentityConfig config;

  /** One device of Maria's, as signing in made it. */
  private record Phone(UUID id, String access, String refresh, String expiresAt) {
    static Phone of(Response tokens) {
      tokens.then().statusCode(200);
      return new Phone(
          UUID.fromString(tokens.path("deviceId")),
          tokens.path("accessToken"),
          tokens.path("refreshToken"),
          tokens.path("deviceExpiresAt"));
    }

    Phone refreshed() {
      return of(RefreshTest.refresh(refresh));
    }
  }

  @BeforeEach
  void somebodyIsThere() {
    database.resetThrottles();
    if (maria == null) {
      program = world.program();
      maria = program.participant();
    }
  }

  @Test
  void eachRefreshBringsNewTokensForTheSameDevice() {
    Phone first = signIn();
    Phone second = first.refreshed();
    Phone third = second.refreshed();

    assertEquals(3, Set.of(first.refresh, second.refresh, third.refresh).size());
    assertNotEquals(first.access, second.access);
    assertEquals(first.id, third.id);
    assertEquals(first.expiresAt, third.expiresAt, "refreshing does not move the device's end");
    assertEquals(200, me(third.access));
  }

  @Test
  void aTokenSentAgainWithinTheGraceBringsTheVerySameSuccessor() {
    Phone first = signIn();
    Phone second = first.refreshed();
    Phone again = first.refreshed();

    assertEquals(second.refresh, again.refresh);
    assertEquals(200, me(second.access));
    assertEquals(200, me(again.access));
    second.refreshed();
  }

  @Test
  void anOlderTokenEndsItsFamilyAndNoOther() {
    Phone lost = signIn();
    Phone other = signIn();
    Phone newest = lost.refreshed().refreshed();

    refused(lost.refresh);

    assertEquals(401, me(newest.access));
    assertEquals(401, me(lost.access));
    refused(newest.refresh);
    assertEquals(200, me(other.access));
    other.refreshed();
  }

  @Test
  void aTokenSentAgainAfterTheGraceEndsItsFamily() {
    Phone first = signIn();
    Phone second = first.refreshed();
    database.change(
        "update device set rotated_at = rotated_at - ?::interval where id = ?",
        config.lifetimes().refreshGrace().plusSeconds(1).toString(),
        first.id);

    refused(first.refresh);

    assertEquals(401, me(second.access));
    refused(second.refresh);
    assertEquals(
        List.of("reused_token"),
        database.texts("select end_reason from device where id = '" + first.id + "'"));
  }

  @Test
  void twentyRefreshesAtOnceBringOneSuccessorAndTheFamilyLives() throws Exception {
    Phone first = signIn();

    List<Response> answers = Parallel.all(20, i -> refresh(first.refresh));

    Set<String> successors =
        answers.stream().map(answer -> Phone.of(answer).refresh).collect(Collectors.toSet());
    assertEquals(1, successors.size());
    assertEquals(200, me(first.access));
    Phone.of(refresh(successors.iterator().next()));
  }

  @Test
  void whatIsNoRefreshTokenIsRefusedAndHarmsNobody() {
    Phone phone = signIn();
    program.participant();
    program.participant();
    String cursor =
        program
            .coordinator
            .asks()
            .get("/v1/programs/" + program.id + "/participants?limit=1")
            .path("next");
    byte[] whole = Base64.getUrlDecoder().decode(phone.refresh);
    whole[whole.length - 1] ^= 1;
    byte[] content = keyring.open("refresh", phone.refresh).orElseThrow();

    for (String bad :
        List.of(
            "garbage",
            "...",
            "\u0001",
            phone.refresh + "A",
            phone.refresh + "=",
            " " + phone.refresh,
            phone.refresh.substring(1),
            phone.refresh.toLowerCase(java.util.Locale.ROOT),
            Base64.getUrlEncoder().withoutPadding().encodeToString(whole),
            Base64.getUrlEncoder().withoutPadding().encodeToString(content),
            cursor,
            keyring.seal("cursor:participants", content),
            keyring.seal("refresh", new byte[] {1, 2, 3}),
            keyring.seal("refresh", new byte[20]))) {
      refused(bad);
    }

    assertEquals(200, me(phone.access));
    phone.refreshed();
  }

  @Test
  void aDeviceEndsAtItsTimeHoweverOftenItRefreshes() {
    Phone phone = signIn().refreshed();
    database.change(
        "update device set expires_at = now() - interval '1 second' where id = ?", phone.id);

    refused(phone.refresh);
    assertEquals(401, me(phone.access));
  }

  @Test
  void aDeviceThatSignedOutDoesNotRefresh() {
    Phone phone = signIn();
    given()
        .header("Authorization", "Bearer " + phone.access)
        .post("/v1/auth/sign-out")
        .then()
        .statusCode(204);

    refused(phone.refresh);
  }

  @Test
  void anAccountThatEndedDoesNotRefresh() {
    World.Person leaving = program.participant();
    database.change("update account set ended_at = now() where id = ?", leaving.id());

    refused(leaving.refreshToken());
    leaving.asks().get("/v1/me").then().statusCode(401);
  }

  @Test
  void nothingThatCouldBeReplayedIsInTheDatabase() {
    Phone first = signIn();
    Phone second = first.refreshed();
    String dump = database.dump();

    assertTrue(dump.contains(first.id.toString()), "the dump shows what is stored");
    for (Phone phone : List.of(first, second)) {
      for (String token : List.of(phone.refresh, phone.access)) {
        byte[] text = token.getBytes(StandardCharsets.US_ASCII);
        assertFalse(dump.contains(token));
        assertFalse(dump.contains(hex(text)));
        assertFalse(dump.contains(hex(Hashes.sha256(text))));
        assertFalse(dump.contains(Base64.getEncoder().encodeToString(Hashes.sha256(text))));
      }
      byte[] whole = Base64.getUrlDecoder().decode(phone.refresh);
      byte[] tag = java.util.Arrays.copyOfRange(whole, 1, 1 + whole[0]);
      assertFalse(dump.contains(hex(whole)));
      assertFalse(dump.contains(hex(tag)));
      assertFalse(dump.contains(hex(Hashes.sha256(whole))));
    }
  }

  private static Phone signIn() {
    return Phone.of(World.signIn(maria.login(), World.PASSWORD, null));
  }

  private static Response refresh(String token) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("refreshToken", token))
        .post("/v1/auth/refresh");
  }

  private static void refused(String token) {
    refresh(token)
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("type", equalTo("identity/refresh-token-not-valid"));
  }

  private static int me(String access) {
    return given().header("Authorization", "Bearer " + access).get("/v1/me").statusCode();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
