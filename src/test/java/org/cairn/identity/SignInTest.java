package org.cairn.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.cairn.HouseTest;
import org.cairn.Parallel;
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who gets in, and what those who do not learn from it: nothing. */
@QuarkusTest
class SignInTest extends HouseTest {
  private static final String WRONG = "another password than that one";

  private static World.Program program;
  private static World.Person participant;
  private static World.Person counselor;

  @Inject OwnerDatabase database;

  @BeforeEach
  void somebodyIsThere() {
    database.resetThrottles();
    if (program == null) {
      program = world.program();
      participant = program.participant();
      counselor = program.staff("counselor");
    }
  }

  @Test
  void participantsSignInWithAPasswordAlone() {
    signIn(participant.login(), World.PASSWORD, null)
        .then()
        .statusCode(200)
        .body("tokenType", equalTo("Bearer"))
        .body("expiresIn", equalTo(600));
  }

  @Test
  void loginsAreTheSameInEitherCaseAndWithSpacesAround() {
    String typed = " " + participant.login().toUpperCase(Locale.ROOT) + " ";
    signIn(typed, World.PASSWORD, null).then().statusCode(200);
  }

  @Test
  void staffNeedTheSecondFactor() {
    everyCodeIsFresh();
    Instant now = Instant.now();
    String good = World.totp(counselor.totpSecret(), now);
    String wrong = String.format("%06d", (Integer.parseInt(good) + 1) % 1_000_000);

    refused(signIn(counselor.login(), World.PASSWORD, null));
    refused(signIn(counselor.login(), World.PASSWORD, wrong));
    refused(
        signIn(
            counselor.login(),
            World.PASSWORD,
            World.totp(counselor.totpSecret(), now.minusSeconds(300))));
    refused(signIn(counselor.login(), WRONG, good));

    signIn(counselor.login(), World.PASSWORD, good).then().statusCode(200);
  }

  @Test
  void aCodeWorksOnceAndNoneBeforeItWorksAfter() {
    everyCodeIsFresh();
    Instant now = Instant.now();
    String before = World.totp(counselor.totpSecret(), now);
    String next = World.totp(counselor.totpSecret(), now.plusSeconds(30));

    signIn(counselor.login(), World.PASSWORD, next).then().statusCode(200);
    refused(signIn(counselor.login(), World.PASSWORD, next));
    refused(signIn(counselor.login(), World.PASSWORD, before));
  }

  @Test
  void aCodeWorksOnceForManyAtOnceToo() throws Exception {
    everyCodeIsFresh();
    String code = World.totp(counselor.totpSecret(), Instant.now());

    List<Response> answers = Parallel.all(5, i -> signIn(counselor.login(), World.PASSWORD, code));

    assertEquals(1, answers.stream().filter(answer -> answer.statusCode() == 200).count());
    assertEquals(4, answers.stream().filter(answer -> answer.statusCode() == 401).count());
  }

  @Test
  void everyFailureAnswersTheSameBytes() {
    everyCodeIsFresh();
    World.Person locked = program.participant();
    database.change("update account set failures = 100 where id = ?", locked.id());
    World.Person ended = program.participant();
    database.change("update account set ended_at = now() where id = ?", ended.id());
    String notEnrolled = World.unique("notenrolled");
    program.register(notEnrolled);
    String right = World.totp(counselor.totpSecret(), Instant.now());
    String wrong = String.format("%06d", (Integer.parseInt(right) + 1) % 1_000_000);

    List<Response> answers =
        List.of(
            signIn("nobody-" + UUID.randomUUID(), World.PASSWORD, null),
            signIn("nobody-" + UUID.randomUUID(), World.PASSWORD, "123456"),
            signIn(participant.login(), WRONG, null),
            signIn(participant.login(), "", null),
            signIn(counselor.login(), WRONG, null),
            signIn(counselor.login(), WRONG, right),
            signIn(counselor.login(), World.PASSWORD, null),
            signIn(counselor.login(), World.PASSWORD, wrong),
            signIn(notEnrolled, World.PASSWORD, null),
            signIn(notEnrolled, "nobody has this password", null),
            signIn(locked.login(), World.PASSWORD, null),
            signIn(ended.login(), World.PASSWORD, null));

    answers.forEach(SignInTest::refused);
    assertEquals(1, answers.stream().map(Response::asString).distinct().count());
    assertEquals(1, answers.stream().map(SignInTest::headers).distinct().count());
  }

