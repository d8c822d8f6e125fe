package org.cairn.safety;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Resources;
import org.junit.jupiter.api.Test;

/** Help that is there, whatever else is not. */
@QuarkusTest
class SupportTest extends HouseTest {
  private static final String PHONE = "865-555-0142";

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject CrisisSupport support;
  @Inject RefreshSupport refresh;
  @Inject AgroalDataSource pool;

  @Test
  void anybodyGetsTheLinesOfWhereTheyAre() {
    Map<String, String> first =
        Map.of(
            "US-TN", "988",
            "us", "988",
            "PR", "988",
            "CA-QC", "988",
            "MX-CMX", "800 911 2000",
            "GB-SCT", "116 123",
            "IE", "116 123",
            "AU-VIC", "13 11 14",
            "NZ", "1737");
    first.forEach(
        (region, call) ->
            given()
                .queryParam("region", region)
                .get("/v1/support")
                .then()
                .statusCode(200)
                .body("contacts[0].call", equalTo(call))
                .body("onCall", nullValue()));
    for (String unknown : List.of("-", "ZZ", "zebra", "x".repeat(500), "../US")) {
      given()
          .queryParam("region", unknown)
          .queryParam("program", unknown)
          .get("/v1/support")
          .then()
          .statusCode(200)
          .body("contacts[0].chat", equalTo("https://findahelpline.com"))
          .body("contacts.call", hasItem("112"));
    }
    for (String where : List.of("", "?region=", "?region=GU", "?program=never-heard-of")) {
      given()
          .get("/v1/support" + where)
          .then()
          .statusCode(200)
          .body("contacts.call", contains("988", "1-800-662-4357", "911"))
          .body("contacts.kind", contains("crisis", "substance_use", "emergency"));
    }
  }

  @Test
  void phonesAndProxiesMayKeepIt() {
    String tag =
        given()
            .get("/v1/support?region=US")
            .then()
            .statusCode(200)
            .header("Cache-Control", matchesPattern("public, max-age=\\d+, .*stale-if-error=\\d+"))
            .extract()
            .header("ETag");
    given()
        .header("If-None-Match", tag)
        .get("/v1/support?region=US")
        .then()
        .statusCode(304)
        .header("Cache-Control", containsString("public"));
    given().header("Authorization", "Bearer zebra").get("/v1/support").then().statusCode(200);
  }

  @Test
  void aProgramsOwnLineAndWordsComeWithItsRegion() {
    World.Program program = programWithLine();
    String slug = slug(program);

    given()
        .get("/v1/support?program=" + slug)
        .then()
        .statusCode(200)
        .body("contacts[0].call", equalTo("988"))
        .body("onCall.call", equalTo(PHONE))
        .body("onCall.hours", equalTo("Day and night"))
        .body("words", equalTo("Call us, also if you have used."));
    given()
        .get("/v1/support?region=GB&program=" + slug)
        .then()
        .body("contacts[0].call", equalTo("116 123"))
        .body("onCall.call", equalTo(PHONE));
  }

  @Test
  void whatTheDatabaseLastSaidIsSaidWhenNoConnectionIsLeft() throws SQLException {
    World.Program program = programWithLine();
    String slug = slug(program);
    List<Connection> all = new ArrayList<>();
    try {
      int size = pool.getConfiguration().connectionPoolConfiguration().maxSize();
      while (all.size() < size) {
        try {
          all.add(pool.getConnection());
        } catch (SQLException nothingLeft) {
          break; // one of them listens for wake-ups of the event feed
        }
      }
      given()
          .get("/v1/support?region=US-TN&program=" + slug)
          .then()
          .statusCode(200)
          .body("contacts[0].call", equalTo("988"))
          .body("onCall.call", equalTo(PHONE));
      refresh.refresh();
      given()
          .get("/v1/support?program=" + slug)
          .then()
          .statusCode(200)
          .body("onCall.call", equalTo(PHONE));
      given()
          .get("/v1/support?region=US&program=never-heard-of")
          .then()
          .statusCode(200)
          .body("contacts[0].call", equalTo("988"));
    } finally {
      for (Connection one : all) {
        one.close();
      }
    }
  }

