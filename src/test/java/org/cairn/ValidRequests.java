package org.cairn;

import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.restassured.specification.SpecificationQuerier;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A valid request for each operation of the contract, about the participant of a scene. What an
 * operation would use up is made anew for each request.
 */
final class ValidRequests {
  private final Scene.People scene;
  private final Owner owner;
  private final World.Program program;
  private final UUID anotherSession;
  private int days;
  private int workshops;
  private String login;
  private String refreshToken;
  private UUID fellowsMessage;

  ValidRequests(Scene.People scene, Owner owner) {
    this.scene = scene;
    this.owner = owner;
    this.program = scene.program();
    this.anotherSession = program.session(600);
  }

  /** Sends it in the name that the request carries already. */
  Response send(Contract.Operation operation, RequestSpecification caller) {
    Object body = body(operation.id());
    if (body == null) {
      body = checkInBody(operation.id());
    }
    if (body == null) {
      body = sheetBody(operation.id());
    }
    if (body == null) {
      body = skillBody(operation.id());
    }
    if (body == null) {
      body = practiceBody(operation.id());
    }
    if (body == null) {
      body = groupBody(operation.id());
    }
    if (body == null) {
      body = moderationBody(operation.id());
    }
    if (body != null) {
      caller.contentType(ContentType.JSON).body(body);
    }
    if (List.of(
            "editMessage",
            "updateSession",
            "updateGroup",
            "setMyQuietHours",
            "updateProgram",
            "deleteMyCommitment",
            "deleteMyRecoveryCount",
            "deletePlannedInstrument",
            "setProgramSupport",
            "setCareHours",
            "updateAlertRule",
            "deleteOnCallShift",
            "deleteMyTrigger",
            "deleteMyPractice",
            "setQuestions",
            "deleteSkillDraft",
            "publishSkillDraft",
            "changeSeries",
            "deleteMyWorksheet",
            "updateHomework",
            "deleteHomework",
            "endSeries")
        .contains(operation.id())) {
      caller.header("If-Match", "*");
    }
    if (operation.id().endsWith("MyCalendarFeed")) {
      shareCalendars();
      caller.header("If-Match", "*");
    }
    if (operation.id().equals("streamMyEvents")) {
      return opened(caller);
    }
    return caller.request(operation.method(), path(operation));
  }

