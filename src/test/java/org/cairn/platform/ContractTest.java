package org.cairn.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.cairn.HouseTest;
import org.junit.jupiter.api.Test;

/** The contract is what the build writes, and says all that a client has to know. */
@QuarkusTest
class ContractTest extends HouseTest {
  private static final String UPDATE =
      "mvn test -Dtest=ContractTest; cp target/openapi/openapi.yaml openapi/openapi.yaml";
  private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

  private final JsonNode contract = read(); // written when the application under test was built

  @Test
  void theCommittedContractIsTheOneThatTheBuildWrites() throws IOException {
    assertEquals(
        Files.readString(Path.of("target/openapi/openapi.yaml")),
        Files.readString(Path.of("openapi/openapi.yaml")),
        "openapi/openapi.yaml is not what the build writes. If the change is meant, run: "
            + UPDATE);
  }

  @Test
  void everyOperationHasANameASummaryADescriptionAndATag() {
    Set<String> ids = new HashSet<>();
    assertNone(
        (faults, operation) -> {
          String id = operation.path("operationId").asText();
          check(faults, !id.isEmpty() && ids.add(id), "needs an operationId of its own");
          check(faults, operation.path("summary").asText().length() > 3, "needs a summary");
          check(
              faults, operation.path("description").asText().length() > 10, "needs a description");
          check(faults, operation.path("tags").size() == 1, "needs one tag");
        });
    assertTrue(ids.size() > 30, "operations: " + ids);
  }

  @Test
  void everyOperationSaysWhoMayCallIt() {
    Set<String> open = new TreeSet<>();
    assertNone(
        (faults, operation) -> {
          check(faults, operation.has("security"), "needs security, or none by name");
          if (operation.path("security").isEmpty()) {
            open.add(operation.path("operationId").asText());
          } else {
            check(faults, operation.path("responses").has("401"), "needs a 401");
          }
        });
    assertEquals(
        Set.of(
            "enroll",
            "enrollExternal",
            "getCalendar",
            "getJwks",
            "getSkillSuggestionRule",
            "getSupport",
            "getWorksheetType",
            "listWorksheetTypes",
            "refresh",
            "signIn"),
        open);
  }

  @Test
  void everySuccessHasASchema() {
    assertNone(
        (faults, operation) ->
            operation
                .path("responses")
                .properties()
                .forEach(
                    answer -> {
                      if (answer.getKey().startsWith("2") && !answer.getKey().equals("204")) {
                        JsonNode schema =
                            answer.getValue().at("/content/application~1json/schema/$ref");
                        boolean file =
                            Set.of(
                                    "text~1calendar",
                                    "image~1svg+xml",
                                    "text~1html",
                                    "text~1event-stream",
                                    "application~1schema+json")
                                .stream()
                                .anyMatch(
                                    type ->
                                        answer
                                            .getValue()
                                            .at("/content/" + type + "/schema")
                                            .isObject());
                        check(
                            faults,
                            file || resolves(schema.asText()),
                            "needs a schema for " + answer.getKey());
                      }
                    }));
  }

  @Test
  void everyErrorIsAProblemWithAnExampleOfItsOwn() {
    assertNone(
        (faults, operation) -> {
          Set<String> statuses = new HashSet<>();
          for (Map.Entry<String, JsonNode> answer : operation.path("responses").properties()) {
            if (answer.getKey().startsWith("4") || answer.getKey().startsWith("5")) {
              statuses.add(answer.getKey());
              checkProblem(faults, answer.getKey(), deref(answer.getValue()));
            }
          }
          check(faults, statuses.containsAll(Set.of("406", "500", "503")), "needs 406, 500, 503");
          boolean body = operation.has("requestBody");
          check(
              faults,
              !body || statuses.containsAll(Set.of("400", "413", "415")),
              "needs 400, 413, 415");
        });
  }

  private static void checkProblem(List<String> faults, String status, JsonNode answer) {
    JsonNode media = answer.at("/content/application~1problem+json");
    check(
        faults, media.at("/schema/$ref").asText().endsWith("/Problem"), "no problem at " + status);
    check(faults, answer.path("content").size() == 1, "another media type at " + status);
    check(faults, !media.path("examples").isEmpty(), "no example at " + status);
    for (JsonNode example : media.path("examples")) {
      JsonNode value = example.path("value");
      check(
          faults,
          value.path("status").asText().equals(status),
          "an example of another status at " + status);
      check(
          faults,
          answer.path("description").asText().contains(value.path("type").asText()),
          "an example of another type at " + status);
    }
  }

  @Test
  void noTwoProblemsShareATitleInTheExamples() {
    Map<String, String> titles = new java.util.TreeMap<>();
    for (JsonNode value : contract.findValues("value")) {
      if (!value.has("status")) {
        continue; // a field of that name
      }
      String type = value.path("type").asText();
      String before = titles.put(value.path("title").asText(), type);
      assertTrue(before == null || before.equals(type), before + " has the title of " + type);
    }
    assertTrue(titles.containsValue("schedule/session-full"), titles::toString);
  }

