package org.cairn.platform;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** Phones fetch what has changed, and two devices cannot overwrite each other unseen. */
@QuarkusTest
class ConditionalTest extends HouseTest {
  @Inject Owner owner;

  private static World.Program program;
  private static World.Person participant;
  private static World.Person counselor;
  private static UUID commitment;
  private static UUID session;
  private static UUID group;
  private static String calendar;

  /** Every read that the contract says has an ETag; a new one has to be given its address here. */
  private Map<String, String> addresses() {
    Map<String, String> addresses = new java.util.HashMap<>(week());
    addresses.putAll(staff());
    addresses.putAll(safety());
    addresses.putAll(instruments());
    addresses.putAll(recovery());
    addresses.putAll(checkIns());
    addresses.putAll(worksheetsAndHomework());
    addresses.putAll(authoring());
    addresses.putAll(practice());
    addresses.putAll(moderation());
    addresses.putAll(groups());
    addresses.putAll(
        Map.ofEntries(
            Map.entry("getMe", "/v1/me"),
            Map.entry("listMyDevices", "/v1/me/devices"),
            Map.entry("listMyGroups", "/v1/me/groups"),
            Map.entry("listMyCareThreads", "/v1/me/care-threads"),
            Map.entry("listCareThreads", "/v1/care-threads"),
            Map.entry("getMySchedule", "/v1/me/schedule"),
            Map.entry("getMyCalendarFeed", "/v1/me/calendar-feed"),
            Map.entry("getCalendar", calendar),
            Map.entry("listPrograms", "/v1/programs"),
            Map.entry("getSession", "/v1/sessions/" + session),
            Map.entry("getMyCheckIn", "/v1/sessions/" + session + "/check-in"),
            Map.entry("getMyBooking", "/v1/me/bookings/" + booking()),
            Map.entry("listMyWaitlist", "/v1/me/waitlist"),
            Map.entry("getMyWaitlistEntry", "/v1/me/waitlist/" + entry()),
            Map.entry("listMessages", "/v1/groups/" + group + "/messages"),
            Map.entry("listSkills", "/v1/skills"),
            Map.entry("getSkill", "/v1/skills/urge-surfing"),
            Map.entry("getLibrary", "/v1/library"),
            Map.entry("listCourses", "/v1/skills/courses"),
            Map.entry("listSkillEditions", "/v1/skills/urge-surfing/editions"),
            Map.entry("getSkillEdition", "/v1/skill-editions/" + shippedEdition())));
    return addresses;
  }

  private static String shippedEdition() {
    return participant.asks().get("/v1/skills/urge-surfing").path("editionId");
  }

  private static Map<String, String> groups() {
    String mine = "/v1/groups/" + group;
    participant
        .sends(Map.of("starts", "03:00", "ends", "03:01", "zone", "UTC"))
        .put("/v1/me/quiet-hours")
        .then()
        .statusCode(200);
    String message = mine + "/messages/" + UUID.randomUUID();
    participant.sends(Map.of("text", "Still here.")).put(message).then().statusCode(201);
    return Map.of(
        "getMessage", message,
        "getGroup", mine,
        "listGroupMembers", mine + "/members",
        "listGuidelines", mine + "/guidelines",
        "getGroupRoster", mine + "/roster",
        "listGroups", "/v1/programs/" + program.id + "/groups",
        "getMyQuietHours", "/v1/me/quiet-hours");
  }

  private Map<String, String> moderation() {
    World.Person facilitator = owner.staff(program, "facilitator");
    program.facilitates(facilitator, group);
    return Map.of(
        "listMyModerationNotices",
        "/v1/me/moderation-notices",
        "getMyModerationNotice",
        "/v1/me/moderation-notices/" + owner.moderationNotice(participant, group));
  }

  private static Map<String, String> authoring() {
    String mine = "/v1/programs/" + program.id;
    String draft = mine + "/skill-drafts/own-skill/en";
    program.coordinator.sends(World.skill(Map.of())).put(draft).then().statusCode(201);
    return Map.of(
        "listSkillDrafts",
        mine + "/skill-drafts",
        "getSkillDraft",
        draft,
        "listProgramSkills",
        mine + "/skills",
        "getProgramSkill",
        mine + "/skills/urge-surfing/en");
  }

