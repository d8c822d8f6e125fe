package org.cairn.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cairn.HouseTest;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** One key, one effect, one answer (draft-ietf-httpapi-idempotency-key-header). */
@QuarkusTest
class IdempotencyTest extends HouseTest {
  private static World.Program program;

  @Inject Prune prune;

  @Test
  void theSameRequestBringsTheFirstAnswerAgain() {
    String key = key();
    Map<String, Object> body = programBody();
    Response first = post(program().coordinator, "/v1/programs", key, body);
    first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
    Response second = post(program().coordinator, "/v1/programs", key, body);
    second
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .header("Location", notNullValue())
        .header("Location", equalTo(first.header("Location")))
        .contentType("application/json");
    assertEquals(first.asString(), second.asString());
    assertEquals(1, rows("program where slug = '" + body.get("slug") + "'"));
  }

  @Test
  void fieldsInAnotherOrderAreTheSameRequest() {
    String key = key();
    String login = World.unique("order");
    String path = participants();
    post(program().coordinator, path, key, "{\"login\":\"" + login + "\",\"name\":\"A\"}")
        .then()
        .statusCode(201);
    post(program().coordinator, path, key, "{ \"name\": \"A\", \"login\": \"" + login + "\" }")
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true");
  }

  @Test
  void anotherBodyUnderTheSameKeyIsRefused() {
    String key = key();
    created(participants(), key, person());
    post(program().coordinator, participants(), key, person())
        .then()
        .statusCode(422)
        .body("type", equalTo("platform/key-reused"));
  }

  @Test
  void anotherOperationUnderTheSameKeyIsRefused() {
    String key = key();
    created(participants(), key, person());
    post(program().coordinator, groups(), key, group())
        .then()
        .statusCode(422)
        .body("type", equalTo("platform/key-reused"));
  }

  @Test
  void theSameBodyForAnotherProgramIsAnotherRequest() {
    String key = key();
    Map<String, Object> body = group();
    UUID other =
        UUID.fromString(
            post(program().coordinator, "/v1/programs", key(), programBody()).path("id"));
    created(groups(), key, body);
    post(program().coordinator, "/v1/programs/" + other + "/groups", key, body)
        .then()
        .statusCode(422)
        .body("type", equalTo("platform/key-reused"));
  }

  @Test
  void aKeyBelongsToItsCaller() {
    String key = key();
    World.Program other = world.program();
    String mine = post(program().coordinator, groups(), key, group()).path("id");
    post(other.coordinator, "/v1/programs/" + other.id + "/groups", key, group())
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", nullValue())
        .body("id", not(equalTo(mine)));
  }

  @Test
  void aKeyOutlivesTheAccessToken() {
    String key = key();
    Map<String, Object> body = group();
    Response first = post(program().coordinator, groups(), key, body);
    String refreshed =
        given()
            .contentType("application/json")
            .body(Map.of("refreshToken", program().coordinator.refreshToken()))
            .post("/v1/auth/refresh")
            .then()
            .statusCode(200)
            .extract()
            .path("accessToken");
    Response second =
        given()
            .header("Authorization", "Bearer " + refreshed)
            .header("Idempotency-Key", key)
            .contentType("application/json")
            .body(body)
            .post(groups());
    second.then().statusCode(201).header("Idempotency-Replayed", "true");
    assertEquals(first.asString(), second.asString());
  }

