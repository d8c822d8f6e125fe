package org.cairn.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cairn.Contract;
import org.cairn.HouseTest;
import org.cairn.Listening;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** No read costs more than two exchanges with the database; the hot ones cost one. */
@QuarkusTest
class RoundTripTest extends HouseTest {
  private static final int MOST = 2;

  /** What phones ask for all day. */
  private static final Set<String> HOT =
      Set.of(
          "getMySchedule",
          "getSession",
          "getMyCheckIn",
          "getMyTrends",
          "listMyMilestones",
          "listMyEvents",
          "getCalendar",
          "getMyBooking",
          "listMyWaitlist",
          "listSkills",
          "getSkill",
          "getSkillEdition",
          "listSkillEditions",
          "listCourses",
          "listMyGroups",
          "getGroup",
          "listGroupMembers",
          "listMessages",
          "getMessage",
          "listPrograms",
          "listSessions",
          "listMyPractices",
          "getMyPractice",
          "getWhatHelpsMe",
          "getMySupport",
          "getMySafetyPlan",
          "listAssignments");

  /** So that each booking is at a time of its own. */
  private static int booked;

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void everyReadOfTheContractIsMeasured() {
    TreeSet<String> reads =
        Contract.operations().stream()
            .filter(operation -> operation.method().equals("GET"))
            .map(Contract.Operation::id)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(reads, new TreeSet<>(reads().keySet()));
  }

  @Test
  void noReadTakesMoreThanTwoRoundTripsAndTheHotOnesTakeOne() {
    Map<String, Long> taken = new TreeMap<>();
    reads().forEach((operation, read) -> taken.put(operation, warm(read)));

    assertEquals(0, taken.get("getJwks"));
    assertEquals(0, taken.get("getSupport"));
    assertEquals(0, taken.get("getSkillSuggestionRule"));
    taken.forEach((operation, trips) -> assertTrue(trips <= MOST, taken.toString()));
    HOT.forEach(operation -> assertEquals(1, taken.get(operation), taken.toString()));
  }

  @Test
  void anUnchangedLibraryTakesTheVersionAndNothingElse() {
    World.Person me = scene.people().participant();
    Response first = me.asks().get("/v1/library");
    String since = "/v1/library?since=" + first.path("version");

    assertEquals(
        1, warm(304, () -> me.asks().header("If-None-Match", first.header("ETag")).get(since)));
    assertEquals(1, warm(200, () -> me.asks().get(since)));
    assertEquals(2, warm(200, () -> me.asks().get("/v1/library")));
  }

  @Test
  void aSendACheckInAndARetryOfEitherTakeOne() {
    World.Person me = scene.people().participant();
    String message = "/v1/groups/" + scene.people().group() + "/messages/";
    String checkIn = "/v1/sessions/" + scene.people().session() + "/check-in";

    assertEquals(
        1,
        warm(
            () ->
                me.sends(Map.of("text", "One day at a time."))
                    .put(message + UUID.randomUUID())
                    .statusCode()));
    assertEquals(1, warm(() -> me.sends(World.checkIn(Map.of())).put(checkIn).statusCode()));
  }

  @Test
  void aPracticeItsRetryAndASuggestionTakeOne() {
    World.Person me = scene.people().participant();
    Map<String, Object> practice = World.practice(Map.of("note", "It passed."));

    assertEquals(
        1,
        warm(() -> me.sends(practice).put("/v1/me/practices/" + UUID.randomUUID()).statusCode()));
    String logged = practice(me);
    assertEquals(1, warm(() -> me.sends(World.practice(Map.of())).put(logged).statusCode()));
    assertEquals(
        1,
        warm(
            () ->
                me.sends(Map.of("feelings", List.of("craving"), "level", 9))
                    .post("/v1/me/skill-suggestions")
                    .statusCode()));
  }

