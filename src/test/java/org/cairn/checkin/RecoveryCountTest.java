package org.cairn.checkin;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

/** A count that stops, starts again and is corrected, and that nobody else sees. */
@QuarkusTest
class RecoveryCountTest extends HouseTest {
  private static final String MINE = "/v1/me/recovery-counts";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void aCountStartsStopsStartsAgainAndIsCorrectedAndKeepsItsHistory() {
    World.Person me = owner.participant(scene.people().program());
    String path = MINE + "/" + UUID.randomUUID();
    String first =
        me.sends(count(period(12, null)))
            .put(path)
            .then()
            .statusCode(201)
            .body("going", equalTo(true))
            .body("since", equalTo(day(12)))
            .body("days", equalTo(12))
            .body("daysInAll", equalTo(12))
            .body("version", equalTo(1))
            .extract()
            .header("ETag");
    me.sends(count(period(12, null))).put(path).then().statusCode(200).header("ETag", first);
    me.sends(count(period(12, 2))).put(path).then().statusCode(428);

    String stopped =
        change(me, path, first, period(12, 2))
            .body("going", equalTo(false))
            .body("since", nullValue())
            .body("days", nullValue())
            .body("daysInAll", equalTo(10))
            .body("message", equalTo("It rests for now. 10 days in all are yours."))
            .extract()
            .header("ETag");
    String again =
        change(me, path, stopped, period(0, null), period(12, 2))
            .body("going", equalTo(true))
            .body("days", equalTo(0))
            .body("daysInAll", equalTo(10))
            .body(
                "message", equalTo("Today is the first day of a new stretch, with 10 days in all."))
            .body("periods.from", contains(day(12), day(0)))
            .extract()
            .header("ETag");
    change(me, path, again, period(12, 3), period(1, null))
        .body("days", equalTo(1))
        .body("daysInAll", equalTo(10))
        .body("message", containsString("1 day since "))
        .body("version", equalTo(4));

    me.asks()
        .get(path + "/versions")
        .then()
        .statusCode(200)
        .body("items.version", contains(4, 3, 2, 1))
        .body("items[1].periods.from", contains(day(12), day(0)))
        .body("items[2].periods.to", contains(day(2)))
        .body("items[3].periods.to", contains(nullValue()))
        .body("next", nullValue());
    String next =
        me.asks()
            .get(path + "/versions?limit=3")
            .then()
            .body("items.version", contains(4, 3, 2))
            .extract()
            .path("next");
    me.asks()
        .queryParam("cursor", next)
        .get(path + "/versions")
        .then()
        .body("items.version", contains(1));
    me.asks().get(MINE).then().body("items.daysInAll", contains(10));
  }

  @Test
  void noWordEverCallsAStopAFailure() {
    World.Person me = owner.participant(scene.people().program());
    List<List<Map<String, String>>> lives =
        List.of(
            List.of(),
            List.of(period(0, null)),
            List.of(period(1, null)),
            List.of(period(40, 1)),
            List.of(period(40, 2), period(0, null)),
            List.of(period(40, 10), period(5, null)));
    List<String> messages = new ArrayList<>();
    for (List<Map<String, String>> life : lives) {
      messages.add(
          me.sends(body(Map.of("periods", life)))
              .put(MINE + "/" + UUID.randomUUID())
              .then()
              .statusCode(201)
              .extract()
              .path("message"));
    }
    assertEquals("It begins when you choose.", messages.get(0));
    assertEquals("Today is the first day.", messages.get(1));
    for (String word :
        List.of("fail", "lost", "lose", "reset", "broke", "relapse", "streak", "only", "again")) {
      assertTrue(
          messages.stream().noneMatch(one -> one.toLowerCase(Locale.ROOT).contains(word)), word);
    }
  }

