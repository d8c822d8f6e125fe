package org.cairn.checkin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.cairn.Clinic;
import org.cairn.Parallel;
import org.cairn.World;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What is said in a check-in, and what it sets off, over two replicas, whatever the network does
 * and whoever is killed: once, and never lost. Small numbers; 500 check-ins and 40 kills with
 * {@code -Dtests.full=true}.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CheckInFaultsIT {
  private static final boolean FULL = Boolean.getBoolean("tests.full");
  private static final int PEOPLE = FULL ? 100 : 16;
  private static final int KILLS = FULL ? 40 : 5;

  private static Clinic clinic;
  private static Clinic.Somebody counselor;
  private static final List<Clinic.Somebody> people = new ArrayList<>();
  private static UUID session;

  /** One thing that a phone says, until somebody has answered. */
  private record Said(Clinic.Somebody who, String path, Map<String, Object> body) {}

  @BeforeAll
  static void aClinic() throws Exception {
    clinic = new Clinic(2);
    counselor = clinic.staff("counselor");
    session =
        Clinic.id(
            clinic.post(
                clinic.program() + "/sessions", World.sessionBody(Map.of("capacity", PEOPLE))));
    for (int i = 0; i < PEOPLE; i++) {
      Clinic.Somebody one = clinic.participant();
      people.add(one);
      clinic.post(
          clinic.program() + "/assignments",
          Map.of("staffId", counselor.id(), "role", "counselor", "participantId", one.id()));
      assertEquals(
          204,
          clinic
              .send(
                  i % 2,
                  "PUT",
                  "/v1/sessions/" + session + "/bookings/" + one.id(),
                  null,
                  clinic.coordinator())
              .statusCode());
    }
    // What is high against the weeks before depends on the order of arrival: not looked at here.
    clinic.update("update alert_rule set active = false where kind = 'rise'");
  }

  @AfterAll
  static void stop() throws Exception {
    clinic.close();
  }

  @Test
  @Order(1)
  void aStormOfRetriesIsOneCheckInEachAndOneAlertForEachRule() throws Exception {
    Random random = new Random(5);
    List<Said> storm = new ArrayList<>();
    int said = 0;
    for (Clinic.Somebody one : people) {
      List<Said> own = new ArrayList<>();
      own.add(
          new Said(one, "/v1/sessions/" + session + "/check-in", World.checkIn(answers(random))));
      for (int day = 0; day < 4; day++) {
        Map<String, Object> body = World.dailyCheckIn(answers(random));
        own.add(new Said(one, "/v1/me/daily-check-ins/" + World.today().minusDays(day), body));
      }
      for (Said each : own) {
        said++;
        storm.addAll(Collections.nCopies(5 + random.nextInt(16), each));
      }
    }
    Collections.shuffle(storm, random);
    AtomicInteger next = new AtomicInteger();
    Map<Said, Set<String>> answered = new ConcurrentHashMap<>();
    Parallel.all(
        16,
        thread -> {
          Random dice = new Random(thread);
          for (int i = next.getAndIncrement(); i < storm.size(); i = next.getAndIncrement()) {
            say(storm.get(i), dice, answered);
          }
          return null;
        });
    // A phone goes on until it has an answer.
    for (Said each : Set.copyOf(storm)) {
      HttpResponse<String> last = clinic.send(said % 2, "PUT", each.path, each.body, each.who);
      assertEquals(200, last.statusCode(), last.body());
      answered
          .computeIfAbsent(each, key -> ConcurrentHashMap.newKeySet())
          .add(Clinic.read(last).path("id").asText());
    }

    assertEquals(said, answered.size());
    answered.values().forEach(ids -> assertEquals(1, ids.size()));
    assertEquals(List.of(Integer.toString(said)), clinic.column("select count(*) from check_in"));
    assertEquals(List.of(), clinic.column("select 1 from check_in_version"));
    Map<String, Long> expected = new TreeMap<>();
    for (Said each : answered.keySet()) {
      for (String rule : rules(each.body)) {
        expected.merge(rule, 1L, Long::sum);
      }
    }
    assertEquals(expected, alerts());
    assertAlertsAreThereAndTold();
  }

  @Test
  @Order(2)
  void whoeverIsKilledAtWhateverStepNoAlertIsLostOrDoubled() throws Exception {
    Random random = new Random(11);
    for (int kill = 0; kill < KILLS; kill++) {
      Clinic.Somebody one = clinic.participant();
      clinic.post(
          clinic.program() + "/assignments",
          Map.of("staffId", counselor.id(), "role", "counselor", "participantId", one.id()));
      Map<String, Object> worrying = new HashMap<>(answers(random));
      worrying.put("craving", 10);
      Map<String, Object> body = World.dailyCheckIn(worrying);
      // From saying it over claiming and noting to resolving: the kill falls somewhere into it.
      int delay = random.nextInt(120);
      Thread killer = killerAfter(delay);
      String path = "/v1/me/daily-check-ins/" + World.today();
      JsonNode answer = Clinic.read(untilAnswered("PUT", path, body, one, Set.of(200, 201)));
      assertTrue(answer.path("support").path("contacts").size() > 0, answer.toString());
      List<String> ids =
          clinic.column(
              "select id from alert where participant_id = '" + one.id() + "' order by id");
      assertEquals(rules(body).size(), ids.size());
      for (String id : ids) {
        String alert = "/v1/alerts/" + id;
        untilAnswered("POST", alert + "/claim", Map.of("takeOver", false), counselor, Set.of(200));
        untilAnswered(
            "POST",
            alert + "/notes",
            Map.of("text", "Spoke on the phone; will come on Thursday."),
            counselor,
            Set.of(201));
        untilAnswered(
            "POST", alert + "/resolve", Map.of("outcome", "reached"), counselor, Set.of(200));
      }
      killer.join();
      clinic.restart(1);
      assertEquals(
          ids.stream().map(id -> "resolved 1").toList(),
          clinic.column(
              "select a.status || ' ' || (select count(*) from alert_note n where n.alert_id = a.id)"
                  + " from alert a where participant_id = '"
                  + one.id()
                  + "'"));
    }
    assertAlertsAreThereAndTold();
  }

  @Test
  @Order(3)
  void anAlertThatNobodyTakesGoesToTheOnCallAlsoWhenAServerDiesOverIt() throws Exception {
    Clinic.Somebody onCall = clinic.staff("facilitator");
    Instant now = Instant.now();
    HttpResponse<String> shift =
        clinic.send(
            0,
            "PUT",
            clinic.program() + "/on-call/" + UUID.randomUUID(),
            Map.of(
                "staffId",
                onCall.id(),
                "startsAt",
                now.minusSeconds(60).toString(),
                "endsAt",
                now.plusSeconds(3600).toString()),
            clinic.coordinator());
    assertEquals(201, shift.statusCode(), shift.body());
    clinic.update(
        "update alert set due_at = now() + interval '1 second' where status = 'open' and severity = 'acute'");
    long due =
        Long.parseLong(
            clinic
                .column("select count(*) from alert where status = 'open' and severity = 'acute'")
                .get(0));
    assertTrue(due > 0);
    clinic.kill(0);
    clinic.restart(0);
    Instant until = Instant.now().plusSeconds(90);
    while (!escalated(onCall).equals(List.of(Long.toString(due)))
        && Instant.now().isBefore(until)) {
      Thread.sleep(500);
    }

    assertEquals(List.of(Long.toString(due)), escalated(onCall));
    assertEquals(
        List.of(),
        clinic.column("select 1 from alert where severity = 'acute' and escalations > 1"));
  }

  @Test
  @Order(4)
  void supportIsThereWhenTheDatabaseIsNot() throws Exception {
    String program = "/v1/support?region=US-TN&program=evening";
    assertEquals(200, clinic.send(0, "GET", program, null, null).statusCode());
    clinic.endDatabase();

    for (String address : List.of("/v1/support?region=US-TN", program, "/v1/support")) {
      HttpResponse<String> answer = clinic.send(0, "GET", address, null, null);
      assertEquals(200, answer.statusCode(), answer.body());
      assertTrue(Clinic.read(answer).path("contacts").size() > 0, answer.body());
      assertTrue(answer.headers().firstValue("Cache-Control").orElse("").contains("public"));
    }
    assertTrue(Clinic.read(clinic.send(0, "GET", program, null, null)).toString().contains("988"));
    HttpResponse<String> other = clinic.send(0, "GET", "/v1/me/check-ins", null, people.get(0));
    assertEquals(503, other.statusCode(), other.body());
    assertFalse(other.headers().firstValue("Retry-After").isEmpty());
    assertEquals(503, health("/q/health/ready"));
    assertEquals(200, health("/q/health/live"));
  }

  /** Says it over one of the replicas: whole, half, or without waiting for the answer. */
  private static void say(Said said, Random dice, Map<Said, Set<String>> answered) {
    try {
      URI replica = clinic.api(dice.nextInt(2));
      byte[] body = Clinic.json(said.body).getBytes(StandardCharsets.UTF_8);
      byte[] head =
          ("PUT "
                  + said.path
                  + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                  + clinic.token(said.who)
                  + "\r\nConnection: close\r\nContent-Length: "
                  + body.length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII);
      int fate = dice.nextInt(10);
      try (Socket socket = new Socket(replica.getHost(), replica.getPort())) {
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(head);
        socket.getOutputStream().write(body, 0, fate == 0 ? body.length / 2 : body.length);
        socket.getOutputStream().flush();
        if (fate < 5) {
          socket.setSoLinger(true, 0); // a reset, not a goodbye
          Thread.sleep(dice.nextInt(20));
          return;
        }
        InputStream in = socket.getInputStream();
        String answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(answer.matches("(?s)HTTP/1.1 20[01] .*"), answer);
        String id = answer.replaceAll("(?s).*?\\{\"id\":\"([^\"]+)\".*", "$1");
        answered.computeIfAbsent(said, key -> ConcurrentHashMap.newKeySet()).add(id);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** As a phone does: to the one replica, and when that does not answer, to the other. */
  private static HttpResponse<String> untilAnswered(
      String method, String path, Map<String, ?> body, Clinic.Somebody who, Set<Integer> good)
      throws Exception {
    for (int attempt = 0; ; attempt++) {
      try {
        HttpResponse<String> answer = clinic.send(attempt == 0 ? 1 : 0, method, path, body, who);
        assertTrue(good.contains(answer.statusCode()), () -> path + " " + answer.body());
        return answer;
      } catch (IOException e) {
        assertTrue(attempt < 3, e::toString);
      }
    }
  }

  private static Thread killerAfter(int millis) {
    Thread killer =
        new Thread(
            () -> {
              try {
                Thread.sleep(millis);
                clinic.kill(1);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    killer.start();
    return killer;
  }

  private static Map<String, Object> answers(Random random) {
    return Map.of(
        "mood",
        random.nextInt(11),
        "craving",
        random.nextInt(11),
        "usedSinceLast",
        random.nextInt(4) == 0);
  }

  /** Which rules of a new program speak of such answers: of each answer the most severe. */
  private static Set<String> rules(Map<String, Object> body) {
    Map<?, ?> answers = (Map<?, ?>) body.get("selfReport");
    int craving = (Integer) answers.get("craving");
    return Map.of(
            "at_least craving 9.0",
            craving >= 9,
            "at_least craving 7.0",
            craving >= 7 && craving < 9,
            "at_most mood 1.0",
            (Integer) answers.get("mood") <= 1,
            "use",
            (Boolean) answers.get("usedSinceLast"))
        .entrySet()
        .stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static Map<String, Long> alerts() throws Exception {
    return clinic.column("select concat_ws(' ', kind, measure, threshold) from alert").stream()
        .collect(Collectors.groupingBy(rule -> rule, TreeMap::new, Collectors.counting()));
  }

  /** Each answer that set a rule off has its alert, and the counselor was told of it once. */
  private static void assertAlertsAreThereAndTold() throws Exception {
    assertEquals(
        clinic.column(
            "select distinct c.id || ' ' || coalesce(r.measure, r.kind) from check_in c,"
                + " unnest(c.fired) f join alert_rule r on r.id = f order by 1"),
        clinic.column("select source_id || ' ' || coalesce(measure, kind) from alert order by 1"));
    assertEquals(
        clinic.column("select '/v1/alerts/' || id from alert order by 1"),
        clinic.column(
            "select link from event where type = 'alert.raised' and person_id = '"
                + counselor.id()
                + "' order by 1"));
  }

  private static List<String> escalated(Clinic.Somebody onCall) throws Exception {
    return clinic.column(
        "select count(distinct link) from event where type = 'alert.escalated' and person_id = '"
            + onCall.id()
            + "'");
  }

  private static int health(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(clinic.management(0).resolve(path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