  @Test
  void aBookingAndItsRetryTakeOne() {
    World.Person me = scene.people().participant();
    UUID before = booking(me);
    UUID session = session(before);
    List<UUID> sessions =
        IntStream.range(0, 4)
            .mapToObj(i -> scene.people().program().workshop(30_000 + 130 * i, 5))
            .toList();
    AtomicInteger next = new AtomicInteger();

    assertEquals(1, warm(() -> book(me, UUID.randomUUID(), sessions.get(next.getAndIncrement()))));
    assertEquals(1, warm(() -> book(me, before, session)));
  }

  private UUID booking(World.Person me) {
    UUID booking = UUID.randomUUID();
    assertEquals(
        201, book(me, booking, scene.people().program().workshop(29_000 + 130 * booked++, 5)));
    return booking;
  }

  private UUID entry(World.Person me) {
    UUID entry = UUID.randomUUID();
    me.sends(
            Map.of(
                "sessionId",
                scene.people().program().workshop(29_000 + 130 * booked++, 5),
                "takeAtOnce",
                false))
        .put("/v1/me/waitlist/" + entry)
        .then()
        .statusCode(201);
    return entry;
  }

  private static String shippedEdition(World.Person me) {
    return me.asks().get("/v1/skills/urge-surfing").path("editionId");
  }

  private static String quietHours(World.Person me) {
    String path = "/v1/me/quiet-hours";
    me.sends(Map.of("starts", "03:00", "ends", "03:01", "zone", "UTC"))
        .header("If-Match", "*")
        .put(path);
    me.sends(Map.of("starts", "03:00", "ends", "03:01", "zone", "UTC")).put(path);
    return path;
  }

  private static String trigger(World.Person me) {
    String path = "/v1/me/triggers/" + UUID.randomUUID();
    me.sends(Map.of("name", "The store")).put(path).then().statusCode(201);
    return path;
  }

  private static String practice(World.Person me) {
    String path = "/v1/me/practices/" + UUID.randomUUID();
    me.sends(World.practice(Map.of())).put(path).then().statusCode(201);
    return path;
  }

  private static String message(World.Person me, UUID group) {
    String path = "/v1/groups/" + group + "/messages/" + UUID.randomUUID();
    me.sends(Map.of("text", "Still here.")).put(path).then().statusCode(201);
    return path;
  }

  private static String daily(World.Person me) {
    String path = "/v1/me/daily-check-ins/" + World.today();
    me.sends(World.dailyCheckIn(Map.of())).put(path);
    return path;
  }

  private static String versions(World.Person me, String session) {
    return "/v1/me/check-ins/" + me.asks().get(session + "/check-in").path("id") + "/versions";
  }

  private UUID session(UUID booking) {
    return UUID.fromString(
        scene.people().participant().asks().get("/v1/me/bookings/" + booking).path("sessionId"));
  }

  private static int book(World.Person me, UUID booking, UUID session) {
    return me.sends(Map.of("sessionId", session)).put("/v1/me/bookings/" + booking).statusCode();
  }

  private static long warm(int status, Supplier<Response> read) {
    return warm(
        () -> {
          assertEquals(status, read.get().statusCode());
          return 200;
        });
  }

  /** With warm keys: of several measurements the least, for a job may run in between. */
  private static long warm(LongSupplier read) {
    read.getAsLong();
    return LongStream.range(0, 3)
        .map(
            i -> {
              long before = RoundTrips.sum();
              long status = read.getAsLong();
              assertTrue(status == 200 || status == 201, "status " + status);
              return RoundTrips.sum() - before;
            })
        .min()
        .orElseThrow();
  }

