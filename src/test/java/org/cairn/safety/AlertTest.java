package org.cairn.safety;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** What a participant says is seen by the person who can help, and is never silently lost. */
@QuarkusTest
class AlertTest extends HouseTest {
  private static World.Program shared;

  @Inject Owner owner;
  @Inject EscalateAlerts escalateAlerts;
  @Inject NoticeSilence noticeSilence;

  /** Somebody in the program, and who counsels them. */
  private record Pair(World.Program program, World.Person me, World.Person counselor) {}

  @Test
  void aWorryingCheckInIsOneAlertToTheCounselor() {
    Pair pair = pair();
    UUID session = checkIn(pair, Map.of("craving", 9));
    checkInAgain(pair, session, Map.of("craving", 9));

    String alert = only(pair.me);

    assertEquals(List.of("alert.raised"), told(pair.counselor, alert));
    assertEquals(List.of(), told(pair.program.coordinator, alert));
    assertEquals(List.of(), told(pair.me, alert));
    pair.counselor
        .asks()
        .get("/v1/alerts/" + alert)
        .then()
        .statusCode(200)
        .body("alert.severity", equalTo("acute"))
        .body("alert.says", equalTo("Craving of 9 or more in a check-in"))
        .body("alert.participant.id", equalTo(pair.me.id().toString()))
        .body("alert.participant.name", equalTo("Person " + pair.me.login()))
        .body("alert.status", equalTo("open"))
        .body("alert.claimedBy", nullValue())
        .body("alert.dueAt", notNullValue())
        .body("notes", empty());
    pair.counselor
        .asks()
        .get("/v1/alerts")
        .then()
        .body("items.id", contains(alert))
        .body("next", nullValue());
  }

  @Test
  void whatIsNotWorryingIsNoAlert() {
    Pair pair = pair();
    checkIn(pair, Map.of());

    assertEquals(List.of(), alerts(pair.me));
  }

  @Test
  void eachThingThatIsSaidIsAnAlertOfItsOwn() {
    Pair pair = pair();
    checkIn(pair, Map.of("craving", 8, "mood", 1, "usedSinceLast", true));

    pair.counselor
        .asks()
        .get("/v1/alerts")
        .then()
        .body(
            "items.says",
            contains(
                "Mood of 1 or less in a check-in",
                "Craving of 7 or more in a check-in",
                "Use since last time, named in a check-in"));
  }

  @Test
  void theFeedLeadsTheCounselorToIt() throws InterruptedException {
    Pair pair = pair();
    String since = pair.counselor.asks().get("/v1/me/events").path("cursor");
    checkIn(pair, Map.of("craving", 9));

    List<String> links = List.of();
    for (int i = 0; i < 50 && links.isEmpty(); i++) {
      Response feed = pair.counselor.asks().queryParam("since", since).get("/v1/me/events");
      links = feed.path("items.findAll { it.type == 'alert.raised' }.link");
      Thread.sleep(links.isEmpty() ? 100 : 0); // until what other tests began has ended
    }

    assertEquals(List.of("/v1/alerts/" + only(pair.me)), links);
    pair.counselor.asks().get(links.get(0)).then().statusCode(200);
  }

  @Test
  void whatStaffAreToldOfIsInTheContract() throws IOException {
    String contract = Files.readString(Path.of("target/openapi/openapi.json"));
    for (String type :
        List.of(
            "alert.raised",
            "alert.escalated",
            "alert.claimed",
            "alert.resolved",
            "safety.plan_changed")) {
      assertTrue(contract.contains(type), type);
    }
  }

  @Test
  void withoutACounselorTheCoordinatorsAreTold() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    checkIn(new Pair(program, me, null), Map.of("usedSinceLast", true));

    String alert = only(me);

