package org.cairn.peergroup;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageSearchTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  private UUID group;
  private World.Person reader;
  private World.Person fellow;

  @BeforeEach
  void twoInAGroup() {
    group = program().group();
    reader = owner.participant(program());
    fellow = owner.participant(program());
    program().admit(group, reader);
    program().admit(group, fellow);
  }

  @Test
  void wordsAreFoundInAnyCaseAccentAndWidthNewestFirst() {
    say(fellow, group, "The CAFÉ on Mill Street opens at nine.");
    say(reader, group, "Nine it is, at the cafe\u0301!");
    say(fellow, group, "I sleep badly.");

    search("cafe nine", null)
        .then()
        .statusCode(200)
        .body("items.seq", contains(2, 1))
        .body("items[0].groupId", equalTo(group.toString()))
        .body("items[0].text", equalTo("Nine it is, at the caf\u00E9!"))
        .body("searchedBackTo", nullValue())
        .body("next", nullValue());
    search("ＣＡＦＥ", null).then().body("items.seq", contains(2, 1));
    search("tea", null).then().body("items", empty());
    search("badly cafe", null).then().body("items", empty());
  }

  @Test
  void onlyWhatIsThereForMeIsFound() {
    UUID other = program().group();
    World.Person stranger = owner.participant(program());
    program().admit(other, stranger);
    say(stranger, other, "A marigold elsewhere.");
    UUID deleted = say(fellow, group, "A marigold, deleted.");
    fellow.asks().delete("/v1/groups/" + group + "/messages/" + deleted).then().statusCode(204);
    say(fellow, group, "A marigold.");

    search("marigold", null).then().body("items.seq", contains(2));
    World.Person late = owner.participant(program());
    program().admit(group, late);
    search(late, Map.of("text", "marigold")).then().body("items", empty());
    search(reader, Map.of("text", "marigold", "groupId", other)).then().statusCode(404);
    owner.update(
        "insert into member_block values (?, ?, ?, now(), 1)", group, reader.id(), fellow.id());
    search("marigold", null).then().body("items", empty());
    owner.update("delete from member_block where group_id = ?", group);
    owner.update(
        "insert into member_block values (?, ?, ?, now(), 1)", group, fellow.id(), reader.id());
    search("marigold", null).then().body("items", empty());
    owner.update(
        "update group_member set ended_at = now(), end_reason = 'left' where participant_id = ? and group_id = ?",
        reader.id(),
        group);
    search("marigold", null).then().statusCode(200).body("items", empty());
    search(reader, Map.of("text", "marigold", "groupId", group)).then().statusCode(404);
  }

  @Test
  void searchingOnFindsEverythingOnceOverSeveralGroups() {
    UUID other = program().group();
    program().admit(other, reader);
    for (int i = 0; i < 40; i++) {
      say(reader, group, "lantern " + i);
      say(reader, other, "lantern too " + i);
    }
    // Long ago, more than a request reads.
    age(group, 3_000);
    age(other, 10);

    List<String> found = new ArrayList<>();
    List<String> sent = new ArrayList<>();
    String cursor = null;
    int requests = 0;
    do {
      JsonPath page = search("lantern", cursor).then().statusCode(200).extract().jsonPath();
      for (int i = 0; i < page.getList("items").size(); i++) {
        found.add(page.getString("items[" + i + "].groupId") + page.getInt("items[" + i + "].seq"));
        sent.add(page.getString("items[" + i + "].sentAt"));
      }
      cursor = page.getString("next");
      assertEquals(cursor == null, page.getString("searchedBackTo") == null);
      requests++;
    } while (cursor != null);

    assertEquals(80, found.size());
    assertEquals(80, new HashSet<>(found).size());
    assertEquals(
        sent.stream().map(Instant::parse).sorted(Comparator.reverseOrder()).toList(),
        sent.stream().map(Instant::parse).toList());
    assertEquals(true, requests > 2, "requests: " + requests);
  }

  @Test
  void aCursorIsForItsWordsAndItsSearcher() {
    say(reader, group, "lantern");
    age(group, 2_500);
    say(reader, group, "lantern");
    String cursor =
        search("lantern", null).then().body("next", notNullValue()).extract().path("next");

    search("lanterns", cursor).then().statusCode(400);
    search(fellow, Map.of("text", "lantern", "cursor", cursor)).then().statusCode(400);
    search("LANTERN", cursor).then().statusCode(200);
    for (String text : List.of("", " ", "\u200B")) {
      search(text, null).then().statusCode(400);
    }
    search("a\u202Eb", null)
        .then()
        .statusCode(400)
        .body("type", equalTo("peergroup/text-unreadable"));
  }

  /** So many messages that nobody can read, after those that are there. */
  private void age(UUID where, int many) {
    owner.update(
        "insert into message (group_id, seq, id, member_id, body, sent_at) select g.id, g.last_seq + n,"
            + " gen_random_uuid(), m.id, decode(repeat('00', 60), 'hex'), now()"
            + " from peer_group g join group_member m on m.group_id = g.id, generate_series(1, ?) n"
            + " where g.id = ? and m.participant_id = ?",
        many,
        where,
        reader.id());
    owner.update("update peer_group set last_seq = last_seq + ? where id = ?", many, where);
    owner.update(
        "update message set sent_at = now() - interval '1 day' + seq * interval '1 second' where group_id = ?",
        where);
  }

  private World.Program program() {
    return scene.people().program();
  }

  private static UUID say(World.Person person, UUID where, String text) {
    UUID id = UUID.randomUUID();
    person
        .sends(Map.of("text", text))
        .put("/v1/groups/" + where + "/messages/" + id)
        .then()
        .statusCode(201);
    return id;
  }

  private Response search(String text, String cursor) {
    Map<String, Object> body = new HashMap<>();
    body.put("text", text);
    body.put("cursor", cursor);
    return search(reader, body);
  }

  private static Response search(World.Person person, Object body) {
    return person.sends(body).post("/v1/me/messages/search");
  }
}
