package org.cairn.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** How far somebody has come, and what a group sees of it. */
@QuarkusTest
class MilestoneTest extends HouseTest {
  private static final String MINE = "/v1/me/milestones";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void theLadderGoesOnForYears() {
    assertArrayEquals(
        new int[] {1, 3, 7, 14, 30, 60, 90, 180, 270, 365, 730, 1095},
        MilestoneKind.DAYS.upTo(1100).toArray());
    assertArrayEquals(
        new int[] {1, 5, 10, 25, 50, 100, 150, 200}, MilestoneKind.SESSIONS.upTo(249).toArray());
    assertArrayEquals(new int[] {}, MilestoneKind.SKILLS.upTo(0).toArray());
    for (MilestoneKind kind : MilestoneKind.values()) {
      for (int number = 0; number < 1500; number++) {
        int next = kind.after(number);
        assertTrue(next > number);
        assertEquals(kind.upTo(number).count() + 1, kind.upTo(next).count(), kind + " " + number);
        assertTrue(Milestone.of(kind.word() + "-" + next).isPresent());
      }
    }
    for (String none :
        List.of(
            "days", "days-2", "days-0", "days--1", "years-1", "days-01", "Days-1", "days-366")) {
      assertTrue(Milestone.of(none).isEmpty(), none);
    }
    assertEquals("730 days in all", MilestoneKind.DAYS.words(730));
    assertEquals("1 day with a skill", MilestoneKind.SKILLS.words(1));
  }

  @Test
  void whoHasJustBegunSeesWhatComesNext() {
    World.Person me = owner.participant(scene.people().program());

    me.asks()
        .get(MINE)
        .then()
        .statusCode(200)
        .body("items.kind", contains("days", "sessions", "skills"))
        .body("items.total", contains(0, 0, 0))
        .body("items[0].reached", empty())
        .body("items.next.id", contains("days-1", "sessions-1", "skills-1"))
        .body("items[0].message", equalTo("Counting days is yours to choose."))
        .body("next", nullValue());
  }

  @Test
  void whatIsReachedIsCountedFromDaysSessionsAndSkills() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    // The count that has come furthest, with all its periods: 20 and 11 days.
    count(me, Map.of("from", ago(50), "to", ago(30)), Map.of("from", ago(11)));
    count(me, Map.of("from", ago(29)));
    attend(me, 6, "present");
    attend(me, 1, "no_show");
    practice(me, program, 4, "{urge-surfing}");
    practice(me, program, 2, "{}");

    JsonPath found = me.asks().get(MINE).then().statusCode(200).extract().jsonPath();

