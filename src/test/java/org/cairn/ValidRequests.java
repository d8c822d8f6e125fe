package org.cairn;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A valid request for each operation of the contract, about the participant of a scene. What an
 * operation would use up is made anew for each request.
 */
final class ValidRequests {
  private final Scene.People scene;
  private final Owner owner;
  private final World.Program program;
  private final UUID anotherSession;
  private String login;
  private String refreshToken;

  ValidRequests(Scene.People scene, Owner owner) {
    this.scene = scene;
    this.owner = owner;
    this.program = scene.program();
    this.anotherSession = program.session(600);
  }

  /** Sends it in the name that the request carries already. */
  Response send(Contract.Operation operation, RequestSpecification caller) {
    Object body = body(operation.id());
    if (body != null) {
      caller.contentType(ContentType.JSON).body(body);
    }
    if (List.of("updateSession", "changeSeries", "endSeries").contains(operation.id())) {
      caller.header("If-Match", "*");
    }
    return caller.request(operation.method(), path(operation));
  }

  private String path(Contract.Operation operation) {
    String path =
        operation
            .path()
            .replace("{programId}", program.id.toString())
            .replace("{groupId}", scene.group().toString())
            .replace("{messageId}", UUID.randomUUID().toString())
            .replace("{slug}", "urge-surfing");
    if (path.contains("{sessionId}")) {
      boolean changes =
          operation.path().contains("bookings") || operation.id().startsWith("update");
      path = path.replace("{sessionId}", (changes ? anotherSession : scene.session()).toString());
    }
    if (path.contains("{seriesId}")) {
      path = path.replace("{seriesId}", program.series(Map.of()).toString());
    }
    if (path.contains("{accountId}")) {
      path = path.replace("{accountId}", registered().toString());
    }
    if (path.contains("{deviceId}")) {
      path = path.replace("{deviceId}", another(scene.participant()).device().toString());
    }
    if (path.contains("{assignmentId}")) {
      path = path.replace("{assignmentId}", program.assign(counseling()).toString());
    }
    if (path.contains("{participantId}")) {
      path = path.replace("{participantId}", target(operation.id()).toString());
    }
    return path;
  }

  /** A participant in the state that the operation begins with. */
  private UUID target(String operation) {
    UUID participant = registered();
    World.Person person = owner.signedIn(participant, "somebody");
    if (operation.equals("cancelParticipantBooking")) {
      program.book(anotherSession, person);
    } else if (operation.equals("removeMember")) {
      program.admit(scene.group(), person);
    }
    return participant;
  }

  private Object body(String operation) {
    return switch (operation) {
      case "enroll" -> Map.of("code", code(registered()), "password", World.PASSWORD);
      case "enrollExternal" -> Map.of("code", code(registered()));
      case "signIn" -> Map.of("login", enrolled(), "password", World.PASSWORD);
      case "refresh" -> Map.of("refreshToken", refreshToken());
      case "createSession" -> World.sessionBody(Map.of("localStart", World.localTime(1200)));
      case "updateSession" -> World.sessionBody(Map.of("localStart", World.localTime(600)));
      case "createSeries", "previewSeries" -> World.seriesBody(Map.of());
      case "changeSeries" ->
          Map.of(
              "from", World.today().plusDays(1).toString(), "series", World.seriesBody(Map.of()));
      case "endSeries" ->
          Map.of("from", World.today().plusDays(1).toString(), "reason", "Enough of it.");
      case "growSeries" -> Map.of("until", World.today().plusDays(100).toString());
      case "checkIn" -> World.selfReport();
      case "sendMessage" -> Map.of("text", "One day at a time.");
      case "createGroup" -> Map.of("name", "Walkers", "guidelines", "Be kind.");
      case "admitMember" -> Map.of("alias", World.unique("Alias"));
      case "createProgram" ->
          Map.of(
              "name",
              "New program",
              "slug",
              World.unique("program"),
              "checkInOpensBefore",
              30,
              "checkInClosesAfter",
              60,
              "site",
              Map.of(
                  "name", "House",
                  "zone", World.ZONE.getId(),
                  "region", "US-TN",
                  "address", "1 Mill Street"));
      case "createParticipant" -> Map.of("login", World.unique("login"), "name", "Somebody");
      case "createStaff" ->
          Map.of("login", World.unique("login"), "name", "Somebody", "roles", List.of("counselor"));
      case "dischargeParticipant" -> Map.of("reason", "completed");
      case "createAssignment" -> counseling();
      default -> null;
    };
  }

  private UUID registered() {
    return program.register(World.unique("registered"));
  }

  private World.Person another(World.Person person) {
    return owner.signedIn(person.id(), person.login());
  }

  private Map<String, Object> counseling() {
    return Map.of(
        "staffId", scene.counselor().id(), "role", "counselor", "participantId", registered());
  }

  private String code(UUID account) {
    return program
        .coordinator
        .asks()
        .post("/v1/accounts/" + account + "/invitations")
        .then()
        .statusCode(201)
        .extract()
        .path("code");
  }

  private String enrolled() {
    if (login == null) {
      String name = World.unique("enrolled");
      World.enroll(code(program.register(name)), World.PASSWORD);
      login = name;
    }
    return login;
  }

  private String refreshToken() {
    if (refreshToken == null) {
      refreshToken = World.signIn(enrolled(), World.PASSWORD, null).path("refreshToken");
    }
    return refreshToken;
  }
}
