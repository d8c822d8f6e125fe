package org.cairn.platform;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.cairn.HouseTest;
import org.cairn.Listening;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** Events as they happen: each once and in order, whatever becomes of the connection. */
@QuarkusTest
class EventStreamTest extends HouseTest {
  private static final int CUTS = 100;

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Cursors cursors;
  @Inject ObjectMapper json;
  @Inject MeterRegistry meters;

  @Test
  void whatHappensComesWithoutAskingAndAsTheDeltaHasIt() throws Exception {
    World.Person me = someone();
    String since = cursor(me);
    try (Listening listening = listen(me, null)) {
      listening.ready();
      assertEquals(200, listening.answer().statusCode());
      assertEquals(
          List.of("text/event-stream"), listening.answer().headers().allValues("content-type"));
      assertEquals(List.of("no-store"), listening.answer().headers().allValues("cache-control"));
      assertEquals(List.of("no"), listening.answer().headers().allValues("x-accel-buffering"));

      insert(me, "test.first", "test.second");

      listening.await(2);
      assertEquals(List.of("test.first", "test.second"), listening.types());
      Response delta = me.asks().queryParam("since", since).get("/v1/me/events");
      assertEquals(
          json.readTree(delta.asString()).get("items"),
          json.readTree("[" + String.join(",", data(listening)) + "]"));
      assertEquals(
          delta.<List<String>>path("items.id"),
          listening.events().stream().map(Listening.Event::id).toList());
    }
  }

  /** The rows come from behind the application: no request, so no hint of any kind. */
  @Test
  void withoutAHintTheStreamAndTheWaitingRequestHearOfItAllTheSame() throws Exception {
    World.Person me = someone();
    String since = cursor(me);
    CompletableFuture<List<String>> waiting =
        CompletableFuture.supplyAsync(() -> waited(me, since, 30).path("items.type"));
    try (Listening listening = listen(me, null).ready()) {
      insert(me, "test.unheard");

      assertEquals(List.of("test.unheard"), listening.await(1).types());
    }
    assertEquals(List.of("test.unheard"), waiting.get(60, TimeUnit.SECONDS));
  }

  @Test
  void afterAHundredCutsEveryEventWasSeenOnceAndInOrder() throws Exception {
    World.Person me = someone();
    World.Person other = someone();
    String since = cursor(me);
    Random random = new Random(20);
    CompletableFuture<Void> written =
        CompletableFuture.runAsync(
            () ->
                Parallel.all(
                    4,
                    writer -> {
                      for (int i = 0; i < 150; i++) {
                        insert(i % 3 == 0 ? other : me, "test.w" + (char) ('a' + writer));
                        pause(random.nextInt(8));
                      }
                      return true;
                    }));
    List<String> seen = new ArrayList<>();
    String last = since;
    for (int cut = 0; cut < CUTS; cut++) {
      try (Listening listening = listen(me, last)) {
        if (!written.isDone()) {
          listening.await(random.nextInt(3));
        }
        pause(random.nextInt(10));
        synchronized (listening) {
          listening.events().forEach(event -> seen.add(event.id()));
          last = listening.lastId();
        }
      }
    }
    written.get(60, TimeUnit.SECONDS);
    try (Listening listening = listen(me, last)) {
      listening.await(400 - seen.size());
      listening.events().forEach(event -> seen.add(event.id()));
    }

    List<String> all =
        me.asks()
            .queryParam("since", since)
            .queryParam("limit", 1000)
            .get("/v1/me/events")
            .path("items.id");
    System.out.printf("stream: %d cuts, %d written, %d seen%n", CUTS, all.size(), seen.size());
    assertEquals(400, all.size());
    assertEquals(all, seen);
  }