  @Test
  void manyAtOnceLeaveOneRow() throws Exception {
    String key = key();
    Map<String, Object> body = group();
    ExecutorService pool = Executors.newFixedThreadPool(50);
    try {
      List<Future<Response>> calls = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        calls.add(pool.submit(() -> post(program().coordinator, groups(), key, body)));
      }
      int fresh = 0;
      for (Future<Response> call : calls) {
        Response answer = call.get();
        if (answer.statusCode() == 201) {
          fresh += answer.header("Idempotency-Replayed") == null ? 1 : 0;
        } else {
          answer.then().statusCode(409).body("type", equalTo("platform/key-in-use"));
        }
      }
      assertEquals(1, fresh);
    } finally {
      pool.shutdown();
    }
    assertEquals(1, rows("peer_group where name = '" + body.get("name") + "'"));
    assertEquals(1, rows("idempotency where key = '" + key + "'"));
  }

  @Test
  void anEffectThatFailedLeavesTheKeyFree() {
    String key = key();
    Map<String, Object> taken = person();
    created(participants(), key(), taken);
    post(program().coordinator, participants(), key, taken)
        .then()
        .statusCode(409)
        .body("type", equalTo("identity/login-taken"));
    assertEquals(0, rows("idempotency where key = '" + key + "'"));
    post(program().coordinator, participants(), key, person())
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", nullValue());
  }

  @Test
  void theAnswerThatIsKeptCannotBeReadInTheTable() {
    String key = key();
    String canary = "Canary " + UUID.randomUUID();
    post(
            program().coordinator,
            participants(),
            key,
            Map.of("login", World.unique("canary"), "name", canary))
        .then()
        .statusCode(201)
        .body("name", equalTo(canary));
    List<List<Object>> kept =
        Rows.select("select answer, t::text from idempotency t where key = '" + key + "'");
    assertEquals(1, kept.size());
    String answer = new String((byte[]) kept.get(0).get(0), StandardCharsets.ISO_8859_1);
    assertFalse(answer.contains(canary));
    assertFalse(String.valueOf(kept.get(0).get(1)).contains(canary));
  }

  @Test
  void aPostWithoutABodyHonorsItsKey() {
    UUID person = program().register(World.unique("invited"));
    String path = "/v1/accounts/" + person + "/invitations";
    String key = key();
    String code = postNothing(path, key).then().statusCode(201).extract().path("code");
    postNothing(path, key)
        .then()
        .statusCode(201)
        .header("Idempotency-Replayed", "true")
        .body("code", equalTo(code));
    // The code is still the good one: a second invitation would have ended it.
    World.enroll(code, World.PASSWORD);
  }

  @Test
  void withoutAKeyEachRequestStandsForItself() {
    String one = program().coordinator.sends(group()).post(groups()).path("id");
    program()
        .coordinator
        .sends(group())
        .post(groups())
        .then()
        .statusCode(201)
        .body("id", not(equalTo(one)));
  }

  @Test
  void oldKeysAreForgottenAndYoungOnesKept() {
    String old = key();
    String young = key();
    created(groups(), old, group());
    created(groups(), young, group());
    age(old, "49 hours");
    age(young, "47 hours");
    prune.prune();
    assertEquals(0, rows("idempotency where key = '" + old + "'"));
    assertEquals(1, rows("idempotency where key = '" + young + "'"));
  }

  private static void age(String key, String by) {
    String sql = "update idempotency set created_at = created_at - interval '%s' where key = '%s'";
    assertEquals(1, Rows.update(sql.formatted(by, key)));
  }

  private static long rows(String fromWhere) {
    return (Long) Rows.select("select count(*) from " + fromWhere).get(0).get(0);
  }

  private static Response post(World.Person who, String path, String key, Object body) {
    return who.sends(body).header("Idempotency-Key", key).post(path);
  }

  private void created(String path, String key, Object body) {
    post(program().coordinator, path, key, body).then().statusCode(201);
  }

  private Response postNothing(String path, String key) {
    return program().coordinator.asks().header("Idempotency-Key", key).post(path);
  }

  private World.Program program() {
    if (program == null) {
      program = world.program();
    }
    return program;
  }

  private String participants() {
    return "/v1/programs/" + program().id + "/participants";
  }

  private String groups() {
    return "/v1/programs/" + program().id + "/groups";
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private static Map<String, Object> person() {
    return Map.of("login", World.unique("person"), "name", "Dana");
  }

  private static Map<String, Object> group() {
    return Map.of("name", World.unique("Walkers"), "guidelines", "Be kind.");
  }

  private static Map<String, Object> programBody() {
    return Map.of(
        "name",
        "Morning program",
        "slug",
        World.unique("morning"),
        "checkInOpensBefore",
        30,
        "checkInClosesAfter",
        60,
        "site",
        Map.of("name", "A", "zone", "UTC", "region", "US-TN", "address", "1 Mill Street"));
  }
}