    assertEquals(List.of("alert.raised"), told(program.coordinator, alert));
    program.coordinator.asks().get("/v1/alerts/" + alert).then().statusCode(200);
  }

  @Test
  void anAcuteOneIsToldToTheOnCallAtOnceAndAnotherIsNot() {
    Pair pair = pair(world.program());
    World.Person night = onCall(pair.program);
    checkIn(pair, Map.of("craving", 9, "usedSinceLast", true));

    String acute = alert(pair.me, "at_least");
    String urgent = alert(pair.me, "use");

    assertEquals(List.of("alert.raised"), told(night, acute));
    assertEquals(List.of(), told(night, urgent));
    night
        .asks()
        .get("/v1/alerts/" + acute)
        .then()
        .statusCode(200)
        .body("alert.participant.name", equalTo("Person " + pair.me.login()));
    night.asks().get("/v1/alerts/" + urgent).then().statusCode(404);
    night.asks().get("/v1/alerts").then().body("items.id", contains(acute));
  }

  @Test
  void nobodyElseSeesIt() {
    Pair pair = pair();
    Pair other = pair();
    checkIn(pair, Map.of("craving", 9));
    String path = "/v1/alerts/" + only(pair.me);
    World.Person elsewhere = world.program().coordinator;

    for (World.Person stranger :
        List.of(other.counselor, owner.staff(pair.program, "facilitator"), elsewhere)) {
      stranger.asks().get(path).then().statusCode(404);
      stranger.sends(Map.of("takeOver", true)).post(path + "/claim").then().statusCode(404);
      stranger.sends(Map.of("text", "Hello")).post(path + "/notes").then().statusCode(404);
      stranger.sends(Map.of("outcome", "reached")).post(path + "/resolve").then().statusCode(404);
      stranger.asks().get("/v1/alerts").then().body("items", empty());
    }
    pair.me.asks().get(path).then().statusCode(403);
    pair.counselor.asks().get(path).then().body("alert.status", equalTo("open"));
  }

  @Test
  void sightGoesWithTheAssignmentAndComesWithTheNextOne() {
    Pair pair = pair();
    // Works on in the program, with somebody else.
    pair.program.counsels(pair.counselor, owner.participant(pair.program));
    checkIn(pair, Map.of("craving", 9));
    String path = "/v1/alerts/" + only(pair.me);
    pair.counselor.asks().get(path).then().statusCode(200);
    World.Person next = owner.staff(pair.program, "counselor");

    pair.program.counsels(next, pair.me);
    String assignment =
        owner
            .column(
                "select id from assignment where staff_id = ? and participant_id = ?",
                pair.counselor.id(),
                pair.me.id())
            .get(0);
    pair.program
        .coordinator
        .asks()
        .delete("/v1/programs/" + pair.program.id + "/assignments/" + assignment)
        .then()
        .statusCode(204);

    pair.counselor.asks().get(path).then().statusCode(404);
    pair.counselor.asks().get("/v1/alerts").then().body("items", empty());
    next.asks().get(path).then().statusCode(200);
    pair.program.discharge(pair.me);
    next.asks().get(path).then().statusCode(404);
    pair.program.coordinator.asks().get(path).then().statusCode(200);
  }

  @Test
  void itIsClaimedNotedAndResolvedByAPerson() {
    Pair pair = pair();
    checkIn(pair, Map.of("craving", 9));
    String alert = only(pair.me);
    String path = "/v1/alerts/" + alert;
    Map<String, Object> reached = Map.of("outcome", "reached", "note", "Talked for half an hour.");
    pair.counselor
        .sends(reached)
        .post(path + "/resolve")
        .then()
        .statusCode(409)
        .body("type", equalTo("safety/not-claimed"));

    for (int i = 0; i < 2; i++) {
      pair.counselor
          .sends(Map.of("takeOver", false))
          .post(path + "/claim")
          .then()
          .statusCode(200)
          .body("status", equalTo("claimed"))
          .body("claimedBy.id", equalTo(pair.counselor.id().toString()))
          .body("claimedBy.name", containsString("Staff"));
    }
    String key = UUID.randomUUID().toString();
    for (int i = 0; i < 2; i++) {
      pair.counselor
          .sends(Map.of("text", "Called twice."))
          .header("Idempotency-Key", key)
          .post(path + "/notes")
          .then()
          .statusCode(201)
          .body("text", equalTo("Called twice."))
          .body("author.name", containsString("Staff"));
    }
    for (int i = 0; i < 2; i++) {
      pair.counselor
          .sends(reached)
          .post(path + "/resolve")
          .then()
          .statusCode(200)
          .body("status", equalTo("resolved"))
          .body("dueAt", nullValue())
          .body("outcome", equalTo("reached"));
    }
    pair.program
        .coordinator
        .asks()
        .get(path)
        .then()
        .statusCode(200)
        .body("notes.text", contains("Called twice.", "Talked for half an hour."))
        .body("notes.author.name", not(hasItem(nullValue())));
    for (Map<String, Object> other :
        List.<Map<String, Object>>of(
            Map.of("outcome", "referred"),
            Map.of("outcome", "reached", "note", "Also talked to their sister."))) {
      pair.counselor
          .sends(other)
          .post(path + "/resolve")
          .then()
          .statusCode(409)
          .body("type", equalTo("safety/alert-resolved"));
    }
    pair.program
        .coordinator
        .sends(Map.of("takeOver", true))
        .post(path + "/claim")
        .then()
        .statusCode(409)
        .body("type", equalTo("safety/alert-resolved"));
    pair.counselor.asks().get("/v1/alerts").then().body("items", empty());
    pair.counselor
        .asks()
        .get("/v1/alerts?status=resolved")
        .then()
        .body("items.id", contains(alert));
    assertEquals(List.of("alert.raised"), told(pair.counselor, alert));
    assertEquals(
        0,
        owner.count(
            "select count(*) from alert_note where position(convert_to('Called', 'UTF8') in body) > 0"));
  }

  @Test
  void ofSixteenWhoClaimOneHasIt() {
    Pair pair = pair();
    List<World.Person> staff =
        IntStream.range(0, 16)
            .mapToObj(
                i -> {
                  World.Person one = owner.staff(pair.program, "counselor");
                  pair.program.counsels(one, pair.me);
                  return one;
                })
            .toList();
    checkIn(pair, Map.of("craving", 9));
    String alert = only(pair.me);

    List<Integer> answers =
        Parallel.all(
            16,
            i ->
                staff
                    .get(i)
                    .sends(Map.of("takeOver", false))
                    .post("/v1/alerts/" + alert + "/claim")
                    .statusCode());

    assertEquals(1, Collections.frequency(answers, 200), answers::toString);
    assertEquals(15, Collections.frequency(answers, 409), answers::toString);
    World.Person claimer = staff.get(answers.indexOf(200));
    World.Person other = staff.get(answers.indexOf(409));
    assertEquals(List.of("alert.raised"), told(claimer, alert));
    assertEquals(List.of("alert.raised", "alert.claimed"), told(other, alert));
    other
        .asks()
        .get("/v1/alerts/" + alert)
        .then()
        .body("alert.claimedBy.name", equalTo("Staff " + claimer.login()));
  }

  @Test
  void whoCannotGoOnIsTakenOver() {
    Pair pair = pair();
    World.Person second = owner.staff(pair.program, "counselor");
    pair.program.counsels(second, pair.me);
    checkIn(pair, Map.of("craving", 9));
    String alert = only(pair.me);
    String path = "/v1/alerts/" + alert;
    pair.counselor.sends(Map.of("takeOver", false)).post(path + "/claim").then().statusCode(200);

    second
        .sends(Map.of("takeOver", false))
        .post(path + "/claim")
        .then()
        .statusCode(409)
        .body("type", equalTo("safety/already-claimed"))
        .body("title", containsString("Somebody is on it"));
    second
        .sends(Map.of("takeOver", true))
        .post(path + "/claim")
        .then()
        .statusCode(200)
        .body("claimedBy.id", equalTo(second.id().toString()));

    assertEquals(List.of("alert.raised", "alert.claimed"), told(pair.counselor, alert));
    pair.counselor
        .sends(Map.of("outcome", "reached"))
        .post(path + "/resolve")
        .then()
        .statusCode(409)
        .body("type", equalTo("safety/not-claimed"));
    second.sends(Map.of("outcome", "reached")).post(path + "/resolve").then().statusCode(200);
    assertEquals(
        List.of("alert.raised", "alert.claimed", "alert.resolved"), told(pair.counselor, alert));
  }

  @Test
  void whatNobodyClaimsGoesToTheOnCallAndThenToTheCoordinatorsUntilSomebodyDoes() {
    Pair pair = pair(world.program());
    World.Person night = onCall(pair.program);
    checkIn(pair, Map.of("usedSinceLast", true));
    String alert = only(pair.me);

    escalateAlerts.escalate(Instant.now());
    assertEquals(List.of(), told(night, alert), "not due yet");
    escalate(alert);
    assertEquals(List.of("alert.escalated"), told(night, alert));
    assertEquals(List.of(), told(pair.program.coordinator, alert));
    night
        .asks()
        .get("/v1/alerts/" + alert)
        .then()
        .statusCode(200)
        .body("alert.escalations", equalTo(1))
        .body("alert.participant.name", notNullValue());
    escalateAlerts.escalate(Instant.now());
    assertEquals(List.of("alert.escalated"), told(night, alert), "due again only later");
    escalate(alert);
    assertEquals(List.of("alert.escalated", "alert.escalated"), told(night, alert));
    assertEquals(List.of("alert.escalated"), told(pair.program.coordinator, alert));

    night
        .sends(Map.of("takeOver", false))
        .post("/v1/alerts/" + alert + "/claim")
        .then()
        .statusCode(200);
    escalateAlerts.escalate(Instant.now());
    assertEquals(2, told(night, alert).size());
    escalate(alert);
    assertEquals(3, told(night, alert).size(), "taken and not resolved comes up again");
    night
        .sends(Map.of("outcome", "reached"))
        .post("/v1/alerts/" + alert + "/resolve")
        .then()
        .statusCode(200);
    assertEquals(
        0,
        owner.count("select count(*) from alert where id = ? and due_at is not null", uuid(alert)));
  }

  @Test
  void howSoonItGoesOnIsAQuestionOfItsSeverity() {
    Pair pair = pair(world.program());
    checkIn(pair, Map.of("mood", 1, "usedSinceLast", true));
    Pair quiet = pair(pair.program);
    owner.update(
        "update enrollment set started_at = now() - interval '8 days' where participant_id = ?",
        quiet.me.id());
    noticeSilence.notice(Instant.now());
    String minutes =
        "select severity || ' ' || round(extract(epoch from due_at - coalesce(claimed_at, raised_at))"
            + " / 60) from alert where program_id = ? order by severity";

    assertEquals(
        List.of("acute 30", "routine 1440", "urgent 120"), owner.column(minutes, pair.program.id));
    for (Pair each : List.of(pair, quiet)) {
      for (String alert : alerts(each.me)) {
        each.counselor
            .sends(Map.of("takeOver", false))
            .post("/v1/alerts/" + alert + "/claim")
            .then()
            .statusCode(200);
      }
    }
    assertEquals(
        List.of("acute 120", "routine 1440", "urgent 1440"),
        owner.column(minutes, pair.program.id));
  }

  @Test
  void whatCanWaitGoesToTheCoordinatorsAndWakesNobody() {
    Pair pair = pair(world.program());
    World.Person night = onCall(pair.program);
    miss(pair, -600);
    miss(pair, -400);
    String alert = only(pair.me);

    escalate(alert);
    escalate(alert);

    assertEquals(List.of(), told(night, alert));
    assertEquals(
        List.of("alert.escalated", "alert.escalated"), told(pair.program.coordinator, alert));
  }

  @Test
  void whatGetsWorseAfterItWasLookedAfterIsToldAnew() {
    Pair pair = pair();
    checkIn(pair, Map.of("craving", 9));
    String first = only(pair.me);
    say(pair, 10);
    assertEquals(List.of(first), alerts(pair.me), "somebody looks at it already");

    resolve(pair, first);
    say(pair, 10);
    say(pair, 9);
    assertEquals(List.of(first), alerts(pair.me), "it is no worse");
    say(pair, 10);
    say(pair, 10);

    List<String> all = alerts(pair.me);
    assertEquals(2, all.size());
    String second = all.get(0).equals(first) ? all.get(1) : all.get(0);
    assertEquals(List.of("alert.raised"), told(pair.counselor, second));
    resolve(pair, second);
    say(pair, 8);
    assertEquals(all, alerts(pair.me), "it is better");
  }

  @Test
  void aDraftThatGetsWorseIsToldAnew() {
    Pair pair = pair();
    UUID id = UUID.randomUUID();
    draft(pair, id, 1);
    String first = only(pair.me);
    draft(pair, id, 2);
    assertEquals(List.of(first), alerts(pair.me));
    resolve(pair, first);

    draft(pair, id, 3);
    draft(pair, id, 3);

    assertEquals(2, alerts(pair.me).size());
  }

  @Test
  void itLeadsToWhatSetItOff() {
    Pair pair = pair();
    checkIn(pair, Map.of("craving", 9));
    String checkIns = pair.counselor.asks().get("/v1/alerts/" + only(pair.me)).path("alert.link");
    pair.counselor.asks().get(checkIns).then().statusCode(200).body("items", hasSize(1));
    pair.program.coordinator.asks().get(checkIns).then().statusCode(403);
    Pair other = pair();
    miss(other, -600);
    miss(other, -400);
    String roster = other.counselor.asks().get("/v1/alerts/" + only(other.me)).path("alert.link");
    other.program.coordinator.asks().get(roster).then().statusCode(200);
    Pair third = pair();
    draft(third, UUID.randomUUID(), 1);
    String answers = third.counselor.asks().get("/v1/alerts/" + only(third.me)).path("alert.link");
    third.counselor.asks().get(answers).then().statusCode(200);
  }

  @Test
  void whatIsNotResolvedIsOneListAndASingleParticipantsToo() {
    Pair pair = pair();
    World.Person second = owner.participant(pair.program);
    pair.program.counsels(pair.counselor, second);
    checkIn(pair, Map.of("craving", 9));
    checkIn(new Pair(pair.program, second, pair.counselor), Map.of("usedSinceLast", true));
    String mine = only(pair.me);
    pair.counselor.sends(Map.of("takeOver", false)).post("/v1/alerts/" + mine + "/claim");

    pair.counselor.asks().get("/v1/alerts").then().body("items.id", contains(mine, only(second)));
    pair.counselor
        .asks()
        .get("/v1/alerts?participantId=" + second.id())
        .then()
        .body("items.id", contains(only(second)));
    pair.counselor
        .asks()
        .get("/v1/alerts?status=open&participantId=" + pair.me.id())
        .then()
        .body("items", empty());
    pair.counselor.asks().get("/v1/alerts?status=claimed").then().body("items.id", contains(mine));
  }

  @Test
  void theOnCallReadsTheSafetyPlanUntilTheAlertIsResolved() {
    Pair pair = pair(world.program());
    World.Person night = onCall(pair.program);
    String plan =
        "/v1/programs/" + pair.program.id + "/participants/" + pair.me.id() + "/safety-plan";
    pair.me.sends(World.safetyPlan()).put("/v1/me/safety-plan").then().statusCode(201);
    night.asks().get(plan).then().statusCode(404);
    checkIn(pair, Map.of("craving", 9));
    String alert = only(pair.me);

    night
        .asks()
        .get(plan)
        .then()
        .statusCode(200)
        .body("plan.peopleToAsk[0].phone", equalTo("865-555-0117"))
        .body("seenBy", containsString("on call"));
    pair.program.coordinator.asks().get(plan).then().statusCode(404);
    night.sends(World.safetyPlan()).header("If-Match", "*").put(plan).then().statusCode(403);
    resolve(pair, alert);
    night.asks().get(plan).then().statusCode(404);
  }

  @Test
  void withoutAnOnCallItGoesToTheCoordinatorsAtOnce() {
    Pair pair = pair(world.program());
    checkIn(pair, Map.of("usedSinceLast", true));
    String alert = only(pair.me);

    escalate(alert);

    assertEquals(List.of("alert.escalated"), told(pair.program.coordinator, alert));
  }

  @Test
  void aJobOnTwoReplicasTakesItOnOnce() {
    Pair pair = pair(world.program());
    checkIn(pair, Map.of("usedSinceLast", true));
    String alert = only(pair.me);
    owner.update("update alert set due_at = now() - interval '1 minute' where id = ?", uuid(alert));
    Instant now = Instant.now();

    Parallel.all(
        8,
        i -> {
          escalateAlerts.escalate(now);
          return true;
        });

    assertEquals(List.of("alert.escalated"), told(pair.program.coordinator, alert));
  }

  @Test
  void whatACoordinatorTunesHoldsFromThenOn() {
    Pair pair = pair(world.program());
    String rules = "/v1/programs/" + pair.program.id + "/alert-rules";
    List<String> craving =
        pair.program
            .coordinator
            .asks()
            .get(rules)
            .path("items.findAll { it.kind == 'at_least' }.id");
    tune(pair.program, rules + "/" + craving.get(0), 10, "acute", true);
    tune(pair.program, rules + "/" + craving.get(1), 7, "urgent", false);
    checkIn(pair, Map.of("craving", 9));
    assertEquals(List.of(), alerts(pair.me));

    tune(pair.program, rules + "/" + craving.get(0), 5, "urgent", true);
    World.Person another = owner.participant(pair.program);
    checkIn(new Pair(pair.program, another, pair.counselor), Map.of("craving", 5));

    pair.program
        .coordinator
        .asks()
        .get("/v1/alerts/" + only(another))
        .then()
        .body("alert.says", equalTo("Craving of 5 or more in a check-in"))
        .body("alert.severity", equalTo("urgent"));
  }

  @Test
  void whoHasGoneQuietIsNoticedOnceAndAgainWhenTheyStayQuiet() {
    Pair pair = pair();
    noticeSilence.notice(Instant.now());
    assertEquals(List.of(), alerts(pair.me));
    owner.update(
        "update enrollment set started_at = now() - interval '8 days' where participant_id = ?",
        pair.me.id());

    for (int i = 0; i < 2; i++) {
      noticeSilence.notice(Instant.now());
    }

    String alert = only(pair.me);
    pair.counselor
        .asks()
        .get("/v1/alerts/" + alert)
        .then()
        .body("alert.says", equalTo("No check-in, message or session for 7 days"))
        .body("alert.severity", equalTo("routine"));
    pair.counselor.sends(Map.of("takeOver", false)).post("/v1/alerts/" + alert + "/claim");
    pair.counselor.sends(Map.of("outcome", "reached")).post("/v1/alerts/" + alert + "/resolve");
    noticeSilence.notice(Instant.now());
    assertEquals(1, alerts(pair.me).size(), "they have just been heard of");
    owner.update("alter table alert disable trigger guard_alert");
    owner.update(
        "update alert set resolved_at = now() - interval '8 days' where participant_id = ?",
        pair.me.id());
    owner.update("alter table alert enable trigger guard_alert");
    noticeSilence.notice(Instant.now());
    assertEquals(2, alerts(pair.me).size(), "quiet for another week");
  }

  @Test
  void twoSessionsMissedInARowAreNoticed() {
    Pair pair = pair();
    miss(pair, -600);
    assertEquals(List.of(), alerts(pair.me));
    miss(pair, -400);
    String alert = only(pair.me);
    miss(pair, -200);

    assertEquals(List.of(alert), alerts(pair.me), "one is being looked at already");
    pair.counselor
        .asks()
        .get("/v1/alerts/" + alert)
        .then()
        .body("alert.says", equalTo("2 sessions missed in a row"));
  }

  @Test
  void pagesComeAcuteFirstAndAmongEqualsByWaiting() {
    Pair pair = pair();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      World.Person someone = owner.participant(pair.program);
      pair.program.counsels(pair.counselor, someone);
      checkIn(new Pair(pair.program, someone, pair.counselor), Map.of("usedSinceLast", true));
      expected.add(only(someone));
    }
    checkIn(pair, Map.of("craving", 9));
    expected.add(0, only(pair.me));

    assertEquals(expected, walk(pair.counselor, "open"));
    for (String alert : expected) {
      pair.counselor.sends(Map.of("takeOver", false)).post("/v1/alerts/" + alert + "/claim");
    }
    assertEquals(expected, walk(pair.counselor, "claimed"));
    for (String alert : expected) {
      pair.counselor.sends(Map.of("outcome", "reached")).post("/v1/alerts/" + alert + "/resolve");
    }
    Collections.reverse(expected);
    assertEquals(expected, walk(pair.counselor, "resolved"));
    pair.counselor.asks().get("/v1/alerts?status=zebra").then().statusCode(400);
    pair.counselor
        .asks()
        .get("/v1/alerts?status=open&cursor=zebra")
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/cursor-invalid"));
  }

  @Test
  void wrongInputIsRefusedAndNothingIsStored() {
    Pair pair = pair();
    checkIn(pair, Map.of("craving", 9));
    String path = "/v1/alerts/" + only(pair.me);

    pair.counselor.sends(Map.of()).post(path + "/claim").then().statusCode(400);
    pair.counselor.sends(Map.of("text", " ")).post(path + "/notes").then().statusCode(400);
    pair.counselor
        .sends(Map.of("text", "x".repeat(2001)))
        .post(path + "/notes")
        .then()
        .statusCode(400);
    pair.counselor.sends(Map.of("outcome", "zebra")).post(path + "/resolve").then().statusCode(400);
    pair.counselor
        .asks()
        .get(path)
        .then()
        .body("alert.status", equalTo("open"))
        .body("notes", hasSize(0));
  }

  // ---------------------------------------------------------------- the world of these tests

  private Pair pair() {
    if (shared == null) {
      shared = world.program();
    }
    return pair(shared);
  }

  private Pair pair(World.Program program) {
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    return new Pair(program, me, counselor);
  }

  private World.Person onCall(World.Program program) {
    World.Person night = owner.staff(program, "facilitator");
    program
        .coordinator
        .sends(
            Map.of(
                "staffId",
                night.id(),
                "startsAt",
                Instant.now().minusSeconds(60).toString(),
                "endsAt",
                Instant.now().plusSeconds(3600).toString()))
        .put("/v1/programs/" + program.id + "/on-call/" + UUID.randomUUID())
        .then()
        .statusCode(201);
    return night;
  }

  private static UUID checkIn(Pair pair, Map<String, ?> answers) {
    UUID session = pair.program.session(0);
    pair.program.book(session, pair.me);
    report(pair, session, answers).then().statusCode(201);
    return session;
  }

  private static void checkInAgain(Pair pair, UUID session, Map<String, ?> answers) {
    report(pair, session, answers).then().statusCode(200);
  }

  private static Response report(Pair pair, UUID session, Map<String, ?> answers) {
    return pair.me.sends(World.checkIn(answers)).put("/v1/sessions/" + session + "/check-in");
  }

  /** Corrects the craving of the check-in. */
  private void say(Pair pair, int craving) {
    owner.update(
        "update check_in set craving = ?, changed_at = now() where participant_id = ?",
        craving,
        pair.me.id());
  }

  /** A draft of a PHQ-9 whose ninth item says that. */
  private void draft(Pair pair, UUID id, int ninth) {
    owner.update(
        "insert into assessment (id, participant_id, program_id, instrument, instrument_version,"
            + " answers, started_at, changed_at) values (?, ?, ?, 'phq-9', 1,"
            + " jsonb_build_object('9', ?::integer), now(), now()) on conflict (id) do update set"
            + " answers = excluded.answers, changed_at = excluded.changed_at",
        id,
        pair.me.id(),
        pair.program.id,
        ninth);
  }

  private static void resolve(Pair pair, String alert) {
    pair.counselor.sends(Map.of("takeOver", false)).post("/v1/alerts/" + alert + "/claim");
    pair.counselor
        .sends(Map.of("outcome", "reached"))
        .post("/v1/alerts/" + alert + "/resolve")
        .then()
        .statusCode(200);
  }

  private static void miss(Pair pair, int minutesFromNow) {
    UUID session = pair.program.session(minutesFromNow);
    pair.program.book(session, pair.me);
    pair.program
        .coordinator
        .sends(Map.of("status", "no_show"))
        .put("/v1/sessions/" + session + "/attendance/" + pair.me.id())
        .then()
        .statusCode(200);
  }

  private static void tune(
      World.Program program, String rule, int threshold, String severity, boolean active) {
    program
        .coordinator
        .sends(Map.of("threshold", threshold, "severity", severity, "active", active))
        .header("If-Match", "*")
        .put(rule)
        .then()
        .statusCode(200);
  }

  private void escalate(String alert) {
    owner.update("update alert set due_at = now() - interval '1 minute' where id = ?", uuid(alert));
    escalateAlerts.escalate(Instant.now());
  }

  private static List<String> walk(World.Person reader, String status) {
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      var request = reader.asks().queryParam("status", status).queryParam("limit", 1);
      if (cursor != null) {
        request.queryParam("cursor", cursor);
      }
      Response page = request.get("/v1/alerts");
      found.addAll(page.path("items.id"));
      cursor = page.path("next");
    } while (cursor != null);
    return found;
  }

  private List<String> alerts(World.Person participant) {
    return owner.column(
        "select id from alert where participant_id = ? order by id", participant.id());
  }

  private String only(World.Person participant) {
    List<String> alerts = alerts(participant);
    assertEquals(1, alerts.size());
    return alerts.get(0);
  }

  private String alert(World.Person participant, String kind) {
    return owner
        .column(
            "select id from alert where participant_id = ? and kind = ?", participant.id(), kind)
        .get(0);
  }

  private List<String> told(World.Person person, String alert) {
    return owner.column(
        "select type from event where person_id = ? and link = ? order by id",
        person.id(),
        "/v1/alerts/" + alert);
  }

  private static UUID uuid(String id) {
    return UUID.fromString(id);
  }
}