  @Test
  void allReadersOfOnePersonSeeTheSameOrder() throws Exception {
    World.Person me = someone();
    World.Person secondPhone = owner.signedIn(me.id(), me.login());
    try (Listening one = listen(me, null).ready();
        Listening two = listen(secondPhone, null).ready()) {
      Parallel.all(
          6,
          writer -> {
            IntStream.range(0, 20).forEach(i -> insert(me, "test.w" + (char) ('a' + writer)));
            return true;
          });

      assertEquals(whatAndWhen(one.await(120)), whatAndWhen(two.await(120)));
    }
  }

  @Test
  void aLateCommitComesBeforeWhatWasCommittedEarlier() throws Exception {
    World.Person me = someone();
    try (Listening listening = listen(me, null).ready();
        Connection early = owner.asSuperuser()) {
      early.setAutoCommit(false);
      insert(early, me, "test.first", Instant.now(), "[]");
      insert(me, "test.second");
      early.commit();

      assertEquals(List.of("test.first", "test.second"), listening.await(2).types());
    }
  }

  @Test
  void whoWasAwayForLongCatchesUpInPagesAndThenGoesOn() throws Exception {
    World.Person me = someone();
    String since = cursor(me);
    for (int i = 0; i < 130; i++) {
      insert(me, "test.missed");
    }
    try (Listening listening = listen(me, since).await(130)) {
      insert(me, "test.now");

      assertEquals("test.now", listening.await(131).types().get(130));
    }
  }

  @Test
  void nobodyHearsTheEventsOfAnother() throws Exception {
    World.Person me = someone();
    World.Person stranger = scene.people().foreigner();
    try (Listening mine = listen(me, null).ready();
        Listening theirs = listen(stranger, null).ready()) {
      insert(me, "test.mine");
      insert(stranger, "test.theirs");

      assertEquals(List.of("test.mine"), mine.await(1).types());
      assertEquals(List.of("test.theirs"), theirs.await(1).types());
    }
  }

  @Test
  void aStreamEndsSoonAfterItsDeviceIsSignedOut() throws Exception {
    World.Person me = someone();
    World.Person secondPhone = owner.signedIn(me.id(), me.login());
    try (Listening ends = listen(secondPhone, null).ready();
        Listening goesOn = listen(me, null).ready()) {
      secondPhone.asks().post("/v1/auth/sign-out").then().statusCode(204);

      ends.awaitEnd();
      insert(me, "test.after");
      assertEquals(List.of("test.after"), goesOn.await(1).types());
      assertEquals(List.of(), ends.types());
    }
    secondPhone.asks().get("/v1/me/events/stream").then().statusCode(401);
  }

  @Test
  void aPhoneThatTakesNothingIsCutOffAndTheOthersGoOn() throws Exception {
    World.Person slow = someone();
    World.Person me = someone();
    double before = meters.counter("cairn.events.dropped").count();
    String large = "[{\"field\":\"note\",\"old\":null,\"new\":\"" + "x".repeat(60_000) + "\"}]";
    try (Socket deaf = new Socket();
        Listening listening = listen(me, null).ready()) {
      deaf.setReceiveBufferSize(4_096);
      deaf.connect(new InetSocketAddress("localhost", RestAssured.port));
      deaf.getOutputStream()
          .write(
              ("GET /v1/me/events/stream HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + slow.token()
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.US_ASCII));
      deaf.getInputStream().read();
      int sent = 0;
      while (meters.counter("cairn.events.dropped").count() == before) {
        assertTrue(++sent < 2_000, "a phone that takes nothing is served all the same");
        try (Connection connection = owner.asSuperuser()) {
          insert(connection, slow, "test.large", Instant.now(), large);
        }
        insert(me, "test.small");
      }

      assertEquals(sent, listening.await(sent).events().size());
    }
  }

  @Test
  void theNewestStreamsOfAPersonWin() throws Exception {
    World.Person me = someone();
    List<Listening> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(listen(me, null).ready());
    }

