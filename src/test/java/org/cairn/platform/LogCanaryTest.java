package org.cairn.platform;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.util.Map;
import java.util.UUID;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.cairn.HouseTest;
import org.cairn.World;
import org.jboss.logging.MDC;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing of a request's content reaches a log, whichever way it fails. */
@QuarkusTest
class LogCanaryTest extends HouseTest {
  private static final String CANARY = "canary" + UUID.randomUUID().toString().replace("-", "");

  private final Lines lines = new Lines();

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(lines);
  }

  @AfterEach
  void stop() {
    Logger.getLogger("").removeHandler(lines);
  }

  @Test
  void whatIsLoggedIsSeenHere() {
    org.jboss.logging.Logger.getLogger(LogCanaryTest.class)
        .errorf(new IllegalStateException("inner", new RuntimeException(CANARY)), "outer");
    assertTrue(lines.all().contains(CANARY));
  }

  @Test
  void nothingOfARequestIsLogged() {
    World.Program program = world.program();
    World.Person participant = program.participant();
    UUID session = program.session(0);
    program.book(session, participant);
    UUID group = program.group();
    program.admit(group, participant);
    String messages = "/v1/groups/" + group + "/messages/";
    String checkIn = "/v1/sessions/" + session + "/check-in";
    String participants = "/v1/programs/" + program.id + "/participants";
    UUID message = UUID.randomUUID();

    // What is good.
    participant.sends(Map.of("text", CANARY)).put(messages + message).then().statusCode(201);
    participant.sends(World.checkIn(Map.of("note", CANARY))).put(checkIn).then().statusCode(201);
    participant.sends(Map.of("q", CANARY)).post("/v1/skills/search").then().statusCode(200);

    String practice = "/v1/me/practices/" + UUID.randomUUID();
    participant.sends(World.practice(Map.of("note", CANARY))).put(practice).then().statusCode(201);
    participant
        .sends(World.practice(Map.of("note", CANARY + 1)))
        .put(practice)
        .then()
        .statusCode(428);
    participant
        .sends(World.practice(Map.of("situation", CANARY)))
        .put(practice)
        .then()
        .statusCode(400);
    participant
        .sends(Map.of("feelings", java.util.List.of(CANARY), "level", 9))
        .post("/v1/me/skill-suggestions")
        .then()
        .statusCode(400);
    participant
        .sends(
            Map.of(
                "feelings",
                java.util.List.of("anger"),
                "level",
                9,
                "notNow",
                java.util.List.of(CANARY)))
        .post("/v1/me/skill-suggestions")
        .then()
        .statusCode(200);

    // Wrong JSON, wrong types, unknown fields, texts that are no text.
    participant.sends("{\"text\":\"" + CANARY).put(messages + message).then().statusCode(400);
    participant
        .sends(Map.of("text", Map.of(CANARY, 1)))
        .put(messages + message)
        .then()
        .statusCode(400);
    participant.sends(Map.of(CANARY, CANARY)).put(messages + message).then().statusCode(400);
    participant.sends(World.checkIn(Map.of("mood", CANARY))).put(checkIn).then().statusCode(400);
    participant.sends(World.checkIn(Map.of(CANARY, 1))).put(checkIn).then().statusCode(400);
    participant
        .sends("{\"text\":\"" + CANARY + "\\u0000\"}")
        .put(messages + message)
        .then()
        .statusCode(400);

    // Addresses, queries and headers.
    participant.asks().get("/v1/" + CANARY).then().statusCode(404);
    participant.asks().get("/v1/sessions/" + CANARY).then().statusCode(404);
    participant
        .sends("{\"q\":\"" + CANARY + "\\u0000\"}")
        .post("/v1/skills/search")
        .then()
        .statusCode(400);
    participant
        .sends(Map.of("q", CANARY, "situation", CANARY))
        .post("/v1/skills/search")
        .then()
        .statusCode(400);
    participant
        .sends(Map.of("q", CANARY, "cursor", CANARY))
        .post("/v1/skills/search")
        .then()
        .statusCode(400);
    participant.asks().queryParam("course", CANARY + "\0").get("/v1/skills").then().statusCode(400);
    participant.asks().queryParam("limit", CANARY).get("/v1/skills").then().statusCode(400);
    participant.asks().queryParam("cursor", CANARY).get("/v1/skills").then().statusCode(400);
    participant.asks().header("Accept", "text/" + CANARY).get("/v1/me").then().statusCode(406);

    // Tokens, passwords and codes.
    given().header("Authorization", "Bearer " + CANARY).get("/v1/me").then().statusCode(401);
    given()
        .header("Authorization", "Bearer " + participant.token() + CANARY)
        .get("/v1/me")
        .then()
        .statusCode(401);
    given()
        .header("Authorization", "Bearer a." + CANARY + ".c")
        .get("/v1/me")
        .then()
        .statusCode(401);
    post("/v1/auth/sign-in", Map.of("login", participant.login(), "password", CANARY), 401);
    post("/v1/auth/sign-in", Map.of("login", CANARY, "password", World.PASSWORD), 401);
    post("/v1/auth/refresh", Map.of("refreshToken", CANARY), 401);
    post("/v1/auth/enroll", Map.of("code", CANARY, "password", CANARY), 403);

    // A duplicate key, twice over: through Hibernate, and by the message's own statement.
    Map<String, Object> person = Map.of("login", CANARY, "name", CANARY);
    program.coordinator.sends(person).post(participants).then().statusCode(201);
    program.coordinator.sends(person).post(participants).then().statusCode(409);
    participant
        .sends(Map.of("text", "other " + CANARY))
        .put(messages + message)
        .then()
        .statusCode(409);

    assertFalse(lines.all().contains(CANARY), lines::all);
  }

  private static void post(String path, Object body, int status) {
    int answered = given().contentType(ContentType.JSON).body(body).post(path).statusCode();
    assertEquals(status, answered, path);
  }

  /** All lines, with the causes and the context that go with them. */
  private static final class Lines extends Handler {
    private final StringBuffer text = new StringBuffer();
    private final SimpleFormatter formatter = new SimpleFormatter();

    Lines() {
      setLevel(Level.ALL);
    }

    String all() {
      return text.toString();
    }

    @Override
    public void publish(LogRecord line) {
      text.append(formatter.format(line)).append(MDC.getMap()).append('\n');
    }

    @Override
    public void flush() {
      // Kept in memory.
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
