package org.cairn.skills;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
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

  @Inject ShippedSkills shipped;
  @Inject Skills skills;
  @Inject ObjectMapper json;
  @Inject Clock clock;
  @Inject Owner owner;
  @Inject Scene scene;

  private String slug;

  @BeforeEach
  void nameASkill() {
    slug = World.unique("shipped-");
  }

  @AfterEach
  void takeItAway() {
    owner.update("delete from skill_edition where slug = ?", slug);
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
    assertEquals("Before", me.asks().get("/v1/skills/editions/" + first).path("title"));
  }

  @Test
  void anOlderPackageThatStartsAgainTakesNothingBack() {
    ship("Before");
    ship("After");

    assertEquals(0, ship("Before"));
    assertEquals(
        "After", scene.people().participant().asks().get("/v1/skills/" + slug).path("title"));
  }

  @Test
  void newPackagesThatStartAmongOldOnesWin() {
    ship("Before");
    Parallel.all(6, i -> ship(i % 2 == 0 ? "Before" : "After"));

    assertEquals(
        List.of("After"),
        owner.column("select title from skill_edition where slug = ? and current", slug));
  }

  private String state() {
    return owner
        .column(
            "select count(*) || ' ' || max(changed_in) || ' ' || md5(string_agg(id::text || current, '' order by id)) from skill_edition")
        .get(0);
  }

  /** How many editions a package publishes in which the skill has this title. */
  private int ship(String title) {
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
        () -> published.set(skills.ship(rows(content), clock.instant())));
    return published.get();
  }

  private String rows(SkillContent content) {
    try {
      return json.writeValueAsString(List.of(EditionRow.of(json, slug, Language.EN, content)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