  @Test
  void whatIsInTwoPeriodsOrInTheFutureIsNamed() {
    World.Person me = owner.participant(scene.people().program());
    Map<List<Map<String, String>>, String> wrong = new HashMap<>();
    wrong.put(List.of(period(10, null), period(3, 1)), "periods[1].from");
    wrong.put(List.of(period(3, 1), period(10, 2)), "periods[0].from");
    wrong.put(List.of(period(3, null), period(3, null)), "periods[1].from");
    wrong.forEach(
        (periods, field) ->
            refused(me, Map.of("periods", periods), "checkin/periods-overlap", field));
    Map<Map<String, String>, String> out = new HashMap<>();
    out.put(period(-1, null), "periods[0].from");
    out.put(period(3, -1), "periods[0].to");
    out.put(period(3, 3), "periods[0].to");
    out.put(period(3, 4), "periods[0].to");
    out.put(period(36_600, null), "periods[0].from");
    out.forEach(
        (period, field) ->
            refused(me, Map.of("periods", List.of(period)), "checkin/period-out-of-range", field));
    String invalid = "platform/invalid-fields";
    refused(me, Map.of("timeZone", "Mars/Olympus"), "program/zone-unknown", "timeZone");
    refused(me, Map.of("what", " "), invalid, "what");
    refused(me, Map.of("what", "x".repeat(81)), invalid, "what");
    refused(me, Map.of("periods", Collections.nCopies(201, period(1, null))), invalid, "periods");
    refused(me, Map.of("periods", List.of(Map.of())), invalid, "periods[0].from");
    me.sends(body(Map.of("periods", List.of(Map.of("from", "2026-02-30")))))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(400);
    me.asks().get(MINE).then().body("items", empty());
    // Two that touch are two.
    me.sends(count(period(10, 5), period(5, 1)))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(201)
        .body("daysInAll", equalTo(9));
  }

  @Test
  void aDayIsADayOfTheZoneThatTheCountNames() {
    World.Person me = owner.participant(scene.people().program());
    ZoneId first = ZoneId.of("Pacific/Kiritimati");
    String today = LocalDate.now(first).toString();
    Map<String, Object> there =
        body(Map.of("timeZone", first.getId(), "periods", List.of(Map.of("from", today))));
    me.sends(there)
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(201)
        .body("days", equalTo(0))
        .body("timeZone", equalTo(first.getId()));
    // 25 hours behind it is another day at any time.
    there.put("timeZone", "Pacific/Pago_Pago");
    me.sends(there)
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("type", equalTo("checkin/period-out-of-range"));
  }

  @Test
  void ofTwoDevicesTheSecondReadsFirst() {
    World.Person phone = owner.participant(scene.people().program());
    World.Person tablet = owner.signedIn(phone.id(), phone.login());
    String path = MINE + "/" + UUID.randomUUID();
    String tag = phone.sends(count(period(9, null))).put(path).header("ETag");

    change(phone, path, tag, period(9, 1));
    tablet.sends(count(period(8, null))).header("If-Match", tag).put(path).then().statusCode(412);
    // What is there already is no change, whatever was read before.
    tablet.sends(count(period(9, 1))).header("If-Match", tag).put(path).then().statusCode(200);
    String now = tablet.asks().get(path).header("ETag");
    List<Integer> answers =
        Parallel.all(
            6,
            i ->
                phone
                    .sends(count(period(20 + i, 1)))
                    .header("If-Match", now)
                    .put(path)
                    .statusCode());
    assertEquals(1, Collections.frequency(answers, 200), answers::toString);
    assertEquals(5, Collections.frequency(answers, 412), answers::toString);
    phone.asks().get(path + "/versions").then().body("items.version", contains(3, 2, 1));
  }

  @Test
  void aRetryAtTheSameTimeIsOneCount() {
    World.Person me = owner.participant(scene.people().program());
    String path = MINE + "/" + UUID.randomUUID();
    List<Integer> answers =
        Parallel.all(8, i -> me.sends(count(period(1, null))).put(path).statusCode());

    assertEquals(1, Collections.frequency(answers, 201), answers::toString);
    assertEquals(7, Collections.frequency(answers, 200), answers::toString);
  }

