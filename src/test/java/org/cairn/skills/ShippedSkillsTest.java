package org.cairn.skills;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What ships is published once, whoever starts, and how often. */
@QuarkusTest
class ShippedSkillsTest extends HouseTest {
  private static final SkillFile TEXT = ShippedSkills.all(Language.EN).get(0);
  private static final int RELEASE = ShippedSkills.Release.current().number();

  @Inject ShippedSkills shipped;
  @Inject Skills skills;
  @Inject ObjectMapper json;
  @Inject Clock clock;
  @Inject Owner owner;
  @Inject Scene scene;
  @Inject LibrarySql library;

  private String slug;

  @BeforeEach
  void nameASkill() {
    slug = World.unique("shipped-");
  }

  @AfterEach
  void takeItAway() {
    owner.update("delete from skill_edition where slug = ?", slug);
    owner.update("update skill_release set number = ?", RELEASE);
  }

  @Test
  void whoChangesATextRaisesTheRelease() {
    assertEquals(
        ShippedSkills.hash(),
        ShippedSkills.Release.current().hash(),
        "the texts have changed: raise the number in skills/release and write "
            + ShippedSkills.hash());
  }

  @Test
  void startingAgainPublishesNothing() {
    String before = state();
    shipped.load(new StartupEvent());
    shipped.load(new StartupEvent());

    assertEquals(before, state());
    assertEquals(
        ShippedSkills.all(Language.EN).size() + ShippedSkills.all(Language.ES).size(),
        owner.count("select count(*) from skill_edition where program_id is null and current"));
  }

  @Test
  void manyThatStartAtOncePublishOnce() {
    List<Integer> published = Parallel.all(8, i -> ship("New"));

    assertEquals(1, published.stream().mapToInt(Integer::intValue).sum());
    assertEquals(1, owner.count("select count(*) from skill_edition where slug = ?", slug));
  }

  @Test
  void aChangedTextIsTheNextEditionAndTheOneBeforeStaysReadable() {
    World.Person me = scene.people().participant();
    ship("Before");
    String first = me.asks().get("/v1/skills/" + slug).path("editionId");

    assertEquals(1, ship("After"));
    assertEquals("After", me.asks().get("/v1/skills/" + slug).path("title"));
    assertEquals(2, (int) me.asks().get("/v1/skills/" + slug).path("version"));
    assertEquals("Before", me.asks().get("/v1/skill-editions/" + first).path("title"));
  }

  @Test
  void aTextThatIsAsItWasBeforeIsPublishedAgain() {
    ship("Before");
    ship("After");

    assertEquals(1, ship("Before"));
    World.Person me = scene.people().participant();
    me.asks()
        .get("/v1/skills/" + slug)
        .then()
        .body("title", equalTo("Before"))
        .body("version", equalTo(3));
  }

  @Test
  void anOlderPackageThatStartsAgainChangesNothing() {
    ship(RELEASE + 1, "After");
    String before = state();

    assertEquals(0, ship(RELEASE, "Before"));
    shipped.load(new StartupEvent());
    assertEquals(before, state());
    assertEquals(
        "After", scene.people().participant().asks().get("/v1/skills/" + slug).path("title"));
  }

  @Test
  void newPackagesThatStartAmongOldOnesWin() {
    ship("Before");
    Parallel.all(6, i -> i % 2 == 0 ? ship("Before") : ship(RELEASE + 1, "After"));

    assertEquals(
        List.of("After"),
        owner.column("select title from skill_edition where slug = ? and current", slug));
  }

  @Test
  void whatShipsNoLongerIsRetiredAndAProgramsOwnStays() {
    ship("Before");
    World.Program program = world.program();
    World.Person theirs = owner.participant(program);
    library.publish(program, slug, "Our own");
    World.Person me = owner.participant(world.program());
    String edition = me.asks().get("/v1/skills/" + slug).path("editionId");
    String since = me.asks().get("/v1/library").path("version");

    shipped.load(new StartupEvent());

    me.asks()
        .get("/v1/library?since=" + since)
        .then()
        .statusCode(200)
        .body("complete", equalTo(false))
        .body("items", empty())
        .body("removed", contains(slug));
    me.asks().get("/v1/skills/" + slug).then().statusCode(404);
    me.asks().get("/v1/skill-editions/" + edition).then().statusCode(200);
    me.sends(Map.of("q", "\"Before\""))
        .post("/v1/skills/search")
        .then()
        .body("items.skill.slug", not(hasItem(slug)));
    theirs.asks().get("/v1/skills/" + slug).then().body("title", equalTo("Our own"));
    assertEquals(1, ship("Before"));
    me.asks().get("/v1/skills/" + slug).then().body("version", equalTo(2));
  }

  private String state() {
    return owner
        .column(
            "select count(*) || ' ' || max(changed_in) || ' ' || md5(string_agg(id::text || current, '' order by id)) from skill_edition")
        .get(0);
  }

  private int ship(String title) {
    return ship(RELEASE, title);
  }

  /** How many editions a package changes in which there is one more skill, of this title. */
  private int ship(int release, String title) {
    SkillContent like = TEXT.content();
    SkillContent content =
        new SkillContent(
            like.kind(),
            title,
            like.summary(),
            like.method(),
            like.situations(),
            like.triggers(),
            like.places(),
            like.intensities(),
            like.difficulty(),
            like.minutes(),
            like.cautions(),
            like.evidence(),
            like.sources(),
            like.media(),
            like.course(),
            like.body());
    AtomicInteger published = new AtomicInteger();
    CurrentActor.run(
        new Actor.Job("ship-skills"),
        () -> published.set(skills.ship(rows(content), release, clock.instant())));
    return published.get();
  }

  private String rows(SkillContent content) {
    try {
      List<EditionRow> rows = new ArrayList<>(shipped.editions());
      rows.add(EditionRow.of(json, slug, Language.EN, content));
      return json.writeValueAsString(rows);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
