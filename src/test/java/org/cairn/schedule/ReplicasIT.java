package org.cairn.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cairn.Deployment;
import org.cairn.Replica;
import org.cairn.World;
import org.cairn.bench.Keys;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The same crowds over two replicas of the package on one database: what one process could hold in
 * memory is of no use here. Few rounds, 200 with {@code -Dtests.full=true}.
 */
class ReplicasIT {
  private static final int PEOPLE = 64;
  private static final int PLACES = 8;
  private static final int ROUNDS = Boolean.getBoolean("tests.full") ? 200 : 5;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static Deployment deployment;
  private static Replica one;
  private static Replica other;
  private static Supplier<String> coordinator;
  private static String program;
  private static BookingRace race;
  private static int minute = 10_000;

  @BeforeAll
  static void twoReplicasAndACrowd() throws Exception {
    deployment = new Deployment().prepared();
    String invited =
        Replica.run(deployment.app(), "first-coordinator", "dana", "Dana Whitfield").output();
    one = Replica.ready(deployment.app());
    other = Replica.ready(deployment.app());
    Keys keys = new Keys(deployment.keys());
    UUID dana = enroll(invited.replaceAll("(?s).*Invitation code for dana: (\\S+).*", "$1"));
    UUID phone = device(dana);
    coordinator = () -> token(keys, dana, phone);
    Map<String, Object> founding =
        Map.of(
            "name",
            "Evening program",
            "slug",
            "evening",
            "checkInOpensBefore",
            30,
            "checkInClosesAfter",
            60,
            "site",
            Map.of(
                "name", "House",
                "zone", World.ZONE.getId(),
                "region", "US-TN",
                "address", "1 Mill Street"));
    program = post("/v1/programs", founding).path("id").asText();
    List<Supplier<String>> tokens = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      UUID person =
          UUID.fromString(
              post(
                      "/v1/programs/" + program + "/participants",
                      Map.of("login", "participant-" + i, "name", "Participant " + i))
                  .path("id")
                  .asText());
      UUID device = device(person);
      tokens.add(() -> token(keys, person, device));
    }
    race = new BookingRace(List.of(one.api(), other.api()), tokens);
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable each : new AutoCloseable[] {one, other, deployment}) {
      if (each != null) {
        each.close();
      }
    }
  }

  @Test
  void theLastPlacesGoToAsManyAsThereAreAndTheOthersStandInOrder() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      UUID session = workshop();

      race.lastPlaces(session, PLACES);

      // One has given up, and that place is held for the first in line.
      assertEquals(PLACES - 1, booked(session));
    }
  }

  @Test
  void whoMovesAndWhoBooksNeverTakeMoreThanThereIsAndNobodyLosesAPlace() throws Exception {
    Random random = new Random(8);
    List<UUID> sessions = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      sessions.add(workshop());
    }
    UUID[] mine = new UUID[PEOPLE];
    for (int round = 0; round < 2 * ROUNDS; round++) {
      race.moveAndBook(sessions, mine, round == 0 ? PEOPLE / 2 : PEOPLE, random);

      for (UUID session : sessions) {
        assertTrue(booked(session) <= PLACES);
      }
      Set<String> held =
          Stream.of(mine).filter(Objects::nonNull).map(UUID::toString).collect(Collectors.toSet());
      assertEquals(
          held,
          Set.copyOf(
              column(
                  "select id::text from booking where status = 'booked' and session_id in ("
                      + sessions.stream().map(id -> "'" + id + "'").collect(Collectors.joining(","))
                      + ")")));
    }
  }

  private static UUID workshop() throws Exception {
    minute += 130;
    Map<String, Object> body =
        new HashMap<>(
            World.sessionBody(
                Map.of(
                    "kind",
                    "educational_workshop",
                    "localStart",
                    World.localTime(minute),
                    "capacity",
                    PLACES)));
    return UUID.fromString(post("/v1/programs/" + program + "/sessions", body).path("id").asText());
  }

  private static UUID enroll(String code) throws Exception {
    HttpResponse<String> enrolled =
        send("/v1/auth/enroll", Map.of("code", code, "password", World.PASSWORD), null);
    assertEquals(201, enrolled.statusCode(), enrolled.body());
    return UUID.fromString(column("select id::text from account where login = 'dana'").get(0));
  }

  /** A signed-in device, without the cost of a password. */
  private static UUID device(UUID account) throws SQLException {
    UUID device = UUID.randomUUID();
    try (Connection admin = deployment.asSuperuser();
        PreparedStatement insert =
            admin.prepareStatement(
                "insert into device (id, account_id, created_at, rotated_at, expires_at)"
                    + " values (?, ?, now(), now(), now() + interval '1 day')")) {
      insert.setObject(1, device);
      insert.setObject(2, account);
      insert.executeUpdate();
    }
    return device;
  }

  private static String token(Keys keys, UUID person, UUID device) {
    try {
      return keys.token(person, device);
    } catch (org.jose4j.lang.JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long booked(UUID session) throws SQLException {
    return Long.parseLong(
        column(
                "select count(*)::text from booking where status = 'booked' and session_id = '"
                    + session
                    + "'")
            .get(0));
  }

  private static List<String> column(String sql) throws SQLException {
    try (Connection admin = deployment.asSuperuser();
        PreparedStatement statement = admin.prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    }
  }

  private static JsonNode post(String path, Map<String, ?> body) throws Exception {
    HttpResponse<String> answer = send(path, body, coordinator.get());
    assertEquals(201, answer.statusCode(), answer.body());
    return JSON.readTree(answer.body());
  }

  private static HttpResponse<String> send(String path, Map<String, ?> body, String token)
      throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(one.api().resolve(path))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
