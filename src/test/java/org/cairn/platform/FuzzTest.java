package org.cairn.platform;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.World;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Random requests to every operation of the contract are answered, never with a 5xx. {@code
 * -Dfuzz.seed} and {@code -Dfuzz.requests} look elsewhere and longer.
 */
@QuarkusTest
class FuzzTest extends HouseTest {
  private static final Logger LOG = Logger.getLogger(FuzzTest.class);
  private static final long SEED = Long.getLong("fuzz.seed", 20261123);
  private static final int REQUESTS = Integer.getInteger("fuzz.requests", 400);

  /** A signed-out caller would only ever see 401. */
  private static final List<String> ENDS_THE_CALLER = List.of("signOut");

  private record Operation(String method, String path, JsonNode node) {}

  private final ObjectMapper json = new ObjectMapper();

  /** Refused sign-ins count against this machine's address, which the other tests share. */
  @AfterEach
  void forgetAttempts() {
    Rows.update("delete from throttle");
  }

  @Test
  void noRequestIsAnsweredWithAServerError() throws IOException {
    LOG.infof("fuzzing with -Dfuzz.seed=%d -Dfuzz.requests=%d", SEED, REQUESTS);
    JsonNode contract = json.readTree(Path.of("target/openapi/openapi.json").toFile());
    Nonsense nonsense = new Nonsense(new Random(SEED), contract);
    List<Operation> operations = operations(contract);
    World.Program program = world.program();
    World.Person participant = program.participant();
    Map<String, UUID> real = real(program, participant);
    int served = 0;
    for (int i = 0; i < REQUESTS; i++) {
      Operation operation = nonsense.one(operations);
      World.Person who = nonsense.one(List.of(participant, program.coordinator));
      StringBuilder sent = new StringBuilder(operation.method + " " + operation.path);
      Response answer = send(operation, who, nonsense, real, sent);
      String what = "request " + i + " of seed " + SEED + ": " + sent + " -> " + answer.asString();
      assertTrue(answer.statusCode() < 500, what);
      assertNotNull(answer.header("X-Request-Id"), what);
      if (answer.statusCode() >= 400) {
        assertEquals("application/problem+json", answer.contentType().split(";")[0], what);
      } else {
        served++;
      }
    }
    assertTrue(served > REQUESTS / 20, "almost nothing was good enough to be served: " + served);
  }

  private Response send(
      Operation operation,
      World.Person who,
      Nonsense nonsense,
      Map<String, UUID> real,
      StringBuilder sent)
      throws JsonProcessingException {
    RequestSpecification request =
        (nonsense.chance(3) ? given() : who.asks()).urlEncodingEnabled(false);
    String path = operation.path;
    StringBuilder query = new StringBuilder();
    for (JsonNode parameter : operation.node.path("parameters")) {
      String name = parameter.path("name").asText();
      String in = parameter.path("in").asText();
      if (!in.equals("path") && nonsense.chance(50)) {
        continue;
      }
      String value =
          in.equals("path") && nonsense.chance(85)
              ? String.valueOf(real.getOrDefault(name, UUID.randomUUID()))
              : nonsense.value(parameter.path("schema")).asText();
      sent.append(' ').append(name).append('=').append(value);
      switch (in) {
        case "path" -> path = path.replace("{" + name + "}", encoded(value));
        case "query" -> query.append('&').append(name).append('=').append(encoded(value));
        default -> request.header(name, value.replaceAll("[^\\x20-\\x7E]", "?"));
      }
    }
    JsonNode schema = operation.node.at("/requestBody/content/application~1json/schema");
    if (!schema.isMissingNode()) {
      String body =
          json.writer()
              .with(JsonWriteFeature.ESCAPE_NON_ASCII)
              .writeValueAsString(nonsense.value(schema));
      sent.append(' ').append(body);
      request.contentType("application/json").body(body.getBytes(StandardCharsets.UTF_8));
    }
    String address = query.isEmpty() ? path : path + "?" + query.substring(1);
    return request.request(operation.method, address);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static List<Operation> operations(JsonNode contract) {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
      for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
        String id = method.getValue().path("operationId").asText();
        // REST Assured reads an answer to its end, which a stream does not have.
        if (!id.isEmpty() && !ENDS_THE_CALLER.contains(id) && !id.equals("streamMyEvents")) {
          operations.add(
              new Operation(
                  method.getKey().toUpperCase(java.util.Locale.ROOT),
                  path.getKey(),
                  method.getValue()));
        }
      }
    }
    return operations;
  }

  /** What the participant may see; who is booked, admitted and discharged by chance is another. */
  private static Map<String, UUID> real(World.Program program, World.Person participant) {
    UUID session = program.session(0);
    program.book(session, participant);
    UUID group = program.group();
    program.admit(group, participant);
    UUID other = program.register(World.unique("other"));
    return Map.of(
        "programId", program.id,
        "sessionId", session,
        "groupId", group,
        "participantId", other,
        "accountId", other);
  }
}
