package org.cairn.program;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ProgramTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  @Test
  void participantsAreListedInTheOrderInWhichTheyCame() {
    World.Program program = world.program();
    List<String> came = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      came.add(program.register(World.unique("listed")).toString());
    }
    World.Program other = scene.people().program();

    assertEquals(came, paged(program, "participants?limit=3"));
    assertEquals(came, paged(program, "participants?limit=7"));
    String cursor = list(program, "participants?limit=3").path("next");
    other
        .coordinator
        .asks()
        .get("/v1/programs/" + other.id + "/participants?cursor=" + cursor)
        .then()
        .statusCode(400);
  }

  @Test
  void aLoginIsOnePersonsInEveryProgram() {
    String login = World.unique("taken");
    scene.people().program().register(login);

    for (World.Program program : List.of(scene.people().program(), scene.people().other())) {
      program
          .coordinator
          .sends(Map.of("login", login.toUpperCase(java.util.Locale.ROOT), "name", "Other"))
          .post("/v1/programs/" + program.id + "/participants")
          .then()
          .statusCode(409)
          .body("type", equalTo("identity/login-taken"));
    }
  }

  @Test
  void dischargeEndsBookingsAndMembershipsInTheSameMoment() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person fellow = owner.participant(program);
    UUID session = program.session(600);
    UUID group = program.group();
    program.book(session, me, fellow);
    program.admit(group, me);
    program.admit(group, fellow);

    program.discharge(me);

    assertEquals(
        1,
        owner.count(
            "select count(distinct xmin::text) from (select xmin from enrollment where"
                + " participant_id = ? union all select xmin from booking where participant_id = ?"
                + " union all select xmin from group_member where participant_id = ?) changed",
            me.id(),
            me.id(),
            me.id()));
    assertEquals(
        List.of("canceled"),
        owner.column("select status from booking where participant_id = ?", me.id()));
    me.asks().get("/v1/me/groups").then().statusCode(200).body("items", empty());
    me.asks().get("/v1/me").then().statusCode(200).body("programs", empty());
    fellow.asks().get("/v1/sessions/" + session).then().statusCode(200);
    fellow.asks().get("/v1/groups/" + group + "/messages").then().statusCode(200);
    program
        .coordinator
        .sends(Map.of("reason", "left"))
        .post("/v1/programs/" + program.id + "/participants/" + me.id() + "/discharge")
        .then()
        .statusCode(409)
        .body("type", equalTo("program/already-discharged"));
    list(program, "participants?limit=200")
        .then()
        .body("items.find { it.id == '" + me.id() + "' }.dischargedAt", notNullValue())
        .body("items.find { it.id == '" + fellow.id() + "' }.dischargedAt", nullValue());
  }

  @Test
  void anAssignmentCanBeTakenBackAfterThePersonHasLeft() {
    World.Program program = scene.people().program();
    World.Person counselor = owner.staff(program, "counselor");
    UUID participant = program.register(World.unique("leaving"));
    UUID assignment =
        program.assign(
            Map.of("staffId", counselor.id(), "role", "counselor", "participantId", participant));
    program.discharge(owner.signedIn(participant, "leaving"));

    program
        .coordinator
        .asks()
        .delete("/v1/programs/" + program.id + "/assignments/" + assignment)
        .then()
        .statusCode(204);
    list(program, "assignments?limit=200")
        .then()
        .body("items.id", not(hasItem(assignment.toString())));
  }

  @Test
  void staffSeeNobodyUntilAssigned() {
    World.Program program = scene.people().program();
    World.Person counselor = owner.staff(program, "counselor");
    UUID participant = program.register(World.unique("counseled"));
    assertEquals(0, sees(counselor, participant));

    UUID assignment =
        program.assign(
            Map.of("staffId", counselor.id(), "role", "counselor", "participantId", participant));
    assertEquals(1, sees(counselor, participant));

    for (int i = 0; i < 2; i++) {
      program
          .coordinator
          .asks()
          .delete("/v1/programs/" + program.id + "/assignments/" + assignment)
          .then()
          .statusCode(204);
    }
    assertEquals(0, sees(counselor, participant));
  }

  @Test
  void anAssignmentNamesWhatItsRoleLooksAfterAndExistsOnce() {
    World.Program program = scene.people().program();
    UUID staff = owner.staff(program, "counselor").id();
    UUID participant = program.register(World.unique("assigned"));
    Map<String, ?> good =
        Map.of("staffId", staff, "role", "counselor", "participantId", participant);
    assign(program, good).then().statusCode(201);

    assign(program, good).then().statusCode(409).body("type", equalTo("program/already-assigned"));
    for (Map<String, ?> unclear :
        List.of(
            Map.of("staffId", staff, "role", "counselor"),
            Map.of("staffId", staff, "role", "facilitator"),
            Map.of("staffId", staff, "role", "participant"),
            Map.of("staffId", staff, "role", "coordinator", "participantId", participant))) {
      assign(program, unclear)
          .then()
          .statusCode(400)
          .body("type", equalTo("program/assignment-unclear"));
    }
  }

  @Test
  void whatIsAssignedHasToBeThere() {
    Scene.People all = scene.people();
    UUID counselor = all.counselor().id();
    UUID facilitator = all.facilitator().id();
    for (Map<String, ?> foreign :
        List.<Map<String, ?>>of(
            Map.of(
                "staffId", counselor, "role", "counselor", "participantId", all.foreigner().id()),
            Map.of(
                "staffId", counselor, "role", "counselor", "participantId", all.discharged().id()),
            Map.of("staffId", counselor, "role", "counselor", "participantId", UUID.randomUUID()),
            Map.of("staffId", facilitator, "role", "facilitator", "sessionId", all.otherSession()),
            Map.of("staffId", facilitator, "role", "facilitator", "sessionId", UUID.randomUUID()),
            Map.of("staffId", facilitator, "role", "facilitator", "groupId", all.otherGroup()),
            Map.of(
                "staffId",
                facilitator,
                "role",
                "counselor",
                "participantId",
                all.participant().id()),
            Map.of("staffId", UUID.randomUUID(), "role", "facilitator", "groupId", all.group()))) {
      assign(all.program(), foreign)
          .then()
          .statusCode(404)
          .body("type", equalTo("platform/not-found"));
    }
  }

  @Test
  void aSecondCoordinatorRunsTheProgramToo() {
    World.Program program = scene.people().other();
    World.Person second = owner.staff(program, "coordinator");
    String path = "/v1/programs/" + program.id + "/participants";
    second.asks().get(path).then().statusCode(404);

    program.assign(Map.of("staffId", second.id(), "role", "coordinator"));

    second.asks().get(path).then().statusCode(200);
    list(program, "staff").then().body("items.id", hasItem(second.id().toString()));
  }

  @Test
  void aProgramIsFoundedInAZoneThatExistsUnderANameOfItsOwn() {
    World.Person coordinator = scene.people().program().coordinator;
    String slug = World.unique("founded");

    found(coordinator, slug, "Mars/Olympus")
        .then()
        .statusCode(400)
        .body("type", equalTo("program/zone-unknown"))
        .body("violations.field", contains("site.zone"));
    found(coordinator, slug, "Pacific/Auckland").then().statusCode(201);
    found(coordinator, slug, "Pacific/Auckland")
        .then()
        .statusCode(409)
        .body("type", equalTo("program/slug-taken"));
    coordinator
        .asks()
        .get("/v1/programs")
        .then()
        .body(
            "items.findAll { it.slug == '" + slug + "' }.site.zone", contains("Pacific/Auckland"));
  }

  private int sees(World.Person staff, UUID person) {
    List<Integer> seen = new ArrayList<>();
    CurrentActor.run(
        new Actor.Person(staff.id(), staff.device(), "{}"),
        () ->
            seen.addAll(
                jdbc.query("select 1 from account where id = ?", row -> row.getInt(1), person)));
    return seen.size();
  }

  private static Response assign(World.Program program, Map<String, ?> assignment) {
    return program
        .coordinator
        .sends(assignment)
        .post("/v1/programs/" + program.id + "/assignments");
  }

  private static Response found(World.Person coordinator, String slug, String zone) {
    return coordinator
        .sends(
            Map.of(
                "name",
                "Program",
                "slug",
                slug,
                "checkInOpensBefore",
                30,
                "checkInClosesAfter",
                60,
                "site",
                Map.of("name", "House", "zone", zone, "region", "NZ-AUK", "address", "1 Street")))
        .post("/v1/programs");
  }

  private static Response list(World.Program program, String what) {
    Response answer = program.coordinator.asks().get("/v1/programs/" + program.id + "/" + what);
    answer.then().statusCode(200);
    return answer;
  }

  private static List<String> paged(World.Program program, String what) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    do {
      JsonPath page = list(program, what + cursor).jsonPath();
      ids.addAll(page.getList("items.id", String.class));
      assertTrue(page.getList("items").size() > 0);
      cursor = page.getString("next") == null ? null : "&cursor=" + page.getString("next");
    } while (cursor != null);
    return ids;
  }
}