  /** REST Assured reads an answer to its end, which a stream does not have. */
  private static Response opened(RequestSpecification caller) {
    String credentials = SpecificationQuerier.query(caller).getHeaders().getValue("Authorization");
    String token = credentials == null ? "" : credentials.substring("Bearer ".length());
    try (Listening stream =
        new Listening(URI.create("http://localhost:" + RestAssured.port), token, null)) {
      return new ResponseBuilder().setStatusCode(stream.answer().statusCode()).build();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everybody who can have a feed has one. */
  private void shareCalendars() {
    for (World.Person person :
        List.of(scene.participant(), scene.fellow(), scene.discharged(), scene.foreigner())) {
      shareCalendar(owner.signedIn(person.id(), person.login()));
    }
  }

  private static String shareCalendar(World.Person person) {
    return person
        .sends(Map.of("titles", "neutral"))
        .post("/v1/me/calendar-feed")
        .then()
        .statusCode(201)
        .extract()
        .path("path");
  }

  private String path(Contract.Operation operation) {
    if (operation.id().equals("getCalendar")) {
      return shareCalendar(another(scene.participant()));
    }
    String path =
        groupPath(operation.id(), bookingPath(operation))
            .replace("{programId}", program.id.toString())
            .replace("{groupId}", scene.group().toString())
            .replace("{messageId}", message(operation.id()).toString())
            .replace("/reactions/{kind}", "/reactions/heart")
            .replace(
                "{slug}", operation.path().contains("/instruments/") ? "phq-9" : "urge-surfing");
    if (path.contains("{editionId}")) {
      path = path.replace("{editionId}", shippedEdition());
    }
    path = instrumentPath(operation.id(), path);
    path = sheetPath(operation.id(), path);
    path = safetyPath(operation.id(), staffPath(operation.id(), path));
    path = skillPath(operation.id(), checkInPath(operation.id(), path));
    path = practicePath(operation.id(), path);
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
    path = moderationPath(operation.id(), path);
    path = week(operation.id(), path);
    if (path.contains("{participantId}")) {
      path = path.replace("{participantId}", target(operation.id()).toString());
    }
    return path;
  }

  private Object groupBody(String operation) {
    return switch (operation) {
      case "updateGroup" ->
          Map.of("name", "Walkers", "guidelines", World.GUIDELINES, "closed", false);
      case "acceptGuidelines" -> Map.of("version", 1);
      case "changeMyAlias" -> Map.of("alias", World.unique("Alias"));
      case "muteGroup" -> Map.of("until", "2026-11-24T12:00:00Z");
      case "markGroupRead" -> Map.of("seq", 1);
      // A minute, so that it hardly silences anything that other tests say.
      case "setMyQuietHours" -> Map.of("starts", "03:00", "ends", "03:01", "zone", "UTC");
      default -> null;
    };
  }

  /** Of a third member's seat, of a group to leave, and of everybody's quiet hours. */
  private String groupPath(String operation, String path) {
    if (operation.endsWith("MyQuietHours")) {
      owner.update(
          "insert into quiet_hours select id, '03:00', '03:01', 'UTC', now() from account on conflict do nothing");
    }
    if (path.contains("/me/blocks/{memberId}")) {
      World.Person third = owner.signedIn(registered(), "third");
      program.admit(scene.group(), third);
      return path.replace(
          "{memberId}", third.asks().get("/v1/groups/" + scene.group()).path("me.id").toString());
    }
    if (operation.equals("leaveGroup")) {
      UUID group = program.group();
      program.admit(group, another(scene.participant()));
      program.admit(group, another(scene.fellow()));
      return path.replace("{groupId}", group.toString());
    }
    return path;
  }

  private String shippedEdition() {
    return owner
        .column(
            "select id from skill_edition where slug = 'urge-surfing' and program_id is null limit 1")
        .get(0);
  }

  /** Everybody says how today was, and each trigger is a new one. */
  private String checkInPath(String operation, String path) {
    if (path.contains("{triggerId}")) {
      path = path.replace("{triggerId}", UUID.randomUUID().toString());
      if (!operation.equals("setMyTrigger")) {
        mine(Map.of("name", "The store"), path);
      }
    }
    if (path.contains("/daily-check-ins/")) {
      path = path.replace("{day}", World.today().toString());
      for (World.Person person : List.of(scene.participant(), scene.fellow(), scene.foreigner())) {
        person.sends(World.dailyCheckIn(Map.of())).put(path);
      }
    }
    if (path.contains("{checkInId}")) {
      path =
          path.replace(
              "{checkInId}",
              scene
                  .participant()
                  .asks()
                  .get("/v1/sessions/" + scene.session() + "/check-in")
                  .path("id"));
    }
    return path;
  }

  /**
   * Drafts of the program's own, each time anew; in Spanish, so that English readers see no more.
   */
  private String skillPath(String operation, String path) {
    path = path.replace("/skills/urge-surfing/{language}", "/skills/urge-surfing/es");
    if (path.contains("/skill-drafts/")) {
      path = path.replace("urge-surfing", "own-skill").replace("{language}", "es");
      owner.update("delete from skill_draft where program_id = ?", program.id);
      String draft = path.replaceAll("/review.*", "");
      if (!operation.equals("setSkillDraft")) {
        program.coordinator.sends(skill()).put(draft).then().statusCode(201);
      }
      if (path.contains("/review/")) {
        program.coordinator.asks().post(draft + "/review").then().statusCode(200);
      }
    }
    if (List.of("withdrawSkill", "offerSkill").contains(operation)) {
      String draft = "/v1/programs/" + program.id + "/skill-drafts/own-skill/es";
      owner.update("delete from skill_draft where program_id = ?", program.id);
      program.coordinator.sends(skill()).put(draft).then().statusCode(201);
      program.coordinator.asks().post(draft + "/review").then().statusCode(200);
      program
          .coordinator
          .asks()
          .header("If-Match", "*")
          .post(draft + "/review/publish")
          .then()
          .statusCode(200);
      path = path.replace("urge-surfing", "own-skill");
    }
    return path;
  }

  private static Object skillBody(String operation) {
    return switch (operation) {
      case "setSkillDraft" -> skill();
      case "returnSkillDraft" -> Map.of("remark", "Say in the second step how long.");
      default -> null;
    };
  }

  private static Map<String, Object> skill() {
    return World.skill(
        Map.of(
            "body",
            "## Cuándo ayuda\nCuando las ganas son fuertes.\n\n## Cuándo dejarlo\nAl manejar.\n\n## Pasos\n1. Mira."));
  }

  private static Object checkInBody(String operation) {
    return switch (operation) {
      case "checkIn" -> World.checkIn(Map.of());
      case "setMyDailyCheckIn" -> World.dailyCheckIn(Map.of());
      case "setMyTrigger" -> Map.of("name", "The store");
      // As the program was founded.
      case "setQuestions" -> {
        List<String> shared =
            List.of(
                "mood",
                "craving",
                "stress",
                "sleepHours",
                "triggers",
                "usedSinceLast",
                "skillsUsed",
                "goal");
        yield Map.of(
            "asked",
            Stream.concat(shared.stream(), Stream.of("note")).toList(),
            "required",
            shared.subList(0, 3),
            "counselorSees",
            shared,
            "facilitatorSees",
            shared.subList(0, 3));
      }
      default -> null;
    };
  }

  /** Plans, commitments and progress are about the scene's participant, each time anew. */
  private String week(String operation, String path) {
    if (path.contains("{startsOn}")) {
      LocalDate day = LocalDate.now(World.ZONE).plusDays(++days);
      path = path.replace("{startsOn}", day.toString());
      if (operation.equals("getPlan")) {
        program
            .coordinator
            .sends(plan())
            .put(path.replace("{participantId}", scene.participant().id().toString()))
            .then()
            .statusCode(201);
      }
    }
    if (path.contains("{commitmentId}")) {
      String id = UUID.randomUUID().toString();
      path = path.replace("{commitmentId}", id);
      if (!operation.equals("setMyCommitment")) {
        scene.participant().sends(commitment()).put(path).then().statusCode(201);
      }
    }
    path = recovery(operation, path);
    return path.matches(
            ".*(/plans(/.*)?|/commitments|/progress|/safety-plan|/check-ins|/trends(/.*)?|/practices|/what-helps)")
        ? path.replace("{participantId}", scene.participant().id().toString())
        : path;
  }

  /** A plan of care asks for each instrument once, so each request is about a new one. */
  private String instrumentPath(String operation, String path) {
    if (path.contains("{assessmentId}")) {
      String id = UUID.randomUUID().toString();
      path = path.replace("{assessmentId}", id);
      if (!operation.equals("answerInstrument")) {
        mine(answers(), path);
      }
    }
    if (!path.matches(".*[{]participantId[}]/(assessments|instruments.*)")) {
      return path;
    }
    path = path.replace("{participantId}", scene.participant().id().toString());
    if (path.endsWith("/phq-9")) {
      Map<String, Object> own = World.instrument(Map.of());
      program
          .coordinator
          .sends(own)
          .post("/v1/programs/" + program.id + "/instruments")
          .then()
          .statusCode(201);
      path = path.replace("phq-9", own.get("slug").toString());
      if (!operation.equals("planInstrument")) {
        scene.counselor().sends(everyTwoWeeks()).put(path).then().statusCode(201);
      }
    }
    return path;
  }

  /** Worksheets and homework are about the scene's participant, each time anew. */
  private String sheetPath(String operation, String path) {
    path = path.replace("{type}/versions/{version}", "thought-record/versions/1");
    if (path.contains("/worksheets") || path.contains("/homework")) {
      path = path.replace("{participantId}", scene.participant().id().toString());
    }
    if (path.contains("{worksheetId}")) {
      String id = UUID.randomUUID().toString();
      path = path.replace("{worksheetId}", id);
      if (!operation.equals("setMyWorksheet")) {
        mine(World.worksheet(Map.of("shared", true)), "/v1/me/worksheets/" + id);
      }
    }
    if (path.contains("{homeworkId}")) {
      path =
          path.replace(
              "{homeworkId}",
              scene
                  .counselor()
                  .sends(homework())
                  .post(
                      "/v1/programs/"
                          + program.id
                          + "/participants/"
                          + scene.participant().id()
                          + "/homework")
                  .then()
                  .statusCode(201)
                  .extract()
                  .path("homework.id"));
    }
    return path;
  }

  private static Map<String, Object> homework() {
    return Map.of("skill", "urge-surfing", "dueOn", World.today().plusDays(7).toString());
  }

  private static Object sheetBody(String operation) {
    return switch (operation) {
      case "setMyWorksheet" -> World.worksheet(Map.of());
      case "createHomework" -> homework();
      case "updateHomework" ->
          Map.of(
              "times", 2, "dueOn", World.today().plusDays(8).toString(), "note", "Take it easy.");
      default -> null;
    };
  }

  private static Map<String, Object> everyTwoWeeks() {
    return Map.of("everyWeeks", 2, "firstDue", World.today().toString());
  }

  private static Map<String, Object> answers() {
    return Map.of(
        "instrument",
        "gad-7",
        "instrumentVersion",
        1,
        "answers",
        Map.of("1", 2),
        "complete",
        false);
  }

  private static Object instrumentBody(String operation) {
    return switch (operation) {
      case "loadInstrument" -> World.instrument(Map.of());
      case "answerInstrument" -> answers();
      case "planInstrument" -> everyTwoWeeks();
      default -> null;
    };
  }

  /** Trends, counts of days and milestones; there is room for few counts. */
  private String recovery(String operation, String path) {
    if (path.contains("{countId}")) {
      String id = UUID.randomUUID().toString();
      path = path.replace("{countId}", id);
      if (!operation.equals("setMyRecoveryCount")) {
        owner.update(
            "delete from recovery_count where participant_id = ?", scene.participant().id());
        scene
            .participant()
            .sends(recoveryCount())
            .put("/v1/me/recovery-counts/" + id)
            .then()
            .statusCode(201);
      }
    }
    return path.replace("{measure}", "craving").replace("{milestone}", "sessions-1");
  }

  private String practicePath(String operation, String path) {
    if (path.contains("{practiceId}")) {
      path = path.replace("{practiceId}", UUID.randomUUID().toString());
      if (!operation.equals("logPractice")) {
        mine(World.practice(Map.of()), path);
      }
    }
    return path;
  }

  private static Object practiceBody(String operation) {
    return switch (operation) {
      case "logPractice" -> World.practice(Map.of());
      case "setMySkillMark" -> Map.of("mark", "favorite");
      case "suggestSkills" -> Map.of("feelings", List.of("craving"), "level", 9);
      default -> null;
    };
  }

  private static Map<String, Object> recoveryCount() {
    return Map.of(
        "what",
        "Without alcohol",
        "timeZone",
        World.ZONE.getId(),
        "periods",
        List.of(Map.of("from", World.today().minusDays(3).toString())));
  }

  private static Map<String, Object> plan() {
    return Map.of("weeklyMinutes", 540, "levelOfCare", "intensive_outpatient");
  }

  private static Map<String, Object> commitment() {
    return Map.of(
        "title",
        "Work",
        "localStart",
        World.localTime(0),
        "zone",
        World.ZONE.getId(),
        "minutes",
        60);
  }

  /** What staff of a program plan with. */
  private String staffPath(String operation, String path) {
    return switch (operation) {
      case "cancelSession", "restoreSession" ->
          path.replace("{sessionId}", program.session(700).toString());
      case "setFacilitator" -> path.replace("{sessionId}", anotherSession.toString());
      case "recordAttendance" ->
          path.replace("{participantId}", scene.participant().id().toString());
      case "getRoomCalendar" -> path.replace("{roomId}", program.room().toString());
      case "getStaffCalendar" -> path.replace("{staffId}", scene.facilitator().id().toString());
      case "addCohortMember", "removeCohortMember", "listCohortMembers" ->
          path.replace("{cohortId}", program.cohort().toString());
      case "closeDay" -> path.replace("{day}", World.today().plusDays(602).toString());
      case "openDay" -> {
        program
            .coordinator
            .sends(Map.of("reason", "Snow"))
            .put("/v1/programs/" + program.id + "/closures/" + World.today().plusDays(600))
            .then()
            .statusCode(200);
        yield path.replace("{day}", World.today().plusDays(600).toString());
      }
      default -> path;
    };
  }

  private Object staffBody(String operation) {
    return switch (operation) {
      case "updateProgram" ->
          Map.of(
              "name", "Evening program",
              "checkInOpensBefore", 30,
              "checkInClosesAfter", 60,
              "roomCodes", false,
              "cancelNotice", 1440,
              "offerMinutes", 120);
      case "createRoom" -> Map.of("name", World.unique("Room"));
      case "createCohort" -> Map.of("name", World.unique("Cohort"));
      case "cancelSession" -> Map.of("reason", "The facilitator is away.");
      case "setFacilitator" -> Map.of("staffId", scene.facilitator().id());
      case "coverFacilitator" ->
          Map.of(
              "absentId",
              scene.facilitator().id(),
              "coverId",
              scene.counselor().id(),
              "from",
              World.today().plusDays(601).toString(),
              "days",
              5);
      case "recordAttendance" -> Map.of("status", "present");
      case "closeDay" -> Map.of("reason", "Snow");
      case "importSessions" ->
          Map.of(
              "source",
              "ehr",
              "rows",
              List.of(
                  World.sessionBody(
                      Map.of(
                          "externalId", "A-1",
                          "localStart", World.today().plusDays(603) + "T18:00:00",
                          "status", "scheduled"))));
      default -> instrumentBody(operation);
    };
  }

  /**
   * One of the fellow for those who report or moderate it, one of the participant for those who
   * change it; otherwise a new one.
   */
  private UUID message(String operation) {
    if (List.of("getMessage", "editMessage", "deleteMessage", "react", "unreact")
        .contains(operation)) {
      UUID own = UUID.randomUUID();
      mine(
          Map.of("text", "One day at a time."), "/v1/groups/" + scene.group() + "/messages/" + own);
      return own;
    }
    if (!List.of("reportMessage", "listMessageVersions", "getModerationCase").contains(operation)) {
      return UUID.randomUUID();
    }
    if (fellowsMessage == null) {
      fellowsMessage = UUID.randomUUID();
      scene
          .fellow()
          .sends(Map.of("text", "You had it coming."))
          .put("/v1/groups/" + scene.group() + "/messages/" + fellowsMessage)
          .then()
          .statusCode(201);
    }
    return fellowsMessage;
  }

  private String moderationPath(String operation, String path) {
    if (path.contains("{caseId}")) {
      scene
          .participant()
          .sends(Map.of("reason", "harassment"))
          .put("/v1/groups/" + scene.group() + "/messages/" + message(operation) + "/report")
          .then()
          .statusCode(204);
      path =
          path.replace(
              "{caseId}",
              owner
                  .column("select id from moderation_case where message_id = ?", message(operation))
                  .get(0));
    }
    if (path.contains("{actId}")) {
      UUID act =
          operation.equals("moderate")
              ? UUID.randomUUID()
              : owner.moderationNotice(scene.participant(), scene.group());
      path = path.replace("{actId}", act.toString());
      if (operation.endsWith("ModerationAppeal")) {
        mine(Map.of("words", "I quoted a song."), "/v1/me/moderation-notices/" + act + "/appeal");
      }
    }
    return path;
  }

  private Object moderationBody(String operation) {
    return switch (operation) {
      case "reportMessage" -> Map.of("reason", "harassment");
      case "moderate" ->
          Map.of(
              "kind",
              "pause",
              "memberId",
              admitted(registered()),
              "reason",
              "calm",
              "until",
              Instant.now().plusSeconds(3600).toString());
      case "appealModeration" -> Map.of("words", "I quoted a song.");
      case "decideModerationAppeal" -> Map.of("outcome", "upheld");
      default -> null;
    };
  }

  private String admitted(UUID participant) {
    return program
        .coordinator
        .sends(Map.of("alias", World.unique("Alias")))
        .put("/v1/groups/" + scene.group() + "/members/" + participant)
        .then()
        .statusCode(200)
        .extract()
        .path("id");
  }

  /** Alerts, shifts and rules of the scene's program; every participant has a safety plan. */
  private String safetyPath(String operation, String path) {
    if (operation.contains("SafetyPlan")) {
      for (World.Person person :
          List.of(scene.participant(), scene.fellow(), scene.discharged(), scene.foreigner())) {
        owner
            .signedIn(person.id(), person.login())
            .sends(World.safetyPlan())
            .put("/v1/me/safety-plan");
      }
    }
    if (path.contains("{shiftId}")) {
      path = path.replace("{shiftId}", UUID.randomUUID().toString());
      if (!operation.equals("setOnCallShift")) {
        program.coordinator.sends(onCall()).put(path).then().statusCode(201);
      }
    }
    if (path.contains("{ruleId}")) {
      path =
          path.replace(
              "{ruleId}",
              owner
                  .column(
                      "select id from alert_rule where program_id = ? and kind = 'use'", program.id)
                  .get(0));
    }
    if (path.contains("{alertId}")) {
      UUID alert =
          operation.equals("getAlertMessage")
              ? owner.distressed(scene.participant(), scene.group())
              : owner.alert(scene.participant(), program);
      if (operation.equals("resolveAlert")) {
        owner.update(
            "update alert set status = 'claimed', claimed_by = ?, claimed_at = now() where id = ?",
            scene.counselor().id(),
            alert);
      }
      path = path.replace("{alertId}", alert.toString());
    }
    return path;
  }

  private Object safetyBody(String operation) {
    return switch (operation) {
      case "setMySafetyPlan", "setSafetyPlan" -> World.safetyPlan();
      case "setProgramSupport" ->
          Map.of("phone", "865-555-0142", "claimWithin", 30, "resolveWithin", 1440);
      case "setOnCallShift" -> onCall();
      case "setCareHours" ->
          Map.of("hours", List.of(Map.of("weekday", 1, "opens", "09:00", "closes", "17:00")));
      case "createAlertRule" -> Map.of("kind", "no_shows", "threshold", 3, "severity", "urgent");
      case "updateAlertRule" -> Map.of("severity", "urgent", "active", true);
      case "claimAlert" -> Map.of("takeOver", false);
      case "addAlertNote" -> Map.of("text", "Called twice, will try again at nine.");
      case "resolveAlert" -> Map.of("outcome", "reached");
      default -> null;
    };
  }

  private Map<String, Object> onCall() {
    return Map.of(
        "staffId",
        scene.counselor().id(),
        "startsAt",
        "2027-01-01T23:00:00Z",
        "endsAt",
        "2027-01-02T12:00:00Z");
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
      case "createMyCalendarFeed", "updateMyCalendarFeed" -> Map.of("titles", "full");
      case "setPlan" -> plan();
      case "setMyCommitment" -> commitment();
      case "setMyRecoveryCount" -> recoveryCount();
      case "createSeries", "previewSeries" -> World.seriesBody(Map.of());
      case "changeSeries" ->
          Map.of(
              "from", World.today().plusDays(1).toString(), "series", World.seriesBody(Map.of()));
      case "endSeries" ->
          Map.of("from", World.today().plusDays(1).toString(), "reason", "Enough of it.");
      case "growSeries" -> Map.of("until", World.today().plusDays(100).toString());
      case "sendMessage", "editMessage", "searchMessages" -> Map.of("text", "One day at a time!");
      case "searchSkills" -> Map.of("q", "cant sleep", "maxMinutes", 20);
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
      case "bookSession" -> Map.of("sessionId", anotherWorkshop());
      case "moveMyBooking" ->
          Map.of("bookingId", UUID.randomUUID(), "sessionId", anotherWorkshop());
      case "joinWaitlist" -> Map.of("sessionId", anotherWorkshop(), "takeAtOnce", false);
      default -> Optional.ofNullable(safetyBody(operation)).orElseGet(() -> staffBody(operation));
    };
  }

  /** Of a booking or a place in line that is there, unless the operation makes it. */
  private String bookingPath(Contract.Operation operation) {
    UUID id = UUID.randomUUID();
    String path =
        operation.path().replace("{bookingId}", id.toString()).replace("{entryId}", id.toString());
    if (operation.path().contains("{bookingId}") && !operation.id().equals("bookSession")) {
      mine(Map.of("sessionId", anotherWorkshop()), "/v1/me/bookings/" + id);
    }
    if (operation.path().contains("{entryId}") && !operation.id().equals("joinWaitlist")) {
      mine(Map.of("sessionId", anotherWorkshop(), "takeAtOnce", false), "/v1/me/waitlist/" + id);
    }
    return path;
  }

  private void mine(Object body, String path) {
    scene.participant().sends(body).put(path).then().statusCode(201);
  }

  /** At a time of its own. */
  private UUID anotherWorkshop() {
    return program.workshop(10_000 + 130 * ++workshops, 12);
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
