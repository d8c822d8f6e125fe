package org.cairn.safety;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** What a coordinator sets: the line and its times, who is on call, and what is noticed. */
@QuarkusTest
class SafetySettingsTest extends HouseTest {
  private static World.Program shared;

  @Inject Owner owner;

  @Test
  void settingsAreChangedByWhoHasReadThem() {
    World.Program program = world.program();
    String path = "/v1/programs/" + program.id + "/support";
    Response before = program.coordinator.asks().get(path);
    before
        .then()
        .statusCode(200)
        .body("phone", nullValue())
        .body("claimWithin", equalTo(30))
        .body("resolveWithin", equalTo(1440));
    Map<String, Object> wanted = settings(Map.of("phone", "865-555-0142", "hours", "At night"));

    program.coordinator.sends(wanted).put(path).then().statusCode(428);
    program
        .coordinator
        .sends(wanted)
        .header("If-Match", before.header("ETag"))
        .put(path)
        .then()
        .statusCode(200)
        .body("hours", equalTo("At night"));
    program.coordinator.sends(wanted).put(path).then().statusCode(200);
    program
        .coordinator
        .sends(settings(Map.of("claimWithin", 5)))
        .header("If-Match", before.header("ETag"))
        .put(path)
        .then()
        .statusCode(412);
    program.coordinator.asks().get(path).then().body("claimWithin", equalTo(30));
  }

  @Test
  void wrongSettingsSayWhichField() {
    World.Program program = shared();
    String path = "/v1/programs/" + program.id + "/support";
    refused(
            program
                .coordinator
                .sends(settings(Map.of("hours", "At night")))
                .header("If-Match", "*")
                .put(path),
            "safety/hours-without-phone")
        .then()
        .body("violations.field", hasItem("phone"));
    Map<String, Object> wrong =
        Map.of(
            "phone",
            "call us",
            "hours",
            " ",
            "words",
            "x".repeat(601),
            "claimWithin",
            4,
            "resolveWithin",
            20_000);
    wrong.forEach(
        (field, value) ->
            refused(
                    program
                        .coordinator
                        .sends(settings(Map.of(field, value)))
                        .header("If-Match", "*")
                        .put(path),
                    "platform/invalid-fields")
                .then()
                .body("violations.field", hasItem(field)));
  }

  @Test
  void aShiftIsPlannedChangedAndTakenBack() {
    World.Program program = shared();
    World.Person night = owner.staff(program, "counselor");
    World.Person day = owner.staff(program, "facilitator");
    String path = onCall(program) + "/" + UUID.randomUUID();
    Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String tag =
        program
            .coordinator
            .sends(shift(night, start, 12))
            .put(path)
            .then()
            .statusCode(201)
            .body("staff.id", equalTo(night.id().toString()))
            .body("staff.name", containsString("Staff"))
            .extract()
            .header("ETag");

    program.coordinator.sends(shift(night, start, 12)).put(path).then().statusCode(200);
    program.coordinator.sends(shift(night, start, 8)).put(path).then().statusCode(428);
    night.asks().get(path).then().statusCode(200).header("ETag", tag);
    night.asks().get(onCall(program)).then().body("items.staff.id", hasItem(night.id().toString()));
    day.asks()
        .get(onCall(program))
        .then()
        .statusCode(200)
        .body("items.staff.name", hasItem("Staff " + night.login()));
    day.asks().get(path).then().statusCode(200);
    world.program().coordinator.asks().get(path).then().statusCode(404);
    String changed =
        program
            .coordinator
            .sends(shift(day, start, 8))
            .header("If-Match", tag)
            .put(path)
            .then()
            .statusCode(200)
            .extract()
            .header("ETag");
    program.coordinator.asks().header("If-Match", tag).delete(path).then().statusCode(412);
    program.coordinator.asks().header("If-Match", changed).delete(path).then().statusCode(204);
    program.coordinator.asks().get(path).then().statusCode(404);
    program
        .coordinator
        .sends(shift(day, start, 12))
        .header("If-Match", changed)
        .put(path)
        .then()
        .statusCode(412);
  }

  @Test
  void shiftsComeInPagesByTheirStart() {
    World.Program program = world.program();
    World.Person night = owner.staff(program, "counselor");
    Instant now = Instant.now();
    for (int day : new int[] {3, 1, 2, -2}) {
      program
          .coordinator
          .sends(shift(night, now.plus(day, ChronoUnit.DAYS), 12))
          .put(onCall(program) + "/" + UUID.randomUUID())
          .then()
          .statusCode(201);
    }
    List<String> starts = new ArrayList<>();
    String cursor = null;
    do {
      var request = program.coordinator.asks().queryParam("limit", 1);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      Response page = request.get(onCall(program));
      starts.addAll(page.path("items.startsAt"));
      cursor = page.path("next");
    } while (cursor != null);

    assertEquals(3, starts.size());
    assertEquals(starts.stream().sorted().toList(), starts);
  }