  private Map<String, LongSupplier> reads() {
    Scene.People all = scene.people();
    World.Person me = all.participant();
    World.Person coordinator = all.program().coordinator;
    String program = "/v1/programs/" + all.program().id;
    String session = "/v1/sessions/" + all.session();
    String calendar = me.sends(Map.of("titles", "full")).post("/v1/me/calendar-feed").path("path");
    String participant = program + "/participants/" + me.id();
    String plan = participant + "/plans/" + java.time.LocalDate.now(World.ZONE);
    String commitment = "/v1/me/commitments/" + java.util.UUID.randomUUID();
    coordinator.sends(Map.of("weeklyMinutes", 540, "levelOfCare", "outpatient")).put(plan);
    me.sends(
            Map.of(
                "title",
                "Work",
                "localStart",
                World.localTime(60),
                "zone",
                World.ZONE.getId(),
                "minutes",
                60))
        .put(commitment);
    String count = "/v1/me/recovery-counts/" + java.util.UUID.randomUUID();
    me.sends(Map.of("what", "Without alcohol", "timeZone", "UTC", "periods", List.of())).put(count);
    World.Person facilitator = all.facilitator();
    World.Person counselor = all.counselor();
    String shift = program + "/on-call/" + UUID.randomUUID();
    coordinator
        .sends(
            Map.of(
                "staffId",
                counselor.id(),
                "startsAt",
                "2027-01-01T23:00:00Z",
                "endsAt",
                "2027-01-02T12:00:00Z"))
        .put(shift);
    me.sends(World.safetyPlan()).put("/v1/me/safety-plan");
    String alert = "/v1/alerts/" + owner.alert(me, all.program());
    counselor.sends(Map.of("text", "Called.")).post(alert + "/notes");
    String rule =
        owner
            .column("select id from alert_rule where program_id = ? limit 1", all.program().id)
            .get(0);
    String assessment = "/v1/me/assessments/" + UUID.randomUUID();
    me.sends(
            Map.of(
                "instrument",
                "phq-9",
                "instrumentVersion",
                1,
                "answers",
                Map.of("9", 1),
                "complete",
                false))
        .put(assessment);
    all.counselor()
        .sends(Map.of("firstDue", World.today().toString()))
        .put(participant + "/instruments/phq-9");
    String worksheet = "/worksheets/" + UUID.randomUUID();
    me.sends(World.worksheet(Map.of("shared", true))).put("/v1/me" + worksheet);
    String homework =
        "/homework/"
            + counselor
                .sends(
                    Map.of(
                        "worksheetType",
                        "thought-record",
                        "dueOn",
                        World.today().toString(),
                        "note",
                        "Take your time."))
                .post(participant + "/homework")
                .path("homework.id");
    String draft = program + "/skill-drafts/own-skill/en";
    coordinator.sends(World.skill(Map.of())).put(draft);
    String reported = "/messages/" + UUID.randomUUID();
    all.fellow()
        .sends(Map.of("text", "You had it coming."))
        .put("/v1/groups/" + all.group() + reported);
    me.sends(Map.of("reason", "harassment", "note", "Again."))
        .put("/v1/groups/" + all.group() + reported + "/report");
    String moderationCase =
        "/v1/moderation-cases/"
            + owner
                .column("select id from moderation_case where group_id = ? limit 1", all.group())
                .get(0);
    String notice = "/v1/me/moderation-notices/" + owner.moderationNotice(me, all.group());
    me.sends(Map.of("words", "I quoted a song.")).put(notice + "/appeal");
    return Map.ofEntries(
        read("listWorksheetTypes", me, "/v1/worksheet-types"),
        read("getWorksheetType", me, "/v1/worksheet-types/diary-card/versions/1"),
        read("listMyWorksheets", me, "/v1/me/worksheets"),
        read("getMyWorksheet", me, "/v1/me" + worksheet),
        read("listMyWorksheetVersions", me, "/v1/me" + worksheet + "/versions"),
        read("readMyWorksheet", me, "/v1/me" + worksheet + "/readable"),
        read("listWorksheets", counselor, participant + "/worksheets"),
        read("getWorksheet", counselor, participant + worksheet),
        read("listMyHomework", me, "/v1/me/homework"),
        read("getMyHomework", me, "/v1/me" + homework),
        read("listHomework", counselor, participant + "/homework"),
        read("getHomework", counselor, participant + homework),
        read("listProgramHomework", counselor, program + "/homework"),
        read("getSupport", me, "/v1/support?region=US-TN&program=unknown"),
        read("getMySupport", me, "/v1/me/support"),
        read("getMySafetyPlan", me, "/v1/me/safety-plan"),
        read("listMySafetyPlanVersions", me, "/v1/me/safety-plan/versions"),
        read("getSafetyPlan", counselor, participant + "/safety-plan"),
        read("getProgramSupport", coordinator, program + "/support"),
        read("listOnCallShifts", coordinator, program + "/on-call"),
        read("getOnCallShift", coordinator, shift),
        read("listAlertRules", coordinator, program + "/alert-rules"),
        read("getAlertRule", coordinator, program + "/alert-rules/" + rule),
        read("listAlerts", counselor, "/v1/alerts"),
        read("getAlert", counselor, alert),
        read(
            "getAlertMessage",
            all.counselor(),
            "/v1/alerts/" + owner.distressed(all.participant(), all.group()) + "/message"),
        read("listInstruments", me, "/v1/instruments"),
        read("getInstrument", me, "/v1/instruments/phq-9"),
        read("listProgramInstruments", coordinator, program + "/instruments"),
        read("listMyInstruments", me, "/v1/me/instruments"),
        read("listMyAssessments", me, "/v1/me/assessments"),
        read("getMyAssessment", me, assessment),
        read("listAssessments", all.counselor(), participant + "/assessments"),
        read("listPlannedInstruments", all.counselor(), participant + "/instruments"),
        read("getPlannedInstrument", all.counselor(), participant + "/instruments/phq-9"),
        read("listPlans", coordinator, participant + "/plans"),
        read("getPlan", coordinator, plan),
        read("listMyPlans", me, "/v1/me/plans"),
        read("listMyCommitments", me, "/v1/me/commitments"),
        read("getMyCommitment", me, commitment),
        read("listCommitments", all.counselor(), participant + "/commitments"),
        read("listMyOpenings", me, "/v1/me/openings"),
        read("getMyProgress", me, "/v1/me/progress"),
        read("getProgress", all.counselor(), participant + "/progress"),
        read("getMyTrends", me, "/v1/me/trends"),
        read("getMyTrendChart", me, "/v1/me/trends/craving/chart"),
        read("getTrends", all.counselor(), participant + "/trends"),
        read("getTrendChart", all.counselor(), participant + "/trends/craving/chart"),
        read("listMyRecoveryCounts", me, "/v1/me/recovery-counts"),
        read("getMyRecoveryCount", me, count),
        read("listMyRecoveryCountVersions", me, count + "/versions"),
        read("listMyMilestones", me, "/v1/me/milestones"),
        read("listGroupMilestones", me, "/v1/groups/" + all.group() + "/milestones"),
        read("getJwks", me, "/.well-known/jwks.json"),
        read("getMe", me, "/v1/me"),
        read("listMyDevices", me, "/v1/me/devices"),
        read("listMyEvents", me, "/v1/me/events"),
        Map.entry("streamMyEvents", () -> listened(me)),
        read("getMyCalendarFeed", me, "/v1/me/calendar-feed"),
        read("getCalendar", me, calendar),
        read("getMySchedule", me, "/v1/me/schedule"),
        read("getSession", me, session),
        read("getMyCheckIn", me, session + "/check-in"),
        read("listMyQuestions", me, "/v1/me/questions"),
        read("getQuestions", coordinator, program + "/questions"),
        read("getMyTriggers", me, "/v1/me/triggers"),
        read("getMyTrigger", me, trigger(me)),
        read("getMyDailyCheckIn", me, daily(me)),
        read("listMyCheckIns", me, "/v1/me/check-ins"),
        read("listMyCheckInVersions", me, versions(me, session)),
        read("listCheckIns", all.counselor(), participant + "/check-ins"),
        read("listSessionCheckIns", facilitator, session + "/check-ins"),
        read("getRoomCode", facilitator, session + "/room-code"),
        read("getMyBooking", me, "/v1/me/bookings/" + booking(me)),
        read("listMyWaitlist", me, "/v1/me/waitlist"),
        read("getMyWaitlistEntry", me, "/v1/me/waitlist/" + entry(me)),
        read("listSkills", me, "/v1/skills"),
        read("getSkill", me, "/v1/skills/urge-surfing"),
        read("getLibrary", me, "/v1/library"),
        read("listCourses", me, "/v1/skills/courses"),
        read("listSkillEditions", me, "/v1/skills/urge-surfing/editions"),
        read("getSkillEdition", me, "/v1/skill-editions/" + shippedEdition(me)),
        read("listMyPractices", me, "/v1/me/practices"),
        read("getMyPractice", me, practice(me)),
        read("listMySkillMarks", me, "/v1/me/skill-marks"),
        read("getWhatHelpsMe", me, "/v1/me/what-helps"),
        read("getSkillSuggestionRule", me, "/v1/skill-suggestion-rule"),
        read("listPractices", all.counselor(), participant + "/practices"),
        read("getWhatHelps", all.counselor(), participant + "/what-helps"),
        read("getGroup", me, "/v1/groups/" + all.group()),
        read("listGroupMembers", me, "/v1/groups/" + all.group() + "/members"),
        read("listGuidelines", coordinator, "/v1/groups/" + all.group() + "/guidelines"),
        read("getGroupRoster", coordinator, "/v1/groups/" + all.group() + "/roster"),
        read("listGroups", coordinator, program + "/groups"),
        read("getMyQuietHours", me, quietHours(me)),
        read("listMyGroups", me, "/v1/me/groups"),
        read("listMyCareThreads", me, "/v1/me/care-threads"),
        read("listCareThreads", all.counselor(), "/v1/care-threads"),
        read("getCareHours", coordinator, program + "/care-hours"),
        read("listMessages", me, "/v1/groups/" + all.group() + "/messages"),
        read(
            "listMessageVersions",
            facilitator,
            "/v1/groups/" + all.group() + reported + "/versions"),
        read("listModerationCases", facilitator, "/v1/moderation-cases"),
        read("getModerationCase", facilitator, moderationCase),
        read("listModerationActs", facilitator, "/v1/groups/" + all.group() + "/moderation-acts"),
        read("listMyModerationNotices", me, "/v1/me/moderation-notices"),
        read("getMyModerationNotice", me, notice),
        read("listModerationAppeals", coordinator, "/v1/moderation-appeals"),
        read(
            "getModerationAppeal",
            coordinator,
            notice.replace("/me/moderation-notices/", "/moderation-appeals/")),
        read("getMessage", me, message(me, all.group())),
        read("getProgram", coordinator, program),
        read("listSessions", coordinator, program + "/sessions"),
        read("listRooms", coordinator, program + "/rooms"),
        read("listCohorts", coordinator, program + "/cohorts"),
        read(
            "listCohortMembers", coordinator, "/v1/cohorts/" + all.program().cohort() + "/members"),
        read("listClosures", coordinator, program + "/closures"),
        read("getRoomCalendar", coordinator, "/v1/rooms/" + all.program().room() + "/calendar"),
        read("getStaffCalendar", coordinator, program + "/staff/" + facilitator.id() + "/calendar"),
        read("listMyLedSessions", facilitator, "/v1/me/led-sessions"),
        read("getRoster", facilitator, session + "/roster"),
        read("listPrograms", coordinator, "/v1/programs"),
        read("listParticipants", coordinator, program + "/participants"),
        read("listSeries", coordinator, program + "/series"),
        read("getSeries", coordinator, "/v1/series/" + all.program().series(Map.of())),
        read("listStaff", coordinator, program + "/staff"),
        read("listSkillDrafts", coordinator, program + "/skill-drafts"),
        read("getSkillDraft", coordinator, draft),
        read("listProgramSkills", coordinator, program + "/skills"),
        read("getProgramSkill", coordinator, program + "/skills/urge-surfing/en"),
        read("listAssignments", coordinator, program + "/assignments"));
  }

  /** Until it hears what is new. */
  private static int listened(World.Person person) {
    try (Listening listening =
        new Listening(URI.create("http://localhost:" + RestAssured.port), person.token(), null)) {
      return listening.ready().answer().statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map.Entry<String, LongSupplier> read(
      String operation, World.Person person, String path) {
    return Map.entry(operation, () -> person.asks().get(path).statusCode());
  }
}
