package org.cairn.skills;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What somebody practiced can still be read as it was. */
@QuarkusTest
class EditionTest extends HouseTest {
  private static final String SLUG = "urge-surfing";

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject LibrarySql library;

  private World.Program program;
  private World.Person me;

  @BeforeEach
  void comeToAProgramOfMyOwn() {
    program = world.program();
    me = owner.participant(program);
  }

  @Test
  void whatShipsIsReadByEverybodyAndMayBeKeptByAnyCache() {
    String edition = me.asks().get("/v1/skills/" + SLUG).path("editionId");

    read(scene.people().foreigner(), edition)
        .then()
        .statusCode(200)
        .body("slug", equalTo(SLUG))
        .body("html", startsWith("<h2>When it helps</h2>"))
        .header("Content-Language", "en")
        .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
        .header("Vary", nullValue());
  }

  @Test
  void aProgramsOwnIsReadByThoseInItAndKeptByTheirPhones() {
    UUID edition = library.publish(program, SLUG, "Ours");

    read(me, edition)
        .then()
        .statusCode(200)
        .body("title", equalTo("Ours"))
        .body("programId", equalTo(program.id.toString()))
        .header("Cache-Control", equalTo("private, max-age=31536000, immutable"));
    read(program.coordinator, edition).then().statusCode(200);
    read(scene.people().foreigner(), edition).then().statusCode(404);
    read(scene.people().counselor(), edition).then().statusCode(404);
  }

  @Test
  void whatWasReplacedOrWithdrawnIsStillThereAsItWas() {
    UUID first = library.publish(program, SLUG, "First");
    UUID second = library.publish(program, SLUG, "Second");
    library.withdraw(program, SLUG);

    me.asks().get("/v1/skills/" + SLUG).then().statusCode(404);
    read(me, first).then().body("title", equalTo("First")).body("version", equalTo(1));
    read(me, second).then().body("title", equalTo("Second")).body("version", equalTo(2));
  }

  @Test
  void whoPracticedItReadsItAlsoAfterTheProgram() {
    UUID practiced = library.publish(program, SLUG, "Practiced");
    UUID not = library.publish(program, SLUG, "Not practiced");
    owner.update(
        "insert into practice (id, participant_id, program_id, edition_id, slug, practiced_at, zone, day, changed_at)"
            + " values (?, ?, ?, ?, ?, now(), 'UTC', (now() at time zone 'UTC')::date, now())",
        UUID.randomUUID(),
        me.id(),
        program.id,
        practiced,
        SLUG);
    program.discharge(me);

    read(me, practiced).then().statusCode(200).body("title", equalTo("Practiced"));
    read(me, not).then().statusCode(404);
    read(scene.people().foreigner(), practiced).then().statusCode(404);
  }

  @Test
  void whatIsNoEditionIsNotThere() {
    for (String id : List.of(UUID.randomUUID().toString(), "1", SLUG)) {
      read(me, id).then().statusCode(404).body("type", equalTo("platform/not-found"));
    }
  }

  @Test
  void theHistoryIsToldTheNewestFirstAndInPages() {
    library.publish(program, SLUG, "First");
    library.publish(program, SLUG, "Second");
    String path = "/v1/skills/" + SLUG + "/editions";

    Response all = me.asks().get(path);
    all.then()
        .statusCode(200)
        .body("items.title", contains("Second", "First", "Ride the wave"))
        .body("items.version", contains(2, 1, 1))
        .body("items.programId", contains(program.id.toString(), program.id.toString(), null));
    Response page = me.asks().get(path + "?limit=2");
    page.then().body("items", hasSize(2));
    String next = page.path("next");
    me.asks()
        .get(path + "?limit=2&cursor=" + next)
        .then()
        .body("items.title", contains("Ride the wave"))
        .body("next", nullValue());
    me.asks()
        .get("/v1/skills/slow-the-out-breath/editions?cursor=" + next)
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/cursor-invalid"));
    scene
        .people()
        .foreigner()
        .asks()
        .get(path)
        .then()
        .body("items.programId", contains(nullValue()));
  }

  @Test
  void theHistoryIsToldInMyLanguage() {
    me.asks()
        .header("Accept-Language", "es, en;q=0.5")
        .get("/v1/skills/" + SLUG + "/editions")
        .then()
        .body("items.language", contains("es"));
    me.asks().get("/v1/skills/no-such-skill/editions").then().statusCode(404);
  }

  @Test
  void noSkillStandsInTheWayOfTheOtherAddresses() {
    for (String slug : List.of("courses", "editions", "search")) {
      assertThrows(
          IllegalStateException.class,
          () ->
              owner.update(
                  "insert into skill_draft (program_id, slug, language, content, changed_by, changed_at)"
                      + " values (?, ?, 'en', '{}', ?, now())",
                  program.id,
                  slug,
                  program.coordinator.id()));
    }
    assertEquals(
        0,
        ShippedSkills.all(Language.EN).stream()
            .filter(file -> List.of("courses", "editions", "search").contains(file.slug()))
            .count());
  }

  private static Response read(World.Person person, Object edition) {
    return person.asks().get("/v1/skill-editions/" + edition);
  }
}
