package org.cairn.schedule;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Hashes;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.Test;

/** A private calendar: who has the address sees it, and sees no more than it should show. */
@QuarkusTest
class CalendarFeedTest extends HouseTest {
  private static final String FEED = "/v1/me/calendar-feed";

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject Jdbc jdbc;

  @Test
  void thereIsNoFeedUntilIAskForOne() {
    World.Person me = someone();

    me.asks().get(FEED).then().statusCode(404).body("type", equalTo("platform/not-found"));
    me.sends(Map.of("titles", "full")).header("If-Match", "*").put(FEED).then().statusCode(404);
    me.asks().delete(FEED).then().statusCode(204);
  }

  @Test
  void theAddressIsShownOnceAndOnlyItsHashIsKept() {
    World.Person me = someone();

    Response made = me.sends(Map.of("titles", "neutral")).post(FEED);

    made.then()
        .statusCode(201)
        .header("Location", containsString(FEED))
        .header("Cache-Control", "no-store")
        .body("path", matchesPattern("/v1/calendars/[A-Za-z0-9_-]{43}[.]ics"))
        .body("titles", equalTo("neutral"));
    String secret = made.<String>path("path").replaceAll(".*/|[.]ics", "");
    me.asks()
        .get(FEED)
        .then()
        .statusCode(200)
        .body("$", aMapWithSize(2))
        .body("titles", equalTo("neutral"))
        .body("createdAt", equalTo(made.path("createdAt")));
    assertEquals(
        1,
        owner.count(
            "select count(*) from calendar_feed where participant_id = ? and secret_hash = ?",
            me.id(),
            Hashes.sha256(secret.getBytes(StandardCharsets.UTF_8))));
    assertEquals(
        0,
        owner.count(
            "select count(*) from calendar_feed f where f::text like ?", "%" + secret + "%"));
  }

  @Test
  void noAddressIsKeptAsAnAnswerToARetry() {
    World.Person me = someone();
    UUID key = UUID.randomUUID();
    Set<String> paths = new HashSet<>();
    for (int i = 0; i < 2; i++) {
      paths.add(
          me.sends(Map.of("titles", "neutral"))
              .header("Idempotency-Key", key)
              .post(FEED)
              .then()
              .statusCode(201)
              .extract()
              .path("path"));
    }

    assertEquals(2, paths.size());
    assertEquals(0, owner.count("select count(*) from idempotency where caller_id = ?", me.id()));
  }

  @Test
  void aNewAddressEndsTheOneBeforeAndStoppingEndsThatToo() {
    World.Person me = someone();
    String first = share(me, "neutral");
    calendar(first).then().statusCode(200);

    String second = share(me, "neutral");
    assertNotEquals(first, second);
    calendar(first).then().statusCode(404);
    calendar(second).then().statusCode(200);

    me.asks().delete(FEED).then().statusCode(204);
    me.asks().delete(FEED).then().statusCode(204);
    calendar(second)
        .then()
        .statusCode(404)
        .contentType("application/problem+json")
        .body("type", equalTo("platform/not-found"));
    me.asks().get(FEED).then().statusCode(404);
  }

  @Test
  void ofManyAddressesMadeAtOnceOneIsGood() {
    World.Person me = someone();
    AtomicInteger good = new AtomicInteger();

    List<Response> made = Parallel.all(8, i -> me.sends(Map.of("titles", "neutral")).post(FEED));

    for (Response one : made) {
      assertTrue(Set.of(201, 409).contains(one.statusCode()), one.asString());
      if (one.statusCode() == 201 && calendar(one.path("path")).statusCode() == 200) {
        good.incrementAndGet();
      }
    }
    assertEquals(1, good.get());
    assertEquals(
        1,
        owner.count(
            "select count(*) from calendar_feed where participant_id = ? and revoked_at is null",
            me.id()));
  }

  @Test
  void anAddressThatIsNoneIsNotFound() {
    String good = share(someone(), "neutral");
    for (String path :
        List.of(
            good.replace(".ics", "A.ics"),
            good.replaceAll(".[.]ics", ".ics"),
            "/v1/calendars/zebra.ics",
            "/v1/calendars/.ics",
            good.replace(".ics", ""))) {
      calendar(path).then().statusCode(404).contentType("application/problem+json");
    }
    given()
        .accept("application/json")
        .get(good)
        .then()
        .statusCode(406)
        .body("type", equalTo("platform/not-acceptable"));
  }

  @Test
  void titlesAreOneOfTwoWords() {
    World.Person me = someone();
    for (Object body : List.of(Map.of(), Map.of("titles", "loud"), Map.of("titles", 1))) {
      me.sends(body).post(FEED).then().statusCode(400);
    }
    me.asks().get(FEED).then().statusCode(404);
  }

