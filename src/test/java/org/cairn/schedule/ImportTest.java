package org.cairn.schedule;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** Sessions from another system: all rows or none, and twice is once. */
@QuarkusTest
class ImportTest extends HouseTest {
  @Inject Scene scene;
  @Inject Owner owner;

  private final String source = World.unique("ehr");

  @Test
  void whatIsSentTwiceIsImportedOnce() {
    List<Map<String, Object>> rows =
        List.of(
            row("A", "2027-07-01T09:00:00"),
            row("B", "2027-07-01T10:00:00"),
            row("C", "2027-07-01T11:00:00", "status", "canceled", "cancelReason", "Holiday"));

    Response first = send(rows);
    first
        .then()
        .statusCode(200)
        .body("rows.externalId", contains("A", "B", "C"))
        .body("rows.outcome", everyItem(equalTo("created")))
        .body("rows.sessionId", everyItem(notNullValue()));
    Response second = send(rows);
    second.then().statusCode(200).body("rows.outcome", everyItem(equalTo("unchanged")));

    assertEquals(
        first.<List<String>>path("rows.sessionId"), second.<List<String>>path("rows.sessionId"));
    assertEquals(3, count());
    assertEquals(
        0,
        owner.count(
            "select count(*) from session where external_source = ? and version > 0", source));
  }

  @Test
  void bookingsFollowWhatTheOtherSystemChanges() {
    World.Person me = owner.participant(program());
    UUID session = sessionId(send(List.of(row("A", "2027-07-02T09:00:00"))), 0);
    program().book(session, me);

    send(List.of(row("A", "2027-07-02T15:00:00")))
        .then()
        .statusCode(200)
        .body("rows.outcome", contains("updated"));
    me.asks()
        .get("/v1/me/schedule?from=2027-07-02&days=1")
        .then()
        .body("items.startsAt", contains("2027-07-02T15:00:00-04:00"))
        .body("items.booking.status", contains("booked"));

    send(List.of(row("A", "2027-07-02T15:00:00", "status", "canceled"))).then().statusCode(200);
    me.asks()
        .get("/v1/sessions/" + session)
        .then()
        .body("status", equalTo("canceled"))
        .body("booking.status", equalTo("called_off"));
    send(List.of(row("A", "2027-07-02T15:00:00"))).then().body("rows.outcome", contains("updated"));
    me.asks().get("/v1/sessions/" + session).then().body("booking.status", equalTo("booked"));
  }

  @Test
  void oneRowThatClashesRefusesThemAllAndSaysWhich() {
    UUID room = program().room();
    program().session(Map.of("localStart", "2027-07-03T09:00:00", "roomId", room));

    send(List.of(
            row("A", "2027-07-03T08:00:00", "roomId", room),
            row("B", "2027-07-03T09:30:00", "roomId", room),
            row("C", "2027-07-03T12:00:00", "roomId", UUID.randomUUID()),
            row("D", "2027-07-03T13:00:00", "mode", "telehealth")))
        .then()
        .statusCode(422)
        .body("type", equalTo("schedule/import-refused"))
        .body("rows.externalId", contains("A", "B", "C", "D"))
        .body("rows.outcome", contains("not_taken", "refused", "refused", "refused"))
        .body("rows.sessionId", everyItem(nullValue()))
        .body(
            "rows.problem",
            contains(
                null, "schedule/room-busy", "schedule/room-unknown", "schedule/join-link-missing"))
        .body("rows[0].title", nullValue())
        .body("rows[1].title", containsString("choose another room"))
        .body("rows[2].title", containsString("no such room"))
        .body("rows[3].title", containsString("link"));
    assertEquals(0, count());
  }

  @Test
  void whatWasThereBeforeARefusedImportStaysAsItWas() {
    UUID known = sessionId(send(List.of(row("A", "2027-07-11T09:00:00"))), 0);

    send(List.of(
            row("A", "2027-07-11T10:00:00"),
            row("B", "2027-07-11T12:00:00", "mode", "telehealth"),
            row("C", World.today().plusYears(2).plusDays(1) + "T09:00:00"),
            row("D", "9999-12-31T23:59:59")))
        .then()
        .statusCode(422)
        .body("rows.outcome", contains("not_taken", "refused", "refused", "refused"))
        .body("rows.sessionId", everyItem(nullValue()))
        .body("rows[2].problem", equalTo("schedule/too-far-ahead"))
        .body("rows[2].detail", containsString("two years"))
        .body("rows[3].problem", equalTo("schedule/too-far-ahead"));
    program()
        .coordinator
        .asks()
        .get("/v1/sessions/" + known)
        .then()
        .body("startsAt", equalTo("2027-07-11T09:00:00-04:00"));
  }

  @Test
  void partsOfASecondAreNoChange() {
    send(List.of(row("A", "2027-07-12T09:00:00"))).then().statusCode(200);
    send(List.of(row("A", "2027-07-12T09:00:00.5")))
        .then()
        .statusCode(200)
        .body("rows.outcome", contains("unchanged"));
  }

  @Test
  void aRowMayTakeTheRoomThatALaterRowGivesUp() {
    UUID room = program().room();
    send(List.of(row("A", "2027-07-04T09:00:00", "roomId", room))).then().statusCode(200);

    send(List.of(
            row("B", "2027-07-04T09:00:00", "roomId", room),
            row("A", "2027-07-04T10:00:00", "roomId", room)))
        .then()
        .statusCode(200)
        .body("rows.outcome", contains("created", "updated"));
  }

