package org.cairn.schedule;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Node;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Two parsers of the field, which share no code with each other or with us, read a calendar without
 * error and see what my schedule says, to the millisecond.
 */
@QuarkusTest
class CalendarParsersTest extends HouseTest {
  private static final List<String> TITLES =
      List.of(
          "Evening group",
          "Coping, planning; and \\ more: \"now\"",
          "Two\nlines",
          "\uD83C\uDF31".repeat(120),
          "Ünïcode 日本語 ".repeat(8).strip(),
          "word ".repeat(24).strip());

  @Inject Scene scene;
  @Inject Owner owner;

  private record Seen(long start, long end, String status, String summary, String location) {}

  @BeforeAll
  static void install() throws Exception {
    Node.install();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "America/New_York",
        "America/Sao_Paulo",
        "Europe/London",
        "America/St_Johns",
        "America/Phoenix",
        "UTC"
      })
  void bothSeeWhatMyScheduleSays(String zone) throws Exception {
    World.Person me = owner.participant(scene.people().program());
    ZoneId site = ZoneId.of(zone);
    for (LocalDateTime start : aroundTheClockChangesOf(site)) {
      book(me, session(site, start, TITLES.get(start.getDayOfMonth() % TITLES.size())));
    }
    LocalDate day = LocalDate.now(site).plusDays(20);
    for (String title : TITLES) {
      book(me, session(site, day.atTime(9, 15), title));
      day = day.plusDays(1);
    }
    UUID canceled = session(site, day.atTime(9, 0), "Called off");
    UUID moved = session(site, day.atTime(12, 0), "Moved");
    book(me, canceled);
    book(me, moved);
    owner.update(
        "update session set status = 'canceled', changed_at = now() where id = ?", canceled);
    move(moved, day.plusDays(1).atTime(17, 30));

    compare(me);
  }

  @Test
  void zonesOfOneCalendarKeepApart() throws Exception {
    World.Person me = owner.participant(scene.people().program());
    int hour = 0;
    for (String zone :
        List.of("Europe/London", "America/St_Johns", "America/Sao_Paulo", "America/New_York")) {
      ZoneId site = ZoneId.of(zone);
      for (int month = 0; month < 12; month++) {
        LocalDateTime start =
            LocalDate.now(site).plusMonths(month).plusDays(3 + hour).atTime(8 + hour, 0);
        book(me, session(site, start, zone));
      }
      hour++;
    }

    compare(me);
  }

  @Test
  void aCalendarWithoutEntriesIsReadByBoth() throws Exception {
    compare(owner.participant(scene.people().program()));
  }

  /**
   * A day before and after each of the next two, on the skipped hour, on the doubled one, up to it.
   */
  private static List<LocalDateTime> aroundTheClockChangesOf(ZoneId zone) {
    List<LocalDateTime> starts = new ArrayList<>();
    ZoneOffsetTransition change = zone.getRules().nextTransition(Instant.now());
    for (int i = 0; i < 2 && change != null; i++) {
      LocalDate day = change.getDateTimeBefore().toLocalDate();
      starts.add(day.minusDays(1).atTime(18, 0));
      starts.add(day.plusDays(1).atTime(18, 0));
      if (change.isGap()) {
        starts.add(change.getDateTimeBefore().minusMinutes(30));
        starts.add(change.getDateTimeBefore().plusMinutes(35));
      } else {
        starts.add(change.getDateTimeAfter().minusMinutes(30));
        starts.add(change.getDateTimeAfter().plusMinutes(30));
      }
      change = zone.getRules().nextTransition(change.getInstant());
    }
    return starts;
  }

  private void compare(World.Person me) throws Exception {
    String address =
        me.sends(Map.of("titles", "full"))
            .post("/v1/me/calendar-feed")
            .then()
            .statusCode(201)
            .extract()
            .path("path");
    byte[] calendar = given().get(address).then().statusCode(200).extract().asByteArray();
    Files.write(Node.WORK.resolve("calendar.ics"), calendar);

    JsonNode seen = new ObjectMapper().readTree(Node.run("node", "calendars.mjs", "calendar.ics"));

    Map<String, Seen> expected = schedule(me);
    for (String parser : List.of("ical.js", "node-ical")) {
      Map<String, Seen> found = new TreeMap<>();
      for (JsonNode event : seen.path(parser)) {
        found.put(
            event.path("uid").asText(),
            new Seen(
                event.path("start").asLong(),
                event.path("end").asLong(),
                event.path("status").asText(),
                event.path("summary").asText(),
                event.path("location").asText()));
      }
      assertEquals(lines(expected), lines(found), parser);
      assertEquals(expected.size(), seen.path(parser).size(), parser);
    }
  }

  private static String lines(Map<String, Seen> events) {
    return String.join("\n", events.entrySet().stream().map(Object::toString).toList());
  }

  /** The next 15 months, as the phone sees them. */
  private static Map<String, Seen> schedule(World.Person me) {
    Map<String, Seen> events = new TreeMap<>();
    LocalDate day = LocalDate.now(ZoneOffset.UTC).minusDays(2);
    for (int i = 0; i < 8; i++) {
      JsonPath page =
          me.asks()
              .queryParam("from", day.toString())
              .queryParam("days", 62)
              .get("/v1/me/schedule")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      for (Map<String, Object> item : page.<Map<String, Object>>getList("items")) {
        events.put(
            (String) ((Map<?, ?>) item.get("booking")).get("id"),
            new Seen(
                millis(item.get("startsAt")),
                millis(item.get("endsAt")),
                item.get("status").equals("canceled") ? "CANCELLED" : "CONFIRMED",
                (String) item.get("title"),
                (String) item.get("room")));
      }
      day = day.plusDays(62);
    }
    return events;
  }

  private static long millis(Object time) {
    return OffsetDateTime.parse((String) time).toInstant().toEpochMilli();
  }

  /** In any zone: over HTTP a session is in that of its program. */
  private UUID session(ZoneId zone, LocalDateTime start, String title) {
    UUID id = UUID.randomUUID();
    Instant starts = LocalTimes.instant(start, zone);
    owner.update(
        "insert into session (id, program_id, kind, mode, title, local_start, zone, starts_at,"
            + " ends_at, room, capacity, changed_at) values (?, ?, 'group_therapy', 'in_person', ?, ?, ?,"
            + " ?, ?, 'Room 2, left; up', 12, now())",
        id,
        scene.people().program().id,
        title,
        start,
        zone.getId(),
        starts.atOffset(ZoneOffset.UTC),
        starts.plus(Duration.ofMinutes(60)).atOffset(ZoneOffset.UTC));
    return id;
  }

  private void book(World.Person me, UUID session) {
    scene.people().program().book(session, me);
  }

  /** One whose name has what calendars set apart. */
  private String room() {
    World.Program program = scene.people().program();
    return program
        .coordinator
        .sends(Map.of("name", World.unique("Room 2, left; up")))
        .post("/v1/programs/" + program.id + "/rooms")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void move(UUID session, LocalDateTime start) {
    Map<String, Object> changes = new LinkedHashMap<>();
    changes.put("localStart", start + ":00");
    changes.put("title", "Moved");
    changes.put("roomId", room());
    scene
        .people()
        .program()
        .coordinator
        .sends(World.sessionBody(changes))
        .header("If-Match", "*")
        .put("/v1/sessions/" + session)
        .then()
        .statusCode(200);
  }
}