  @Test
  void wrongShiftsSayWhatToChange() {
    World.Program program = shared();
    World.Person night = owner.staff(program, "counselor");
    Instant now = Instant.now();
    String path = onCall(program) + "/";
    for (Map<String, Object> outOfRange :
        List.of(shift(night, now, 0), shift(night, now, -1), shift(night, now, 24 * 14 + 1))) {
      refused(
              program.coordinator.sends(outOfRange).put(path + UUID.randomUUID()),
              "safety/shift-out-of-range")
          .then()
          .body("violations.field", hasItem("endsAt"));
    }
    for (World.Person other :
        List.of(owner.participant(program), owner.staff(world.program(), "counselor"))) {
      refused(
              program.coordinator.sends(shift(other, now, 8)).put(path + UUID.randomUUID()),
              "safety/on-call-not-staff")
          .then()
          .body("violations.field", hasItem("staffId"));
    }
    UUID id = UUID.randomUUID();
    program.coordinator.sends(shift(night, now, 8)).put(path + id).then().statusCode(201);
    World.Program another = world.program();
    another
        .coordinator
        .sends(shift(another.coordinator, now, 8))
        .put(onCall(another) + "/" + id)
        .then()
        .statusCode(409)
        .body("type", equalTo("safety/shift-id-taken"));
    another.coordinator.sends(shift(night, now, 8)).put(path + id).then().statusCode(404);
  }

  @Test
  void aProgramBeginsWithRulesThatSayWhatTheyLookFor() {
    World.Program program = world.program();
    program
        .coordinator
        .asks()
        .get(rules(program))
        .then()
        .statusCode(200)
        .body("items", hasSize(11))
        .body("items[0].severity", equalTo("acute"))
        .body("items.kind", hasItem("distress"))
        .body("items.says", hasItem("Craving of 9 or more in a check-in"))
        .body("items.says", hasItem("Mood of 1 or less in a check-in"))
        .body("items.says", hasItem("2 sessions missed in a row"))
        .body("items.says", hasItem("No check-in, message or session for 7 days"))
        .body(
            "items.says",
            hasItem(
                "Item 9 of PHQ-9, about thoughts of death or of hurting oneself, answered with 1 or more"));
  }

  @Test
  void aRuleIsAddedOnceAndTunedByWhoHasReadIt() {
    World.Program program = world.program();
    Map<String, Object> wanted =
        Map.of("kind", "at_most", "measure", "sleepHours", "threshold", 3.5, "severity", "urgent");
    String key = UUID.randomUUID().toString();
    List<Response> added =
        List.of(
            program.coordinator.sends(wanted).header("Idempotency-Key", key).post(rules(program)),
            program.coordinator.sends(wanted).header("Idempotency-Key", key).post(rules(program)));
    added.forEach(
        answer ->
            answer
                .then()
                .statusCode(201)
                .body("says", equalTo("3.5 hours of sleep or less in a check-in")));
    assertEquals((String) added.get(0).path("id"), added.get(1).path("id"));
    String path = rules(program) + "/" + added.get(0).path("id");
    String tag = program.coordinator.asks().get(path).header("ETag");
    Map<String, Object> change = Map.of("threshold", 4.0, "severity", "routine", "active", true);

    program.coordinator.sends(change).put(path).then().statusCode(428);
    program
        .coordinator
        .sends(change)
        .header("If-Match", tag)
        .put(path)
        .then()
        .statusCode(200)
        .body("says", equalTo("4 hours of sleep or less in a check-in"))
        .body("severity", equalTo("routine"));
    program.coordinator.sends(change).put(path).then().statusCode(200);
    List<Integer> answers =
        Parallel.all(
            2,
            i ->
                program
                    .coordinator
                    .sends(Map.of("threshold", i + 1, "severity", "routine", "active", false))
                    .header("If-Match", program.coordinator.asks().get(path).header("ETag"))
                    .put(path)
                    .statusCode());
    assertEquals(true, answers.contains(200), answers::toString);
    program.coordinator.asks().get(rules(program)).then().body("items", hasSize(12));
  }

