package org.cairn.peergroup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.cairn.Clinic;
import org.cairn.Parallel;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Thirty-two people write in eight groups over two replicas, and each follows their stream, while
 * connections are cut, a replica is killed and the database crashes: what was acknowledged is there
 * once, in one order for all, and each stream is complete. Few messages; with {@code
 * -Dtests.full=true} many, and more faults.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MessageFaultsIT {
  private static final boolean FULL = Boolean.getBoolean("tests.full");
  private static final int GROUPS = 8;
  private static final int IN_EACH = 4;
  private static final int WRITERS = GROUPS * IN_EACH;
  private static final int MESSAGES = FULL ? 250 : 20;
  private static final int FAULTS = FULL ? 5 : 1;
  private static final Duration PATIENCE = Duration.ofSeconds(FULL ? 900 : 180);
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Clinic clinic;
  private static final List<Clinic.Somebody> people = new ArrayList<>();
  private static final List<UUID> groups = new ArrayList<>();

  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicInteger cuts = new AtomicInteger();
  private final AtomicInteger resumes = new AtomicInteger();

  /** What somebody was told of their message. */
  private record Acknowledged(UUID id, long seq) {}

  @BeforeAll
  static void groupsOfPeople() throws Exception {
    clinic = new Clinic(2, Map.of("CAIRN_PEERGROUP_MESSAGES_PER_MINUTE", "100000"));
    for (int i = 0; i < GROUPS; i++) {
      groups.add(group("Group " + i));
    }
    for (int i = 0; i < WRITERS; i++) {
      Clinic.Somebody one = clinic.participant();
      people.add(one);
      join(group(i), one, "Alias " + i);
    }
  }

  @AfterAll
  static void stop() throws Exception {
    clinic.close();
  }

  @Test
  @Order(1)
  void whateverFailsEveryMessageIsThereOnceInOneOrderForAll() throws Exception {
    List<Follower> followers = people.stream().map(Follower::new).toList();
    followers.forEach(Thread::start);
    for (Follower follower : followers) {
      follower.begun();
    }
    AtomicBoolean over = new AtomicBoolean();
    Thread faults = new Thread(() -> faults(over), "faults");
    faults.start();
    Map<UUID, Set<Acknowledged>> acknowledged = new ConcurrentHashMap<>();
    groups.forEach(group -> acknowledged.put(group, ConcurrentHashMap.newKeySet()));

    Parallel.all(
        WRITERS,
        writer -> {
          Random dice = new Random(writer);
          try {
            for (int i = 0; i < MESSAGES; i++) {
              Clinic.Somebody who = people.get(writer);
              acknowledged
                  .get(group(writer))
                  .add(write(group(writer), who, writer + "/" + i, dice));
              written.incrementAndGet();
            }
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          return null;
        });
    over.set(true);
    faults.join();

    int all = WRITERS * MESSAGES;
    for (int group = 0; group < GROUPS; group++) {
      List<Acknowledged> read = read(groups.get(group), people.get(group));
      assertEquals(
          LongStream.rangeClosed(1, read.size()).boxed().toList(),
          read.stream().map(Acknowledged::seq).toList());
      assertEquals(acknowledged.get(groups.get(group)), new HashSet<>(read));
      assertEquals(IN_EACH * MESSAGES, read.size());
      for (int other = 1; other < IN_EACH; other++) {
        assertEquals(read, read(groups.get(group), people.get(group + other * GROUPS)));
      }
    }
    List<Long> complete = LongStream.rangeClosed(1, IN_EACH * MESSAGES).boxed().toList();
    Instant until = Instant.now().plus(PATIENCE);
    for (Follower follower : followers) {
      while (follower.seen().size() < complete.size() && Instant.now().isBefore(until)) {
        Thread.sleep(100);
      }
      assertEquals(complete, follower.seen());
      follower.end();
    }
    System.out.printf(
        "Messages under faults: %d written and acknowledged by %d writers in %d groups, %d attempts, %d connections"
            + " cut, %d replicas killed, %d crashes of the database; %d readers' streams resumed %d times, %d events each,"
            + " none missing, none twice, one order.%n",
        all,
        WRITERS,
        GROUPS,
        attempts.get(),
        cuts.get(),
        FAULTS,
        FAULTS,
        WRITERS,
        resumes.get(),
        complete.size());
  }

  /** What the test above would see if the database acknowledged what it can lose. */
  @Test
  @Order(2)
  void itSeesTheLossWhenTheDatabaseAcknowledgesTooEarly() throws Exception {
    clinic.update("alter system set synchronous_commit = off");
    clinic.update("alter system set wal_writer_delay = '10s'");
    clinic.column("select pg_reload_conf()");
    Thread.sleep(1_000); // the sessions read it with their next statement
    UUID group = group("The control");
    Clinic.Somebody one = people.get(0);
    join(group, one, "Control");
    clinic.update("checkpoint");
    Set<Acknowledged> acknowledged = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      acknowledged.add(write(group, one, "Control " + i, new Random(i)));
    }

    clinic.crashDatabase();
    clinic.awaitDatabase();

    Set<Acknowledged> lost = new HashSet<>(acknowledged);
    read(group, one).forEach(lost::remove);
    System.out.printf(
        "Negative control: of %d messages acknowledged without waiting for the disk, %d were lost, and seen to be.%n",
        acknowledged.size(), lost.size());
    assertFalse(lost.isEmpty());
  }

  private static UUID group(int writer) {
    return groups.get(writer % GROUPS);
  }

  /**
   * Sends until somebody has answered, as a phone does; now and then it does not hear the answer.
   */
  private Acknowledged write(UUID group, Clinic.Somebody who, String text, Random dice)
      throws Exception {
    UUID id = UUID.randomUUID();
    Instant until = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(until)) {
      attempts.incrementAndGet();
      try {
        if (dice.nextInt(4) == 0) {
          cutOff(address(group, id), text, who, dice);
          continue;
        }
        HttpResponse<String> answer =
            clinic.send(dice.nextInt(2), "PUT", address(group, id), Map.of("text", text), who);
        if (answer.statusCode() == 200 || answer.statusCode() == 201) {
          return new Acknowledged(id, seq(answer.body()));
        }
        assertTrue(answer.statusCode() >= 500, answer.body());
      } catch (IOException nobodyThere) {
        // As when the train goes into a tunnel.
      }
      Thread.sleep(dice.nextInt(50));
    }
    throw new AssertionError("nobody answers");
  }

  /** Sends some or all of a request, and is gone before the answer comes. */
  private void cutOff(String path, String text, Clinic.Somebody who, Random dice)
      throws IOException, InterruptedException {
    byte[] body = Clinic.json(Map.of("text", text)).getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("PUT "
                + path
                + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                + clinic.token(who)
                + "\r\nContent-Length: "
                + body.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    URI replica = clinic.api(dice.nextInt(2));
    cuts.incrementAndGet();
    try (Socket socket = new Socket(replica.getHost(), replica.getPort())) {
      socket.getOutputStream().write(head);
      socket.getOutputStream().write(body, 0, dice.nextInt(3) == 0 ? body.length / 2 : body.length);
      socket.getOutputStream().flush();
      socket.setSoLinger(true, 0); // a reset, not a goodbye
      Thread.sleep(dice.nextInt(15));
    }
  }

  /** Kills a replica, then crashes the database, each when so much has been written. */
  private void faults(AtomicBoolean over) {
    try {
      int all = WRITERS * MESSAGES;
      for (int fault = 0; fault < 2 * FAULTS; fault++) {
        int after = all * (fault + 1) / (2 * FAULTS + 1);
        while (written.get() < after && !over.get()) {
          Thread.sleep(5);
        }
        if (fault % 2 == 0) {
          clinic.kill(1);
          clinic.restart(1);
        } else {
          clinic.crashDatabase();
          clinic.awaitDatabase();
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** All of a group, the oldest first, as somebody reads it. */
  private static List<Acknowledged> read(UUID group, Clinic.Somebody reader) throws Exception {
    List<Acknowledged> read = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      HttpResponse<String> page = null;
      // Connections that died with the database are noticed one by one.
      for (int attempt = 0; page == null || page.statusCode() == 503; attempt++) {
        assertTrue(attempt < 100);
        page =
            clinic.send(
                0, "GET", "/v1/groups/" + group + "/messages?limit=100" + cursor, null, reader);
      }
      assertEquals(200, page.statusCode(), page.body());
      JsonNode content = Clinic.read(page);
      content
          .path("items")
          .forEach(
              item ->
                  read.add(
                      new Acknowledged(
                          UUID.fromString(item.path("id").asText()), item.path("seq").asLong())));
      cursor = content.path("next").isNull() ? null : "&cursor=" + content.path("next").asText();
    }
    Collections.reverse(read);
    return read;
  }

  private static String address(UUID group, UUID id) {
    return "/v1/groups/" + group + "/messages/" + id;
  }

  private static long seq(String sent) throws IOException {
    return JSON.readTree(sent).path("message").path("seq").asLong();
  }

  private static UUID group(String name) throws Exception {
    return Clinic.id(
        clinic.post(
            clinic.program() + "/groups", Map.of("name", name, "guidelines", "Be kind here.")));
  }

  private static void join(UUID group, Clinic.Somebody one, String alias) throws Exception {
    HttpResponse<String> admitted =
        clinic.send(
            0,
            "PUT",
            "/v1/groups/" + group + "/members/" + one.id(),
            Map.of("alias", alias),
            clinic.coordinator());
    assertEquals(200, admitted.statusCode(), admitted.body());
    HttpResponse<String> accepted =
        clinic.send(
            0, "PUT", "/v1/groups/" + group + "/guidelines/acceptance", Map.of("version", 1), one);
    assertTrue(accepted.statusCode() < 300, accepted.body());
  }

  /** Follows somebody's stream over either replica, and takes it up where it was cut. */
  private final class Follower extends Thread {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Clinic.Somebody who;
    private final Random dice = new Random(31);
    private final List<Long> seen = Collections.synchronizedList(new ArrayList<>());
    private volatile String last;
    private volatile boolean ended;

    Follower(Clinic.Somebody who) {
      this.who = who;
    }

    /** The messages that came, in their order. */
    List<Long> seen() {
      return List.copyOf(seen);
    }

    void begun() throws InterruptedException {
      for (int i = 0; last == null; i++) {
        assertTrue(i < 300, "the stream does not begin");
        Thread.sleep(100);
      }
    }

    void end() {
      ended = true;
      interrupt();
    }

    @Override
    public void run() {
      try {
        last =
            Clinic.read(clinic.send(0, "GET", "/v1/me/events", null, who)).path("cursor").asText();
        while (!ended) {
          follow();
          resumes.incrementAndGet();
          Thread.sleep(dice.nextInt(100));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Reads until the connection ends, which it does after a few events. */
    private void follow() throws InterruptedException {
      int most = 1 + dice.nextInt(60);
      HttpRequest request =
          HttpRequest.newBuilder(clinic.api(dice.nextInt(2)).resolve("/v1/me/events/stream"))
              .header("Authorization", "Bearer " + clinic.token(who))
              .header("Last-Event-ID", last)
              .build();
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(
                  HTTP.send(request, HttpResponse.BodyHandlers.ofInputStream()).body(),
                  StandardCharsets.UTF_8))) {
        String id = null;
        String type = null;
        String data = null;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("id:")) {
            id = line.substring(3).strip();
          } else if (line.startsWith("event:")) {
            type = line.substring(6).strip();
          } else if (line.startsWith("data:")) {
            data = line.substring(5).strip();
          } else if (line.isEmpty()) {
            if ("message.sent".equals(type) && data != null) {
              seen.add(JSON.readTree(data).path("message").path("seq").asLong());
            }
            if (id != null) {
              last = id;
            }
            if (data != null && most-- == 0) {
              cuts.incrementAndGet();
              return;
            }
            id = null;
            type = null;
            data = null;
          }
        }
      } catch (IOException cut) {
        // Taken up again from the last event that was read whole.
      }
    }
  }

  /** So that the two replicas answer both. */
  @Test
  @Order(0)
  void everybodyIsInAGroup() throws Exception {
    Set<String> members = new TreeSet<>();
    for (int i = 0; i < WRITERS; i++) {
      members.add(
          Clinic.read(clinic.send(i % 2, "GET", "/v1/me/groups", null, people.get(i)))
              .path("items")
              .path(0)
              .path("me")
              .path("alias")
              .asText());
    }
    assertEquals(WRITERS, members.size());
  }
}
