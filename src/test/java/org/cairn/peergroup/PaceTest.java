package org.cairn.peergroup;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.cairn.HouseTest;
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PaceTest extends HouseTest {
  @Inject GroupWorld groups;

  private UUID group;
  private World.Person member;
  private World.Person fellow;
  private UUID message;

  @BeforeEach
  void aMessageOfAFellow() {
    group = groups.program().group();
    member = groups.member(group);
    fellow = groups.member(group);
    message = say(fellow, "Good morning.");
  }

  @Test
  void reactionsAndEditsAreOneBudget() {
    UUID mine = say(member, "0");
    String reaction = path(message) + "/reactions/heart";
    for (int i = 0; i < 5; i++) {
      edit(mine, "Text " + i).then().statusCode(200);
    }
    slowed(26, i -> i % 2 == 0 ? member.asks().put(reaction) : member.asks().delete(reaction), 204);
    slowed(1, i -> edit(mine, "One more"), 200);
    // Others are not held back, and sending goes on.
    fellow.asks().put(reaction).then().statusCode(204);
    say(member, "Still here.");
  }

  @Test
  void aMessageIsChangedTenTimes() {
    UUID mine = say(member, "0");
    for (int i = 1; i <= 10; i++) {
      edit(mine, "Text " + i).then().statusCode(200);
    }
    edit(mine, "Text 11").then().statusCode(409).body("type", equalTo("peergroup/edited-often"));
    edit(mine, "Text 10").then().statusCode(200);
  }

  @Test
  void reportsAreSlowed() {
    slowed(21, i -> member.sends(Map.of("reason", "spam")).put(path(message) + "/report"), 204);
  }

  @Test
  void blocksAndMutesAreSlowed() {
    String me = "/v1/groups/" + group + "/me";
    String seat = fellow.asks().get("/v1/groups/" + group).path("me.id");
    slowed(
        21,
        i ->
            switch (i % 3) {
              case 0 -> member.asks().put(me + "/blocks/" + seat);
              case 1 -> member.asks().delete(me + "/blocks/" + seat);
              default -> member.sends(Map.of()).put(me + "/mute");
            },
        204);
  }

  /** Of so many, some more than the budget: it fills up while the test runs. */
  private static void slowed(int many, IntFunction<Response> does, int good) {
    Response answer = does.apply(0);
    for (int i = 1; i < many || answer.statusCode() == good && i < 3 * many; i++) {
      answer = does.apply(i);
    }
    answer
        .then()
        .statusCode(429)
        .header("Retry-After", matchesPattern("[1-9][0-9]*"))
        .body("type", equalTo("peergroup/too-fast"));
  }

  private UUID say(World.Person person, String text) {
    UUID id = UUID.randomUUID();
    person.sends(Map.of("text", text)).put(path(id)).then().statusCode(201);
    return id;
  }

  private Response edit(UUID id, String text) {
    return member.sends(Map.of("text", text)).header("If-Match", "*").put(path(id) + "/text");
  }

  private String path(UUID id) {
    return "/v1/groups/" + group + "/messages/" + id;
  }
}
