package org.cairn.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which passwords are taken (NIST SP 800-63B-4, 3.1.1.2). */
@QuarkusTest
class PasswordRulesTest extends HouseTest {
  private static final String UNKNOWN_CODE = "7K2M-Q9XD-4RTB-W0HC";

  /** Two hundred signs without a pattern. */
  private static final String LONG =
      "the mill keeps eleven gray herons, four brass kettles and one very old dog; "
          .concat("Tuesday they sail to Vinland on a plank of cedar, singing of rhubarb, ")
          .concat("quinces, zinc and the umbrella that nobody has ever dared to open...")
          .substring(0, 200);

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

  @ParameterizedTest
  @ValueSource(strings = {"", "seven lanterns", "ab3$ efgh-Jk7x", "🌊🌋🌌🌍🌎🌏🌐🌑🌒🌓🌔🌕🌖🌗"})
  void fewerThanFifteenSignsAreTooShort(String password) {
    enroll(UNKNOWN_CODE, password)
        .then()
        .statusCode(400)
        .body("type", equalTo("identity/password-too-short"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "passwordpassword",
        "Password1234567",
        "111111111111111",
        "123456789012345",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "qwertyuiopasdfg",
        "abcdefghijklmnopqrstuvwxyz",
        "abcabcabcabcabcabc",
        "cairncairncairncairn",
        "               "
      })
  void whatIsCommonIsRefused(String password) {
    enroll(UNKNOWN_CODE, password)
        .then()
        .statusCode(400)
        .body("type", equalTo("identity/password-too-common"));
  }

  @Test
  void ownLoginAsPasswordIsRefused() {
    String login = "wilhelmina.oyelaran." + World.unique("x");
    UUID account = program.register(login);
    String code = world.invite(account, program.coordinator);

    enroll(code, login)
        .then()
        .statusCode(400)
        .body("type", equalTo("identity/password-too-common"));
    enroll(code, World.PASSWORD).then().statusCode(201);
  }

  @ParameterizedTest
  @ValueSource(ints = {15, 64, 65, 200})
  void anyLengthFromFifteenOnWorks(int length) {
    String password = LONG.substring(LONG.length() - length);
    enrolls(password);

    signIn(password).then().statusCode(200);
    signIn(password.substring(0, length - 1)).then().statusCode(401);
    signIn(password + "x").then().statusCode(401);
  }

  @Test
  void whatIsLongerThanWeTakeIsRefusedAsAField() {
    enroll(UNKNOWN_CODE, LONG + LONG)
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/invalid-fields"));
  }

  @Test
  void accentsWorkHoweverTheKeyboardComposesThem() {
    String composed = Normalizer.normalize("crème brûlée à l'île d'Oléron", Normalizer.Form.NFC);
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    assertNotEquals(composed, decomposed);

    enrolls(composed);
    signIn(decomposed).then().statusCode(200);
    enrolls(decomposed);
    signIn(composed).then().statusCode(200);
  }

  @Test
  void wideLettersAndLigaturesCountAsTheirPlainOnes() {
    enrolls("ｓｅｖｅｎ lanterns, ﬁve oﬃces");
    signIn("seven lanterns, five offices").then().statusCode(200);
  }

  @Test
  void everyScriptAndEverySpaceIsFine() {
    String password = "  тихая гавань 静かな港  семь 🌊 ";
    enrolls(password);

    signIn(password).then().statusCode(200);
    signIn(password.strip()).then().statusCode(401);
  }

  @Test
  void caseCounts() {
    enrolls("Seven Lanterns over quiet water");
    signIn("seven lanterns over quiet water").then().statusCode(401);
  }

  private void enrolls(String password) {
    enroll(world.invite(maria.id(), program.coordinator), password).then().statusCode(201);
  }

  private static Response signIn(String password) {
    return World.signIn(maria.login(), password, null);
  }

  private static Response enroll(String code, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("code", code, "password", password))
        .post("/v1/auth/enroll");
  }
}
