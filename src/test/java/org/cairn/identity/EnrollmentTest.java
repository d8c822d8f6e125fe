package org.cairn.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Parallel;
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Invitations: who makes them, what they are good for, and how often. */
@QuarkusTest
class EnrollmentTest extends HouseTest {
  private static World.Program program;
  private static World.Person maria;

  @Inject OwnerDatabase database;

  @BeforeEach
  void somebodyIsThere() {
    database.resetThrottles();
    if (program == null) {
      program = world.program();
      maria = program.participant();
    }
  }

  @Test
  void aCodeWorksOnceForManyAtOnceToo() throws Exception {
    String login = World.unique("participant");
    String code = world.invite(program.register(login), program.coordinator);

    List<Response> answers = Parallel.all(20, i -> enrollAgainWhileBusy(code));

    assertEquals(1, answers.stream().filter(answer -> answer.statusCode() == 201).count());
    answers.stream().filter(answer -> answer.statusCode() != 201).forEach(EnrollmentTest::refused);
    World.signIn(login, World.PASSWORD, null).then().statusCode(200);
  }

  /** On a slow machine the room for hashing is full at times: 503 says to come again. */
  private static Response enrollAgainWhileBusy(String code) {
    Response answer = enroll(code, World.PASSWORD);
    for (int again = 0; again < 10 && answer.statusCode() == 503; again++) {
      answer = enroll(code, World.PASSWORD);
    }
    return answer;
  }

  @Test
  void everyCodeThatDoesNotWorkAnswersTheSameBytes() {
    String used = codeOfSomebodyNew();
    enroll(used, World.PASSWORD).then().statusCode(201);
    UUID account = program.register(World.unique("participant"));
    String revoked = world.invite(account, program.coordinator);
    world.invite(account, program.coordinator);
    UUID late = program.register(World.unique("participant"));
    String expired = world.invite(late, program.coordinator);
    database.change(
        "update invitation set expires_at = now() - interval '1 second' where account_id = ?",
        late);
    UUID gone = program.register(World.unique("participant"));
    String ended = world.invite(gone, program.coordinator);
    database.change("update account set ended_at = now() where id = ?", gone);

    List<Response> answers =
        List.of(used, revoked, expired, ended, "7K2M-Q9XD-4RTB-W0HC", "----", "garbage \u0001 ü")
            .stream()
            .map(code -> enroll(code, World.PASSWORD))
            .toList();

    answers.forEach(EnrollmentTest::refused);
    assertEquals(1, answers.stream().map(Response::asString).distinct().count());
    assertEquals(
        1,
        answers.stream()
            .map(
                answer ->
                    answer.headers().asList().stream()
                        .filter(header -> !header.getName().equalsIgnoreCase("Date"))
                        .map(Object::toString)
                        .sorted()
                        .toList())
            .distinct()
            .count());
  }

  @Test
  void aWeakPasswordTellsNothingOfTheCode() {
    String good = codeOfSomebodyNew();
    for (String password : List.of("too short", "passwordpassword")) {
      assertEquals(
          enroll(good, password).asString(), enroll("7K2M-Q9XD-4RTB-W0HC", password).asString());
    }
    enroll(good, World.PASSWORD).then().statusCode(201);
  }

  @Test
  void aCodeCanBeTypedInAnyWayThatReadsTheSame() {
    String code = codeOfSomebodyNew();
    String typed =
        " "
            + code.toLowerCase(Locale.ROOT).replace("-", " ").replace('0', 'o').replace('1', 'l')
            + " ";
    enroll(typed, World.PASSWORD).then().statusCode(201);
  }

  @Test
  void aNewCodeRevokesTheOneBefore() {
    String login = World.unique("participant");
    UUID account = program.register(login);
    String first = world.invite(account, program.coordinator);
    String second = world.invite(account, program.coordinator);

    refused(enroll(first, World.PASSWORD));
    enroll(second, World.PASSWORD).then().statusCode(201).body("login", equalTo(login));
  }

  @Test
  void manyInvitationsAtOnceLeaveOneCodeThatWorks() throws Exception {
    UUID account = program.register(World.unique("participant"));
    List<Response> answers =
        Parallel.all(
            5, i -> program.coordinator.asks().post("/v1/accounts/" + account + "/invitations"));

    long worked =
        answers.stream()
            .filter(answer -> answer.statusCode() == 201)
            .filter(answer -> enroll(answer.path("code"), World.PASSWORD).statusCode() == 201)
            .count();

    assertEquals(1, worked);
    answers.forEach(
        answer ->
            assertEquals(
                answer.statusCode() == 201 ? 201 : 409, answer.statusCode(), answer::asString));
  }