  @Test
  void thereIsRoomForTwentyAlsoFromManyDevicesAtOnce() {
    World.Person me = owner.participant(scene.people().program());
    List<Integer> answers =
        Parallel.all(
            24,
            i -> me.sends(count(period(1, null))).put(MINE + "/" + UUID.randomUUID()).statusCode());

    assertEquals(20, Collections.frequency(answers, 201), answers::toString);
    assertEquals(4, Collections.frequency(answers, 409), answers::toString);
    me.sends(count())
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/too-many-counts"));
  }

  @Test
  void whoKeepsItNoLongerErasesItWithItsHistory() {
    World.Person me = owner.participant(scene.people().program());
    UUID id = UUID.randomUUID();
    String path = MINE + "/" + id;
    String first = me.sends(count(period(9, null))).put(path).header("ETag");
    String tag = change(me, path, first, period(9, 1)).extract().header("ETag");

    me.asks().delete(path).then().statusCode(428);
    me.asks().header("If-Match", first).delete(path).then().statusCode(412);
    me.asks().header("If-Match", tag).delete(path).then().statusCode(204);
    me.asks().get(path).then().statusCode(404);
    me.asks().get(path + "/versions").then().statusCode(404);
    me.asks().header("If-Match", tag).delete(path).then().statusCode(404);
    me.sends(count(period(9, 1))).header("If-Match", tag).put(path).then().statusCode(412);
    for (String table : List.of("recovery_period", "recovery_count_version")) {
      assertEquals(
          0, owner.count("select count(*) from " + table + " where count_id = ?", id), table);
    }
    assertEquals(0, owner.count("select count(*) from recovery_count where id = ?", id));
  }

  @Test
  void nobodyElseSeesOneAndWhatItCountsIsNotInTheDatabaseInClear() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person fellow = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    String canary = "canary" + UUID.randomUUID();
    String path = MINE + "/" + UUID.randomUUID();
    String tag =
        me.sends(body(Map.of("what", canary)))
            .put(path)
            .then()
            .statusCode(201)
            .extract()
            .header("ETag");

    me.asks().get(path).then().body("what", equalTo(canary)).header("ETag", notNullValue());
    fellow.asks().get(path).then().statusCode(404);
    fellow.asks().get(path + "/versions").then().statusCode(404);
    fellow.asks().header("If-Match", tag).delete(path).then().statusCode(404);
    fellow
        .sends(count(period(1, null)))
        .put(path)
        .then()
        .statusCode(409)
        .body("type", equalTo("checkin/count-id-taken"));
    fellow.asks().get(MINE).then().body("items", empty());
    counselor.asks().get(path).then().statusCode(403);
    for (String table : List.of("recovery_count", "recovery_count_version", "event")) {
      assertEquals(
          0,
          owner.count(
              "select count(*) from "
                  + table
                  + " t where t::text like ? or t::text like '%' || encode(convert_to(?, 'UTF8'), 'hex') || '%'",
              "%" + canary + "%",
              canary),
          table);
    }
  }

  private void refused(World.Person me, Map<String, ?> change, String type, String field) {
    me.sends(body(change))
        .put(MINE + "/" + UUID.randomUUID())
        .then()
        .statusCode(400)
        .body("type", equalTo(type))
        .body("violations.field", contains(field));
  }

  @SafeVarargs
  private static io.restassured.response.ValidatableResponse change(
      World.Person me, String path, String tag, Map<String, String>... periods) {
    return me.sends(count(periods)).header("If-Match", tag).put(path).then().statusCode(200);
  }

  @SafeVarargs
  private static Map<String, Object> count(Map<String, String>... periods) {
    return body(Map.of("periods", List.of(periods)));
  }

  private static Map<String, Object> body(Map<String, ?> changes) {
    Map<String, Object> body = new HashMap<>();
    body.put("what", "Without alcohol");
    body.put("timeZone", World.ZONE.getId());
    body.put("periods", List.of());
    body.putAll(changes);
    return body;
  }

  /** From so many days ago to so many days ago. */
  private static Map<String, String> period(int from, Integer to) {
    return to == null ? Map.of("from", day(from)) : Map.of("from", day(from), "to", day(to));
  }

  private static String day(int ago) {
    return World.today().minusDays(ago).toString();
  }
}