    assertEquals(List.of(31, 6, 4), found.getList("items.total"));
    assertEquals(List.of(1, 3, 7, 14, 30), found.getList("items[0].reached.number"));
    assertEquals(List.of("sessions-1", "sessions-5"), found.getList("items[1].reached.id"));
    assertEquals(List.of("1 day with a skill"), found.getList("items[2].reached.words"));
    assertEquals(
        "5 sessions reached; the next milestone is 10 sessions.",
        found.getString("items[1].message"));
    assertEquals("60 days in all", found.getString("items[0].next.words"));
  }

  @Test
  void aDayOfLoggedPracticeIsADayWithASkill() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    practice(me, program, 4, "{urge-surfing}"); // until sixteen days ago
    for (String day : List.of("2", "2", "5")) {
      me.sends(
              World.practice(
                  Map.of(
                      "practicedAt",
                      java.time.Instant.now()
                          .minus(java.time.Duration.ofDays(Long.parseLong(day)))
                          .toString())))
          .put("/v1/me/practices/" + UUID.randomUUID())
          .then()
          .statusCode(201);
    }

    me.asks().get(MINE).then().statusCode(200).body("items.total", contains(0, 0, 6));
  }

  @Test
  void aMilestoneIsSharedUnderTheAliasAndTakenBack() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person fellow = owner.participant(program);
    World.Person facilitator = owner.staff(program, "facilitator");
    UUID group = program.group();
    program.facilitates(facilitator, group);
    String alias = program.admit(group, me);
    program.admit(group, fellow);
    String id = count(me, Map.of("from", ago(14)));
    String seen = "/v1/groups/" + group + "/milestones";

    share(me, "days-14", group, 204);
    share(me, "days-14", group, 204);
    share(me, "days-7", group, 204);
    me.asks()
        .put(MINE + "/days-30/shares/" + group)
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/milestone-not-reached"));
    share(me, "days-15", group, 404);
    share(me, "days-7", scene.people().group(), 404);
    share(me, "days-7", UUID.randomUUID(), 404);
    share(scene.people().foreigner(), "sessions-1", group, 404);

    for (World.Person reader : List.of(me, fellow, facilitator)) {
      reader
          .asks()
          .get(seen)
          .then()
          .statusCode(200)
          .body("items.alias", contains(alias, alias))
          .body("items.kind", contains("days", "days"))
          .body("items.reached", contains(7, 14))
          .body("items[1].words", equalTo("14 days in all"))
          .body(not(containsString(me.id().toString())))
          .body(not(containsString(me.login())));
    }
    String next =
        fellow
            .asks()
            .get(seen + "?limit=1")
            .then()
            .body("items.reached", contains(7))
            .extract()
            .path("next");
    fellow
        .asks()
        .queryParam("cursor", next)
        .get(seen)
        .then()
        .body("items.reached", contains(14))
        .body("next", nullValue());
    me.asks()
        .get(MINE)
        .then()
        .body(
            "items[0].reached.sharedWith.flatten()", contains(group.toString(), group.toString()));
    fellow.asks().get(MINE).then().body("items.reached.flatten()", empty());
    scene.people().foreigner().asks().get(seen).then().statusCode(404);
    scene.people().foreignFacilitator().asks().get(seen).then().statusCode(404);
    program.coordinator.asks().get(seen).then().statusCode(403);

    // Nobody takes back what another one shows.
    fellow.asks().delete(MINE + "/days-7/shares/" + group).then().statusCode(204);
    fellow.asks().get(seen).then().body("items.reached", contains(7, 14));
    me.asks().delete(MINE + "/days-7/shares/" + group).then().statusCode(204);
    me.asks().delete(MINE + "/days-7/shares/" + group).then().statusCode(204);
    fellow.asks().get(seen).then().body("items.reached", contains(14));

    // Days that a correction takes away are not shown any more; the others are.
    share(me, "days-7", group, 204);
    me.sends(days(Map.of("from", ago(8))))
        .header("If-Match", "*")
        .put("/v1/me/recovery-counts/" + id)
        .then()
        .statusCode(200);
    fellow.asks().get(seen).then().body("items.reached", contains(7));

    // Whoever counts no longer shows nothing of it any more.
    me.asks().header("If-Match", "*").delete("/v1/me/recovery-counts/" + id).then().statusCode(204);
    fellow.asks().get(seen).then().body("items", empty());
  }

  @Test
  void leavingTheGroupEndsTheViewOnBothSides() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person fellow = owner.participant(program);
    UUID group = program.group();
    program.admit(group, me);
    program.admit(group, fellow);
    attend(me, 1, "late");
    share(me, "sessions-1", group, 204);
    String seen = "/v1/groups/" + group + "/milestones";
    fellow.asks().get(seen).then().body("items.reached", contains(1));

    program
        .coordinator
        .asks()
        .delete("/v1/groups/" + group + "/members/" + me.id())
        .then()
        .statusCode(204);

    fellow.asks().get(seen).then().statusCode(200).body("items", empty());
    me.asks().get(seen).then().statusCode(404);
    share(me, "sessions-1", group, 404);
    // Under a new alias nothing tells who it was before.
    program.admit(group, me);
    fellow.asks().get(seen).then().body("items", empty());
    share(me, "sessions-1", group, 204);
    fellow.asks().get(seen).then().body("items.reached", contains(1));
    program.discharge(me);
    fellow.asks().get(seen).then().body("items", empty());
  }

  @SafeVarargs
  private static String count(World.Person me, Map<String, String>... periods) {
    UUID id = UUID.randomUUID();
    me.sends(days(periods)).put("/v1/me/recovery-counts/" + id).then().statusCode(201);
    return id.toString();
  }

  @SafeVarargs
  private static Map<String, Object> days(Map<String, String>... periods) {
    return Map.of("what", "Days", "timeZone", World.ZONE.getId(), "periods", List.of(periods));
  }

  private static void share(World.Person me, String milestone, UUID group, int status) {
    me.asks().put(MINE + "/" + milestone + "/shares/" + group).then().statusCode(status);
  }

  /** Attendance at so many sessions, as it stands in the database. */
  private void attend(World.Person me, int sessions, String status) {
    World.Program program = scene.people().program();
    for (int i = 0; i < sessions; i++) {
      owner.update(
          "insert into attendance (session_id, participant_id, status, source, recorded_at)"
              + " values (?, ?, ?, 'job', now())",
          program.session(50_000 + i),
          me.id(),
          status);
    }
  }

  private void practice(World.Person me, World.Program program, int days, String skills) {
    for (int i = 0; i < days; i++) {
      owner.update(
          "insert into check_in (id, participant_id, program_id, questions_version, day, zone, arrived_at,"
              + " received_at, changed_at, skills_used) select gen_random_uuid(), ?, ?, 1,"
              + " coalesce(max(c.day), current_date - 20) + 1, 'UTC', now(), now(), now(), ?::text[]"
              + " from check_in c where c.participant_id = ?",
          me.id(),
          program.id,
          skills,
          me.id());
    }
  }

  private static String ago(int days) {
    return World.today().minusDays(days).toString();
  }
}