  private Map<String, String> checkIns() {
    String trigger = "/v1/me/triggers/" + UUID.randomUUID();
    participant.sends(Map.of("name", "The store")).put(trigger).then().statusCode(201);
    String daily = "/v1/me/daily-check-ins/" + World.today();
    String id = participant.sends(World.dailyCheckIn(Map.of())).put(daily).path("id");
    String mine = "/v1/programs/" + program.id;
    return Map.of(
        "listMyQuestions",
        "/v1/me/questions",
        "getQuestions",
        mine + "/questions",
        "getMyTriggers",
        "/v1/me/triggers",
        "getMyTrigger",
        trigger,
        "getMyDailyCheckIn",
        daily,
        "listMyCheckIns",
        "/v1/me/check-ins",
        "listMyCheckInVersions",
        "/v1/me/check-ins/" + id + "/versions",
        "listCheckIns",
        mine + "/participants/" + participant.id() + "/check-ins",
        "listSessionCheckIns",
        "/v1/sessions/" + session + "/check-ins");
  }

  private static String booking() {
    return participant.asks().get("/v1/sessions/" + session).path("booking.id");
  }

  private static UUID entry() {
    UUID entry = UUID.randomUUID();
    participant
        .sends(Map.of("sessionId", program.workshop(3000, 1), "takeAtOnce", false))
        .put("/v1/me/waitlist/" + entry)
        .then()
        .statusCode(201);
    return entry;
  }

  private Map<String, String> staff() {
    String mine = "/v1/programs/" + program.id;
    return Map.of(
        "getProgram", mine,
        "listRooms", mine + "/rooms",
        "listSessions", mine + "/sessions",
        "listCohorts", mine + "/cohorts",
        "getStaffCalendar", mine + "/staff/" + counselor.id() + "/calendar",
        "getRoomCalendar", "/v1/rooms/" + program.room() + "/calendar",
        "getRoster", "/v1/sessions/" + session + "/roster",
        "getSeries", "/v1/series/" + program.series(Map.of()),
        "listMyLedSessions", "/v1/me/led-sessions");
  }

  private Map<String, String> practice() {
    String theirs = "/v1/programs/" + program.id + "/participants/" + participant.id();
    String practice = "/v1/me/practices/" + UUID.randomUUID();
    participant.sends(World.practice(Map.of("note", "It passed."))).put(practice);
    return Map.of(
        "listMyPractices", "/v1/me/practices",
        "getMyPractice", practice,
        "listMySkillMarks", "/v1/me/skill-marks",
        "getWhatHelpsMe", "/v1/me/what-helps",
        "getSkillSuggestionRule", "/v1/skill-suggestion-rule",
        "listPractices", theirs + "/practices",
        "getWhatHelps", theirs + "/what-helps");
  }

  private Map<String, String> instruments() {
    String theirs = "/v1/programs/" + program.id + "/participants/" + participant.id();
    counselor
        .sends(Map.of("firstDue", World.today().toString()))
        .put(theirs + "/instruments/gad-7")
        .then()
        .statusCode(201);
    UUID assessment = UUID.randomUUID();
    participant
        .sends(
            Map.of(
                "instrument",
                "gad-7",
                "instrumentVersion",
                1,
                "answers",
                Map.of(),
                "complete",
                false))
        .put("/v1/me/assessments/" + assessment)
        .then()
        .statusCode(201);
    return Map.of(
        "listInstruments", "/v1/instruments",
        "getInstrument", "/v1/instruments/phq-9",
        "listProgramInstruments", "/v1/programs/" + program.id + "/instruments",
        "listMyInstruments", "/v1/me/instruments",
        "listMyAssessments", "/v1/me/assessments",
        "getMyAssessment", "/v1/me/assessments/" + assessment,
        "listAssessments", theirs + "/assessments",
        "listPlannedInstruments", theirs + "/instruments",
        "getPlannedInstrument", theirs + "/instruments/gad-7");
  }

