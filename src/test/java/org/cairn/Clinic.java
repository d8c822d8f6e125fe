package org.cairn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.cairn.bench.Keys;

/**
 * One program, served by replicas of the package as processes of their own over one database, for
 * crowds and for faults: a replica can be killed and comes back at the same place in the list.
 */
public final class Clinic implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Deployment deployment;
  private final Map<String, String> settings;
  private final Keys keys;
  private final List<Replica> replicas = new ArrayList<>();
  private final Somebody coordinator;
  private final String program;
  private int people;

  /** So many replicas; a program that asks for no room codes, and its coordinator. */
  public Clinic(int replicas) throws Exception {
    this(replicas, Map.of());
  }

  /** The same, with these settings in the environment of each replica. */
  public Clinic(int replicas, Map<String, String> changes) throws Exception {
    deployment = new Deployment().prepared();
    settings = deployment.app();
    settings.putAll(changes);
    String invited =
        Replica.run(deployment.app(), "first-coordinator", "dana", "Dana Whitfield").output();
    for (int i = 0; i < replicas; i++) {
      this.replicas.add(Replica.ready(settings));
    }
    keys = new Keys(deployment.keys());
    String code = invited.replaceAll("(?s).*Invitation code for dana: (\\S+).*", "$1");
    HttpResponse<String> enrolled =
        send(0, "POST", "/v1/auth/enroll", Map.of("code", code, "password", World.PASSWORD), null);
    assertEquals(201, enrolled.statusCode(), enrolled.body());
    coordinator =
        signedIn(
            UUID.fromString(column("select id::text from account where login = 'dana'").get(0)));
    program = post("/v1/programs", World.programBody("evening")).path("id").asText();
  }

  /** A signed-in person. */
  public record Somebody(UUID id, UUID device) {}

  /** The program's address. */
  public String program() {
    return "/v1/programs/" + program;
  }

  /** Who runs it. */
  public Somebody coordinator() {
    return coordinator;
  }

  /** A participant, enrolled and signed in without the cost of a password. */
  public Somebody participant() throws Exception {
    String name = "participant-" + people++;
    return signedIn(id(post(program() + "/participants", Map.of("login", name, "name", name))));
  }

  /** One of the staff, likewise. */
  public Somebody staff(String role) throws Exception {
    String name = role + "-" + people++;
    return signedIn(
        id(
            post(
                program() + "/staff",
                Map.of("login", name, "name", name, "roles", List.of(role)))));
  }

  /** What the coordinator makes. */
  public JsonNode post(String path, Map<String, ?> body) throws Exception {
    HttpResponse<String> answer = send(0, "POST", path, body, coordinator);
    assertEquals(201, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  /** The id in an answer. */
  public static UUID id(JsonNode made) {
    return UUID.fromString(made.path("id").asText());
  }

  /** A request to one of the replicas; without a body or a person when those are null. */
  public HttpResponse<String> send(
      int replica, String method, String path, Map<String, ?> body, Somebody person)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api(replica).resolve(path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            // A POST of the same body to the same place is a retry here.
            .header(
                "Idempotency-Key", UUID.nameUUIDFromBytes((path + body).getBytes(UTF_8)).toString())
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(json(body)));
    if (person != null) {
      request.header("Authorization", "Bearer " + token(person));
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  /** A body as it is sent. */
  public static String json(Map<String, ?> body) throws IOException {
    return JSON.writeValueAsString(body);
  }

  /** An answer, read. */
  public static JsonNode read(HttpResponse<String> answer) throws IOException {
    return JSON.readTree(answer.body());
  }

  /** A fresh access token. */
  public String token(Somebody person) {
    try {
      return keys.token(person.id, person.device);
    } catch (org.jose4j.lang.JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where a replica's API listens. */
  public URI api(int replica) {
    return replicas.get(replica).api();
  }

  /** Where a replica's health listens. */
  public URI management(int replica) {
    return replicas.get(replica).management();
  }

  /** Ends a replica as {@code kill -9} does. */
  public void kill(int replica) throws InterruptedException {
    Process process = replicas.get(replica).process();
    process.destroyForcibly();
    process.waitFor(10, TimeUnit.SECONDS);
  }

  /** Tells a replica to stop, and answers with how it ended. */
  public int stop(int replica) throws InterruptedException {
    Process process = replicas.get(replica).process();
    process.destroy();
    return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  /** Starts a replica again that was killed. */
  public void restart(int replica) throws Exception {
    replicas.set(replica, Replica.ready(settings));
  }

  /**
   * Crashes the database, which recovers by itself: when one of its processes dies as by {@code
   * kill -9}, it ends all of them, and what was in memory alone is lost.
   */
  public void crashDatabase() throws SQLException {
    try (Connection admin = deployment.asSuperuser();
        Statement statement = admin.createStatement();
        ResultSet rows = statement.executeQuery("select pg_backend_pid()")) {
      rows.next();
      ProcessHandle.of(rows.getLong(1)).orElseThrow().destroyForcibly();
    }
  }

  /** Waits until the database answers again. */
  public void awaitDatabase() throws InterruptedException {
    for (int attempt = 0; ; attempt++) {
      try {
        column("select 1");
        return;
      } catch (SQLException notYet) {
        if (attempt > 300) {
          throw new AssertionError("the database does not come back", notYet);
        }
        Thread.sleep(100);
      }
    }
  }

  /** Ends the database. It does not come back. */
  public void endDatabase() throws Exception {
    deployment.close();
  }

  /** The first column of a query, by the superuser. */
  public List<String> column(String sql) throws SQLException {
    try (Connection admin = deployment.asSuperuser();
        Statement statement = admin.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    }
  }

  /** Changes rows, by the superuser. */
  public int update(String sql, Object... parameters) throws SQLException {
    try (Connection admin = deployment.asSuperuser();
        PreparedStatement statement = admin.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  private Somebody signedIn(UUID account) throws SQLException {
    UUID device = UUID.randomUUID();
    update(
        "insert into device (id, account_id, created_at, rotated_at, expires_at)"
            + " values (?, ?, now(), now(), now() + interval '1 day')",
        device,
        account);
    return new Somebody(account, device);
  }

  @Override
  public void close() throws Exception {
    for (Replica replica : replicas) {
      replica.close();
    }
    deployment.close();
  }
}
