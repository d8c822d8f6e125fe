package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CommitmentTest extends HouseTest {
  private static final String MINE = "/v1/me/commitments";

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  @Test
  void aCommitmentIsAddedChangedAndRemovedByWhoHasReadIt() {
    World.Person me = owner.participant(scene.people().program());
    String path = MINE + "/" + UUID.randomUUID();
    Map<String, Object> late = commitment(Map.of("rule", "FREQ=WEEKLY;BYDAY=MO,TH"));
    String added =
        me.sends(late)
            .put(path)
            .then()
            .statusCode(201)
            .body("title", equalTo("Late shift"))
            .body("rule", equalTo("FREQ=WEEKLY;BYDAY=MO,TH"))
            .body("excluded", empty())
            .extract()
            .header("ETag");

    me.asks().get(path).then().statusCode(200).header("ETag", added);
    me.sends(late).put(path).then().statusCode(200).header("ETag", added);
    me.sends(commitment(Map.of("minutes", 60))).put(path).then().statusCode(428);
    String changed =
        me.sends(commitment(Map.of("minutes", 60)))
            .header("If-Match", added)
            .put(path)
            .then()
            .statusCode(200)
            .body("minutes", equalTo(60))
            .body("rule", nullValue())
            .header("ETag", notNullValue())
            .extract()
            .header("ETag");
    me.sends(late).header("If-Match", added).put(path).then().statusCode(412);
    me.asks().get(MINE).then().statusCode(200).body("items.minutes", contains(60));
    me.asks().delete(path).then().statusCode(428);
    me.asks().header("If-Match", added).delete(path).then().statusCode(412);
    me.asks().header("If-Match", changed).delete(path).then().statusCode(204);
    me.asks().header("If-Match", changed).delete(path).then().statusCode(404);
    me.asks().get(path).then().statusCode(404);
    // Who changes what was removed elsewhere learns it; it does not come back by itself.
    me.sends(late).header("If-Match", changed).put(path).then().statusCode(412);
    me.asks().get(MINE).then().body("items", empty());
  }

  @Test
  void theCounselorSeesThemAndNobodyElseOfTheStaff() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    World.Person another = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    program.counsels(another, owner.participant(program));
    me.sends(commitment(Map.of())).put(MINE + "/" + UUID.randomUUID()).then().statusCode(201);
    String theirs = "/v1/programs/" + program.id + "/participants/" + me.id() + "/commitments";

    counselor.asks().get(theirs).then().statusCode(200).body("items.title", contains("Late shift"));
    another.asks().get(theirs).then().statusCode(404);
    scene.people().foreignCounselor().asks().get(theirs).then().statusCode(404);
    program.coordinator.asks().get(theirs).then().statusCode(403);
    me.asks().get(theirs).then().statusCode(403);
    owner.participant(program).asks().get(MINE).then().body("items.title", empty());
    // The database itself refuses.
    assertEquals(1, rowsOf(me, counselor));
    for (World.Person stranger :
        List.of(
            another, program.coordinator, scene.people().fellow(), scene.people().facilitator())) {
      assertEquals(0, rowsOf(me, stranger));
    }
    program.discharge(me);
    counselor.asks().get(theirs).then().statusCode(404);
    assertEquals(0, rowsOf(me, counselor));
    me.asks().get(MINE).then().statusCode(200).body("items.title", contains("Late shift"));
  }

  @Test
  void whatItIsCalledDoesNotStandInTheDatabaseInClear() {
    World.Person me = owner.participant(scene.people().program());
    String canary = "canary" + UUID.randomUUID();
    String path = MINE + "/" + UUID.randomUUID();
    me.sends(commitment(Map.of("title", canary))).put(path).then().statusCode(201);

    me.asks().get(path).then().body("title", equalTo(canary));
    assertEquals(
        0,
        owner.count(
            "select count(*) from commitment c where c::text like ?"
                + " or position(convert_to(?, 'UTF8') in c.title) > 0",
            "%" + canary + "%",
            canary));
    assertEquals(
        0, owner.count("select count(*) from event e where e::text like ?", "%" + canary + "%"));
  }

  @Test
  void aRetryAtTheSameTimeIsOneCommitment() {
    World.Person me = owner.participant(scene.people().program());
    String path = MINE + "/" + UUID.randomUUID();
    Map<String, Object> same = commitment(Map.of());

    List<Integer> answers = Parallel.all(8, i -> me.sends(same).put(path).statusCode());

    assertEquals(1, Collections.frequency(answers, 201), answers::toString);
    assertEquals(7, Collections.frequency(answers, 200), answers::toString);
  }

  @Test
  void thereIsRoomForAHundredAlsoFromManyDevicesAtOnce() {
    World.Person me = owner.participant(scene.people().program());
    me.sends(commitment(Map.of())).put(MINE + "/" + UUID.randomUUID()).then().statusCode(201);
    owner.update(
        "insert into commitment (id, participant_id, title, local_start, zone, minutes, changed_at)"
            + " select gen_random_uuid(), c.participant_id, c.title, c.local_start, c.zone, 60, now()"
            + " from commitment c, generate_series(1, 96) where c.participant_id = ?",
        me.id());

    List<Integer> answers =
        Parallel.all(
            8,
            i -> me.sends(commitment(Map.of())).put(MINE + "/" + UUID.randomUUID()).statusCode());

    assertEquals(3, Collections.frequency(answers, 201), answers::toString);
    assertEquals(5, Collections.frequency(answers, 409), answers::toString);
    me.sends(commitment(Map.of()))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/too-many-commitments"));
  }

  @Test
  void anIdThatSomebodyElseHasIsTaken() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    String path = MINE + "/" + UUID.randomUUID();
    me.sends(commitment(Map.of())).put(path).then().statusCode(201);

    World.Person another = owner.participant(program);
    another.asks().get(path).then().statusCode(404);
    another.asks().header("If-Match", "*").delete(path).then().statusCode(404);
    another
        .sends(commitment(Map.of("title", "Mine")))
        .put(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("schedule/commitment-id-taken"));
    me.asks().get(path).then().body("title", equalTo("Late shift"));
  }

  @Test
  void theEndOfARuleIsKeptAsALocalTimeHoweverItIsWritten() {
    World.Person me = owner.participant(scene.people().program());
    Map<String, String> kept =
        Map.of(
            "20270301T030000Z", "20270228T220000",
            "20270228", "20270228T235959",
            "20270228T220000", "20270228T220000");
    kept.forEach(
        (written, local) -> {
          Map<String, Object> body = commitment(Map.of("rule", "FREQ=DAILY;UNTIL=" + written));
          String path = MINE + "/" + UUID.randomUUID();
          me.sends(body)
              .put(path)
              .then()
              .statusCode(201)
              .body("rule", equalTo("FREQ=DAILY;UNTIL=" + local));
          me.sends(body).put(path).then().statusCode(200);
        });
  }

  @Test
  void wrongOnesSayWhatToChange() {
    World.Person me = owner.participant(scene.people().program());
    List<String> answers = new ArrayList<>();
    Map<Map<String, Object>, String> wrong = new HashMap<>();
    wrong.put(Map.of("zone", "Mars/Olympus"), "program/zone-unknown");
    wrong.put(Map.of("zone", "+05:00"), "program/zone-unknown");
    wrong.put(Map.of("rule", "every day"), "schedule/rule-invalid");
    wrong.put(Map.of("rule", "FREQ=DAILY;COUNT=0"), "schedule/rule-invalid");
    wrong.put(Map.of("rule", "FREQ=DAILY;INTERVAL=2147483647"), "schedule/rule-invalid");
    wrong.put(Map.of("rule", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), "schedule/rule-empty");
    wrong.put(Map.of("rule", "FREQ=DAILY;UNTIL=20200101"), "schedule/rule-empty");
    wrong.put(Map.of("rule", "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=5"), "schedule/rule-empty");
    wrong.put(Map.of("rule", "FREQ=HOURLY"), "schedule/rule-too-frequent");
    wrong.put(Map.of("rule", "FREQ=SECONDLY"), "schedule/rule-too-frequent");
    wrong.put(Map.of("rule", "FREQ=DAILY;BYHOUR=8,9,10"), "schedule/rule-too-frequent");
    wrong.put(Map.of("rule", "FREQ=DAILY;BYSECOND=0,1,2"), "schedule/rule-too-frequent");
    wrong.put(
        Map.of("rule", "FREQ=DAILY;UNTIL=20300101;BYMONTHDAY=1" + ",1".repeat(231)),
        "schedule/rule-invalid");
    wrong.put(Map.of("rule", ""), "platform/invalid-fields");
    wrong.put(Map.of("rule", "x".repeat(501)), "platform/invalid-fields");
    wrong.put(Map.of("minutes", 4), "platform/invalid-fields");
    wrong.put(Map.of("minutes", 1441), "platform/invalid-fields");
    wrong.put(Map.of("title", " "), "platform/invalid-fields");
    wrong.put(Map.of("title", "x".repeat(121)), "platform/invalid-fields");
    wrong.put(Map.of("localStart", "2026-11-23T22:00:00Z"), "platform/invalid-fields");
    wrong.put(Map.of("localStart", "0000-01-01T00:00:00"), "schedule/commitment-out-of-range");
    wrong.put(Map.of("localStart", "9999-12-31T23:59:59"), "schedule/commitment-out-of-range");
    wrong.put(Map.of("excluded", List.of("0000-01-01")), "schedule/commitment-out-of-range");
    wrong.put(
        Map.of("excluded", Collections.nCopies(367, "2026-12-24")), "platform/invalid-fields");
    wrong.put(Map.of("excluded", Collections.singletonList(null)), "platform/invalid-fields");
    wrong.forEach(
        (change, type) -> {
          io.restassured.response.Response answer =
              me.sends(commitment(change)).put(MINE + "/" + UUID.randomUUID());
          if (answer.statusCode() != 400 || !type.equals(answer.path("type"))) {
            answers.add(change + " " + answer.statusCode() + " " + answer.asString());
          }
        });

    assertEquals(List.of(), answers);
    me.asks().get(MINE).then().body("items", empty());
  }

  @Test
  void aRuleThatIsRefusedSaysHowToWriteOne() {
    World.Person me = owner.participant(scene.people().program());
    Map<String, String> details =
        Map.of(
            "every day", "Write it as in FREQ=WEEKLY;BYDAY=MO,WE;UNTIL=20270328",
            "FREQ=HOURLY", "once a day at most",
            "FREQ=DAILY;UNTIL=20200101", "Its end lies before its start");
    details.forEach(
        (rule, detail) ->
            me.sends(commitment(Map.of("rule", rule)))
                .put(MINE + "/" + UUID.randomUUID())
                .then()
                .statusCode(400)
                .body("title", not(containsString("RFC")))
                .body("detail", containsString(detail)));
  }

  @Test
  void aTimeOfDayInTheRuleIsOnceADay() {
    World.Person me = owner.participant(scene.people().program());
    me.sends(commitment(Map.of("rule", "FREQ=DAILY;BYHOUR=22")))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(201);
  }

  @Test
  void daysLeftOutAreKeptOnceAndInOrder() {
    World.Person me = owner.participant(scene.people().program());
    LocalDate day = LocalDate.now(World.ZONE);
    String first = day.plusDays(1).toString();
    String second = day.plusDays(2).toString();
    me.sends(commitment(Map.of("rule", "FREQ=DAILY", "excluded", List.of(second, first, second))))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(201)
        .body("excluded", contains(first, second));
    me.asks().get(MINE).then().body("items[0].excluded", contains(first, second));
  }

  /** The body of an ordinary commitment, with changes. */
  static Map<String, Object> commitment(Map<String, ?> changes) {
    Map<String, Object> body = new HashMap<>();
    body.put("title", "Late shift");
    body.put("localStart", LocalDate.now(World.ZONE) + "T22:00:00");
    body.put("zone", World.ZONE.getId());
    body.put("minutes", 480);
    body.putAll(changes);
    return body;
  }

  private long rowsOf(World.Person whose, World.Person reader) {
    AtomicLong rows = new AtomicLong();
    CurrentActor.run(
        new Actor.Person(reader.id(), reader.device(), "{}"),
        () ->
            rows.set(
                jdbc.first(
                        "select count(*) from commitment where participant_id = ?",
                        row -> row.getLong(1),
                        whose.id())
                    .orElseThrow()));
    return rows.get();
  }
}
