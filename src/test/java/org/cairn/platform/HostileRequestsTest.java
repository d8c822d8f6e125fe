package org.cairn.platform;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cairn.HouseTest;
import org.cairn.World;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent, the answer is a problem with a stable type, repeats nothing of what was sent,
 * and leaves every row as it was. The script stands under {@code src/test/resources/hostile}; in it
 * "zebra" marks values.
 */
@QuarkusTest
class HostileRequestsTest extends HouseTest {
  private static final Pattern INSIDES =
      Pattern.compile(
          "(?i)\\b(org|java|jakarta|com|io)\\.[a-z]+\\.|exception|stack ?trace|\\b(select|insert|update|delete) .*(from|into|set) |sqlstate|jackson|vert\\.?x|hibernate|postgres|quarkus|<html");

  private static Map<String, String> names;

  static Stream<HostileRequest> refused() {
    return Stream.of("routes", "json", "fields", "parameters", "headers", "protocol")
        .flatMap(file -> HostileRequest.read(file + ".yaml").stream());
  }

  static List<HostileRequest> oddButFine() {
    return HostileRequest.read("odd-but-fine.yaml");
  }

  static List<HostileRequest> notHttp() {
    return HostileRequest.read("not-http.yaml");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefusedWithAProblemAndChangesNothing(HostileRequest request) {
    byte[] bytes = request.bytes(names());
    Map<String, String> before = Rows.fingerprint();
    RawHttp.Answer answer = RawHttp.send(bytes);
    assertAll(
        () -> assertEquals(request.status(), answer.status(), answer::toString),
        () -> assertEquals("application/problem+json", answer.header("Content-Type")),
        () -> assertNotNull(answer.header("X-Request-Id"), "X-Request-Id"),
        () -> assertEquals(before, Rows.fingerprint()),
        () -> assertNothingLeaks(answer),
        () -> assertProblem(request, answer));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("oddButFine")
  void isOddButFine(HostileRequest request) {
    RawHttp.Answer answer = RawHttp.send(request.bytes(names()));
    assertEquals(request.status(), answer.status(), answer::toString);
    assertNotNull(answer.header("X-Request-Id"));
    if (request.says() != null) {
      String text = new JsonObject(answer.body()).getJsonObject("message").getString("text");
      assertTrue(text.contains(request.says()), answer::toString);
    }
  }

  /**
   * Bytes that are no HTTP never become a request: the server library below us closes the
   * connection, or says a bare status and closes. Nothing is told, and nothing happens.
   */
  @ParameterizedTest(name = "{0}")
  @MethodSource("notHttp")
  void isClosedWithoutAWord(HostileRequest request) {
    byte[] bytes = request.bytes(names());
    Map<String, String> before = Rows.fingerprint();
    RawHttp.Answer answer = RawHttp.send(bytes);
    assertEquals(request.status(), answer.status(), answer::toString);
    assertEquals("", answer.body());
    assertEquals(before, Rows.fingerprint());
    assertNothingLeaks(answer);
  }

  private static void assertProblem(HostileRequest request, RawHttp.Answer answer) {
    if (request.head()) {
      assertEquals("", answer.body());
      return;
    }
    JsonObject problem = new JsonObject(answer.body());
    assertTrue(problem.getString("type").matches("[a-z]+/[a-z]+(-[a-z]+)*"), problem::encode);
    assertEquals(answer.status(), problem.getInteger("status"));
    assertFalse(problem.getString("title").isBlank());
    assertEquals(answer.header("X-Request-Id"), problem.getString("requestId"));
    if (request.type() != null) {
      assertEquals(request.type(), problem.getString("type"), problem::encode);
    }
    if (request.says() != null) {
      assertTrue(answer.body().contains(request.says()), problem::encode);
    }
  }

  private static void assertNothingLeaks(RawHttp.Answer answer) {
    String everything = answer.headers() + " " + answer.body();
    assertFalse(everything.contains("zebra"), () -> "a value came back: " + everything);
    assertFalse(INSIDES.matcher(everything).find(), () -> "says too much: " + everything);
  }

  /** The names of the script: one program with one of everything, made once for the class. */
  private Map<String, String> names() {
    if (names == null) {
      World.Program program = world.program();
      World.Person participant = program.participant();
      UUID session = program.session(0);
      program.book(session, participant);
      UUID group = program.group();
      program.admit(group, participant);
      names = new HashMap<>();
      names.put("participant", participant.token());
      names.put("coordinator", program.coordinator.token());
      names.put("person", participant.id().toString());
      names.put("login", participant.login());
      names.put("program", program.id.toString());
      names.put("session", session.toString());
      names.put("group", group.toString());
      names.put("unknown", UUID.randomUUID().toString());
    }
    return names;
  }
}