  @Test
  void recoveryEndsEveryDeviceAndTheOldPassword() {
    World.Person person = program.participant();
    Response other = World.signIn(person.login(), World.PASSWORD, null);
    String access = other.path("accessToken");
    String recovered = "nine herons over a slow river";

    String code = world.invite(person.id(), program.coordinator);
    person.asks().get("/v1/me").then().statusCode(200);
    World.enroll(code, recovered);

    person.asks().get("/v1/me").then().statusCode(401);
    given().header("Authorization", "Bearer " + access).get("/v1/me").then().statusCode(401);
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("refreshToken", person.refreshToken()))
        .post("/v1/auth/refresh")
        .then()
        .statusCode(401);
    World.signIn(person.login(), World.PASSWORD, null).then().statusCode(401);
    World.signIn(person.login(), recovered, null).then().statusCode(200);
  }

  @Test
  void recoveryGivesStaffANewSecondFactor() {
    World.Person counselor = program.staff("counselor");
    String secret = World.enroll(world.invite(counselor.id(), program.coordinator), World.PASSWORD);

    World.signIn(counselor.login(), World.PASSWORD, counselor.totpSecret()).then().statusCode(401);
    World.signIn(counselor.login(), World.PASSWORD, secret).then().statusCode(200);
  }

  @Test
  void staffAreShownTheirSecondFactorAndParticipantsHaveNone() {
    UUID account =
        UUID.fromString(
            program
                .coordinator
                .sends(
                    Map.of(
                        "login", World.unique("staff"),
                        "name", "Sam",
                        "roles", List.of("facilitator")))
                .post("/v1/programs/" + program.id + "/staff")
                .path("id"));
    enroll(world.invite(account, program.coordinator), World.PASSWORD)
        .then()
        .statusCode(201)
        .body("secondFactor.secret", matchesPattern("[A-Z2-7]{32}"))
        .body("secondFactor.uri", matchesPattern("otpauth://totp/Cairn.*secret=[A-Z2-7]{32}.*"));
    enroll(codeOfSomebodyNew(), World.PASSWORD)
        .then()
        .statusCode(201)
        .body("secondFactor", equalTo(null));
  }

  @Test
  void invitationsAreMadeByTheCoordinatorOfAPersonsProgramAlone() {
    World.Person stranger = world.program().coordinator;
    World.Person counselor = program.staff("counselor");
    program.counsels(counselor, maria);

    invitation(stranger, maria.id()).then().statusCode(404);
    invitation(stranger, program.coordinator.id()).then().statusCode(404);
    invitation(program.coordinator, UUID.randomUUID()).then().statusCode(404);
    invitation(program.coordinator, program.coordinator.id()).then().statusCode(404);
    invitation(counselor, maria.id()).then().statusCode(403);
    invitation(maria, maria.id()).then().statusCode(403);
    given().post("/v1/accounts/" + maria.id() + "/invitations").then().statusCode(401);
    invitation(program.coordinator, maria.id()).then().statusCode(201);
  }

  @Test
  void neitherCodesNorPasswordsStandInTheDatabase() {
    String code = codeOfSomebodyNew();
    String password = "a canary sings at the mill " + UUID.randomUUID();
    enroll(code, password).then().statusCode(201);
    String dump = database.dump();

    assertEquals(
        List.of(false, false, false, true),
        List.of(
            dump.contains(code),
            dump.contains(code.replace("-", "")),
            dump.contains(password),
            dump.contains("$argon2id$v=19$m=19456,t=2,p=1$")));
  }

  @Test
  void triesOfCodesAreThrottledBySource() {
    for (int i = 0; i < 60; i++) {
      enroll("7K2M-Q9XD-4RTB-W0HC", "short").then().statusCode(400);
    }
    enroll("7K2M-Q9XD-4RTB-W0HC", "short")
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9][0-9]?"))
        .header("RateLimit-Policy", equalTo("\"enroll-source\";q=60;w=900"))
        .body("type", equalTo("platform/too-many-requests"));
  }

  private String codeOfSomebodyNew() {
    return world.invite(program.register(World.unique("participant")), program.coordinator);
  }

  private static Response invitation(World.Person by, UUID account) {
    return by.asks().post("/v1/accounts/" + account + "/invitations");
  }

  private static Response enroll(String code, String password) {
    return given()
        .header("X-Request-Id", "the-same-for-all")
        .contentType(ContentType.JSON)
        .body(Map.of("code", code, "password", password))
        .post("/v1/auth/enroll");
  }

  private static void refused(Response answer) {
    answer
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("identity/invitation-not-valid"));
  }

  @Test
  void aCoordinatorCannotTakeOverSomebodyWhoAlsoWorksElsewhere() {
    World.Program home = world.program();
    World.Person other = world.program().coordinator;
    home.coordinator
        .sends(java.util.Map.of("staffId", other.id(), "role", "coordinator"))
        .post("/v1/programs/" + home.id + "/assignments")
        .then()
        .statusCode(404);
    World.Person colleague = home.staff("coordinator");
    invitation(home.coordinator, colleague.id()).then().statusCode(201);
    colleague
        .sends(
            java.util.Map.of(
                "name",
                "Elsewhere",
                "slug",
                World.unique("elsewhere"),
                "checkInOpensBefore",
                30,
                "checkInClosesAfter",
                60,
                "site",
                java.util.Map.of(
                    "name",
                    "House",
                    "zone",
                    "America/New_York",
                    "region",
                    "US-TN",
                    "address",
                    "1 Mill Street")))
        .post("/v1/programs")
        .then()
        .statusCode(201);
    invitation(home.coordinator, colleague.id()).then().statusCode(404);
  }
}
