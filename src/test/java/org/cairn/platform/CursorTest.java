package org.cairn.platform;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.cairn.HouseTest;
import org.cairn.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages lead through a list once, in order, whatever is written meanwhile. */
@QuarkusTest
class CursorTest extends HouseTest {
  private static World.Program program;
  private static World.Person participant;

  @Test
  void pagesOfMessagesLeadThroughAllOfThemOnce() {
    String messages = groupWithMessages(7);
    List<Integer> seen = walk(participant, messages + "?limit=3", "seq", page -> {});
    assertEquals(List.of(7, 6, 5, 4, 3, 2, 1), seen);
  }

  @Test
  void messagesWrittenMeanwhileMoveNothing() {
    String messages = groupWithMessages(6);
    List<Integer> seen =
        walk(participant, messages + "?limit=2", "seq", page -> write(messages, "And one more."));
    assertEquals(List.of(6, 5, 4, 3, 2, 1), seen);
  }

  @Test
  void aListThatEndsWithAFullPageHasNoNext() {
    String messages = groupWithMessages(4);
    Response second =
        participant.asks().get(messages + "?limit=2&cursor=" + cursor(messages + "?limit=2"));
    assertEquals(List.of(2, 1), second.path("items.seq"));
    assertNull(second.path("next"));
  }

  @Test
  void pagesOfParticipantsLeadThroughAllOfThemOnceThoughOthersCome() {
    World.Program many = world.program();
    List<String> came =
        IntStream.range(0, 7)
            .mapToObj(i -> many.register(World.unique("page")).toString())
            .toList();
    String list = "/v1/programs/" + many.id + "/participants?limit=3";
    List<String> seen =
        walk(many.coordinator, list, "id", page -> many.register(World.unique("late")));
    assertEquals(came, seen.subList(0, 7));
    assertEquals(seen.size(), new HashSet<>(seen).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/skills?limit=4",
        "/v1/skills?method=cbt&limit=2",
        "/v1/skills?course=healthy-living&limit=1"
      })
  void pagesOfSkillsLeadThroughAllOfThemOnce(String list) {
    makeWorld();
    List<String> whole =
        participant.asks().get(list.replaceAll("limit=.", "limit=100")).path("items.slug");
    assertTrue(whole.size() > 1, "too few skills to page through");
    assertEquals(whole, walk(participant, list, "slug", page -> {}));
  }

  @Test
  void withoutAQuestionTheShortestSkillComesFirst() {
    makeWorld();
    List<Integer> minutes = walk(participant, "/v1/skills?limit=5", "minutes", page -> {});
    assertEquals(minutes.stream().sorted(Comparator.naturalOrder()).toList(), minutes);
  }

  @Test
  void aCursorThatWasChangedIsRefused() {
    String messages = groupWithMessages(3);
    String cursor = cursor(messages + "?limit=2");
    for (int i = 0; i < cursor.length(); i += 3) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      refused(participant, messages, cursor.substring(0, i) + other + cursor.substring(i + 1));
    }
    refused(participant, messages, cursor.substring(0, cursor.length() - 2));
    refused(participant, messages, cursor + "AAAA");
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    String messages = groupWithMessages(3);
    String others = groupWithMessages(3);
    String cursor = cursor(messages + "?limit=2");
    refused(participant, others, cursor);
    refused(participant, "/v1/skills", cursor);
    refused(participant, messages, cursor("/v1/skills?limit=2"));
    refused(program.coordinator, "/v1/programs/" + program.id + "/participants", cursor);
    refused(program.coordinator, "/v1/programs/" + program.id + "/assignments", cursor);
  }

  @Test
  void aCursorOfAnotherQuestionIsRefused() {
    makeWorld();
    String cursor = cursor("/v1/skills?limit=2&maxMinutes=60");
    refused(participant, "/v1/skills?maxMinutes=59", cursor);
    refused(participant, "/v1/skills?kind=skill", cursor);
  }

  @Test
  void aCursorOpensNoListThatIsNotMine() {
    String messages = groupWithMessages(3);
    String cursor = cursor(messages + "?limit=2");
    World.Person stranger = program.participant();
    stranger.asks().get(messages + "?cursor=" + cursor).then().statusCode(404);
  }

  private static void refused(World.Person reader, String list, String cursor) {
    reader
        .asks()
        .queryParam("cursor", cursor)
        .get(list)
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/cursor-invalid"));
  }

  private static String cursor(String list) {
    String next = participant.asks().get(list).then().statusCode(200).extract().path("next");
    assertTrue(next != null, "the list has only one page");
    return next;
  }

  /** One member of all items, page by page. */
  private static <T> List<T> walk(
      World.Person reader, String list, String member, Consumer<Response> between) {
    List<T> seen = new ArrayList<>();
    String next = null;
    for (int pages = 0; pages < 50; pages++) {
      var request = reader.asks();
      if (next != null) {
        request.queryParam("cursor", next);
      }
      Response page = request.get(list);
      page.then().statusCode(200);
      seen.addAll(page.<List<T>>path("items." + member));
      next = page.path("next");
      if (next == null) {
        return seen;
      }
      between.accept(page);
    }
    throw new AssertionError("the list does not end");
  }

  private String groupWithMessages(int count) {
    makeWorld();
    UUID group = program.group();
    program.admit(group, participant);
    String messages = "/v1/groups/" + group + "/messages";
    for (int i = 0; i < count; i++) {
      write(messages, "Message " + i);
    }
    return messages;
  }

  private static void write(String messages, String text) {
    participant
        .sends(Map.of("text", text))
        .put(messages + "/" + UUID.randomUUID())
        .then()
        .statusCode(201);
  }

  private void makeWorld() {
    if (program == null) {
      program = world.program();
      participant = program.participant();
    }
  }
}
