package org.cairn.peergroup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessageOrderTest extends HouseTest {
  private static final int WRITERS = 8;
  private static final int EACH = 25;

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void manyWritersAtOnceLeaveOneOrderWithoutGaps() {
    World.Program program = scene.people().program();
    UUID group = program.group();
    List<World.Person> writers =
        IntStream.range(0, WRITERS).mapToObj(i -> owner.participant(program)).toList();
    writers.forEach(writer -> program.admit(group, writer));

    List<List<Integer>> sent =
        Parallel.all(
            WRITERS,
            i ->
                IntStream.range(0, EACH)
                    .mapToObj(n -> send(writers.get(i), group, UUID.randomUUID(), i + "/" + n))
                    .map(
                        answer ->
                            answer.then().statusCode(201).extract().<Integer>path("message.seq"))
                    .toList());

    List<Long> read = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page =
          writers
              .get(0)
              .asks()
              .get("/v1/groups/" + group + "/messages?limit=30" + cursor)
              .jsonPath();
      read.addAll(page.getList("items.seq", Long.class));
      texts.addAll(page.getList("items.text", String.class));
      cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    } while (cursor != null);
    Collections.reverse(read);
    assertEquals(LongStream.rangeClosed(1, WRITERS * EACH).boxed().toList(), read);
    assertEquals(WRITERS * EACH, new HashSet<>(texts).size());
    // What somebody wrote later stands later.
    sent.forEach(one -> assertEquals(one.stream().sorted().toList(), one));
    // And it is told in the same order.
    assertEquals(
        LongStream.rangeClosed(1, WRITERS * EACH).mapToObj(Long::toString).toList(),
        owner.column(
            "select seq from event where group_id = ? and type = 'message.sent' order by xact, id",
            group));
  }

  @Test
  void manyRetriesAtOnceAreOneMessage() {
    World.Program program = scene.people().program();
    UUID group = program.group();
    World.Person writer = owner.participant(program);
    program.admit(group, writer);
    UUID id = UUID.randomUUID();

    List<Response> answers = Parallel.all(20, i -> send(writer, group, id, "Made it."));

    List<Integer> statuses = answers.stream().map(Response::statusCode).toList();
    assertEquals(1, Collections.frequency(statuses, 201), statuses.toString());
    assertEquals(19, Collections.frequency(statuses, 200), statuses.toString());
    assertEquals(1, answers.stream().map(Response::asString).distinct().count());
    assertEquals(
        List.of(1), writer.asks().get("/v1/groups/" + group + "/messages").path("items.seq"));
    assertTrue(send(writer, group, UUID.randomUUID(), "And again.").path("message.seq").equals(2));
  }

  private static Response send(World.Person writer, UUID group, UUID id, String text) {
    return writer.sends(Map.of("text", text)).put("/v1/groups/" + group + "/messages/" + id);
  }
}
