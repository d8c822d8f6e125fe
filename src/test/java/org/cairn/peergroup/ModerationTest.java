package org.cairn.peergroup;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** Whoever is hurt by a message is heard, and whoever is moderated is told and heard too. */
@QuarkusTest
class ModerationTest extends HouseTest {
  private static final String HURTFUL = "You will drink again, everybody knows.";

  @Inject GroupWorld groups;
  @Inject Owner owner;
  @Inject ForgetDeleted forgetDeleted;

  /** A group of three with a facilitator, in which one has written something. */
  private final class Evening {
    final UUID group = groups.program().group();
    final World.Person author = groups.member(group);
    final World.Person hurt = groups.member(group);
    final World.Person fellow = groups.member(group);
    final World.Person facilitator = groups.facilitator(group);
    final UUID message = say(author, group, HURTFUL);

    UUID reported() {
      report(hurt, group, message, "harassment", "The third time today.");
      return openCase(facilitator, group);
    }

    UUID seat() {
      return UUID.fromString(
          owner
              .column(
                  "select id from group_member where group_id = ? and participant_id = ?",
                  group,
                  author.id())
              .get(0));
    }
  }

  @Test
  void aReportReachesTheGroupsFacilitatorsWithItsReasonsAndNotItsReporters() {
    Evening it = new Evening();
    report(it.hurt, it.group, it.message, "harassment", "The third time today.");
    report(it.hurt, it.group, it.message, "harassment", "The third time today.");
    report(it.fellow, it.group, it.message, "threat", null);

    Response queue = cases(it.facilitator, "?groupId=" + it.group);
    queue
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].group.id", equalTo(it.group.toString()))
        .body("items[0].messageId", equalTo(it.message.toString()))
        .body("items[0].seq", equalTo(1))
        .body("items[0].reportedVersion", equalTo(1))
        .body("items[0].state", equalTo("open"))
        .body("items[0].reasons.reason", contains("harassment", "threat"))
        .body("items[0].reasons.count", contains(1, 1));
    Response detail =
        it.facilitator.asks().get("/v1/moderation-cases/" + queue.path("items[0].id"));
    detail
        .then()
        .statusCode(200)
        .body("author.memberId", equalTo(it.seat().toString()))
        .body("author.staff", equalTo(false))
        .body("messageState", equalTo("sent"))
        .body("versions.text", contains(HURTFUL))
        .body("reports.reason", contains("harassment", "threat"))
        .body("reports.note", contains("The third time today.", null))
        .body("acts", empty())
        .body("actCount", equalTo(0))
        .body("link", equalTo("/v1/groups/" + it.group + "/messages?around=" + it.message));
    it.facilitator.asks().get(detail.<String>path("link")).then().statusCode(200);
    for (Response answer : List.of(queue, detail)) {
      for (World.Person person : List.of(it.hurt, it.fellow, it.author)) {
        answer
            .then()
            .body(not(containsString(person.id().toString())))
            .body(not(containsString(person.login())));
      }
    }
    // Neither when to the minute nor in which order.
    assertEquals(
        List.of("day", "note", "reason"),
        new ArrayList<>(new TreeSet<>(detail.<Map<String, Object>>path("reports[0]").keySet())));
    assertEquals(List.of("moderation.reported", "moderation.reported"), told(it.facilitator));
    assertEquals(List.of(), told(groups.coordinator(), it.group));
  }

  @Test
  void whatIsSaidAgainInAReportIsWhatItSays() {
    Evening it = new Evening();
    report(it.hurt, it.group, it.message, "other", null);
    report(it.hurt, it.group, it.message, "threat", "Now I am afraid.");

    UUID id = openCase(it.facilitator, it.group);
    detail(it.facilitator, id)
        .then()
        .body("reports.reason", contains("threat"))
        .body("reports.note", contains("Now I am afraid."));
    assertEquals(List.of("moderation.reported"), told(it.facilitator));
  }

  @Test
  void aReportThatDoesNotFitIsRefused() {
    Evening it = new Evening();
    reports(it.author, it.group, it.message, Map.of("reason", "spam"))
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/own-message"));
    reports(it.hurt, it.group, UUID.randomUUID(), Map.of("reason", "spam")).then().statusCode(404);
    reports(it.hurt, groups.program().group(), it.message, Map.of("reason", "spam"))
        .then()
        .statusCode(404);
    reports(it.hurt, it.group, it.message, Map.of("reason", "boring")).then().statusCode(400);
    reports(it.hurt, it.group, it.message, Map.of("note", "Why?")).then().statusCode(400);
    reports(it.hurt, it.group, it.message, Map.of("reason", "spam", "note", "x".repeat(1001)))
        .then()
        .statusCode(400);
    reports(it.hurt, it.group, it.message, Map.of("reason", "spam", "note", "a\u202eb"))
        .then()
        .statusCode(400)
        .body("violations.field", contains("note"));
    reports(it.facilitator, it.group, it.message, Map.of("reason", "spam")).then().statusCode(403);
    World.Person stranger = owner.participant(groups.program());
    reports(stranger, it.group, it.message, Map.of("reason", "spam")).then().statusCode(404);
    remove(it.hurt, it.group);
    reports(it.hurt, it.group, it.message, Map.of("reason", "spam")).then().statusCode(404);
    cases(it.facilitator, "?groupId=" + it.group).then().body("items", empty());
  }

  @Test
  void theEvidenceOutlivesEditingDeletingAndLeaving() {
    Evening it = new Evening();
    UUID id = it.reported();
    edit(it.author, it.group, it.message, "Have a nice evening.");
    it.author
        .asks()
        .delete("/v1/groups/" + it.group + "/messages/" + it.message)
        .then()
        .statusCode(204);
    remove(it.author, it.group);
    remove(it.hurt, it.group);

    detail(it.facilitator, id)
        .then()
        .statusCode(200)
        .body("messageState", equalTo("deleted"))
        .body("author.former", equalTo(true))
        .body("author.alias", notNullValue())
        .body("versions.text", contains("Have a nice evening.", HURTFUL))
        .body("versions.ended", contains("deleted", "edited"))
        .body("versionCount", equalTo(2))
        .body("reports.note", contains("The third time today."));
    // Beside the case nothing of it is left, not for staff either.
    versions(it.facilitator, it.group, it.message).then().body("items", empty());
    report(it.fellow, it.group, it.message, "harassment", null);
    detail(it.facilitator, id).then().body("reports", hasSize(2));
    act(it.facilitator, it.group, Map.of("kind", "hide", "caseId", id, "reason", "harassment"))
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/needless"));
    pause(it.facilitator, it.group, Map.of("caseId", id))
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/needless"));
  }

  @Test
  void ofManyVersionsACaseShowsTheNewestAndTheOneThatWasReported() {
    Evening it = new Evening();
    UUID id = it.reported();
    owner.update(
        "insert into message_version select m.group_id, m.seq, n, m.body, null, 'edited', now()"
            + " from message m, generate_series(1, 30) n where m.group_id = ?",
        it.group);
    owner.update("update message set version = 31 where group_id = ?", it.group);

    detail(it.facilitator, id)
        .then()
        .statusCode(200)
        .body("versions", hasSize(21))
        .body("versions[0].version", equalTo(31))
        .body("versions[20].version", equalTo(1))
        .body("versionCount", equalTo(31));
  }

  @Test
  void aCaseThatWasClosedIsOpenedAnewByTheNextReport() {
    Evening it = new Evening();
    UUID first = it.reported();
    close(it.facilitator, it.group, first).then().statusCode(201);
    assertEquals(List.of("report.handled"), told(it.hurt));
    close(it.facilitator, it.group, first)
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/case-closed"));
    cases(it.facilitator, "?groupId=" + it.group).then().body("items", empty());
    cases(it.facilitator, "?state=closed&groupId=" + it.group)
        .then()
        .body("items.id", contains(first.toString()))
        .body("items[0].state", equalTo("closed"))
        .body("items[0].closedAt", notNullValue());
    detail(it.facilitator, first)
        .then()
        .body("closedBy.id", equalTo(it.facilitator.id().toString()))
        .body("acts.kind", contains("close_case"))
        .body("actCount", equalTo(1));

    report(it.hurt, it.group, it.message, "harassment", null);

    UUID second = openCase(it.facilitator, it.group);
    assertFalse(first.equals(second));
    detail(it.facilitator, second).then().body("reports", hasSize(1)).body("acts", empty());
  }

  @Test
  void hidingRestoringAndRemovingCountAtOnceAndAreTold() {
    Evening it = new Evening();
    it.fellow
        .asks()
        .put("/v1/groups/" + it.group + "/messages/" + it.message + "/reactions/hug")
        .then()
        .statusCode(204);
    UUID hide = UUID.randomUUID();
    Map<String, Object> hiding =
        Map.of(
            "kind", "hide",
            "messageId", it.message,
            "reason", "harassment",
            "words", "Let us talk on Thursday.");
    act(it.facilitator, it.group, hide, hiding)
        .then()
        .statusCode(201)
        .body("kind", equalTo("hide"))
        .body("messageId", equalTo(it.message.toString()))
        .body("memberId", equalTo(it.seat().toString()))
        .body("by.id", equalTo(it.facilitator.id().toString()));
    act(it.facilitator, it.group, hide, hiding).then().statusCode(200);
    Map<String, Object> other = new HashMap<>(hiding);
    other.put("words", "Other words.");
    act(it.facilitator, it.group, hide, other)
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/act-id-taken"));

    message(it.fellow, it.group, it.message)
        .then()
        .body("state", equalTo("hidden"))
        .body("text", nullValue());
    message(it.author, it.group, it.message).then().body("text", nullValue());
    versions(it.facilitator, it.group, it.message)
        .then()
        .statusCode(200)
        .body("items.text", contains(HURTFUL))
        .body("items.ended", contains("hidden"));
    act(
            it.facilitator,
            it.group,
            Map.of("kind", "restore", "messageId", it.message, "reason", "mistake"))
        .then()
        .statusCode(201);
    message(it.fellow, it.group, it.message)
        .then()
        .body("state", equalTo("sent"))
        .body("text", equalTo(HURTFUL))
        .body("reactions.kind", contains("hug"));
    act(
            it.facilitator,
            it.group,
            Map.of("kind", "remove", "messageId", it.message, "reason", "threat"))
        .then()
        .statusCode(201);
    message(it.fellow, it.group, it.message).then().body("state", equalTo("removed"));
    for (String kind : List.of("remove", "hide")) {
      act(
              it.facilitator,
              it.group,
              Map.of("kind", kind, "messageId", it.message, "reason", "threat"))
          .then()
          .statusCode(409)
          .body("type", equalTo("peergroup/needless"));
    }
    it.author
        .asks()
        .delete("/v1/groups/" + it.group + "/messages/" + it.message)
        .then()
        .statusCode(409);

    assertEquals(
        List.of("moderation.notice", "moderation.notice", "moderation.notice"), told(it.author));
    assertEquals(List.of(), told(it.fellow));
    assertEquals(
        List.of(
            "message.sent",
            "message.reacted",
            "message.hidden",
            "message.restored",
            "message.removed"),
        owner.column(
            "select type from event where group_id = ? and type like 'message.%' order by xact, id",
            it.group));
  }

  @Test
  void aNoticeSaysInPlainWordsWhatHappenedAndHowToAppealAndNamesNobody() {
    Evening it = new Evening();
    UUID hide = UUID.randomUUID();
    act(
            it.facilitator,
            it.group,
            hide,
            Map.of(
                "kind",
                "hide",
                "messageId",
                it.message,
                "reason",
                "worried_about_them",
                "words",
                "Let us talk on Thursday."))
        .then()
        .statusCode(201);
    act(it.facilitator, it.group, Map.of("kind", "lock", "reason", "calm")).then().statusCode(201);

    Response list = it.author.asks().get("/v1/me/moderation-notices");
    list.then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].id", equalTo(hide.toString()))
        .body("items[0].kind", equalTo("hide"))
        .body("items[0].messageId", equalTo(it.message.toString()))
        .body("items[0].says", startsWith("A facilitator has hidden a message of yours in "))
        .body(
            "items[0].next",
            allOf(containsString("support page"), containsString("If you see it differently")))
        .body("items[0].words", equalTo("Let us talk on Thursday."))
        .body("items[0].canAppeal", equalTo(true))
        .body("items[0].appeal", nullValue());
    Response one = it.author.asks().get("/v1/me/moderation-notices/" + hide);
    one.then().statusCode(200).body("words", equalTo("Let us talk on Thursday."));
    for (Response answer : List.of(list, one)) {
      for (World.Person person : List.of(it.facilitator, it.author, it.hurt)) {
        answer
            .then()
            .body(not(containsString(person.id().toString())))
            .body(not(containsString(person.login())));
      }
    }
    for (World.Person person : List.of(it.hurt, it.fellow)) {
      person.asks().get("/v1/me/moderation-notices").then().body("items", empty());
      person.asks().get("/v1/me/moderation-notices/" + hide).then().statusCode(404);
    }
    it.facilitator.asks().get("/v1/me/moderation-notices").then().statusCode(403);
    // Also after they left.
    remove(it.author, it.group);
    it.author.asks().get("/v1/me/moderation-notices/" + hide).then().statusCode(200);
  }

  @Test
  void whoeverIsPausedReadsAndDoesNotWriteUntilItEnds() {
    Evening it = new Evening();
    Instant until = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    UUID pause = UUID.randomUUID();
    Map<String, Object> pausing =
        Map.of("kind", "pause", "memberId", it.seat(), "reason", "calm", "until", until.toString());
    act(it.facilitator, it.group, pause, pausing).then().statusCode(201);
    act(it.facilitator, it.group, pause, pausing).then().statusCode(200);

    send(it.author, it.group, "And another thing.")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/paused"));
    message(it.author, it.group, it.message).then().statusCode(200);
    send(it.fellow, it.group, "Quiet, please.").then().statusCode(201);
    // Nobody is cut off from their care team.
    send(it.author, groups.careThread(it.author), "I am angry.").then().statusCode(201);
    it.author
        .asks()
        .get("/v1/me/moderation-notices/" + pause)
        .then()
        .body("says", containsString("has asked you to pause"))
        .body("until", equalTo(until.toString()));

    Map<String, Object> unpausing =
        Map.of("kind", "unpause", "memberId", it.seat(), "reason", "calm");
    act(it.facilitator, it.group, unpausing).then().statusCode(201);
    act(it.facilitator, it.group, unpausing)
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/needless"));
    send(it.author, it.group, "Sorry.").then().statusCode(201);
    assertEquals(List.of("moderation.notice", "moderation.notice"), told(it.author));
  }

  @Test
  void aLockedGroupIsReadAndOnlyItsStaffWrite() {
    Evening it = new Evening();
    Map<String, Object> lock = Map.of("kind", "lock", "reason", "calm");
    act(it.facilitator, it.group, lock).then().statusCode(201);
    act(it.facilitator, it.group, lock)
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/needless"));

    send(it.fellow, it.group, "What is going on?")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/group-locked"));
    send(it.facilitator, it.group, "We take a break until eight.").then().statusCode(201);
    act(it.facilitator, it.group, Map.of("kind", "unlock", "reason", "calm"))
        .then()
        .statusCode(201);
    send(it.fellow, it.group, "Thank you.").then().statusCode(201);
    assertEquals(List.of(), told(it.fellow));
  }

  @Test
  void fieldsThatDoNotFitTheKindAreNamed() {
    Evening it = new Evening();
    UUID id = it.reported();
    String soon = Instant.now().plusSeconds(3600).toString();
    refused(it, Map.of("kind", "hide"), "messageId");
    refused(it, Map.of("kind", "hide", "messageId", it.message, "caseId", id), "messageId");
    refused(it, Map.of("kind", "hide", "messageId", it.message, "memberId", it.seat()), "memberId");
    refused(it, Map.of("kind", "restore", "messageId", it.message, "until", soon), "until");
    refused(it, Map.of("kind", "pause", "until", soon), "memberId");
    refused(it, Map.of("kind", "pause", "memberId", it.seat()), "until");
    refused(it, Map.of("kind", "unpause", "memberId", it.seat(), "until", soon), "until");
    refused(it, Map.of("kind", "lock", "messageId", it.message), "messageId");
    refused(it, Map.of("kind", "lock", "words", "Calm down."), "words");
    refused(it, Map.of("kind", "close_case"), "caseId");
    refused(it, Map.of("kind", "close_case", "caseId", id, "words", "Well done."), "words");
    for (Instant wrong :
        List.of(
            Instant.now().minusSeconds(5),
            Instant.now().plus(31, ChronoUnit.DAYS),
            Instant.parse("9999-01-01T00:00:00Z"))) {
      refused(
          it, Map.of("kind", "pause", "memberId", it.seat(), "until", wrong.toString()), "until");
    }
    act(it.facilitator, it.group, Map.of("kind", "hide", "messageId", it.message))
        .then()
        .statusCode(400);
    act(it.facilitator, it.group, Map.of("kind", "ban", "reason", "other")).then().statusCode(400);
    for (Map<String, Object> nothing :
        List.<Map<String, Object>>of(
            Map.of("kind", "hide", "messageId", UUID.randomUUID()),
            Map.of("kind", "pause", "memberId", UUID.randomUUID(), "until", soon),
            Map.of("kind", "close_case", "caseId", UUID.randomUUID()))) {
      actFor(it.facilitator, it.group, nothing).then().statusCode(404);
    }
    assertEquals(
        0, owner.count("select count(*) from moderation_act where group_id = ?", it.group));
  }

  @Test
  void forWhoeverDoesNotLookAfterTheGroupThereIsNothing() {
    Evening it = new Evening();
    UUID id = it.reported();
    UUID hide = UUID.randomUUID();
    Map<String, Object> hiding = Map.of("kind", "hide", "caseId", id, "reason", "harassment");
    World.Person elsewhere = groups.facilitator(groups.program().group());
    World.Person foreign = world.program().coordinator;
    World.Person counselor = owner.staff(groups.program(), "counselor");
    groups.program().counsels(counselor, it.author);
    for (World.Person stranger : List.of(elsewhere, foreign, counselor)) {
      cases(stranger, "?groupId=" + it.group).then().statusCode(200).body("items", empty());
      detail(stranger, id).then().statusCode(404);
      act(stranger, it.group, hide, hiding).then().statusCode(404);
      actFor(stranger, it.group, Map.of("kind", "hide", "messageId", it.message))
          .then()
          .statusCode(404);
      actFor(stranger, it.group, Map.of("kind", "lock")).then().statusCode(404);
      recordOf(stranger, it.group).then().statusCode(404);
      versions(stranger, it.group, it.message).then().statusCode(404);
    }
    // Of the same program, and not theirs while the group has staff.
    detail(groups.coordinator(), id).then().statusCode(404);
    act(groups.coordinator(), it.group, hide, hiding).then().statusCode(404);
    versions(groups.coordinator(), it.group, it.message).then().statusCode(404);
    actFor(groups.coordinator(), it.group, Map.of("kind", "hide", "messageId", it.message))
        .then()
        .statusCode(404);
    // A case of another group is none of this one.
    Evening other = new Evening();
    actFor(other.facilitator, other.group, Map.of("kind", "hide", "caseId", id))
        .then()
        .statusCode(404);
    groups.program().facilitates(other.facilitator, it.group);
    actFor(other.facilitator, other.group, Map.of("kind", "hide", "caseId", id))
        .then()
        .statusCode(404);
    for (World.Person member : List.of(it.hurt, it.author)) {
      detail(member, id).then().statusCode(403);
      act(member, it.group, hide, hiding).then().statusCode(403);
      recordOf(member, it.group).then().statusCode(403);
    }
    message(it.fellow, it.group, it.message).then().body("text", equalTo(HURTFUL));
  }

  @Test
  void aFacilitatorWhoseAssignmentEndedModeratesNoMoreAndTheCoordinatorTakesOver() {
    Evening it = new Evening();
    UUID id = it.reported();
    owner.update(
        "update assignment set ended_at = now() where staff_id = ? and group_id = ?",
        it.facilitator.id(),
        it.group);

    detail(it.facilitator, id).then().statusCode(404);
    cases(it.facilitator, "").then().body("items", empty());
    actFor(it.facilitator, it.group, Map.of("kind", "remove", "caseId", id)).then().statusCode(404);
    recordOf(it.facilitator, it.group).then().statusCode(404);
    cases(groups.coordinator(), "?groupId=" + it.group)
        .then()
        .body("items.id", contains(id.toString()));
    detail(groups.coordinator(), id)
        .then()
        .statusCode(200)
        .body("versions.text", contains(HURTFUL))
        .body("link", nullValue());
    actFor(groups.coordinator(), it.group, Map.of("kind", "remove", "caseId", id))
        .then()
        .statusCode(201);
    message(it.fellow, it.group, it.message).then().body("state", equalTo("removed"));
    cases(groups.coordinator(), "?groupId=" + it.group).then().body("items", empty());
    assertEquals(List.of("report.handled"), told(it.hurt));
    // Outside of a case they do not read the group, and do not act in it.
    actFor(groups.coordinator(), it.group, Map.of("kind", "lock")).then().statusCode(404);
  }

  @Test
  void aReportAboutStaffGoesToTheCoordinatorsAndNotToTheStaff() {
    Evening it = new Evening();
    UUID theirs = say(it.facilitator, it.group, "You are all hopeless.");
    report(it.hurt, it.group, theirs, "harassment", "From her, of all people.");

    cases(it.facilitator, "?groupId=" + it.group).then().body("items", empty());
    assertEquals(List.of(), told(it.facilitator));
    UUID id = openCase(groups.coordinator(), it.group);
    detail(it.facilitator, id).then().statusCode(404);
    detail(groups.coordinator(), id)
        .then()
        .body("author.staff", equalTo(true))
        .body("versions.text", contains("You are all hopeless."))
        .body("reports.note", contains("From her, of all people."));
    actFor(it.facilitator, it.group, Map.of("kind", "hide", "messageId", theirs))
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/staff-not-moderated"));
    pause(groups.coordinator(), it.group, Map.of("caseId", id))
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/staff-not-moderated"));
    actFor(groups.coordinator(), it.group, Map.of("kind", "remove", "caseId", id))
        .then()
        .statusCode(201);
    message(it.hurt, it.group, theirs).then().body("state", equalTo("removed"));
    // Nor do they read in the record that there was a report.
    recordOf(it.facilitator, it.group).then().statusCode(200).body("items", empty());
    recordOf(groups.coordinator(), it.group).then().body("items.kind", contains("remove"));
  }

  @Test
  void nobodyHasTheCaseOfTheirOwnWordsWhileAnotherCoordinatorIsThere() {
    World.Program program = world.program();
    World.Person member = owner.participant(program);
    UUID thread = groups.careThread(member);
    UUID message = say(program.coordinator, thread, "Stop complaining.");
    report(member, thread, message, "harassment", null);
    openCase(program.coordinator, thread);

    World.Person second = owner.staff(program, "coordinator");
    program.assign(Map.of("staffId", second.id(), "role", "coordinator"));

    UUID id = openCase(second, thread);
    cases(program.coordinator, "").then().body("items", empty());
    detail(program.coordinator, id).then().statusCode(404);
    actFor(program.coordinator, thread, Map.of("kind", "close_case", "caseId", id))
        .then()
        .statusCode(404);
    actFor(second, thread, Map.of("kind", "remove", "caseId", id)).then().statusCode(201);
    recordOf(program.coordinator, thread).then().body("items", empty());
  }

  @Test
  void nobodyIsCutOffFromTheirCareTeam() {
    World.Person member = owner.participant(groups.program());
    World.Person counselor = owner.staff(groups.program(), "counselor");
    groups.program().counsels(counselor, member);
    UUID thread = groups.careThread(member);
    UUID message = say(member, thread, "I hate you.");
    String seat =
        owner
            .column(
                "select id from group_member where group_id = ? and participant_id = ?",
                thread,
                member.id())
            .get(0);

    pause(counselor, thread, Map.of("memberId", seat))
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/care-not-cut-off"));
    actFor(counselor, thread, Map.of("kind", "lock"))
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/care-not-cut-off"));
    actFor(counselor, thread, Map.of("kind", "hide", "messageId", message)).then().statusCode(201);
    UUID answer = say(counselor, thread, "Do not write to me again.");
    report(member, thread, answer, "harassment", null);
    cases(counselor, "").then().body("items", empty());
    openCase(groups.coordinator(), thread);
    recordOf(counselor, thread).then().body("items.kind", contains("hide"));
  }

  @Test
  void ofTwoModeratorsAtOnceOneActs() {
    Evening it = new Evening();
    UUID id = it.reported();
    World.Person second = groups.facilitator(it.group);
    for (Map<String, Object> wanted :
        List.<Map<String, Object>>of(
            Map.of("kind", "hide", "caseId", id), Map.of("kind", "close_case", "caseId", id))) {
      List<Integer> answers =
          Parallel.all(
                  8,
                  i -> actFor(i % 2 == 0 ? it.facilitator : second, it.group, wanted).statusCode())
              .stream()
              .sorted()
              .toList();
      assertEquals(1, Collections.frequency(answers, 201), answers.toString());
      assertEquals(7, Collections.frequency(answers, 409), answers.toString());
    }
    UUID same = UUID.randomUUID();
    Map<String, Object> restore =
        Map.of("kind", "restore", "messageId", it.message, "reason", "mistake");
    List<Integer> retries =
        Parallel.all(8, i -> act(it.facilitator, it.group, same, restore).statusCode());
    assertEquals(1, Collections.frequency(retries, 201), retries.toString());
    assertEquals(7, Collections.frequency(retries, 200), retries.toString());
    act(second, it.group, same, restore).then().statusCode(409);
    recordOf(it.facilitator, it.group)
        .then()
        .body("items.kind", contains("restore", "close_case", "hide"));
  }

  @Test
  void manyReportsAtOnceAreOneCase() {
    Evening it = new Evening();
    List<World.Person> members = List.of(it.hurt, it.fellow);
    Parallel.all(
        8,
        i -> {
          report(members.get(i % 2), it.group, it.message, "spam", null);
          return true;
        });

    cases(it.facilitator, "?groupId=" + it.group)
        .then()
        .body("items", hasSize(1))
        .body("items[0].reasons.count", contains(2));
  }

  @Test
  void theQueueGoesByAgeInPages() {
    Evening it = new Evening();
    List<String> messages = new ArrayList<>(List.of(it.message.toString()));
    report(it.hurt, it.group, it.message, "spam", null);
    for (int i = 0; i < 2; i++) {
      UUID message = say(it.author, it.group, "Buy this.");
      report(it.hurt, it.group, message, "spam", null);
      messages.add(message.toString());
    }
    List<String> found = new ArrayList<>();
    String cursor = "";
    do {
      Response page = cases(it.facilitator, "?limit=2&groupId=" + it.group + cursor);
      found.addAll(page.path("items.messageId"));
      cursor = page.path("next") == null ? null : "&cursor=" + page.path("next");
    } while (cursor != null);

    assertEquals(messages, found);
    String foreign = cases(it.facilitator, "?limit=1&groupId=" + it.group).path("next");
    cases(groups.facilitator(it.group), "?limit=1&cursor=" + foreign)
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/cursor-invalid"));
    for (String id : found.subList(0, 2)) {
      actFor(it.facilitator, it.group, Map.of("kind", "hide", "messageId", id));
    }
    Response newest = recordPage(it.facilitator, it.group, "?limit=1");
    newest.then().body("items.messageId", contains(messages.get(1)));
    recordPage(it.facilitator, it.group, "?limit=1&cursor=" + newest.path("next"))
        .then()
        .body("items.messageId", contains(messages.get(0)))
        .body("next", nullValue());
  }

  @Test
  void aCaseShowsWhatWasDoneBeforeAboutItsAuthorInThisGroupAlone() {
    Evening it = new Evening();
    UUID elsewhere = groups.program().group();
    groups.program().admit(elsewhere, it.author);
    World.Person other = groups.facilitator(elsewhere);
    UUID there = say(it.author, elsewhere, "There too.");
    actFor(other, elsewhere, Map.of("kind", "hide", "messageId", there)).then().statusCode(201);
    UUID before = say(it.author, it.group, "Before.");
    actFor(it.facilitator, it.group, Map.of("kind", "hide", "messageId", before))
        .then()
        .statusCode(201);
    // Under a new seat it is the same person.
    remove(it.author, it.group);
    groups.program().admit(it.group, it.author);
    UUID again = say(it.author, it.group, "Again.");
    report(it.hurt, it.group, again, "harassment", null);

    detail(it.facilitator, openCase(it.facilitator, it.group))
        .then()
        .body("acts.kind", contains("hide"))
        .body("acts.messageId", contains(before.toString()))
        .body("actCount", equalTo(1));
  }

  @Test
  void theRecordSaysWhoAndWhyToStaffAndCoordinators() {
    Evening it = new Evening();
    actFor(it.facilitator, it.group, Map.of("kind", "hide", "messageId", it.message))
        .then()
        .statusCode(201);

    for (World.Person reader : List.of(it.facilitator, groups.coordinator())) {
      recordOf(reader, it.group)
          .then()
          .statusCode(200)
          .body("items.kind", contains("hide"))
          .body("items.reason", contains("other"))
          .body("items.by.id", contains(it.facilitator.id().toString()))
          .body("items.by.name", contains("Staff " + it.facilitator.login()))
          .body("items.alias", contains(notNullValue()));
    }
    World.Person second = groups.facilitator(it.group);
    recordOf(second, it.group).then().body("items.by.name", contains(nullValue()));
  }

  @Test
  void anAppealIsDecidedByACoordinatorAndWhatWasDoneIsTakenBack() {
    Evening it = new Evening();
    UUID hide = UUID.randomUUID();
    act(
            it.facilitator,
            it.group,
            hide,
            Map.of("kind", "hide", "messageId", it.message, "reason", "spam"))
        .then()
        .statusCode(201);
    appeal(it.author, hide, " ").then().statusCode(400);
    appeal(it.hurt, hide, "Not fair!").then().statusCode(404);
    appeal(it.author, hide, "I quoted a song.")
        .then()
        .statusCode(201)
        .body("appeal.state", equalTo("open"))
        .body("canAppeal", equalTo(false));
    appeal(it.author, hide, "I quoted a song. ").then().statusCode(200);
    appeal(it.author, hide, "Another word.")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/appealed-already"));

    assertEquals(List.of("moderation.appealed"), told(groups.coordinator(), hide));
    groups
        .coordinator()
        .asks()
        .get("/v1/moderation-appeals")
        .then()
        .statusCode(200)
        .body("items.act.id", hasItem(hide.toString()));
    groups
        .coordinator()
        .asks()
        .get("/v1/moderation-appeals/" + hide)
        .then()
        .statusCode(200)
        .body("appeal.words", equalTo("I quoted a song."))
        .body("appeal.act.by.id", equalTo(it.facilitator.id().toString()))
        .body("versions.text", contains(HURTFUL));
    it.facilitator.asks().get("/v1/moderation-appeals").then().statusCode(403);
    World.Person foreign = world.program().coordinator;
    foreign.asks().get("/v1/moderation-appeals/" + hide).then().statusCode(404);
    foreign.asks().get("/v1/moderation-appeals").then().body("items", empty());
    decide(foreign, hide, "reversed", null).then().statusCode(404);

    decide(groups.coordinator(), hide, "reversed", "It is back, and we are sorry.")
        .then()
        .statusCode(200)
        .body("state", equalTo("decided"))
        .body("outcome", equalTo("reversed"))
        .body("decidedBy.id", equalTo(groups.coordinator().id().toString()));
    decide(groups.coordinator(), hide, "reversed", "It is back, and we are sorry.")
        .then()
        .statusCode(200);
    decide(groups.coordinator(), hide, "upheld", null)
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/appeal-decided"));
    groups
        .coordinator()
        .asks()
        .get("/v1/moderation-appeals?state=decided")
        .then()
        .body("items.act.id", hasItem(hide.toString()));

    message(it.fellow, it.group, it.message).then().body("text", equalTo(HURTFUL));
    Response notice = it.author.asks().get("/v1/me/moderation-notices/" + hide);
    notice
        .then()
        .body("appeal.outcome", equalTo("reversed"))
        .body("appeal.answer", equalTo("It is back, and we are sorry."))
        .body("next", containsString("it was taken back"))
        .body(not(containsString(groups.coordinator().id().toString())));
    it.author
        .asks()
        .get("/v1/me/moderation-notices")
        .then()
        .body("items.kind", contains("restore", "hide"));
    String undone = it.author.asks().get("/v1/me/moderation-notices").path("items[0].id");
    appeal(it.author, UUID.fromString(undone), "Why?")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/not-appealable"));
    assertEquals(List.of("moderation.notice", "moderation.appeal_decided"), told(it.author));
    recordOf(it.facilitator, it.group).then().body("items.kind", contains("restore", "hide"));
  }

  @Test
  void anAppealTakesBackItsOwnActAndNoOther() {
    Evening it = new Evening();
    UUID hide = UUID.randomUUID();
    act(
            it.facilitator,
            it.group,
            hide,
            Map.of("kind", "hide", "messageId", it.message, "reason", "spam"))
        .then()
        .statusCode(201);
    actFor(it.facilitator, it.group, Map.of("kind", "remove", "messageId", it.message))
        .then()
        .statusCode(201);
    UUID first = UUID.randomUUID();
    for (UUID pause : List.of(first, UUID.randomUUID())) {
      act(
              it.facilitator,
              it.group,
              pause,
              Map.of(
                  "kind",
                  "pause",
                  "memberId",
                  it.seat(),
                  "reason",
                  "calm",
                  "until",
                  Instant.now().plus(pause.equals(first) ? 1 : 2, ChronoUnit.DAYS).toString()))
          .then()
          .statusCode(201);
    }
    for (UUID act : List.of(hide, first)) {
      appeal(it.author, act, "No.").then().statusCode(201);
      decide(groups.coordinator(), act, "reversed", null).then().statusCode(200);
    }

    message(it.fellow, it.group, it.message).then().body("state", equalTo("removed"));
    send(it.author, it.group, "Hello?").then().statusCode(409);
    recordOf(it.facilitator, it.group)
        .then()
        .body("items.kind", contains("pause", "pause", "remove", "hide"));
  }

  @Test
  void whoeverActedDoesNotJudgeTheAppealWhileAnotherCoordinatorIsThere() {
    World.Program program = world.program();
    UUID group = program.group();
    World.Person author = owner.participant(program);
    World.Person hurt = owner.participant(program);
    program.admit(group, author);
    program.admit(group, hurt);
    UUID message = say(author, group, HURTFUL);
    report(hurt, group, message, "harassment", null);
    UUID id = openCase(program.coordinator, group);
    UUID hide = UUID.randomUUID();
    act(
            program.coordinator,
            group,
            hide,
            Map.of("kind", "hide", "caseId", id, "reason", "harassment"))
        .then()
        .statusCode(201);
    World.Person second = owner.staff(program, "coordinator");
    program.assign(Map.of("staffId", second.id(), "role", "coordinator"));
    appeal(author, hide, "I was joking.").then().statusCode(201);

    decide(program.coordinator, hide, "upheld", null)
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/own-act"));
    decide(second, hide, "upheld", "It hurt somebody all the same.").then().statusCode(200);
    decide(program.coordinator, hide, "upheld", "It hurt somebody all the same.")
        .then()
        .statusCode(409)
        .body("type", equalTo("peergroup/appeal-decided"));
    message(hurt, group, message).then().body("state", equalTo("hidden"));
    author
        .asks()
        .get("/v1/me/moderation-notices/" + hide)
        .then()
        .body("next", containsString("it stays as it is"));
  }

  @Test
  void whatNobodyReportedIsForgottenAMonthAfterItsAuthorDeletedIt() {
    Evening it = new Evening();
    UUID other = say(it.author, it.group, "Never mind.");
    UUID kept = say(it.author, it.group, "First thought.");
    edit(it.author, it.group, kept, "Second thought.");
    edit(it.author, it.group, other, "Never mind me.");
    it.reported();
    for (UUID message : List.of(it.message, other)) {
      it.author
          .asks()
          .delete("/v1/groups/" + it.group + "/messages/" + message)
          .then()
          .statusCode(204);
    }
    String left =
        "select m.id from message_version v join message m on m.group_id = v.group_id and m.seq = v.seq"
            + " where v.group_id = ? order by v.seq, v.version";
    // The edit is older than a month, the deletion is not.
    owner.update(
        "update message_version set at = at - interval '31 days' where group_id = ? and why = 'edited'",
        it.group);
    forgetDeleted.forget();
    assertEquals(
        List.of(it.message, other, other, kept).toString(),
        owner.column(left, it.group).toString());

    owner.update(
        "update message_version set at = at - interval '31 days' where group_id = ?", it.group);
    forgetDeleted.forget();

    assertEquals(List.of(it.message, kept).toString(), owner.column(left, it.group).toString());
    versions(it.facilitator, it.group, kept)
        .then()
        .body("items.text", contains("Second thought.", "First thought."))
        .body("items.ended", contains(nullValue(), equalTo("edited")));
  }

  private void refused(Evening it, Map<String, Object> wanted, String field) {
    actFor(it.facilitator, it.group, wanted)
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/invalid-fields"))
        .body("violations.field", contains(field));
  }

  /** What somebody was told of moderation, in order. */
  private List<String> told(World.Person person) {
    return owner.column(
        "select type from event where person_id = ? and (type like 'moderation.%' or type = 'report.handled') order by xact, id",
        person.id());
  }

  /** The same about cases of a group, or about an act. */
  private List<String> told(World.Person person, UUID about) {
    return owner.column(
        "select type from event e where person_id = ? and type like 'moderation.%' and (link like '%' || ?::text"
            + " or link in (select '/v1/moderation-cases/' || c.id from moderation_case c where c.group_id = ?)) order by xact, id",
        person.id(), about, about);
  }

  private static UUID say(World.Person writer, UUID group, String text) {
    UUID id = UUID.randomUUID();
    writer
        .sends(Map.of("text", text))
        .put("/v1/groups/" + group + "/messages/" + id)
        .then()
        .statusCode(201);
    return id;
  }

  private static Response send(World.Person writer, UUID group, String text) {
    return writer
        .sends(Map.of("text", text))
        .put("/v1/groups/" + group + "/messages/" + UUID.randomUUID());
  }

  private static void edit(World.Person writer, UUID group, UUID message, String text) {
    writer
        .sends(Map.of("text", text))
        .header("If-Match", "*")
        .put("/v1/groups/" + group + "/messages/" + message + "/text")
        .then()
        .statusCode(200);
  }

  private static Response message(World.Person reader, UUID group, UUID message) {
    return reader.asks().get("/v1/groups/" + group + "/messages/" + message);
  }

  private static Response versions(World.Person reader, UUID group, UUID message) {
    return reader.asks().get("/v1/groups/" + group + "/messages/" + message + "/versions");
  }

  private static Response reports(
      World.Person reporter, UUID group, UUID message, Map<String, ?> report) {
    return reporter.sends(report).put("/v1/groups/" + group + "/messages/" + message + "/report");
  }

  private static void report(
      World.Person reporter, UUID group, UUID message, String reason, String note) {
    Map<String, Object> report = new HashMap<>(Map.of("reason", reason));
    if (note != null) {
      report.put("note", note);
    }
    reports(reporter, group, message, report).then().statusCode(204);
  }

  private static Response cases(World.Person reader, String query) {
    return reader.asks().get("/v1/moderation-cases" + query);
  }

  private static UUID openCase(World.Person reader, UUID group) {
    Response open = cases(reader, "?groupId=" + group);
    open.then().body("items", hasSize(1));
    return UUID.fromString(open.path("items[0].id"));
  }

  private static Response detail(World.Person reader, UUID id) {
    return reader.asks().get("/v1/moderation-cases/" + id);
  }

  private static Response act(
      World.Person moderator, UUID group, UUID id, Map<String, Object> act) {
    return moderator.sends(act).put("/v1/groups/" + group + "/moderation-acts/" + id);
  }

  private static Response act(World.Person moderator, UUID group, Map<String, Object> act) {
    return act(moderator, group, UUID.randomUUID(), act);
  }

  /** For some reason. */
  private static Response actFor(World.Person moderator, UUID group, Map<String, Object> act) {
    Map<String, Object> reasoned = new HashMap<>(act);
    reasoned.put("reason", "other");
    return act(moderator, group, reasoned);
  }

  private static Response pause(World.Person moderator, UUID group, Map<String, Object> whom) {
    Map<String, Object> pause = new HashMap<>(whom);
    pause.put("kind", "pause");
    pause.put("until", Instant.now().plusSeconds(3600).toString());
    return actFor(moderator, group, pause);
  }

  private static Response close(World.Person moderator, UUID group, UUID id) {
    return actFor(moderator, group, Map.of("kind", "close_case", "caseId", id));
  }

  private static Response recordOf(World.Person reader, UUID group) {
    return recordPage(reader, group, "");
  }

  private static Response recordPage(World.Person reader, UUID group, String query) {
    return reader.asks().get("/v1/groups/" + group + "/moderation-acts" + query);
  }

  private static Response appeal(World.Person person, UUID act, String words) {
    return person.sends(Map.of("words", words)).put("/v1/me/moderation-notices/" + act + "/appeal");
  }

  private static Response decide(
      World.Person coordinator, UUID act, String outcome, String answer) {
    Map<String, Object> decision = new HashMap<>(Map.of("outcome", outcome));
    if (answer != null) {
      decision.put("answer", answer);
    }
    return coordinator.sends(decision).put("/v1/moderation-appeals/" + act + "/decision");
  }

  private void remove(World.Person member, UUID group) {
    groups
        .coordinator()
        .asks()
        .delete("/v1/groups/" + group + "/members/" + member.id())
        .then()
        .statusCode(204);
  }
}
