package org.cairn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The package as an operator starts it: what it refuses, its commands, and how it stops. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PackagedIT {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private static Deployment deployment;

  @BeforeAll
  static void anEmptyDatabaseWithItsRoles() throws Exception {
    deployment = new Deployment();
  }

  @AfterAll
  static void stop() throws Exception {
    deployment.close();
  }

  @Test
  @Order(1)
  void thePackageHoldsNoPostgreSql() throws Exception {
    try (Stream<Path> files = Files.walk(Replica.jar().getParent())) {
      assertEquals(
          0,
          files
              .filter(file -> file.getFileName().toString().matches(".*(embedded|zonky).*"))
              .count());
    }
  }

  @Test
  @Order(2)
  void refusesAnUnknownCommandAndASuperfluousWord() throws Exception {
    assertRefuses(Map.of(), "There is no command 'serve-everything'", "serve-everything");
  }

  @Test
  @Order(3)
  void refusesWithoutADatabase() throws Exception {
    assertRefuses(Map.of(), "No database: set QUARKUS_DATASOURCE_JDBC_URL");
  }

  @Test
  @Order(4)
  void refusesToMigrateWithoutTheOwner() throws Exception {
    assertRefuses(deployment.app(), "'migrate' runs as the owner", "migrate");
  }

  @Test
  @Order(5)
  void makesKeysAndMigrates() throws Exception {
    assertEquals(0, Replica.run(Map.of(), "new-keys", deployment.keys().toString()).code());
    Replica.Outcome migrated = Replica.run(deployment.owner(), "migrate");
    assertEquals(0, migrated.code(), migrated.output());
    assertTrue(migrated.output().contains("The database is up to date."), migrated.output());
  }

  @Test
  @Order(6)
  void refusesWithoutKeys() throws Exception {
    Map<String, String> settings = deployment.app();
    settings.remove("CAIRN_KEYS_DIRECTORY");
    assertRefuses(settings, "No signing key: set CAIRN_KEYS_DIRECTORY");
  }

  @Test
  @Order(6)
  void refusesWhatBelongsToTheLocalRunAlone() throws Exception {
    for (String setting :
        new String[] {
          "CAIRN_DEMO_ENABLED", "CAIRN_KEYS_EPHEMERAL", "CAIRN_SECOND_FACTOR_OPTIONAL"
        }) {
      Map<String, String> settings = deployment.app();
      settings.put(setting, "true");
      assertRefuses(settings, "is for the profile 'local' only");
    }
  }

  @Test
  @Order(6)
  void refusesAnIssuerThatIsNoPublicAddress() throws Exception {
    Map<String, String> settings = deployment.app();
    settings.remove("CAIRN_ISSUER");
    assertRefuses(settings, "CAIRN_ISSUER has to be the public base URL");
  }

  @Test
  @Order(6)
  void refusesASuperuserAndTheOwner() throws Exception {
    Map<String, String> superuser = deployment.app();
    superuser.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    superuser.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    assertRefuses(superuser, "The database role is a superuser");
    Map<String, String> owner = deployment.app();
    owner.put("QUARKUS_DATASOURCE_USERNAME", "cairn_owner");
    owner.put("QUARKUS_DATASOURCE_PASSWORD", "owner");
    assertRefuses(owner, "The database role owns tables");
  }

  @Test
  @Order(7)
  void servesTheFirstCoordinatorAndStopsInOrder() throws Exception {
    Replica.Outcome invited =
        Replica.run(deployment.app(), "first-coordinator", "dana", "Dana Whitfield");
    assertEquals(0, invited.code(), invited.output());
    String code = invited.output().replaceAll("(?s).*Invitation code for dana: (\\S+).*", "$1");
    Replica replica = Replica.ready(deployment.app());
    Process cairn = replica.process();
    try {
      String enrolled =
          post(replica, "/v1/auth/enroll", Map.of("code", code, "password", World.PASSWORD), 201);
      String secret = enrolled.replaceAll(".*\"secret\":\"([^\"]+)\".*", "$1");
      String tokens =
          post(
              replica,
              "/v1/auth/sign-in",
              Map.of(
                  "login",
                  "dana",
                  "password",
                  World.PASSWORD,
                  "code",
                  World.totp(secret, Instant.now())),
              200);
      assertTrue(tokens.contains("accessToken"));
      assertEquals(200, get(replica.management().resolve("/q/health/started")).statusCode());
      assertEquals(200, get(replica.management().resolve("/q/health/live")).statusCode());
      String metrics = get(replica.management().resolve("/q/metrics")).body();
      assertTrue(metrics.contains("http_server_requests_seconds_count"), metrics);
      assertTrue(metrics.contains("agroal_"), metrics);
      assertFalse(metrics.contains("dana"));
      assertEquals(404, get(replica.api().resolve("/docs")).statusCode());

      cairn.destroy();
      Instant until = Instant.now().plus(Duration.ofSeconds(4));
      int ready = 200;
      while (ready == 200 && Instant.now().isBefore(until)) {
        ready = get(replica.management().resolve("/q/health/ready")).statusCode();
      }
      assertEquals(503, ready, "readiness goes off first");
      assertEquals(
          200,
          get(replica.api().resolve("/.well-known/jwks.json")).statusCode(),
          "requests are still answered while the balancer looks away");
      assertTrue(cairn.waitFor(30, java.util.concurrent.TimeUnit.SECONDS));
    } finally {
      cairn.destroyForcibly();
    }
    ObjectMapper json = new ObjectMapper();
    for (String line : Files.readAllLines(replica.log())) {
      if (line.startsWith("{")) {
        assertTrue(json.readTree(line).has("message"), line);
      }
      assertFalse(
          line.contains("dana") || line.contains(code) || line.contains(World.PASSWORD), line);
    }
    assertRefuses(
        deployment.app(), "There is a coordinator already", "first-coordinator", "eve", "Eve");
  }

  private static void assertRefuses(Map<String, String> settings, String sentence, String... args)
      throws Exception {
    Replica.Outcome outcome = Replica.run(settings, args);
    assertEquals(1, outcome.code(), outcome.output());
    assertTrue(outcome.output().contains(sentence), outcome.output());
  }

  private static HttpResponse<String> get(URI url) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(10)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String post(Replica replica, String path, Map<String, ?> body, int status)
      throws Exception {
    HttpResponse<String> response =
        HTTP.send(
            HttpRequest.newBuilder(replica.api().resolve(path))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        new ObjectMapper().writeValueAsString(body)))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertEquals(status, response.statusCode(), response.body());
    return response.body();
  }
}