  @Test
  void membersOfAProblemsOwnAreInItsSchema() {
    JsonNode members = contract.at("/components/schemas/Problem/properties");
    for (String member :
        List.of(
            "conflict",
            "conflicts",
            "rows",
            "first",
            "bookingId",
            "entryId",
            "opensAt",
            "closesAt")) {
      assertTrue(members.at("/" + member + "/description").asText().contains("/"), member);
    }
    for (String list : List.of("conflicts", "rows")) {
      String item = members.at("/" + list + "/items/$ref").asText();
      assertTrue(resolves(item), list);
      assertTrue(!contract.at(item.substring(1) + "/required").isEmpty(), item);
    }
    assertEquals(
        "[\"made\"]",
        contract.at("/components/schemas/Made/required").toString(),
        "another record has this name");
  }

  @Test
  void whatIsSentHasLimitsAndExamples() {
    Set<String> sent = new TreeSet<>();
    for (JsonNode body : contract.findValues("requestBody")) {
      sent.add(body.at("/content/application~1json/schema/$ref").asText().replaceAll(".*/", ""));
    }
    sent.add("NewSite");
    List<String> faults = new ArrayList<>();
    for (String name : sent) {
      JsonNode schema = contract.at("/components/schemas/" + name);
      check(faults, schema.has("description"), name + " needs a description");
      schema
          .path("properties")
          .properties()
          .forEach(
              property -> {
                JsonNode field = property.getValue();
                String at = name + "." + property.getKey();
                String types = field.path("type").toString();
                check(
                    faults,
                    field.has("examples") || field.has("$ref") || field.has("anyOf"),
                    at + " needs an example");
                check(
                    faults,
                    !types.contains("string") || field.has("maxLength") || field.has("pattern"),
                    at + " needs a limit");
                check(
                    faults,
                    !types.contains("integer") || field.has("minimum") && field.has("maximum"),
                    at + " needs bounds");
                check(
                    faults,
                    !types.contains("array") || field.has("maxItems"),
                    at + " needs a limit");
              });
    }
    assertEquals(List.of(), faults);
  }

  @Test
  void wordsFromAListAreListed() {
    List<String> enums =
        List.of(
            "Role",
            "SessionKind",
            "SessionMode",
            "SessionStatus",
            "BookingStatus",
            "CalendarTitles",
            "Arrival",
            "EndReason",
            "MilestoneKind",
            "LevelOfCare",
            "Method",
            "Situation",
            "Intensity");
    for (String name : enums) {
      assertTrue(contract.at("/components/schemas/" + name + "/enum").size() > 1, name);
    }
    contract
        .path("components")
        .path("schemas")
        .properties()
        .forEach(
            schema ->
                schema
                    .getValue()
                    .path("enum")
                    .forEach(
                        word ->
                            // The key of a question is the name of its field.
                            assertTrue(
                                word.asText()
                                    .matches(
                                        schema.getKey().equals("Question")
                                            ? "[a-z]+([A-Z][a-z]+)*"
                                            : "[a-z_]+"),
                                schema.getKey())));
    for (String parameter : List.of("method", "kind")) {
      assertTrue(
          contract.at("/paths/~1v1~1skills/get/parameters").findParents("name").stream()
              .anyMatch(
                  one ->
                      one.path("name").asText().equals(parameter)
                          && one.at("/schema/$ref").isTextual()),
          parameter);
    }
  }

  @Test
  void whatMayBeNullSaysSoAndNothingRulesItOut() {
    assertTrue(contract.findValues("nullable").isEmpty(), "nullable belongs to OpenAPI 3.0");
    for (JsonNode schema : contract.findParents("anyOf")) {
      assertTrue(!schema.has("type"), () -> "a type beside anyOf rules the null out: " + schema);
    }
    assertEquals(
        "[\"string\",\"null\"]",
        contract.at("/components/schemas/PageSummary/properties/next/type").toString());
    assertTrue(
        contract
            .at("/components/schemas/SessionView/properties/booking/anyOf")
            .toString()
            .contains("null"));
  }

  private void assertNone(BiConsumer<List<String>, JsonNode> check) {
    List<String> faults = new ArrayList<>();
    contract
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method -> {
                          if (METHODS.contains(method.getKey())) {
                            String name = method.getKey() + " " + path.getKey();
                            List<String> own = new ArrayList<>();
                            check.accept(own, method.getValue());
                            own.forEach(fault -> faults.add(name + " " + fault));
                          }
                        }));
    assertEquals(List.of(), faults);
  }

  private JsonNode deref(JsonNode answer) {
    return answer.has("$ref") ? contract.at(answer.path("$ref").asText().substring(1)) : answer;
  }

  private boolean resolves(String ref) {
    return ref.startsWith("#/") && !contract.at(ref.substring(1)).isMissingNode();
  }

  private static void check(List<String> faults, boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(Path.of("target/openapi/openapi.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