  @Test
  void theThrottleOfALoginDoesNotTellWhetherItExists() {
    String known = program.participant().login();
    String unknown = World.unique("nobody");
    for (String login : List.of(known, unknown)) {
      for (int i = 0; i < 10; i++) {
        refused(signIn(login, WRONG, null));
      }
    }

    Response forKnown = signIn(known.toUpperCase(Locale.ROOT), WRONG, null);
    Response forUnknown = signIn(unknown, WRONG, null);

    assertEquals(forKnown.asString(), forUnknown.asString());
    assertEquals(headers(forKnown).keySet(), headers(forUnknown).keySet());
    for (Response answer : List.of(forKnown, forUnknown, signIn(known, World.PASSWORD, null))) {
      answer
          .then()
          .statusCode(429)
          .contentType("application/problem+json")
          .header("Retry-After", matchesPattern("[1-9][0-9]?"))
          .header("RateLimit", matchesPattern("\"sign-in\";r=0;t=[1-9][0-9]?"))
          .header("RateLimit-Policy", equalTo("\"sign-in\";q=10;w=900"))
          .body("type", equalTo("platform/too-many-requests"));
    }
    signIn(participant.login(), World.PASSWORD, null).then().statusCode(200);
  }

  @Test
  void aGoodSignInGivesItsAttemptBack() {
    for (int i = 0; i < 12; i++) {
      signIn(participant.login(), World.PASSWORD, null).then().statusCode(200);
    }
  }

  @Test
  void aHundredFailuresInARowLockUntilANewInvitation() {
    World.Person forgetful = program.participant();
    database.change("update account set failures = 99 where id = ?", forgetful.id());
    refused(signIn(forgetful.login(), WRONG, null));

    refused(signIn(forgetful.login(), World.PASSWORD, null));

    World.enroll(world.invite(forgetful.id(), program.coordinator), World.PASSWORD);
    signIn(forgetful.login(), World.PASSWORD, null).then().statusCode(200);
  }

  @Test
  void aGoodSignInStartsTheCountAnew() {
    World.Person forgetful = program.participant();
    database.change("update account set failures = 98 where id = ?", forgetful.id());
    refused(signIn(forgetful.login(), WRONG, null));
    signIn(forgetful.login(), World.PASSWORD, null).then().statusCode(200);
    refused(signIn(forgetful.login(), WRONG, null));

    signIn(forgetful.login(), World.PASSWORD, null).then().statusCode(200);
  }

  @Test
  void signsThatNoLoginHasAreNoServerError() {
    for (String login : List.of("a\u0000b", "\ud800lone", "'; drop table account; --", "%", "  ")) {
      int status = signIn(login, WRONG, null).statusCode();
      assertTrue(status == 401 || status == 400, "answered " + status);
    }
  }

  private void everyCodeIsFresh() {
    database.change("update account set totp_step = 0, failures = 0 where id = ?", counselor.id());
  }

  private static Response signIn(String login, String password, String code) {
    Map<String, Object> body = new HashMap<>(Map.of("login", login, "password", password));
    if (code != null) {
      body.put("code", code);
    }
    return given()
        .header("X-Request-Id", "the-same-for-all")
        .contentType(ContentType.JSON)
        .body(body)
        .post("/v1/auth/sign-in");
  }

  private static void refused(Response answer) {
    answer
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .header("WWW-Authenticate", startsWith("Bearer"))
        .body("type", equalTo("identity/sign-in-failed"));
  }

  private static Map<String, String> headers(Response answer) {
    return answer.headers().asList().stream()
        .filter(header -> !header.getName().equalsIgnoreCase("Date"))
        .collect(
            Collectors.toMap(
                Header::getName,
                Header::getValue,
                (one, other) -> one + "," + other,
                TreeMap::new));
  }
}