  @Test
  void whatAnotherReplicaChangedIsHeardInTheBackground() {
    World.Program program = programWithLine();
    owner.update(
        "update program_support set phone = '865-555-0100' where program_id = ?", program.id);

    refresh.refresh();

    given()
        .get("/v1/support?program=" + slug(program))
        .then()
        .body("onCall.call", equalTo("865-555-0100"));
  }

  @Test
  void theAnswersOfOtherRoomsCarryTheProgramsBlockAndNeverFail() {
    World.Program program = programWithLine();

    assertEquals(PHONE, support.of(program.id).onCall().call());
    assertEquals("988", support.of(UUID.randomUUID()).contacts().get(0).call());
  }

  @Test
  void mySupportHasMyProgramsLineAndMyPlan() {
    World.Program program = programWithLine();
    World.Person me = owner.participant(program);

    me.asks()
        .get("/v1/me/support")
        .then()
        .statusCode(200)
        .header("Cache-Control", containsString("private"))
        .body("support.contacts[0].call", equalTo("988"))
        .body("support.onCall.call", equalTo(PHONE))
        .body("safetyPlan", nullValue())
        .body("safetyPlanSeenBy", containsString("your counselors"));
    me.sends(World.safetyPlan()).put("/v1/me/safety-plan").then().statusCode(201);
    me.asks()
        .get("/v1/me/support")
        .then()
        .body("safetyPlan.version", equalTo(1))
        .body("safetyPlan.plan.peopleToAsk[0].phone", equalTo("865-555-0117"));
    program.discharge(me);
    me.asks()
        .get("/v1/me/support")
        .then()
        .statusCode(200)
        .body("support.contacts[0].call", equalTo("988"))
        .body("safetyPlan.version", equalTo(1));
  }

  @Test
  void everyFileIsShortKindAndNamesItsSources() {
    List<String> names = Resources.text(SupportRegions.FOLDER + "index").lines().toList();
    assertTrue(
        names.containsAll(List.of("US", "CA", "MX", "GB", "IE", "AU", "NZ", "default")),
        names::toString);
    for (String name : names) {
      SupportRegions.File file = SupportRegions.file(name);
      assertTrue(file.title().length() <= 60, name);
      assertTrue(file.contacts().size() >= 2 && file.contacts().size() <= 5, name);
      for (SupportRegions.Line line : file.contacts()) {
        String at = name + ": " + line.name();
        assertTrue(line.name().length() <= 60 && line.what().length() <= 140, at);
        assertTrue(line.hours().length() <= 60 && !line.languages().isEmpty(), at);
        assertTrue(
            line.languages().stream().allMatch(language -> language.matches("[a-z]{2}")), at);
        assertTrue(line.call() != null || line.text() != null || line.chat() != null, at);
        for (String number : new String[] {line.call(), line.text()}) {
          assertTrue(number == null || number.matches("[0-9][0-9 -]{1,15}"), at);
        }
        assertTrue(line.chat() == null || line.chat().startsWith("https://"), at);
        assertTrue(URI.create(line.source()).isAbsolute(), at);
        assertTrue(LocalDate.parse(line.read()).isAfter(LocalDate.parse("2026-01-01")), at);
        assertTrue(
            !(line.what() + file.title())
                .toLowerCase(java.util.Locale.ROOT)
                .matches(".*\\b(must|fault|addict|abuser|patient|disorder|failed?)\\b.*"),
            at);
      }
      SupportRegions.Line last = file.contacts().get(file.contacts().size() - 1);
      assertTrue(
          List.of("911", "999", "112", "000", "111").contains(last.call()),
          name + " ends with the emergency number");
      assertEquals(CrisisContact.Kind.EMERGENCY, last.kind(), name);
    }
  }

  private World.Program programWithLine() {
    World.Program program = world.program();
    program
        .coordinator
        .sends(
            Map.of(
                "phone",
                PHONE,
                "hours",
                "Day and night",
                "words",
                "Call us, also if you have used.",
                "claimWithin",
                30,
                "resolveWithin",
                1440))
        .header("If-Match", "*")
        .put("/v1/programs/" + program.id + "/support")
        .then()
        .statusCode(200);
    return program;
  }

  private String slug(World.Program program) {
    return owner.column("select slug from program where id = ?", program.id).get(0);
  }
}
