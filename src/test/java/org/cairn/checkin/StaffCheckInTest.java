package org.cairn.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff read what the participant was told they would, and nothing else. */
@QuarkusTest
class StaffCheckInTest extends HouseTest {
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  private World.Program program;
  private World.Person me;
  private World.Person counselor;
  private World.Person facilitator;
  private UUID session;
  private UUID trigger;

  @BeforeEach
  void checkIn() {
    program = world.program();
    me = owner.participant(program);
    counselor = owner.staff(program, "counselor");
    facilitator = owner.staff(program, "facilitator");
    program.counsels(counselor, me);
    session = program.session(0);
    program.leads(facilitator, session);
    program.book(session, me);
    trigger = UUID.randomUUID();
    me.sends(Map.of("name", "The store")).put("/v1/me/triggers/" + trigger);
    Map<String, Object> answers =
        Map.of(
            "triggers",
            List.of("stress"),
            "ownTriggers",
            List.of(trigger),
            "goal",
            "Listen",
            "note",
            "For me alone.");
    me.sends(World.checkIn(answers))
        .put("/v1/sessions/" + session + "/check-in")
        .then()
        .statusCode(201);
  }

  @Test
  void theCounselorReadsWhatIsSharedAndLearnsWhatIsNot() {
    counselor
        .asks()
        .get(theirs())
        .then()
        .statusCode(200)
        .body("items.id.size()", equalTo(1))
        .body("items[0].participant.id", equalTo(me.id().toString()))
        .body("items[0].participant.name", not(emptyOrNullString()))
        .body("items[0].sessionId", equalTo(session.toString()))
        .body("items[0].selfReport.craving", equalTo(3))
        .body("items[0].selfReport.goal", equalTo("Listen"))
        .body("items[0].selfReport.triggers", contains("stress"))
        .body("items[0].ownTriggers.name", contains("The store"))
        .body("items[0].selfReport.note", nullValue())
        .body("items[0].notShared", contains("note"));
    counselor
        .asks()
        .get(theirs() + "?from=" + World.today().plusDays(1) + "&days=7")
        .then()
        .statusCode(200)
        .body("items", empty());
  }

  @Test
  void whoLeadsTheSessionReadsLess() {
    facilitator
        .asks()
        .get("/v1/sessions/" + session + "/check-ins")
        .then()
        .statusCode(200)
        .body("items.participant.id", contains(me.id().toString()))
        .body("items[0].participant.name", not(emptyOrNullString()))
        .body("items[0].selfReport.mood", equalTo(6))
        .body("items[0].selfReport.goal", nullValue())
        .body("items[0].selfReport.triggers", nullValue())
        .body("items[0].ownTriggers", empty())
        .body(
            "items[0].notShared",
            contains("sleepHours", "triggers", "usedSinceLast", "skillsUsed", "goal", "note"));
    UUID another = program.session(600);
    program.leads(facilitator, another);
    facilitator
        .asks()
        .get("/v1/sessions/" + another + "/check-ins")
        .then()
        .statusCode(200)
        .body("items", empty());
  }

  @Test
  void nobodyElseReadsAnything() {
    World.Person another = owner.staff(program, "counselor");
    World.Person stranger = owner.staff(world.program(), "counselor");
    another.asks().get(theirs()).then().statusCode(404);
    stranger.asks().get(theirs()).then().statusCode(404);
    counselor.asks().get("/v1/sessions/" + session + "/check-ins").then().statusCode(404);
    owner
        .staff(program, "facilitator")
        .asks()
        .get("/v1/sessions/" + session + "/check-ins")
        .then()
        .statusCode(404);
    program.coordinator.asks().get(theirs()).then().statusCode(403);
    program.coordinator.asks().get("/v1/sessions/" + session + "/check-ins").then().statusCode(403);
    // The database itself refuses.
    for (World.Person person :
        List.of(another, stranger, facilitator, counselor, program.coordinator)) {
      assertEquals(0, rows(person, "select count(*) from check_in"));
      assertEquals(
          person == counselor ? 1 : 0,
          rows(
              person,
              "select count(*) from counseled_check_ins('"
                  + program.id
                  + "', '"
                  + me.id()
                  + "', '-infinity', 'infinity')"));
      assertEquals(
          person == facilitator ? 1 : 0,
          rows(person, "select count(*) from led_check_ins('" + session + "')"));
      assertEquals(0, rows(person, "select count(*) from own_trigger"));
      assertEquals(
          person == counselor ? 1 : 0,
          rows(
              person,
              "select count(*) from shared_triggers('{"
                  + String.join(
                      ",",
                      owner.column("select id from own_trigger where participant_id = ?", me.id()))
                  + "}')"));
    }
    program.discharge(me);
    counselor.asks().get(theirs()).then().statusCode(404);
  }

  @Test
  void whatWasPromisedOfAnAnswerHoldsAfterTheQuestionsChange() {
    owner.update("update alert_rule set active = false where program_id = ?", program.id);
    program
        .coordinator
        .sends(
            Map.of(
                "asked", List.of("mood", "note"),
                "required", List.of(),
                "counselorSees", List.of("note"),
                "facilitatorSees", List.of()))
        .header("If-Match", "*")
        .put("/v1/programs/" + program.id + "/questions")
        .then()
        .statusCode(200);
    me.sends(
            Map.of(
                "questionsVersion",
                2,
                "selfReport",
                Map.of("mood", 2, "note", "For you, too."),
                "timeZone",
                World.ZONE.getId()))
        .put("/v1/me/daily-check-ins/" + World.today())
        .then()
        .statusCode(201);

    counselor
        .asks()
        .get(theirs())
        .then()
        .body("items.selfReport.mood", contains(null, 6))
        .body("items.selfReport.note", contains("For you, too.", null))
        .body("items[0].notShared", contains("mood"));
  }

  private String theirs() {
    return "/v1/programs/" + program.id + "/participants/" + me.id() + "/check-ins";
  }

  private long rows(World.Person person, String sql) {
    AtomicLong count = new AtomicLong();
    CurrentActor.run(
        new Actor.Person(person.id(), person.device(), "{}"),
        () -> count.set(jdbc.first(sql, row -> row.getLong(1)).orElseThrow()));
    return count.get();
  }
}
