package org.cairn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Walks the table of who may call what: {@code access-matrix.txt}. */
@QuarkusTest
class AccessMatrixTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void theTableNamesEveryOperationOfTheContractAndNoOther() throws IOException {
    TreeSet<String> contract =
        Contract.operations().stream()
            .map(Contract.Operation::id)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(contract, new TreeSet<>(table().keySet()));
  }

  @Test
  void everyOperationAnswersEveryCallerAsTheTableSays() throws IOException {
    Scene.People people = scene.people();
    ValidRequests requests = new ValidRequests(people, owner);
    Map<String, Supplier<RequestSpecification>> callers = callers(people);
    Map<String, Map<String, Integer>> expected = table();
    Map<String, Map<String, Integer>> found = new LinkedHashMap<>();
    for (Contract.Operation operation : Contract.operations()) {
      // Guessing is slowed down by source, and here everybody comes from the same one.
      owner.update("delete from throttle");
      Map<String, Integer> row = new LinkedHashMap<>();
      // Signing out uses devices up.
      Map<String, Supplier<RequestSpecification>> asking =
          operation.id().equals("signOut") ? callers(people) : callers;
      asking.forEach(
          (name, caller) -> row.put(name, requests.send(operation, caller.get()).getStatusCode()));
      found.put(operation.id(), row);
    }

    assertEquals(lines(expected), lines(found));
  }

  private Map<String, Supplier<RequestSpecification>> callers(Scene.People people) {
    Map<String, Supplier<RequestSpecification>> callers = new LinkedHashMap<>();
    callers.put("own", from(people.participant()));
    callers.put("fellow", from(people.fellow()));
    callers.put("foreign", from(people.foreigner()));
    callers.put("gone", from(people.discharged()));
    callers.put("facil", from(people.facilitator()));
    callers.put("facil2", from(people.foreignFacilitator()));
    callers.put("couns", from(people.counselor()));
    callers.put("couns2", from(people.foreignCounselor()));
    callers.put("coord", from(people.program().coordinator));
    callers.put("coord2", from(people.other().coordinator));
    callers.put("out", signedOut(people.program().coordinator));
    callers.put("anon", RestAssured::given);
    return callers;
  }

  private Supplier<RequestSpecification> from(World.Person person) {
    World.Person device = owner.signedIn(person.id(), person.login());
    return device::asks;
  }

  private Supplier<RequestSpecification> signedOut(World.Person person) {
    World.Person device = owner.signedIn(person.id(), person.login());
    device.asks().post("/v1/auth/sign-out").then().statusCode(204);
    return device::asks;
  }

  private static Map<String, Map<String, Integer>> table() throws IOException {
    Map<String, Map<String, Integer>> table = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    for (String line : text().lines().toList()) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] cells = line.strip().split("\\s+");
      if (names.isEmpty()) {
        names = List.of(cells).subList(1, cells.length);
        continue;
      }
      assertEquals(names.size() + 1, cells.length, line);
      Map<String, Integer> row = new LinkedHashMap<>();
      for (int i = 1; i < cells.length; i++) {
        row.put(names.get(i - 1), Integer.valueOf(cells[i]));
      }
      table.put(cells[0], row);
    }
    return table;
  }

  private static String lines(Map<String, Map<String, Integer>> table) {
    return table.entrySet().stream()
        .map(row -> row.getKey() + " " + row.getValue())
        .sorted()
        .collect(Collectors.joining("\n"));
  }

  private static String text() throws IOException {
    try (InputStream in =
        AccessMatrixTest.class.getClassLoader().getResourceAsStream("access-matrix.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