  @Test
  void wrongRulesSayWhatToChange() {
    World.Program program = shared();
    Map<Map<String, Object>, String> wrong = new HashMap<>();
    wrong.put(rule("at_least", null, 8), "safety/rule-unclear");
    wrong.put(rule("at_least", "craving", null), "safety/rule-unclear");
    wrong.put(rule("use", null, 1), "safety/rule-unclear");
    wrong.put(rule("silence", "mood", 7), "safety/rule-unclear");
    wrong.put(rule("score", null, 20), "safety/rule-unclear");
    wrong.put(rule("at_least", "craving", 10.5), "safety/threshold-out-of-range");
    wrong.put(rule("rise", "craving", 0), "safety/threshold-out-of-range");
    wrong.put(rule("no_shows", null, 0), "safety/threshold-out-of-range");
    wrong.put(rule("no_shows", null, 2.5), "safety/threshold-out-of-range");
    wrong.put(rule("silence", null, 91), "safety/threshold-out-of-range");
    wrong.put(rule("at_least", "height", 8), "platform/invalid-fields");
    wrong.put(rule("at_least", "craving", -1), "platform/invalid-fields");
    wrong.put(rule("at_least", "craving", 8.55), "platform/invalid-fields");
    wrong.put(rule("hunch", null, 8), "platform/invalid-fields");
    Map<String, Object> acute = rule("silence", null, 7);
    acute.put("severity", "acute");
    wrong.put(acute, "safety/rule-not-acute");
    List<String> faults = new ArrayList<>();
    wrong.forEach(
        (body, type) -> {
          Response answer = program.coordinator.sends(body).post(rules(program));
          if (answer.statusCode() != 400 || !type.equals(answer.path("type"))) {
            faults.add(body + " " + answer.statusCode() + " " + answer.asString());
          }
        });

    assertEquals(List.of(), faults);
    program
        .coordinator
        .sends(rule("score", null, 20))
        .post(rules(program))
        .then()
        .body("violations[0].field", equalTo("instrument"))
        .body("violations[0].message", equalTo("is needed for a rule of the kind score"));
  }

  @Test
  void aRuleThatCanNeverFireIsRefused() {
    World.Program program = shared();
    Map<Map<String, Object>, String> wrong = new HashMap<>();
    wrong.put(ofInstrument("phq", null, 10), "instrument");
    wrong.put(ofInstrument("phq-9", "99", 1), "item");
    wrong.put(ofInstrument("phq-9", "9", 4), "threshold");
    wrong.put(ofInstrument("phq-9", null, 28), "threshold");
    wrong.forEach(
        (body, field) ->
            refused(program.coordinator.sends(body).post(rules(program)), "safety/rule-never-fires")
                .then()
                .body("violations.field", hasItem(field)));

    String added =
        program
            .coordinator
            .sends(ofInstrument("phq-9", null, 27))
            .post(rules(program))
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    refused(
        program
            .coordinator
            .sends(Map.of("threshold", 28, "severity", "urgent", "active", true))
            .header("If-Match", "*")
            .put(rules(program) + "/" + added),
        "safety/rule-never-fires");
  }

  @Test
  void thereIsRoomForFiftyRules() {
    World.Program program = world.program();
    owner.update(
        "insert into alert_rule (id, program_id, kind, threshold, severity, changed_at)"
            + " select gen_random_uuid(), ?, 'silence', 30, 'routine', now()"
            + " from generate_series(1, 41)",
        program.id);

    program
        .coordinator
        .sends(rule("silence", null, 8))
        .post(rules(program))
        .then()
        .statusCode(409)
        .body("type", equalTo("safety/too-many-rules"));
  }

  private World.Program shared() {
    if (shared == null) {
      shared = world.program();
    }
    return shared;
  }

  private static Response refused(Response answer, String type) {
    answer.then().statusCode(400).body("type", equalTo(type));
    return answer;
  }

  private static Map<String, Object> settings(Map<String, ?> changes) {
    Map<String, Object> body = new HashMap<>(Map.of("claimWithin", 30, "resolveWithin", 1440));
    body.putAll(changes);
    return body;
  }

  private static Map<String, Object> shift(World.Person staff, Instant start, int hours) {
    return Map.of(
        "staffId",
        staff.id(),
        "startsAt",
        start.toString(),
        "endsAt",
        start.plus(hours, ChronoUnit.HOURS).toString());
  }

  private static Map<String, Object> rule(String kind, String measure, Number threshold) {
    Map<String, Object> body = new HashMap<>();
    body.put("kind", kind);
    body.put("measure", measure);
    body.put("threshold", threshold);
    body.put("severity", "urgent");
    return body;
  }

  private static Map<String, Object> ofInstrument(String slug, String item, int threshold) {
    Map<String, Object> body = rule(item == null ? "score" : "item", null, threshold);
    body.put("instrument", slug);
    body.put("item", item);
    return body;
  }

  private static String onCall(World.Program program) {
    return "/v1/programs/" + program.id + "/on-call";
  }

  private static String rules(World.Program program) {
    return "/v1/programs/" + program.id + "/alert-rules";
  }
}