  @Test
  void aSessionIsNotMovedIntoThePastAndOneThatWasIsTakenForTheRecord() {
    String past = World.localTime(-3000);
    send(List.of(row("A", "2027-07-05T09:00:00"), row("B", past))).then().statusCode(200);

    send(List.of(row("A", past), row("B", past)))
        .then()
        .statusCode(422)
        .body("rows.outcome", contains("refused", "not_taken"))
        .body("rows.problem", contains("schedule/in-the-past", null));
  }

  @Test
  void onAClosedDayItIsKeptAsCanceledUntilTheSiteOpens() {
    World.Program house = world.program();
    String closures = "/v1/programs/" + house.id + "/closures";
    house.coordinator.sends(Map.of("reason", "Storm")).put(closures + "/2027-07-06");

    List<Map<String, Object>> rows = List.of(row("A", "2027-07-06T09:00:00"));
    UUID session = sessionId(send(house, rows), 0);
    send(house, rows).then().body("rows.outcome", contains("unchanged"));
    house
        .coordinator
        .asks()
        .get("/v1/sessions/" + session)
        .then()
        .body("status", equalTo("canceled"))
        .body("cancelReason", equalTo("Storm"));

    house.coordinator.asks().delete(closures + "/2027-07-06").then().statusCode(200);
    house
        .coordinator
        .asks()
        .get("/v1/sessions/" + session)
        .then()
        .body("status", equalTo("scheduled"));
    send(house, rows).then().body("rows.outcome", contains("unchanged"));
  }

  @Test
  void aSessionIsNamedOnceInAnImport() {
    send(List.of(row("A", "2027-07-07T09:00:00"), row("A", "2027-07-07T10:00:00")))
        .then()
        .statusCode(422)
        .body("rows.problem", contains("schedule/row-repeated", "schedule/row-repeated"));
  }

  @Test
  void whatIsNotARowIsRefusedAsAWhole() {
    List<Map<String, Object>> many = new ArrayList<>();
    IntStream.range(0, 101).forEach(i -> many.add(row("A" + i, "2027-07-08T09:00:00")));
    for (List<Map<String, Object>> wrong :
        Arrays.asList(
            many,
            List.<Map<String, Object>>of(),
            List.of(row("A", "2027-07-08T09:00:00", "color", "blue")),
            List.of(row("A", "2027-07-08T09:00:00", "minutes", 0)),
            List.of(row("A", "2027-07-08T09:00:00", "status", "maybe")),
            List.of(row(" ", "2027-07-08T09:00:00")),
            List.of(row("A", "2027-07-08T09:00:00Z")))) {
      send(wrong).then().statusCode(400).body("type", equalTo("platform/invalid-fields"));
    }
    assertEquals(0, count());
    send(
            scene.people().program(),
            scene.people().other().coordinator,
            List.of(row("A", "2027-07-08T09:00:00")))
        .then()
        .statusCode(404);
  }

  @Test
  void aHundredRowsAreOneImport() {
    List<Map<String, Object>> rows = new ArrayList<>();
    IntStream.range(0, 100)
        .forEach(i -> rows.add(row("A" + i, "2027-07-09T%02d:%02d:00".formatted(i / 60, i % 60))));

    send(rows).then().statusCode(200);

    assertEquals(100, count());
  }

  @Test
  void theSameImportManyTimesAtOnceIsOneImport() {
    List<Map<String, Object>> rows =
        List.of(row("A", "2027-07-10T09:00:00"), row("B", "2027-07-10T10:00:00"));

    List<Response> answers = Parallel.all(6, i -> send(rows));

    List<Integer> statuses = answers.stream().map(Response::statusCode).toList();
    assertEquals(6, Collections.frequency(statuses, 200), statuses.toString());
    assertEquals(2, count());
    assertEquals(
        1,
        answers.stream()
            .filter(one -> one.<List<String>>path("rows.outcome").contains("created"))
            .count());
  }

  private World.Program program() {
    return scene.people().program();
  }

  private long count() {
    return owner.count("select count(*) from session where external_source = ?", source);
  }

  private Response send(List<Map<String, Object>> rows) {
    return send(program(), rows);
  }

  private Response send(World.Program program, List<Map<String, Object>> rows) {
    return send(program, program.coordinator, rows);
  }

  private Response send(
      World.Program program, World.Person coordinator, List<Map<String, Object>> rows) {
    return coordinator
        .sends(Map.of("source", source, "rows", rows))
        .post("/v1/programs/" + program.id + "/sessions/import");
  }

  private static UUID sessionId(Response imported, int row) {
    return UUID.fromString(
        imported.then().statusCode(200).extract().path("rows[" + row + "].sessionId"));
  }

  private static Map<String, Object> row(String externalId, String local, Object... more) {
    Map<String, Object> row =
        World.sessionBody(
            Map.of("externalId", externalId, "localStart", local, "status", "scheduled"));
    for (int i = 0; i < more.length; i += 2) {
      row.put((String) more[i], more[i + 1]);
    }
    return row;
  }
}
