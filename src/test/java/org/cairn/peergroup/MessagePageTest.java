package org.cairn.peergroup;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessagePageTest extends HouseTest {
  private static final int SENT = 23;

  @Inject Scene scene;
  @Inject Owner owner;

  private UUID group;
  private World.Person reader;
  private List<UUID> ids;

  @BeforeEach
  void aGroupThatTalked() {
    group = scene.people().program().group();
    reader = member();
    ids = IntStream.rangeClosed(1, SENT).mapToObj(n -> say("Message " + n)).toList();
  }

  @Test
  void aNewcomersPageBeginsInTheIndexWhereTheyMayRead() throws SQLException {
    String plan = owner.plan(reader, Messages.PAGE, group, group, 99L, 9, group, 0L, 9, group);

    assertEquals(
        2,
        plan.lines()
            .filter(line -> line.contains("Index Cond") && line.contains("seq >= "))
            .count(),
        plan);
  }

  @Test
  void pagesInBothDirectionsHoldEachMessageOnceAlsoWhileOthersWrite() {
    List<Integer> down = new ArrayList<>();
    JsonPath page = page("?limit=5").jsonPath();
    assertEquals(null, page.getString("previous"));
    down.addAll(page.getList("items.seq", Integer.class));
    while (page.getString("next") != null) {
      say("Meanwhile");
      page = page("?limit=5&cursor=" + page.getString("next")).jsonPath();
      down.addAll(page.getList("items.seq", Integer.class));
    }
    assertEquals(descending(1, SENT), down);

    List<Integer> up = new ArrayList<>(page.getList("items.seq", Integer.class));
    Collections.reverse(up);
    while (page.getString("previous") != null) {
      page = page("?limit=5&cursor=" + page.getString("previous")).jsonPath();
      List<Integer> newer = new ArrayList<>(page.getList("items.seq", Integer.class));
      Collections.reverse(newer);
      up.addAll(newer);
    }
    int all = (int) owner.count("select last_seq from peer_group where id = ?", group);
    assertEquals(IntStream.rangeClosed(1, all).boxed().toList(), up);
  }

  @Test
  void aCursorThatFoundNothingNewerFindsItLater() {
    String older = page("?limit=5").path("next");
    String newest = page("?limit=5&cursor=" + older).path("previous");
    page("?limit=5&cursor=" + newest)
        .then()
        .body("items.seq", equalTo(descending(SENT - 4, SENT)))
        .body("previous", nullValue());
    say("Later");

    page("?limit=5&cursor=" + newest)
        .then()
        .body("items.seq", equalTo(descending(SENT - 4, SENT)))
        .body("previous", notNullValue());
    String previous = page("?limit=5&cursor=" + newest).path("previous");
    page("?limit=5&cursor=" + previous).then().body("items.seq", contains(SENT + 1));
  }

  @Test
  void aPageAroundAMessageHasItInTheMiddle() {
    around(12, 5).then().body("items.seq", equalTo(descending(10, 14)));
    around(12, 4).then().body("items.seq", equalTo(descending(11, 14)));
    around(12, 1).then().body("items.seq", contains(12)).body("next", notNullValue());
    around(1, 5)
        .then()
        .body("items.seq", equalTo(descending(1, 3)))
        .body("next", nullValue())
        .body("previous", notNullValue());
    around(SENT, 5)
        .then()
        .body("items.seq", equalTo(descending(SENT - 2, SENT)))
        .body("previous", nullValue())
        .body("next", notNullValue());
    String next = around(12, 5).path("next");
    page("?limit=2&cursor=" + next).then().body("items.seq", contains(9, 8));
    String previous = around(12, 5).path("previous");
    page("?limit=2&cursor=" + previous).then().body("items.seq", contains(16, 15));
  }

  @Test
  void whatIsNotOfThisGroupOpensNothing() {
    UUID elsewhere = scene.people().program().group();
    scene.people().program().admit(elsewhere, reader);
    String cursor = page("?limit=5").path("next");
    reader
        .asks()
        .get("/v1/groups/" + elsewhere + "/messages?cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/cursor-invalid"));
    reader
        .asks()
        .get("/v1/groups/" + elsewhere + "/messages?around=" + ids.get(3))
        .then()
        .statusCode(404);
    page("?cursor=nonsense").then().statusCode(400);
    page("?limit=0").then().statusCode(400);
    page("?limit=101").then().statusCode(400);
    page("?around=" + ids.get(3) + "&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("violations[0].field", equalTo("around"))
        .body("violations[0].in", equalTo("query"));
    World.Person stranger = scene.people().foreigner();
    for (String path :
        List.of("", "?around=" + ids.get(3), "?cursor=" + cursor, "/" + ids.get(3))) {
      stranger.asks().get(path() + path).then().statusCode(404);
    }
  }

  @Test
  void whoJoinsLaterBeginsWhereTheyJoined() {
    World.Person late = member();
    late.asks().get(path()).then().statusCode(200).body("items", empty()).body("next", nullValue());
    UUID answer = UUID.randomUUID();
    reader
        .sends(Map.of("text", "Welcome.", "replyTo", ids.get(0).toString()))
        .put(path() + "/" + answer)
        .then()
        .statusCode(201);

    late.asks()
        .get(path() + "?limit=5")
        .then()
        .body("items.seq", contains(SENT + 1))
        .body("items[0].replyTo", nullValue())
        .body("next", nullValue());
    late.asks().get(path() + "/" + ids.get(0)).then().statusCode(404);
    late.asks().get(path() + "?around=" + ids.get(0)).then().statusCode(404);
    late.sends(Map.of("text", "a", "replyTo", ids.get(0).toString()))
        .put(path() + "/" + UUID.randomUUID())
        .then()
        .statusCode(400);
    assertEquals(SENT + 1, owner.count("select last_seq from peer_group where id = ?", group));
  }

  /** Whatever the depth: along the key, with the caller's seats asked for once. */
  @Test
  void aPageIsReadAlongTheKey() throws SQLException {
    String plan =
        owner.plan(
            reader,
            Messages.PAGE,
            group,
            group,
            Long.MAX_VALUE,
            51,
            group,
            Long.MAX_VALUE,
            0,
            group);

    assertTrue(plan.contains("Index Scan Backward using message_pkey on message o"), plan);
    assertFalse(plan.matches("(?s).*Seq Scan on message .*"), plan);
    String scan =
        owner.plan(
            reader,
            WrittenMessages.NEWEST.replaceFirst(
                "\\?::uuid\\[\\], \\?::bigint\\[\\]", "'{}'::uuid[], '{}'::bigint[]"),
            true,
            null,
            null,
            2_000,
            4_000_000);
    assertTrue(scan.contains("Index Scan Backward using message_pkey on message o"), scan);
  }

  private Response around(int seq, int limit) {
    return page("?limit=" + limit + "&around=" + ids.get(seq - 1));
  }

  private Response page(String query) {
    return reader.asks().get(path() + query);
  }

  private static List<Integer> descending(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(n -> from + to - n).toList();
  }

  private World.Person member() {
    World.Person person = owner.participant(scene.people().program());
    scene.people().program().admit(group, person);
    return person;
  }

  private UUID say(String text) {
    UUID id = UUID.randomUUID();
    reader.sends(Map.of("text", text)).put(path() + "/" + id).then().statusCode(201);
    return id;
  }

  private String path() {
    return "/v1/groups/" + group + "/messages";
  }
}