    assertEquals(List.of("feed.replaced"), all.get(0).awaitEnd().types());
    insert(me, "test.after");
    for (Listening one : all.subList(1, 5)) {
      assertEquals(List.of("test.after"), one.await(1).types());
      one.close();
    }
  }

  @Test
  void whoIsTooFarBehindIsToldSoAndForgetsTheCursor() throws Exception {
    World.Person me = someone();
    Instant old = Instant.now().minus(Duration.ofDays(31));
    String since = cursors.seal("events:" + me.id(), "1:0:" + old.getEpochSecond());
    try (Listening listening = listen(me, since).awaitEnd()) {
      assertEquals(List.of("feed.too_far_behind"), listening.types());
      assertNull(listening.lastId());
    }
  }

  @Test
  void aCursorThatIsNotMineIsRefusedBeforeTheStreamBegins() {
    World.Person me = someone();
    for (String cursor : List.of("zebra", cursor(scene.people().foreigner()))) {
      me.asks()
          .header("Last-Event-ID", cursor)
          .get("/v1/me/events/stream")
          .then()
          .statusCode(400)
          .body("type", equalTo("platform/cursor-invalid"));
      me.asks().queryParam("since", cursor).get("/v1/me/events/stream").then().statusCode(400);
      me.asks()
          .queryParam("since", cursor)
          .queryParam("wait", 30)
          .get("/v1/me/events")
          .then()
          .statusCode(400);
    }
  }

  @Test
  void aSignOfLifeMovesTheCursorOnAndIsNoEvent() throws Exception {
    try (Listening listening = listen(someone(), null).ready()) {
      String first = listening.lastId();

      listening.await("another id", one -> !first.equals(one.lastId()));

      assertNotEquals(first, listening.lastId());
      assertEquals(List.of(), listening.events());
    }
  }

  @Test
  void aWaitingRequestIsAnsweredEmptyWhenItsTimeIsOver() {
    World.Person me = someone();

    Response answer = waited(me, cursor(me), 1);

    answer.then().statusCode(200).body("items", empty()).body("more", equalTo(false));
    insert(me, "test.after");
    assertEquals(List.of("test.after"), waited(me, answer.path("cursor"), 30).path("items.type"));
  }

  @Test
  void whoSignedOutIsNotAnsweredWhileWaiting() throws Exception {
    World.Person me = someone();
    String since = cursor(me);
    CompletableFuture<Integer> waiting =
        CompletableFuture.supplyAsync(() -> waited(me, since, 3).statusCode());
    pause(500);
    owner.update(
        "update device set ended_at = now(), end_reason = 'signed_out' where id = ?", me.device());

    assertEquals(401, waiting.get(60, TimeUnit.SECONDS));
  }

  private static Response waited(World.Person person, String since, int seconds) {
    return person
        .asks()
        .queryParam("since", since)
        .queryParam("wait", seconds)
        .get("/v1/me/events");
  }

  private World.Person someone() {
    return owner.participant(scene.people().program());
  }

  private static Listening listen(World.Person person, String lastId)
      throws IOException, InterruptedException {
    return new Listening(
        URI.create("http://localhost:" + RestAssured.port), person.token(), lastId);
  }

  private static String cursor(World.Person person) {
    return person.asks().get("/v1/me/events").then().statusCode(200).extract().path("cursor");
  }

  private static List<String> data(Listening listening) {
    return listening.events().stream().map(Listening.Event::data).toList();
  }

  private static List<String> whatAndWhen(Listening listening) {
    return listening.events().stream()
        .map(
            event ->
                event
                    .data()
                    .replaceFirst(".*\"type\":\"([^\"]+)\".*\"at\":\"([^\"]+)\".*", "$1 $2"))
        .toList();
  }

  private void insert(World.Person person, String... types) {
    try (Connection connection = owner.asSuperuser()) {
      for (String type : types) {
        insert(connection, person, type, Instant.now(), "[]");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void insert(
      Connection connection, World.Person person, String type, Instant at, String changes)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into event (person_id, type, link, changes, at)"
                + " values (?, ?, '/v1/me', ?::jsonb, ?)")) {
      insert.setObject(1, person.id());
      insert.setString(2, type);
      insert.setString(3, changes);
      insert.setObject(4, at.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
