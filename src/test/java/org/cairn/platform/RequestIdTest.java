package org.cairn.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import org.cairn.HouseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each request has an id that a person can name to support. */
@QuarkusTest
class RequestIdTest extends HouseTest {
  private static final String HEADER = "X-Request-Id";
  private static final String UUID_FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  @ParameterizedTest
  @ValueSource(strings = {"12345678", "phone-7.request_12", "0b0d3f5e-6a4c-4a3e-9d8e-0c1f2a3b4c5d"})
  void anIdThatIsHarmlessIsKept(String id) {
    given()
        .header(HEADER, id)
        .get("/v1/me")
        .then()
        .statusCode(401)
        .header(HEADER, id)
        .body("requestId", equalTo(id));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "short",
        "<b>markup</b>",
        "with space in it",
        "'; drop table account",
        "${jndi:ldap://x}"
      })
  void anyOtherIsReplaced(String id) {
    given()
        .header(HEADER, id)
        .get("/v1/me")
        .then()
        .statusCode(401)
        .header(HEADER, matchesPattern(UUID_FORM))
        .body("requestId", not(equalTo(id)));
  }

  @Test
  void aLongOneIsReplaced() {
    given()
        .header(HEADER, "a".repeat(65))
        .get("/v1/me")
        .then()
        .header(HEADER, matchesPattern(UUID_FORM));
  }

  @Test
  void withoutOneEachRequestGetsItsOwn() {
    Response one = given().get("/.well-known/jwks.json");
    Response two = given().get("/.well-known/jwks.json");
    one.then().statusCode(200).header(HEADER, matchesPattern(UUID_FORM));
    assertNotEquals(one.header(HEADER), two.header(HEADER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/me", "/v1/nowhere", "/", "/q/health", "/v1/auth/sign-in"})
  void aProblemNamesTheIdOfItsAnswer(String path) {
    Response problem = given().get(path);
    assertEquals(problem.header(HEADER), problem.path("requestId"));
  }
}
