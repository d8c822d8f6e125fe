package org.cairn.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** What is asked is the program's choice, and who reads the answer is said before it is written. */
@QuarkusTest
class QuestionsTest extends HouseTest {
  private static final String MINE = "/v1/me/questions";

  @Inject Owner owner;

  @Test
  void eachQuestionSaysHowItIsAnsweredAndWhoWillSeeIt() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);

    me.asks()
        .get(MINE)
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].programId", equalTo(program.id.toString()))
        .body("items[0].version", equalTo(1))
        .body(
            "items[0].questions.key",
            contains(
                "mood",
                "craving",
                "stress",
                "sleepHours",
                "triggers",
                "usedSinceLast",
                "skillsUsed",
                "goal",
                "note"))
        .body("items[0].questions[1].kind", equalTo("scale"))
        .body("items[0].questions[1].min", equalTo(0))
        .body("items[0].questions[1].max", equalTo(10))
        .body("items[0].questions[1].minLabel", equalTo("none"))
        .body("items[0].questions[1].required", equalTo(true))
        .body(
            "items[0].questions[1].seenBy",
            equalTo(
                "You, your counselor and, at a session, whoever leads it. If the answer is worrying, your care team is told."))
        .body("items[0].questions[2].seenBy", startsWith("You, your counselor and, at a session"))
        .body("items[0].questions[3].max", equalTo(24))
        .body("items[0].questions[3].required", equalTo(false))
        .body("items[0].questions[4].choices.code", hasItem("loneliness"))
        .body("items[0].questions[4].seenBy", equalTo("You and your counselor."))
        .body("items[0].questions[8].choices", nullValue())
        .body("items[0].questions[8].seenBy", equalTo("Only you."));
    program.discharge(me);
    me.asks().get(MINE).then().statusCode(200).body("items", empty());
  }

  @Test
  void aChangeIsANewVersionAndTheOldOneStaysGoodForWhoWasOffline() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    UUID session = program.session(0);
    program.book(session, me);
    withoutRules(program);
    String tag = program.coordinator.asks().get(path(program)).header("ETag");

    put(program, questions(Map.of()), null).then().statusCode(428);
    Response changed = put(program, questions(Map.of()), tag);
    changed
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .body("asked", contains("usedSinceLast", "substances", "mood"))
        .body("required", contains("mood"));
    put(program, questions(Map.of()), tag)
        .then()
        .statusCode(200)
        .body("version", equalTo(2))
        .header("ETag", changed.header("ETag"));
    put(program, questions(Map.of("required", List.of())), tag).then().statusCode(412);

    me.asks()
        .get(MINE)
        .then()
        .body("items[0].version", equalTo(2))
        .body("items[0].questions.key", contains("usedSinceLast", "substances", "mood"))
        .body("items[0].questions[1].choices.code", hasItem("alcohol"))
        .body(
            "items[0].questions[2].seenBy",
            equalTo("Only you. If the answer is worrying, your care team is told."));
    // The answer of a phone that has the questions of before.
    me.sends(World.checkIn(Map.of()))
        .put("/v1/sessions/" + session + "/check-in")
        .then()
        .statusCode(201)
        .body("questionsVersion", equalTo(1));
    World.Person other = owner.participant(program);
    program.book(session, other);
    other
        .sends(
            Map.of(
                "questionsVersion",
                2,
                "selfReport",
                Map.of(
                    "mood",
                    5,
                    "usedSinceLast",
                    true,
                    "substances",
                    List.of("alcohol", "cannabis"))))
        .put("/v1/sessions/" + session + "/check-in")
        .then()
        .statusCode(201)
        .body("selfReport.craving", nullValue())
        .body("selfReport.substances", contains("alcohol", "cannabis"));
  }

  @Test
  void questionsThatDoNotGoTogetherAreRefusedByTheirField() {
    World.Program program = world.program();
    for (Map.Entry<String, Map<String, Object>> wrong :
        List.of(
            Map.entry("asked", Map.<String, Object>of("asked", List.of("mood", "mood"))),
            Map.entry("asked", Map.<String, Object>of("asked", List.of("mood", "substances"))),
            Map.entry("asked", Map.<String, Object>of("asked", List.of())),
            Map.entry("required", Map.<String, Object>of("required", List.of("usedSinceLast"))),
            Map.entry("required", Map.<String, Object>of("required", List.of("craving"))),
            Map.entry("counselorSees", Map.<String, Object>of("counselorSees", List.of("note"))),
            Map.entry(
                "facilitatorSees", Map.<String, Object>of("facilitatorSees", List.of("mood"))))) {
      put(program, questions(wrong.getValue()), "*")
          .then()
          .statusCode(400)
          .body("violations.field", contains(wrong.getKey()));
    }
    put(program, questions(Map.of("asked", List.of("weight"))), "*").then().statusCode(400);
    program.coordinator.asks().get(path(program)).then().body("version", equalTo(1));
  }

  @Test
  void whatAnAlertRuleLooksAtIsAskedAsLongAsTheRuleIsOn() {
    World.Program program = world.program();

    put(program, questions(Map.of()), "*")
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/question-watched"))
        .body("violations.field", contains("asked"))
        .body("violations.message", contains("has craving for an alert rule"));
    program.coordinator.asks().get(path(program)).then().body("version", equalTo(1));
    withoutRules(program);
    put(program, questions(Map.of()), "*").then().statusCode(200).body("version", equalTo(2));
  }

  @Test
  void ofTwoChangesAtOnceOneIsStale() {
    World.Program program = world.program();
    withoutRules(program);
    String tag = program.coordinator.asks().get(path(program)).header("ETag");

    List<Integer> statuses =
        Parallel.all(
                2,
                i ->
                    put(
                        program,
                        questions(Map.of("required", i == 0 ? List.of() : List.of("mood"))),
                        tag))
            .stream()
            .map(Response::statusCode)
            .sorted()
            .toList();
    assertEquals(List.of(200, 412), statuses);
  }

  @Test
  void onlyTheProgramsOwnCoordinatorReadsAndChangesThem() {
    World.Program program = world.program();
    World.Program other = world.program();

    other.coordinator.asks().get(path(program)).then().statusCode(404);
    other
        .coordinator
        .sends(questions(Map.of()))
        .header("If-Match", "*")
        .put(path(program))
        .then()
        .statusCode(404);
    owner.staff(program, "counselor").asks().get(path(program)).then().statusCode(403);
    program.coordinator.asks().get(path(program)).then().body("changedAt", notNullValue());
  }

  private void withoutRules(World.Program program) {
    owner.update("update alert_rule set active = false where program_id = ?", program.id);
  }

  private static Response put(World.Program program, Map<String, Object> body, String tag) {
    var request = program.coordinator.sends(body);
    return (tag == null ? request : request.header("If-Match", tag)).put(path(program));
  }

  private static String path(World.Program program) {
    return "/v1/programs/" + program.id + "/questions";
  }

  private static Map<String, Object> questions(Map<String, ?> changes) {
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "asked", List.of("usedSinceLast", "substances", "mood"),
                "required", List.of("mood"),
                "counselorSees", List.of("usedSinceLast"),
                "facilitatorSees", List.of()));
    body.putAll(changes);
    return body;
  }
}