  private static Map<String, String> worksheetsAndHomework() {
    String program = "/v1/programs/" + ConditionalTest.program.id;
    String theirs = program + "/participants/" + participant.id();
    String worksheet = "/worksheets/" + UUID.randomUUID();
    participant
        .sends(World.worksheet(Map.of("shared", true)))
        .put("/v1/me" + worksheet)
        .then()
        .statusCode(201);
    String homework =
        "/homework/"
            + counselor
                .sends(Map.of("worksheetType", "diary-card", "dueOn", World.today().toString()))
                .post(theirs + "/homework")
                .then()
                .statusCode(201)
                .extract()
                .path("homework.id");
    return Map.ofEntries(
        Map.entry("listWorksheetTypes", "/v1/worksheet-types"),
        Map.entry("getWorksheetType", "/v1/worksheet-types/diary-card/versions/1"),
        Map.entry("listMyWorksheets", "/v1/me/worksheets"),
        Map.entry("getMyWorksheet", "/v1/me" + worksheet),
        Map.entry("listMyWorksheetVersions", "/v1/me" + worksheet + "/versions"),
        Map.entry("listWorksheets", theirs + "/worksheets"),
        Map.entry("getWorksheet", theirs + worksheet),
        Map.entry("listMyHomework", "/v1/me/homework"),
        Map.entry("getMyHomework", "/v1/me" + homework),
        Map.entry("listHomework", theirs + "/homework"),
        Map.entry("getHomework", theirs + homework),
        Map.entry("listProgramHomework", program + "/homework"));
  }

  private static Map<String, String> recovery() {
    String theirs = "/v1/programs/" + program.id + "/participants/" + participant.id() + "/trends";
    String count = "/v1/me/recovery-counts/" + UUID.randomUUID();
    participant
        .sends(Map.of("what", "Without alcohol", "timeZone", "UTC", "periods", List.of()))
        .put(count)
        .then()
        .statusCode(201);
    return Map.of(
        "getMyTrends",
        "/v1/me/trends",
        "getMyTrendChart",
        "/v1/me/trends/craving/chart",
        "getTrends",
        theirs,
        "getTrendChart",
        theirs + "/craving/chart",
        "listMyRecoveryCounts",
        "/v1/me/recovery-counts",
        "getMyRecoveryCount",
        count,
        "listMyRecoveryCountVersions",
        count + "/versions",
        "listMyMilestones",
        "/v1/me/milestones",
        "listGroupMilestones",
        "/v1/groups/" + group + "/milestones");
  }

  private Map<String, String> week() {
    String mine = "/v1/programs/" + program.id + "/participants/" + participant.id();
    return Map.of(
        "listPlans", mine + "/plans",
        "getPlan", mine + "/plans/" + LocalDate.now(World.ZONE),
        "getProgress", mine + "/progress",
        "listCommitments", mine + "/commitments",
        "listMyPlans", "/v1/me/plans",
        "getMyProgress", "/v1/me/progress",
        "listMyOpenings", "/v1/me/openings",
        "listMyCommitments", "/v1/me/commitments",
        "getMyCommitment", "/v1/me/commitments/" + commitment);
  }

  private Map<String, String> safety() {
    String mine = "/v1/programs/" + program.id;
    UUID shift = UUID.randomUUID();
    program
        .coordinator
        .sends(
            Map.of(
                "staffId",
                counselor.id(),
                "startsAt",
                "2027-01-01T23:00:00Z",
                "endsAt",
                "2027-01-02T12:00:00Z"))
        .put(mine + "/on-call/" + shift)
        .then()
        .statusCode(201);
    participant.sends(World.safetyPlan()).put("/v1/me/safety-plan").then().statusCode(201);
    String rule =
        program.coordinator.asks().get(mine + "/alert-rules").then().extract().path("items[0].id");
    return Map.ofEntries(
        Map.entry("getSupport", "/v1/support?region=US-TN"),
        Map.entry("getMySupport", "/v1/me/support"),
        Map.entry("getMySafetyPlan", "/v1/me/safety-plan"),
        Map.entry("listMySafetyPlanVersions", "/v1/me/safety-plan/versions"),
        Map.entry("getSafetyPlan", mine + "/participants/" + participant.id() + "/safety-plan"),
        Map.entry("getProgramSupport", mine + "/support"),
        Map.entry("getCareHours", mine + "/care-hours"),
        Map.entry("getOnCallShift", mine + "/on-call/" + shift),
        Map.entry("listAlertRules", mine + "/alert-rules"),
        Map.entry("getAlertRule", mine + "/alert-rules/" + rule),
        Map.entry("listAlerts", "/v1/alerts"),
        Map.entry(
            "getAlertMessage", "/v1/alerts/" + owner.distressed(participant, group) + "/message"),
        Map.entry("getAlert", "/v1/alerts/" + owner.alert(participant, program)));
  }

