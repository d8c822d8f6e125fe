package org.cairn.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where a person is signed in, and how that ends. */
@QuarkusTest
class DevicesTest extends HouseTest {
  private static World.Program program;
  private static World.Person participant;

  @Inject OwnerDatabase database;

  @BeforeEach
  void somebodyIsThere() {
    database.resetThrottles();
    if (program == null) {
      program = world.program();
      participant = program.participant();
    }
  }

  @Test
  void signingOutCountsOnTheNextRequestAndForThisDeviceAlone() {
    Response phone = World.signIn(participant.login(), World.PASSWORD, null);
    String access = phone.path("accessToken");
    as(access).get("/v1/me").then().statusCode(200);

    as(access).post("/v1/auth/sign-out").then().statusCode(204);

    as(access)
        .get("/v1/me")
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", startsWith("Bearer"));
    as(access).post("/v1/auth/sign-out").then().statusCode(401);
    participant.asks().get("/v1/me").then().statusCode(200);
  }

  @Test
  void myDevicesAreListedWithTheirNamesAndTheCurrentOne() {
    World.Person person = program.participant();
    Response tablet =
        given()
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "login",
                    person.login(),
                    "password",
                    World.PASSWORD,
                    "deviceName",
                    "Maria's tablet"))
            .post("/v1/auth/sign-in");
    String id = tablet.path("deviceId");

    as(tablet.path("accessToken"))
        .get("/v1/me/devices")
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(2))
        .body("items.find { it.id == '" + id + "' }.current", equalTo(true))
        .body("items.find { it.id == '" + id + "' }.name", equalTo("Maria's tablet"))
        .body("items.find { it.id == '" + person.device() + "' }.current", equalTo(false))
        .body("items.find { it.id == '" + person.device() + "' }.name", equalTo(null));
    assertFalse(database.dump().contains("Maria's tablet"), "what a device is called is encrypted");
  }

  @Test
  void endingMyLostPhoneCountsAtOnce() {
    World.Person person = program.participant();
    Response phone = World.signIn(person.login(), World.PASSWORD, null);
    String id = phone.path("deviceId");

    person.asks().delete("/v1/me/devices/" + id).then().statusCode(204);
    person.asks().delete("/v1/me/devices/" + id).then().statusCode(204);

    as(phone.path("accessToken")).get("/v1/me").then().statusCode(401);
    person
        .asks()
        .get("/v1/me/devices")
        .then()
        .body("items.id", equalTo(List.of(person.device().toString())));
  }

  @Test
  void aStrangersDeviceIsAsAbsentAsOneThatIsNot() {
    World.Person stranger = program.participant();
    World.Person counselor = program.staff("counselor");
    for (UUID device : List.of(stranger.device(), UUID.randomUUID())) {
      for (World.Person other : List.of(participant, counselor, program.coordinator)) {
        other.asks().delete("/v1/me/devices/" + device).then().statusCode(404);
      }
    }
    stranger.asks().get("/v1/me").then().statusCode(200);
  }

  private static RequestSpecification as(String access) {
    return given().header("Authorization", "Bearer " + access);
  }
}