  @Test
  void titlesAreNeutralUntilTheParticipantChoosesOtherwise() {
    World.Program program = scene.people().program();
    World.Person me = someone();
    UUID session =
        program.session(
            Map.of(
                "localStart",
                World.localTime(2000),
                "title",
                "Zebra group",
                "roomId",
                program.room()));
    program.book(session, me);
    String address = share(me, "neutral");
    VEvent neutral = only(address);
    assertEquals("Appointment", neutral.getSummary().getValue());
    assertNull(neutral.getLocation());
    assertFalse(calendar(address).asString().contains("Zebra"));

    String tag = me.asks().get(FEED).header("ETag");
    Map<String, String> full = Map.of("titles", "full");
    me.sends(full).put(FEED).then().statusCode(428);
    me.sends(full).header("If-Match", "\"other\"").put(FEED).then().statusCode(412);
    me.sends(full)
        .header("If-Match", tag)
        .put(FEED)
        .then()
        .statusCode(200)
        .body("titles", equalTo("full"));
    me.sends(full).header("If-Match", tag).put(FEED).then().statusCode(412);

    VEvent named = only(address);
    assertEquals("Zebra group", named.getSummary().getValue());
    assertEquals(
        me.asks().get("/v1/sessions/" + session).path("room"), named.getLocation().getValue());
    assertEquals(neutral.getUid(), named.getUid());
  }

  @Test
  void aCalendarWithoutEntriesIsOne() {
    ICalendar calendar = parse(calendar(share(someone(), "neutral")));

    assertEquals(List.of(), calendar.getEvents());
    assertEquals("-//Cairn//Calendar//EN", calendar.getProductId().getValue());
  }

  @Test
  void itSaysWhatACalendarAppNeedsAndNamesNobody() {
    World.Program program = scene.people().program();
    World.Person me = someone();
    World.Person other = someone();
    World.Person facilitator = owner.staff(program, "facilitator");
    UUID session =
        program.session(
            Map.of(
                "localStart",
                World.localTime(10),
                "mode",
                "telehealth",
                "joinLink",
                "https://meet.example.org/evening-group"));
    program.book(session, me, other);
    program.leads(facilitator, session);
    UUID booking = UUID.fromString(me.asks().get("/v1/sessions/" + session).path("booking.id"));

    Response answer = calendar(share(me, "full"));

    String text = answer.asString();
    answer
        .then()
        .statusCode(200)
        .header("Content-Type", equalTo("text/calendar;charset=utf-8"))
        .header("Cache-Control", containsString("private"))
        .header("Last-Modified", matchesPattern("\\w{3}, .* GMT"));
    for (String line :
        List.of(
            "VERSION:2.0",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            "X-PUBLISHED-TTL:PT1H",
            "TZID:America/New_York",
            "UID:" + booking,
            "STATUS:CONFIRMED",
            "CLASS:PRIVATE",
            "SUMMARY:Evening group")) {
      assertTrue(text.contains("\r\n" + line + "\r\n"), line);
    }
    for (String never :
        List.of(
            "METHOD",
            "ATTENDEE",
            "ORGANIZER",
            "CONTACT",
            "URL",
            "meet.example.org",
            "http",
            other.login(),
            facilitator.login(),
            me.login(),
            other.id().toString(),
            me.id().toString(),
            session.toString())) {
      assertFalse(text.contains(never), never);
    }
    assertNull(only(answer).getDescription());
  }

  @Test
  void linesAreShortInOctetsAndEndAsTheyShould() {
    World.Program program = scene.people().program();
    World.Person me = someone();
    String title = "\uD83C\uDF31".repeat(30) + "é, ; \\ \" : \n\t" + "日本".repeat(20);
    UUID session = program.session(Map.of("localStart", World.localTime(2000), "title", title));
    program.book(session, me);

    Response answer = calendar(share(me, "full"));

    byte[] bytes = answer.asByteArray();
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertArrayEquals(bytes, text.getBytes(StandardCharsets.UTF_8));
    for (String line : text.split("\r\n", -1)) {
      assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
      assertFalse(line.contains("\n") || line.contains("\r"), line);
    }
    assertEquals(title, only(answer).getSummary().getValue());
  }

  @Test
  void whatIsUnchangedIsNotSentAgain() {
    World.Program program = scene.people().program();
    World.Person me = someone();
    UUID session = program.session(2000);
    program.book(session, me);
    String address = share(me, "neutral");
    Response first = calendar(address);
    String tag = first.header("ETag");

    assertArrayEquals(first.asByteArray(), calendar(address).asByteArray());
    Response again = given().header("If-None-Match", tag).get(address);
    assertEquals(304, again.statusCode());
    assertEquals(tag, again.header("ETag"));
    assertEquals("", again.asString());
    given()
        .header("If-Modified-Since", first.header("Last-Modified"))
        .get(address)
        .then()
        .statusCode(200);

    moveByAnHour(program, session);
    given().header("If-None-Match", tag).get(address).then().statusCode(200);
  }