  @Test
  void everyConditionalReadAnswers304ToWhatIsKnown() throws IOException {
    makeWorld();
    Map<String, String> addresses = addresses();
    assertEquals(conditionalReads(), new TreeSet<>(addresses.keySet()));
    Set<String> staff = staff().keySet();
    addresses.forEach(
        (operation, address) -> {
          World.Person reader =
              switch (operation) {
                case "listPrograms",
                    "listGroups",
                    "listGuidelines",
                    "getGroupRoster",
                    "listPlans",
                    "getPlan",
                    "getProgress",
                    "getQuestions",
                    "getProgramSupport",
                    "getCareHours",
                    "getOnCallShift",
                    "listAlertRules",
                    "getAlertRule",
                    "listSkillDrafts",
                    "getSkillDraft",
                    "listProgramSkills",
                    "getProgramSkill",
                    "listProgramInstruments" ->
                    program.coordinator;
                case "listCommitments",
                    "listMyLedSessions",
                    "listCheckIns",
                    "listSessionCheckIns",
                    "getSafetyPlan",
                    "listAlerts",
                    "getAlert",
                    "getAlertMessage",
                    "getTrends",
                    "getTrendChart",
                    "listAssessments",
                    "listPlannedInstruments",
                    "getPlannedInstrument",
                    "listWorksheets",
                    "getWorksheet",
                    "listHomework",
                    "getHomework",
                    "listProgramHomework",
                    "listPractices",
                    "listCareThreads",
                    "getWhatHelps" ->
                    counselor;
                default -> staff.contains(operation) ? program.coordinator : participant;
              };
          Response first = reader.asks().get(address);
          first
              .then()
              .statusCode(200)
              .header("ETag", matchesPattern("(W/)?\"([\\w-]{20}[.])?[\\w-]{20}\""))
              .header(
                  "Cache-Control",
                  containsString(
                      Set.of(
                                  "getSupport",
                                  "getSkillEdition",
                                  "listWorksheetTypes",
                                  "getWorksheetType")
                              .contains(operation)
                          ? "public"
                          : "private"));
          String tag = first.header("ETag");
          String strong = tag.replace("W/", "");
          for (String known : List.of(strong, "W/" + strong, "\"other\", " + tag, "*")) {
            Response again = reader.asks().header("If-None-Match", known).get(address);
            assertEquals(304, again.statusCode(), operation + " with " + known);
            assertEquals(tag, again.header("ETag"), operation);
            assertEquals("", again.asString(), operation);
          }
          reader
              .asks()
              .header("If-None-Match", "\"other\"")
              .get(address)
              .then()
              .statusCode(200)
              .header("ETag", equalTo(tag));
        });
  }

  @Test
  void theTagChangesWithWhatIsRead() {
    makeWorld();
    UUID mine = program.session(60 * 24);
    String before = tag(mine);
    change(mine, before, "Another title").then().statusCode(200).header("ETag", not(before));
    program
        .coordinator
        .asks()
        .header("If-None-Match", before)
        .get("/v1/sessions/" + mine)
        .then()
        .statusCode(200)
        .body("title", equalTo("Another title"));
  }

  @Test
  void aKnownTagOfSomebodyElseOpensNothing() {
    makeWorld();
    String tag = participant.asks().get("/v1/sessions/" + session).header("ETag");
    World.Program other = world.program();
    other
        .coordinator
        .asks()
        .header("If-None-Match", tag)
        .get("/v1/sessions/" + session)
        .then()
        .statusCode(404);
    given().header("If-None-Match", tag).get("/v1/sessions/" + session).then().statusCode(401);
  }

