package org.cairn.platform;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.program.EventResource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/** What changed reaches those whom it concerns, once, in an order that skips nothing. */
@QuarkusTest
class EventFeedTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Cursors cursors;
  @Inject Prune prune;
  @Inject Jdbc jdbc;

  @Test
  void withoutACursorThereIsOnlyTheCursorOfNow() {
    World.Person me = someone();
    insert(me, "test.before");

    Response now = me.asks().get("/v1/me/events");

    now.then().statusCode(200).body("items", empty()).body("more", equalTo(false));
    insert(me, "test.after");
    assertEquals(List.of("test.after"), types(me, now.path("cursor"), 1));
  }

  @Test
  void aMovedSessionIsToldToThoseBookedWithOldAndNewAndToNobodyElse() {
    World.Program program = program();
    World.Person me = owner.participant(program);
    World.Person other = owner.participant(program);
    UUID session = program.session(Map.of("localStart", local(2, 18)));
    program.book(session, me);
    String mine = cursor(me);
    String others = cursor(other);

    UUID room = program.room();
    change(program, session, Map.of("localStart", local(2, 19), "roomId", room));

    Map<String, Object> event = items(me, mine, 1).get(0);
    assertEquals("session.changed", event.get("type"));
    assertEquals("/v1/sessions/" + session, event.get("link"));
    assertEquals(
        List.of(
            change("startsAt", utc(2, 18), utc(2, 19)),
            change("endsAt", utc(2, 19), utc(2, 20)),
            change("room", null, owner.column("select name from room where id = ?", room).get(0))),
        event.get("changes"));
    assertEquals(List.of(), items(other, others, 0));
    assertEquals(
        List.of(), items(scene.people().foreigner(), cursor(scene.people().foreigner()), 0));
  }

  @Test
  void whatIsToldHasATypeThatTheContractLists() throws NoSuchMethodException, SQLException {
    TreeSet<String> told = new TreeSet<>();
    World.Program program = program();
    World.Person me = owner.participant(program);
    World.Person facilitator = owner.staff(program, "facilitator");
    String mine = cursor(me);
    String facilitators = cursor(facilitator);
    String coordinators = cursor(program.coordinator);

    UUID session = program.session(Map.of("localStart", local(3, 9)));
    UUID later = program.session(Map.of("localStart", local(3, 12)));
    program.book(session, me);
    program.book(later, me);
    change(program, later, Map.of("localStart", local(3, 9)));
    told.addAll(
        expect(
            me, mine, "booking.booked", "booking.booked", "booking.displaced", "session.changed"));
    mine = cursor(me);
    owner.update(
        "update session set status = 'canceled', cancel_reason = 'Snow', changed_at = now() where id = ?",
        session);
    owner.update(
        "update session set status = 'scheduled', cancel_reason = null, changed_at = now() where id = ?",
        session);
    told.addAll(expect(me, mine, "session.canceled", "booking.booked", "session.restored"));
    mine = cursor(me);
    program
        .coordinator
        .asks()
        .delete("/v1/sessions/" + session + "/bookings/" + me.id())
        .then()
        .statusCode(204);
    told.addAll(expect(me, mine, "booking.canceled"));

    UUID assignment =
        program.assign(
            Map.of("staffId", facilitator.id(), "role", "facilitator", "sessionId", session));
    told.addAll(expect(facilitator, facilitators, "session.assigned"));
    facilitators = cursor(facilitator);
    program
        .coordinator
        .asks()
        .delete("/v1/programs/" + program.id + "/assignments/" + assignment)
        .then()
        .statusCode(204);
    told.addAll(expect(facilitator, facilitators, "session.unassigned"));

    mine = cursor(me);
    joinCohort(program, me);
    planOfCare(program, me, 540);
    planOfCare(program, me, 360);
    stand(me, full(program), "offered");
    told.addAll(
        expect(
            me,
            mine,
            "schedule.extended",
            "plan.changed",
            "plan.changed",
            "waitlist.offered",
            "waitlist.lapsed",
            "waitlist.over"));
    clash(program, facilitator);
    told.addAll(expect(program.coordinator, coordinators, "series.clashes"));

    // All that the database tells, and not only what was told here.
    String contract =
        EventResource.class
            .getMethod("list", String.class, int.class, int.class)
            .getAnnotation(Operation.class)
            .description();
    List<String> types =
        owner.column(
            "select distinct m[1] from pg_proc, regexp_matches(prosrc, '''([a-z]+[.][a-z_]+)''', 'g') m"
                + " where pronamespace = 'public'::regnamespace and prosrc like '%public.tell%(%'"
                + " and m[1] not like 'cairn.%'");
    for (List<String> some : List.of(List.copyOf(told), types)) {
      for (String type : some) {
        // Some are put together: 'group.member_' || ...
        String end = type.endsWith("_") ? "" : "\\b";
        assertTrue(contract.matches("(?s).* " + Pattern.quote(type) + end + ".*"), type);
      }
    }
    assertEquals(
        List.of(),
        types.stream()
            // Of those speak AlertTest, SafetyPlanTest, HomeworkTest and the tests of peer groups.
            .filter(
                type ->
                    !told.contains(type)
                        && !type.matches(
                            "(booking|alert|safety|homework|message|group|moderation|report|assignment|counselor)[.].*"))
            .toList(),
        "told somewhere, and not by this test");
  }

  @Test
  void aChangedPlanSaysWhatItWasAndWhatItIs() {
    World.Program program = program();
    World.Person me = owner.participant(program);
    planOfCare(program, me, 540);
    String since = cursor(me);

    planOfCare(program, me, 360);

    Map<String, Object> event = items(me, since, 1).get(0);
    assertEquals("/v1/me/progress", event.get("link"));
    assertEquals(change("weeklyMinutes", "540", "360"), ((List<?>) event.get("changes")).get(1));
  }

  @Test
  void theOrderNeverSkipsALateCommit() throws SQLException {
    World.Person me = someone();
    String since = cursor(me);
    try (Connection early = owner.asSuperuser();
        Connection late = owner.asSuperuser()) {
      early.setAutoCommit(false);
      late.setAutoCommit(false);
      insert(early, me, "test.first", Instant.now());
      insert(late, me, "test.second", Instant.now());
      late.commit();

      Response before = me.asks().queryParam("since", since).get("/v1/me/events");
      before.then().statusCode(200).body("items", empty()).body("more", equalTo(false));
      String cursorOfNow = cursor(me);

      early.commit();
      assertEquals(List.of("test.first", "test.second"), types(me, since, 2));
      assertEquals(List.of("test.first", "test.second"), types(me, before.path("cursor"), 2));
      assertEquals(List.of("test.first", "test.second"), types(me, cursorOfNow, 2));
    }
  }

  @Test
  void aCursorStandsAtWhatWasCommittedAndNotAtNumbersThatACrashGivesOutAgain() {
    insert(someone(), "test.newest");
    for (int i = 0; i < 3; i++) {
      owner.column("select pg_current_xact_id()");
    }

    assertEquals(
        owner.count("select max(xact) + 1 from event"), owner.count("select events_settled()"));
  }

  @Test
  void pagesLeadThroughAllOfThemOnceAndEachIdIsACursor() {
    World.Person me = someone();
    String since = cursor(me);
    List<String> written = new ArrayList<>();
    for (char name = 'a'; name < 'h'; name++) {
      insert(me, "test." + name);
      written.add("test." + name);
    }
    List<Map<String, Object>> all = items(me, since, 7);

    List<String> seen = new ArrayList<>();
    String cursor = since;
    boolean more = true;
    while (more) {
      Response page =
          me.asks().queryParam("since", cursor).queryParam("limit", 3).get("/v1/me/events");
      seen.addAll(page.then().statusCode(200).extract().path("items.type"));
      cursor = page.path("cursor");
      more = page.path("more");
    }

    assertEquals(written, seen);
    assertEquals(7, all.stream().map(event -> event.get("id")).distinct().count());
    assertEquals(written.subList(3, 7), types(me, (String) all.get(2).get("id"), 4));
    assertEquals(all, items(me, since, 7));
    Response whole =
        me.asks().queryParam("since", since).queryParam("limit", 7).get("/v1/me/events");
    whole.then().body("more", equalTo(false));
  }

  @Test
  void severalEventsOfOneTransactionKeepTheirOrder() throws SQLException {
    World.Person me = someone();
    String since = cursor(me);
    try (Connection one = owner.asSuperuser()) {
      one.setAutoCommit(false);
      for (char name = 'a'; name < 'e'; name++) {
        insert(one, me, "test." + name, Instant.now());
      }
      one.commit();
    }

    List<Map<String, Object>> all = items(me, since, 4);

    assertEquals(
        List.of("test.a", "test.b", "test.c", "test.d"),
        all.stream().map(event -> event.get("type")).toList());
    assertEquals(List.of("test.d"), types(me, (String) all.get(2).get("id"), 1));
  }

  @Test
  void nobodyReadsTheEventsOfAnother() {
    World.Person me = someone();
    World.Person stranger = scene.people().foreigner();
    String since = cursor(stranger);
    insert(me, "test.mine");
    items(me, cursorAt(me, 0, 0, Instant.now()), 1);

    assertEquals(List.of(), types(stranger, since, 0));
    assertEquals(
        0L, count(stranger, "select count(*) from event where person_id <> ?", stranger.id()));
    assertEquals(
        0L,
        count(program().coordinator, "select count(*) from event where person_id = ?", me.id()));
    assertEquals(
        0, as(stranger, () -> jdbc.update("delete from event where person_id = ?", me.id())));
  }

  @Test
  void aCursorThatIsNotMineOrNotOursIsRefused() {
    World.Person me = someone();
    World.Person stranger = scene.people().foreigner();
    String cursor = cursor(me);
    refused(stranger, cursor);
    refused(me, "zebra");
    refused(me, cursor.substring(1));
    refused(me, cursor + "A");
    for (int i = 0; i < cursor.length(); i += 7) {
      char other = cursor.charAt(i) == 'A' ? 'B' : 'A';
      refused(me, cursor.substring(0, i) + other + cursor.substring(i + 1));
    }
    refused(me, cursors.seal("messages:" + me.id(), "1:1:1"));
  }

  @Test
  void aLimitThatIsNoneIsRefused() {
    for (String limit : List.of("0", "1001", "-1", "many")) {
      someone().asks().queryParam("limit", limit).get("/v1/me/events").then().statusCode(400);
    }
    for (String wait : List.of("31", "-1", "long")) {
      someone().asks().queryParam("wait", wait).get("/v1/me/events").then().statusCode(400);
    }
  }

  @Test
  void whoIsTooFarBehindReadsEverythingAgain() {
    World.Person me = someone();
    Instant now = Instant.now();
    me.asks()
        .queryParam("since", cursorAt(me, 1, 0, now.minus(Duration.ofDays(30)).plusSeconds(60)))
        .get("/v1/me/events")
        .then()
        .statusCode(200);

    gone(me, cursorAt(me, 1, 0, now.minus(Duration.ofDays(30)).minusSeconds(60)));
  }

  @Test
  void aCursorFromAfterTheBackupThatWasRestoredIsTooFarBehind() {
    World.Person me = someone();
    long next = owner.count("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");

    gone(me, cursorAt(me, next + 1_000_000, 0, Instant.now()));
  }

  @Test
  void eventsAreForgottenAfterTheCursorsBeforeThem() throws SQLException {
    World.Person me = someone();
    try (Connection connection = owner.asSuperuser()) {
      insert(connection, me, "test.old", Instant.now().minus(Duration.ofDays(36)));
      insert(connection, me, "test.kept", Instant.now().minus(Duration.ofDays(34)));
    }

    prune.prune();

    assertEquals(
        List.of("test.kept"),
        owner.column("select type from event where person_id = ? order by id", me.id()));
  }

  /** The statement of the owner's function, as it stands in the database. */
  @Test
  void readingOnIsARangeOfAnIndexForMeAndForEachOfMyGroups() throws SQLException {
    String mine = plan("my_feed");
    for (String whose : List.of("person_id", "group_id")) {
      assertTrue(
          Pattern.compile("Index Cond: .*" + whose + " = .*ROW\\(.*xact, .*id\\) > ROW\\(.*xact < ")
              .matcher(mine)
              .find(),
          mine);
    }
    assertTrue(
        Pattern.compile("Index Cond: .*ROW\\(.*xact, .*id\\) > ROW\\(.*xact < ")
            .matcher(plan("stream_events"))
            .find());
  }

  private String plan(String function) throws SQLException {
    String body = owner.column("select prosrc from pg_proc where proname = ?", function).get(0);
    String query =
        body.replaceFirst("(?s).*return query", "")
            .replaceFirst("(?s);\\s*end\\s*$", "")
            .replaceAll("\\bp_(xact|id)\\b", "1::bigint")
            .replaceAll("\\bp_limit\\b", "101")
            .replaceAll("\\bp_now\\b", "now()")
            .replaceAll("\\bv_settled\\b", "1000::bigint")
            .replaceAll("\\bv_quiet\\b", "false")
            .replaceAll("\\bv_caller\\b", "'" + UUID.randomUUID() + "'::uuid");
    try (Connection connection = owner.asSuperuser();
        java.sql.Statement statement = connection.createStatement()) {
      statement.execute("set enable_seqscan = off");
      statement.execute("set enable_bitmapscan = off");
      StringBuilder plan = new StringBuilder();
      try (java.sql.ResultSet rows = statement.executeQuery("explain (costs off) " + query)) {
        while (rows.next()) {
          plan.append(rows.getString(1)).append('\n');
        }
      }
      return plan.toString();
    }
  }

  @Test
  void aPersonWithNothingNewMovesOnAllTheSame() {
    World.Person me = someone();
    String old = cursorAt(me, 1, 0, Instant.now().minus(Duration.ofDays(29)));

    Response answer = me.asks().queryParam("since", old).get("/v1/me/events");

    assertNotEquals(old, answer.path("cursor"));
    assertFalse((boolean) answer.path("more"));
  }

  private World.Program program() {
    return scene.people().program();
  }

  private World.Person someone() {
    return owner.participant(program());
  }

  private static String cursor(World.Person person) {
    return person.asks().get("/v1/me/events").then().statusCode(200).extract().path("cursor");
  }

  private String cursorAt(World.Person person, long xact, long id, Instant at) {
    return cursors.seal("events:" + person.id(), xact + ":" + id + ":" + at.getEpochSecond());
  }

  /** As many events as are awaited: a job's transaction may hold them back for a moment. */
  private static List<Map<String, Object>> items(World.Person person, String since, int awaited) {
    List<Map<String, Object>> items = List.of();
    for (int attempt = 0; attempt < 100; attempt++) {
      items =
          person
              .asks()
              .queryParam("since", since)
              .get("/v1/me/events")
              .then()
              .statusCode(200)
              .extract()
              .path("items");
      if (items.size() >= awaited) {
        break;
      }
    }
    return items;
  }

  private static List<String> types(World.Person person, String since, int awaited) {
    return items(person, since, awaited).stream().map(event -> (String) event.get("type")).toList();
  }

  /** These and no others, each with a link that the person can read. */
  private static List<String> expect(World.Person person, String since, String... types) {
    List<Map<String, Object>> events = items(person, since, types.length);
    List<String> found = events.stream().map(event -> (String) event.get("type")).toList();
    assertEquals(List.of(types), found);
    for (Map<String, Object> event : events) {
      assertEquals(
          200, person.asks().get((String) event.get("link")).statusCode(), event::toString);
    }
    return found;
  }

  private static Map<String, String> change(String field, String before, String after) {
    Map<String, String> change = new HashMap<>(Map.of("field", field, "new", after));
    change.put("old", before);
    return change;
  }

  private static void refused(World.Person person, String cursor) {
    person
        .asks()
        .queryParam("since", cursor)
        .get("/v1/me/events")
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/cursor-invalid"));
  }

  private static void gone(World.Person person, String cursor) {
    person
        .asks()
        .queryParam("since", cursor)
        .get("/v1/me/events")
        .then()
        .statusCode(410)
        .body("type", equalTo("platform/too-far-behind"));
  }

  private void insert(World.Person person, String type) {
    try (Connection connection = owner.asSuperuser()) {
      insert(connection, person, type, Instant.now());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void insert(Connection connection, World.Person person, String type, Instant at)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into event (person_id, type, link, at) values (?, ?, '/v1/me', ?)")) {
      insert.setObject(1, person.id());
      insert.setString(2, type);
      insert.setObject(3, at.atOffset(java.time.ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static void change(World.Program program, UUID session, Map<String, ?> changes) {
    program
        .coordinator
        .sends(World.sessionBody(changes))
        .header("If-Match", "*")
        .put("/v1/sessions/" + session)
        .then()
        .statusCode(200);
  }

  private static LocalDateTime at(int days, int hour) {
    return LocalDateTime.now(World.ZONE).toLocalDate().plusDays(days).atTime(hour, 0);
  }

  private static String local(int days, int hour) {
    return at(days, hour) + ":00";
  }

  private static String utc(int days, int hour) {
    return at(days, hour).atZone(World.ZONE).toInstant().toString();
  }

  private void joinCohort(World.Program program, World.Person participant) {
    UUID cohort = UUID.randomUUID();
    owner.update(
        "insert into cohort (id, program_id, name) values (?, ?, ?)",
        cohort,
        program.id,
        World.unique("cohort"));
    owner.update(
        "insert into cohort_member (id, cohort_id, program_id, participant_id, joined_at)"
            + " values (gen_random_uuid(), ?, ?, ?, now())",
        cohort,
        program.id,
        participant.id());
  }

  private void planOfCare(World.Program program, World.Person participant, int minutes) {
    owner.update(
        "insert into plan_of_care (program_id, participant_id, starts_on, weekly_minutes,"
            + " level_of_care, changed_by, changed_at) select ?, ?, current_date + count(*)::int, ?,"
            + " 'intensive_outpatient', ?, now() from plan_of_care where participant_id = ?",
        program.id,
        participant.id(),
        minutes,
        program.coordinator.id(),
        participant.id());
  }

  private UUID full(World.Program program) {
    UUID session = program.session(Map.of("localStart", local(4, 9), "capacity", 1));
    program.book(session, owner.participant(program));
    return session;
  }

  private void stand(World.Person participant, UUID session, String status) {
    owner.update(
        "insert into waitlist_entry (id, session_id, participant_id, place, take_at_once, created_at,"
            + " changed_at) values (gen_random_uuid(), ?, ?, 0, false, now(), now())",
        session,
        participant.id());
    for (String next : List.of(status, "lapsed", "over")) {
      owner.update(
          "update waitlist_entry set status = ?, offered_until = now() + interval '1 hour',"
              + " changed_at = now() where session_id = ? and participant_id = ?",
          next,
          session,
          participant.id());
    }
  }

  /** A series whose facilitator is busy at its only occurrence. */
  private void clash(World.Program program, World.Person facilitator) throws SQLException {
    UUID busy = program.session(Map.of("localStart", local(5, 9)));
    program.leads(facilitator, busy);
    UUID series = UUID.randomUUID();
    owner.update(
        "insert into series (id, program_id, kind, mode, title, local_start, zone, minutes, rule,"
            + " capacity, facilitator_id, last_start, grown_until, changed_at) select ?, program_id, kind,"
            + " mode, title, local_start, zone, 60, 'FREQ=DAILY;COUNT=1', 5, ?, local_start, local_start,"
            + " now() from session where id = ?",
        series,
        facilitator.id(),
        busy);
    try (Connection connection = owner.asSuperuser();
        PreparedStatement grow =
            connection.prepareStatement(
                "select set_config('cairn.caller', '00000000-0000-0000-0000-000000000000', true),"
                    + " set_config('cairn.job', 'series', true);"
                    + " select grow_series(?, 0, array[local_start], array[starts_at], array[ends_at],"
                    + " local_start + interval '1 day', now()) from session where id = ?")) {
      connection.setAutoCommit(false);
      grow.setObject(1, series);
      grow.setObject(2, busy);
      grow.execute();
      connection.commit();
    }
  }

  private long count(World.Person person, String sql, Object... parameters) {
    return as(person, () -> jdbc.first(sql, row -> row.getLong(1), parameters).orElseThrow());
  }

  private static <T> T as(World.Person person, Supplier<T> work) {
    try {
      return CurrentActor.call(new Actor.Person(person.id(), person.device(), "{}"), work::get);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