  @Test
  void aMovedSessionKeepsItsUidAndCountsItsChanges() {
    World.Program program = scene.people().program();
    World.Person me = someone();
    UUID session = program.session(2000);
    program.book(session, me);
    String address = share(me, "neutral");
    VEvent before = only(address);

    moveByAnHour(program, session);

    VEvent after = only(address);
    assertEquals(before.getUid(), after.getUid());
    assertTrue(after.getSequence().getValue() > before.getSequence().getValue());
    assertEquals(
        before.getDateStart().getValue().toInstant().plusSeconds(3600),
        after.getDateStart().getValue().toInstant());
    assertFalse(after.getLastModified().getValue().before(before.getLastModified().getValue()));
    assertEquals(after.getLastModified().getValue(), after.getDateTimeStamp().getValue());
  }

  @Test
  void whatIsCanceledStaysAndSaysSo() {
    World.Program program = scene.people().program();
    World.Person me = someone();
    UUID canceled = program.session(2000);
    UUID given = program.session(3000);
    UUID held = program.session(4000);
    program.book(canceled, me);
    program.book(given, me);
    program.book(held, me);
    String address = share(me, "neutral");
    int sequence = parse(calendar(address)).getEvents().get(1).getSequence().getValue();

    owner.update(
        "update session set status = 'canceled', cancel_reason = 'Snow', changed_at = now() where id = ?",
        canceled);
    program
        .coordinator
        .asks()
        .delete("/v1/sessions/" + given + "/bookings/" + me.id())
        .then()
        .statusCode(204);

    assertEquals(List.of("CANCELLED", "CANCELLED", "CONFIRMED"), statuses(address));
    assertTrue(parse(calendar(address)).getEvents().get(1).getSequence().getValue() > sequence);

    program.discharge(me);
    assertEquals(List.of("CANCELLED", "CANCELLED", "CANCELLED"), statuses(address));
  }

  @Test
  void itGoesSixtyDaysBack() {
    World.Program program = scene.people().program();
    World.Person me = someone();
    UUID shown = program.session(-60 * 24 * 59);
    UUID gone = program.session(-60 * 24 * 61);
    program.book(shown, me);
    program.book(gone, me);

    VEvent only = only(share(me, "neutral"));

    assertEquals(
        owner.column("select id::text from booking where session_id = ?", shown),
        List.of(only.getUid().getValue()));
  }

  @Test
  void theSecretServesNobodyWhoIsSignedInAndCannotBeReadBack() throws SQLException {
    World.Person me = someone();
    World.Person stranger = scene.people().foreigner();
    String secret = share(me, "full").replaceAll(".*/|[.]ics", "");
    byte[] hash = Hashes.sha256(secret.getBytes(StandardCharsets.UTF_8));

    CurrentActor.run(
        new Actor.Person(stranger.id(), stranger.device(), "{}"),
        () -> {
          assertEquals(
              List.of(),
              jdbc.query("select * from calendar_entries(?, ?)", row -> 1, hash, Instant.EPOCH));
          assertEquals(
              List.of(),
              jdbc.query(
                  "select titles from calendar_feed where participant_id = ?", row -> 1, me.id()));
        });
    try (Connection connection = owner.asApplication();
        Statement statement = connection.createStatement()) {
      SQLException refused =
          assertThrows(
              SQLException.class, () -> statement.execute("select secret_hash from calendar_feed"));
      assertEquals("42501", refused.getSQLState());
    }
  }

  private World.Person someone() {
    return owner.participant(scene.people().program());
  }

  private static String share(World.Person person, String titles) {
    return person
        .sends(Map.of("titles", titles))
        .post(FEED)
        .then()
        .statusCode(201)
        .extract()
        .path("path");
  }

  private static Response calendar(String address) {
    return given().get(address);
  }

  private static ICalendar parse(Response answer) {
    answer.then().statusCode(200);
    return Biweekly.parse(new String(answer.asByteArray(), StandardCharsets.UTF_8)).first();
  }

  private static VEvent only(String address) {
    return only(calendar(address));
  }

  private static VEvent only(Response answer) {
    List<VEvent> events = parse(answer).getEvents();
    assertEquals(1, events.size());
    return events.get(0);
  }

  private static List<String> statuses(String address) {
    return parse(calendar(address)).getEvents().stream()
        .map(event -> event.getStatus().getValue())
        .toList();
  }

  private static void moveByAnHour(World.Program program, UUID session) {
    String before = program.coordinator.asks().get("/v1/sessions/" + session).path("startsAt");
    program
        .coordinator
        .sends(
            World.sessionBody(
                Map.of(
                    "localStart",
                    OffsetDateTime.parse(before)
                        .toLocalDateTime()
                        .plusHours(1)
                        .format(DateTimeFormatter.ISO_LOCAL_DATE_TIME))))
        .header("If-Match", "*")
        .put("/v1/sessions/" + session)
        .then()
        .statusCode(200);
  }
}