  @Test
  void aChangeWithoutATagIsRefused() {
    makeWorld();
    UUID mine = program.session(60 * 24);
    change(mine, null, "Another title")
        .then()
        .statusCode(428)
        .body("type", equalTo("platform/precondition-required"));
    assertTitle(mine, "Evening group");
  }

  @Test
  void aChangeWithAStaleTagIsRefused() {
    makeWorld();
    UUID mine = program.session(60 * 24);
    String tag = tag(mine);
    change(mine, tag, "First").then().statusCode(200);
    change(mine, tag, "Second").then().statusCode(412).body("type", equalTo("platform/stale"));
    assertTitle(mine, "First");
  }

  @Test
  void theTagThatAChangeAnswersIsGoodForTheNext() {
    makeWorld();
    UUID mine = program.session(60 * 24);
    String next = change(mine, tag(mine), "First").header("ETag");
    assertNotNull(next);
    change(mine, next, "Second").then().statusCode(200);
  }

  @Test
  void aStarChangesWhateverIsThere() {
    makeWorld();
    UUID mine = program.session(60 * 24);
    change(mine, "*", "Whatever").then().statusCode(200);
    assertTitle(mine, "Whatever");
  }

  @Test
  void ofTwoChangesAtOnceOneIsStale() throws Exception {
    makeWorld();
    ExecutorService pool = Executors.newFixedThreadPool(2);
    try {
      for (int round = 0; round < 5; round++) {
        UUID mine = program.session(60 * 24);
        String tag = tag(mine);
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Integer>> both =
            Stream.of("Left", "Right")
                .map(
                    title ->
                        pool.submit(
                            () -> {
                              start.await();
                              return change(mine, tag, title).statusCode();
                            }))
                .toList();
        List<Integer> answers = Stream.of(both.get(0).get(), both.get(1).get()).sorted().toList();
        assertEquals(List.of(200, 412), answers);
      }
    } finally {
      pool.shutdown();
    }
  }

  private static Response change(UUID session, String ifMatch, String title) {
    var request =
        program.coordinator.sends(
            World.sessionBody(Map.of("title", title, "localStart", World.localTime(60 * 24))));
    if (ifMatch != null) {
      request.header("If-Match", ifMatch);
    }
    return request.put("/v1/sessions/" + session);
  }

  private static String tag(UUID session) {
    return program.coordinator.asks().get("/v1/sessions/" + session).header("ETag");
  }

  private static void assertTitle(UUID session, String title) {
    program
        .coordinator
        .asks()
        .get("/v1/sessions/" + session)
        .then()
        .statusCode(200)
        .body("title", equalTo(title));
  }

  private static TreeSet<String> conditionalReads() throws IOException {
    TreeSet<String> reads = new TreeSet<>();
    JsonObject paths =
        new JsonObject(Files.readString(Path.of("target/openapi/openapi.json")))
            .getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject get = paths.getJsonObject(path).getJsonObject("get");
      if (get != null && get.getJsonObject("responses").containsKey("304")) {
        reads.add(get.getString("operationId"));
      }
    }
    return reads;
  }

  private void makeWorld() {
    if (program == null) {
      program = world.program();
      participant = program.participant();
      session = program.session(0);
      program.book(session, participant);
      group = program.group();
      program.admit(group, participant);
      calendar =
          participant.sends(Map.of("titles", "neutral")).post("/v1/me/calendar-feed").path("path");
      participant
          .sends(World.checkIn(Map.of()))
          .put("/v1/sessions/" + session + "/check-in")
          .then()
          .statusCode(201);
      counselor = program.staff("counselor");
      program.counsels(counselor, participant);
      program.leads(counselor, session);
      program.plan(participant, LocalDate.now(World.ZONE), 540);
      commitment = UUID.randomUUID();
      participant
          .sends(
              Map.of(
                  "title", "Work", "localStart", World.localTime(0), "zone", "UTC", "minutes", 60))
          .put("/v1/me/commitments/" + commitment)
          .then()
          .statusCode(201);
    }
  }
}
