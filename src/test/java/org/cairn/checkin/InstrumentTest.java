package org.cairn.checkin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.RefusedToStart;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InstrumentTest extends HouseTest {
  private static final String ALL = "/v1/instruments";

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject ShippedInstruments shipped;
  @Inject ObjectMapper json;

  @Test
  void everybodySignedInFindsTheFreeOnesAndWhatTheyAre() {
    World.Person me = scene.people().participant();

    me.asks()
        .get(ALL)
        .then()
        .statusCode(200)
        .body("items.slug", hasItems("audit-c", "gad-7", "pcl-5", "phq-9"))
        .body("items.find { it.slug == 'phq-9' }.itemCount", equalTo(10));
    me.asks()
        .get(ALL + "/phq-9")
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("seenBy", startsWith("You, and your counselor"))
        .body("programId", nullValue())
        .body("instrument.version", equalTo(1))
        .body("instrument.license", containsString("No permission required"))
        .body("instrument.source.url", equalTo("https://www.phqscreeners.com"))
        .body("instrument.items.id", hasItem("9"));
    me.asks().get(ALL + "/phq-9?version=1").then().statusCode(200);
    me.asks().get(ALL + "/phq-9?version=2").then().statusCode(404);
    me.asks().get(ALL + "/phq-9?version=0").then().statusCode(400);
    me.asks().get(ALL + "/c-ssrs").then().statusCode(404);
    given().get(ALL + "/phq-9").then().statusCode(401);
  }

  @Test
  void aProgramLoadsWhatItHoldsALicenseOf() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    Map<String, Object> own = World.instrument(Map.of());
    String slug = own.get("slug").toString();
    String path = "/v1/programs/" + program.id + "/instruments";

    program
        .coordinator
        .sends(own)
        .post(path)
        .then()
        .statusCode(201)
        .header("Location", containsString(ALL + "/" + slug))
        .body("instrument.items", org.hamcrest.Matchers.hasSize(4));
    program
        .coordinator
        .sends(own)
        .post(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/instrument-version-taken"));
    me.asks().get(ALL).then().body("items.slug", hasItem(slug));
    program
        .coordinator
        .sends(with(own, "version", 2, "title", "Own scale, second edition"))
        .post(path)
        .then()
        .statusCode(201);
    me.asks().get(ALL + "/" + slug).then().body("instrument.version", equalTo(2));
    me.asks()
        .get(ALL + "/" + slug + "?version=1")
        .then()
        .body("instrument.title", equalTo("Own scale"));
    program
        .coordinator
        .asks()
        .get(path)
        .then()
        .statusCode(200)
        .body("items.findAll { it.slug == '" + slug + "' }.version", contains(2));

    String assessment = "/v1/me/assessments/" + UUID.randomUUID();
    me.sends(AssessmentTest.body(slug, Map.of("a", 1, "b", 3, "c", 1), true))
        .put(assessment)
        .then()
        .statusCode(201)
        .body("assessment.instrumentVersion", equalTo(1))
        .body("assessment.result.score", equalTo(7))
        .body("assessment.result.band", equalTo("High"))
        .body("assessment.result.subscales", equalTo(Map.of()));
    // What was answered can be read when the program's instrument cannot any more.
    program.discharge(me);
    me.asks().get(ALL + "/" + slug).then().statusCode(404);
    me.asks()
        .get(assessment)
        .then()
        .statusCode(200)
        .body("assessment.title", equalTo(slug))
        .body("assessment.result.band", equalTo("High"));
  }

  @Test
  void anotherProgramNeitherSeesNorUsesNorTakesIt() {
    World.Program program = scene.people().program();
    World.Program other = scene.people().other();
    World.Person stranger = scene.people().foreigner();
    Map<String, Object> own = World.instrument(Map.of());
    String slug = own.get("slug").toString();
    program.coordinator.sends(own).post("/v1/programs/" + program.id + "/instruments");

    stranger.asks().get(ALL + "/" + slug).then().statusCode(404);
    stranger.asks().get(ALL).then().body("items.slug", not(hasItem(slug)));
    stranger
        .sends(AssessmentTest.body(slug, Map.of(), false))
        .put("/v1/me/assessments/" + UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/instrument-unknown"));
    for (String taken : List.of(slug, "phq-9")) {
      other
          .coordinator
          .sends(with(own, "slug", taken, "version", 7))
          .post("/v1/programs/" + other.id + "/instruments")
          .then()
          .statusCode(409)
          .body("type", equalTo("checkin/instrument-slug-taken"));
    }
    other
        .coordinator
        .sends(World.instrument(Map.of()))
        .post("/v1/programs/" + program.id + "/instruments")
        .then()
        .statusCode(404);
    other
        .coordinator
        .asks()
        .get("/v1/programs/" + program.id + "/instruments")
        .then()
        .statusCode(404);
  }

  @Test
  void aDescriptionThatIsWrongSaysWhere() {
    World.Program program = scene.people().program();
    Map<String, Object> item =
        Map.of(
            "id",
            "a",
            "text",
            "A?",
            "options",
            List.of(Map.of("value", 0, "label", "No")),
            "required",
            true);
    Map<String, Map<String, Object>> wrong = new HashMap<>();
    wrong.put("items[0].options", Map.of("items", List.of(item)));
    wrong.put("slug", Map.of("slug", "Not A Slug"));
    wrong.put("license", Map.of("license", " "));
    wrong.put("source.url", Map.of("source", Map.of("citation", "Us", "url", "here")));
    wrong.put(
        "bands[1].from",
        Map.of(
            "bands",
            List.of(
                Map.of("from", 0, "to", 4, "label", "Low", "sentence", "Little."),
                Map.of("from", 6, "to", 12, "label", "High", "sentence", "Much."))));
    List<String> found = new ArrayList<>();
    wrong.forEach(
        (field, change) -> {
          Response answer =
              program
                  .coordinator
                  .sends(World.instrument(change))
                  .post("/v1/programs/" + program.id + "/instruments");
          List<String> fields = answer.path("violations.field");
          if (answer.statusCode() != 400 || fields == null || !fields.contains(field)) {
            found.add(field + " " + answer.asString());
          }
        });

    assertEquals(List.of(), found);
  }

  @Test
  void loadingTwiceIsOnce() {
    ship(ShippedInstruments.texts());
    ship(ShippedInstruments.texts());

    assertEquals(4, owner.count("select count(*) from instrument where program_id is null"));
  }

  @Test
  void aChangeUnderAnOldVersionDoesNotStart() {
    String changed = ShippedInstruments.texts().get(0).replace("Never", "Not once");

    RefusedToStart refused = assertThrows(RefusedToStart.class, () -> ship(List.of(changed)));
    assertTrue(refused.sentence().contains("audit-c version 1"), refused.sentence());
  }

  @Test
  void oneThatAProgramHasByThatNameIsLeftToIt() {
    Map<String, Object> own = World.instrument(Map.of());
    World.Program program = scene.people().program();
    program.coordinator.sends(own).post("/v1/programs/" + program.id + "/instruments");
    String ours =
        ShippedInstruments.texts()
            .get(0)
            .replace("\"audit-c\"", "\"" + own.get("slug") + "\"")
            .replace("\"version\": 1", "\"version\": 2");

    ship(List.of(ours));

    assertEquals(
        List.of("1"),
        owner.column("select version from instrument where slug = ?", own.get("slug")));
  }

  private void ship(List<String> texts) {
    CurrentActor.run(
        new Actor.Job("instruments"),
        () -> texts.forEach(text -> shipped.ship(ShippedInstruments.File.of(json, text))));
  }

  private static Map<String, Object> with(
      Map<String, Object> body, String field, Object value, String other, Object second) {
    Map<String, Object> changed = new HashMap<>(body);
    changed.put(field, value);
    changed.put(other, second);
    return changed;
  }
}
