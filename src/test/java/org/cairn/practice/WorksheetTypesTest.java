package org.cairn.practice;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cairn.HouseTest;
import org.cairn.Scene;
import org.cairn.platform.RefusedToStart;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WorksheetTypesTest extends HouseTest {
  /** What our own code reads of a schema, besides what the validator does. */
  private static final Set<String> KEYWORDS =
      Set.of(
          "title",
          "description",
          "type",
          "enum",
          "format",
          "minimum",
          "maximum",
          "minLength",
          "maxLength",
          "minItems",
          "maxItems",
          "items",
          "properties",
          "required",
          "additionalProperties",
          "x-order",
          "x-title-es",
          "x-description-es",
          "x-enum-es");

  private static final Set<String> OF_A_FILE =
      Set.of("$schema", "$id", "$comment", "x-minutes", "x-sources");

  @Inject Scene scene;
  @Inject WorksheetTypes types;

  @Test
  void anyoneReadsWhichWorksheetsThereAre() {
    for (RequestSpecification reader :
        List.of(scene.people().participant().asks(), RestAssured.given())) {
      reader
          .get("/v1/worksheet-types")
          .then()
          .statusCode(200)
          .header("Cache-Control", equalTo("public, max-age=3600"))
          .header("Vary", containsString("Accept-Language"))
          .body(
              "items.type",
              contains(
                  "behavioral-activation-week",
                  "change-plan",
                  "decisional-balance",
                  "diary-card",
                  "readiness-ruler",
                  "relapse-prevention-plan",
                  "thought-record"))
          .body("items.find { it.type == 'thought-record' }.title", equalTo("Thought record"))
          .body("items.find { it.type == 'thought-record' }.versions", contains(1))
          .body("items.sources.flatten().citation.size()", equalTo(17));
    }
  }

  @Test
  void theyAreNamedInTheLanguageThatIRead() {
    RestAssured.given()
        .header("Accept-Language", "es-MX, en;q=0.5")
        .get("/v1/worksheet-types")
        .then()
        .statusCode(200)
        .body(
            "items.find { it.type == 'thought-record' }.title", equalTo("Registro de pensamientos"))
        .body(
            "items.find { it.type == 'thought-record' }.summary",
            startsWith("Mira un momento difícil"));
  }

  @Test
  void aVersionIsPublishedAsItsFileAndCanBeKeptForGood() {
    for (WorksheetType type : types.all()) {
      Response read =
          scene
              .people()
              .participant()
              .asks()
              .get("/v1/worksheet-types/" + type.slug() + "/versions/" + type.version());
      read.then()
          .statusCode(200)
          .header("Content-Type", startsWith("application/schema+json"))
          .header("Cache-Control", equalTo("public, max-age=31536000, immutable"));
      assertArrayEquals(type.file(), read.asByteArray());
    }
    for (String unknown : List.of("thought-record/versions/2", "thought/versions/1")) {
      scene
          .people()
          .participant()
          .asks()
          .get("/v1/worksheet-types/" + unknown)
          .then()
          .statusCode(404);
    }
  }

  @Test
  void aFileThatWasChangedUnderItsVersionDoesNotStart() {
    WorksheetType type = types.all().first();
    byte[] changed = type.file().clone();
    changed[changed.length - 2] = ' ';

    RefusedToStart refused =
        assertThrows(
            RefusedToStart.class,
            () -> WorksheetTypes.same("change-plan-1.schema.json", changed, "0".repeat(64)));
    assertTrue(refused.sentence().contains("change-plan-1"), refused.sentence());
  }

  @Test
  void everyWorksheetSpeaksToWhoeverFillsItInAndIsBounded() {
    List<String> faults = new ArrayList<>();
    for (WorksheetType type : types.all()) {
      JsonNode schema = type.schema();
      assertEquals("https://json-schema.org/draft/2020-12/schema", schema.path("$schema").asText());
      assertEquals(
          "urn:cairn:worksheet:" + type.slug() + ":" + type.version(), schema.path("$id").asText());
      assertTrue(schema.path("$comment").asText().contains("suicidal"), type.slug());
      assertFalse(type.sources().isEmpty(), type.slug());
      type.sources()
          .forEach(
              source ->
                  assertTrue(
                      source.url() == null
                          || URI.create(source.url()).getScheme().equals("https")));
      assertTrue(type.minutes() > 0 && type.minutes() <= 60, type.slug());
      schema
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!KEYWORDS.contains(name) && !OF_A_FILE.contains(name)) {
                  faults.add(type.slug() + " " + name);
                }
              });
      check(faults, type.slug(), schema, 0);
    }
    assertEquals(List.of(), faults);
  }

  private static void check(List<String> faults, String at, JsonNode schema, int depth) {
    hold(faults, schema.path("title").asText().length() > 2, at + " needs a title");
    hold(faults, schema.path("description").asText().length() > 5, at + " needs a description");
    for (String keyword : List.of("title", "description", "enum")) {
      hold(
          faults,
          schema.has(keyword) == schema.has("x-" + keyword + "-es")
              && schema.path(keyword).size() == schema.path("x-" + keyword + "-es").size(),
          at + " needs " + keyword + " in Spanish");
    }
    // Of three levels, which is what a page can show: a field, its entries, and theirs.
    hold(faults, depth <= 4, at + " lies too deep");
    if (depth > 0) {
      schema
          .fieldNames()
          .forEachRemaining(name -> hold(faults, KEYWORDS.contains(name), at + " has " + name));
    }
    switch (schema.path("type").asText()) {
      case "string" -> hold(faults, schema.has("maxLength"), at + " needs maxLength");
      case "integer" ->
          hold(faults, schema.has("minimum") && schema.has("maximum"), at + " needs bounds");
      case "boolean" -> {}
      case "array" -> {
        hold(faults, schema.has("maxItems"), at + " needs maxItems");
        check(faults, at + "[]", schema.path("items"), depth + 1);
      }
      case "object" -> {
        JsonNode closed = schema.path("additionalProperties");
        hold(faults, closed.isBoolean() && !closed.asBoolean(), at + " is open");
        TreeSet<String> order = new TreeSet<>();
        schema.path("x-order").forEach(name -> order.add(name.asText()));
        TreeSet<String> named = new TreeSet<>();
        schema.path("properties").fieldNames().forEachRemaining(named::add);
        hold(faults, order.equals(named), at + " has another order");
        hold(faults, order.size() == schema.path("x-order").size(), at + " names a field twice");
        schema
            .path("required")
            .forEach(name -> hold(faults, named.contains(name.asText()), at + " " + name));
        schema
            .path("properties")
            .properties()
            .forEach(
                field -> check(faults, at + "." + field.getKey(), field.getValue(), depth + 1));
      }
      default -> hold(faults, !schema.path("enum").isEmpty(), at + " needs a type");
    }
  }

  private static void hold(List<String> faults, boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }
}
