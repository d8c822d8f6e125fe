package org.cairn.practice;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.safety.CommonTrigger;
import org.cairn.skills.Evidence;
import org.cairn.skills.Place;
import org.cairn.skills.Situation;
import org.junit.jupiter.api.Test;

/** Three skills for now: by the rule, and by nothing else. */
@QuarkusTest
class SuggestionTest extends HouseTest {
  private static final String NOW = "/v1/me/skill-suggestions";
  private static final int SEEDS = 200;
  private static final int PEOPLE = 10;

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void whoIsNewAndHasACravingInACarHasThreeThingsToDoAtOnce() {
    World.Person me = owner.participant(scene.people().program());

    now(me, moment(Map.of("level", 9, "minutes", 5, "place", "car")))
        .statusCode(200)
        .body("suggestions", hasSize(3))
        .body("suggestions.skill.kind", everyItem(equalTo("skill")))
        .body("suggestions.skill.minutes", everyItem(lessThanOrEqualTo(5)))
        .body("suggestions.skill.intensities", everyItem(hasItem("high")))
        .body("suggestions.skill.situations", everyItem(hasItem("craving")))
        .body("suggestions.skill.steps", everyItem(not(empty())))
        .body("suggestions.reason.kind", everyItem(equalTo("fits")))
        .body("suggestions.reason.rated", everyItem(equalTo(0)))
        .body(
            "suggestions.reason.text",
            everyItem(startsWith("For a craving, also when it is strong.")))
        .body("support.contacts", not(empty()))
        .body("rule", equalTo("three-skills"));
  }

  @Test
  void supportComesAlongFromEightOnAndWhenNothingFits() {
    World.Person me = owner.participant(scene.people().program());

    now(me, moment(Map.of("level", 7))).body("support", nullValue());
    now(me, moment(Map.of("level", 8))).body("support.contacts", not(empty()));
    now(me, moment(Map.of("level", 2, "minutes", 1)))
        .statusCode(200)
        .body("suggestions", empty())
        .body("support", notNullValue());
    // After using it comes at any level.
    now(me, moment(Map.of("level", 1, "feelings", List.of("stress", "after_use"))))
        .body("suggestions", not(empty()))
        .body("support.contacts", not(empty()));
  }

  @Test
  void whatHelpedInThisBeforeComesFirstWhateverItIsMadeFor() {
    World.Person me = owner.participant(scene.people().program());
    Map<String, Object> moment = moment(Map.of());
    assertFalse(slugs(now(me, moment)).contains("three-part-pause"));
    for (int i = 0; i < 5; i++) {
      practice(me, "three-part-pause", "craving", 9, 4); // made for low and moderate
    }
    now(me, moment)
        .body("suggestions[0].skill.slug", equalTo("three-part-pause"))
        .body("suggestions[0].score.step", equalTo(0))
        .body("suggestions[0].reason.kind", equalTo("helped_you"))
        .body("suggestions[0].reason.helped", equalTo(5))
        .body("suggestions[0].reason.rated", equalTo(5));

    // One of two is not more than half: it comes, and the reason says what it is made for.
    practice(me, "see-the-whole-story", "anger", 9, 2);
    practice(me, "see-the-whole-story", "anger", 5, 5);
    now(me, moment(Map.of("feelings", List.of("anger"))))
        .body("suggestions[0].skill.slug", equalTo("see-the-whole-story"))
        .body("suggestions[0].reason.kind", equalTo("at_hand"));
    practice(me, "answer-the-go-ahead-thought", "craving", 9, 2);
    practice(me, "answer-the-go-ahead-thought", "craving", 5, 5);
    now(me, moment)
        .body("suggestions[1].skill.slug", equalTo("answer-the-go-ahead-thought"))
        .body(
            "suggestions[1].reason.text",
            equalTo("For a craving when it is milder. Takes 5 minutes."));
  }

  @Test
  void whatHelpedInSomethingElseIsNotSaidToHaveHelpedInThis() {
    World.Person me = owner.participant(scene.people().program());
    for (int i = 0; i < 5; i++) {
      practice(me, "urge-surfing", "stress", 9, 4);
    }

    now(me, moment(Map.of()))
        .body("suggestions[0].skill.slug", equalTo("urge-surfing"))
        .body("suggestions[0].reason.kind", equalTo("fits"))
        .body("suggestions[0].reason.rated", equalTo(0));
  }

  @Test
  void whoNamesNoMinutesIsNotSentIntoALongRoutine() {
    World.Person me = owner.participant(scene.people().program());
    for (Situation feeling : Situation.values()) {
      for (int level : new int[] {2, 5, 9}) {
        now(me, moment(Map.of("feelings", List.of(feeling.word()), "level", level)))
            .body("suggestions.skill.minutes", everyItem(lessThanOrEqualTo(20)));
      }
    }
  }

  @Test
  void whatHelpedInThisBeforeComesFirstHoweverWellTheRestFits() {
    World.Person me = owner.participant(scene.people().program());
    Map<String, Object> moment =
        moment(Map.of("feelings", List.of("craving", "stress"), "trigger", "offered"));
    List<String> before = slugs(now(me, moment));
    assertFalse(before.contains("name-the-feeling"));

    practice(me, "name-the-feeling", "craving", 8, 6);
    practice(me, "name-the-feeling", "craving", 7, 5);

    now(me, moment)
        .body("suggestions[0].skill.slug", equalTo("name-the-feeling"))
        .body("suggestions[0].reason.kind", equalTo("helped_you"))
        .body(
            "suggestions[0].reason.text", equalTo("Helped you 2 of 2 times; too few to be sure."));
    for (int i = 0; i < 3; i++) {
      practice(me, "name-the-feeling", "craving", 7, i == 0 ? 8 : 3);
    }
    // One bad day does not change that.
    now(me, moment)
        .body("suggestions[0].skill.slug", equalTo("name-the-feeling"))
        .body("suggestions[0].reason.text", equalTo("Helped you 4 of 5 times."));
    given(me, moment, "es-MX")
        .body("suggestions[0].reason.text", equalTo("Te ayudó 4 de 5 veces."))
        .body("suggestions.skill.language", hasItem("es"));
  }

  @Test
  void theNumbersKeepThatPromiseForEveryEvidenceAndFit() {
    SuggestionRule rule = SuggestionRule.CURRENT;
    int rest =
        rule.feelingPoints() // a second one
            + rule.mainFeelingPoints()
            + rule.triggerPoints()
            + rule.placePoints()
            + rule.favoritePoints();
    for (Evidence mine : Evidence.values()) {
      for (Evidence other : Evidence.values()) {
        for (int times = 2; times < 50; times++) {
          int weight = times * rule.sameFeelingWeight();
          assertTrue(
              rule.benefit(mine, weight, 2 * weight) > rule.benefit(other, 0, 0) + rest,
              mine + " " + other + " " + times);
          // When it is made for something else: with three steps.
          assertTrue(
              rule.benefit(mine, weight, 3 * weight)
                  > rule.benefit(other, 0, 0) + rest + rule.feelingPoints(),
              mine + " " + other + " " + times);
        }
      }
    }
  }

  @Test
  void whatMadeItWorseTwiceIsLeftOutUnlessItIsAFavorite() {
    World.Person me = owner.participant(scene.people().program());
    Map<String, Object> moment = moment(Map.of("minutes", 2));
    List<String> all = all(me, moment);
    String first = all.get(0);

    practice(me, first, "craving", 4, 7);
    assertTrue(all(me, moment).contains(first), "once says little");
    practice(me, first, "stress", 4, 6);
    assertEquals(all.size() - 1, all(me, moment).size());
    assertFalse(all(me, moment).contains(first));

    mark(me, first, "favorite");
    assertTrue(all(me, moment).contains(first));
  }

  @Test
  void whatIsHarmfulNeverComesAndAFavoriteComesSooner() {
    World.Person me = owner.participant(scene.people().program());
    Map<String, Object> moment = moment(Map.of("minutes", 5));
    List<String> gone = new ArrayList<>();
    for (List<String> three = slugs(now(me, moment));
        !three.isEmpty();
        three = slugs(now(me, moment))) {
      assertTrue(Collections.disjoint(gone, three), gone + " " + three);
      mark(me, three.get(0), "harmful");
      gone.add(three.get(0));
    }
    assertTrue(gone.size() > 3, gone.toString());

    mark(me, "still-hands", "favorite");
    now(me, moment)
        .body("suggestions.skill.slug", contains("still-hands"))
        .body("suggestions[0].reason.kind", equalTo("favorite"))
        .body("suggestions[0].reason.text", equalTo("One of your favorites. Takes 2 minutes."));
  }

  @Test
  void whatIsNotForNowMakesRoomForTheNext() {
    World.Person me = owner.participant(scene.people().program());
    Map<String, Object> moment = new HashMap<>(moment(Map.of()));
    List<String> three = slugs(now(me, moment));
    moment.put("notNow", three);

    List<String> next = slugs(now(me, moment));

    assertEquals(3, next.size());
    assertTrue(Collections.disjoint(three, next));
  }

  @Test
  void whenLittleFitsSomethingThatCanBeDoneAnywhereDoes() {
    World.Person me = owner.participant(scene.people().program());

    // Nothing is for sleep, in two minutes, when it is that strong.
    now(me, moment(Map.of("feelings", List.of("sleep"), "minutes", 2)))
        .body("suggestions", not(empty()))
        .body("suggestions.score.step", everyItem(equalTo(2)))
        .body("suggestions.reason.kind", everyItem(equalTo("at_hand")))
        .body(
            "suggestions.reason.text",
            everyItem(
                equalTo("Made for other moments; takes 2 minutes and can be done anywhere.")));
  }

  @Test
  void whatTheProgramWithdrewIsNotSuggested() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    Map<String, Object> moment = moment(Map.of());
    String first = slugs(now(me, moment)).get(0);

    owner.update(
        "insert into skill_withdrawal values (?, ?, true, 1, ?, now())",
        program.id,
        first,
        program.coordinator.id());

    assertFalse(slugs(now(me, moment)).contains(first));
  }

  @Test
  void practiceOfOthersDoesNotCount() {
    World.Program program = scene.people().program();
    World.Person me = owner.participant(program);
    World.Person other = owner.participant(program);
    Map<String, Object> moment = moment(Map.of());
    String mine = now(me, moment).extract().asString();
    for (int i = 0; i < 3; i++) {
      practice(other, "still-hands", "craving", 9, 1);
    }
    mark(other, slugs(now(me, moment)).get(0), "harmful");

    assertEquals(mine, now(me, moment).extract().asString());
    assertEquals("still-hands", slugs(now(other, moment)).get(0));
  }

  @Test
  void whatIsAskedHasLimitsAndSaysWhere() {
    World.Person me = scene.people().participant();
    Map<String, Object> right = moment(Map.of());
    Map.of(
            "level",
            11,
            "trigger",
            "the moon",
            "feelings",
            List.of("craving", "anger", "shame"),
            "minutes",
            0,
            "place",
            "bed",
            "notNow",
            IntStream.range(0, 21).mapToObj(i -> "skill-" + i).toList())
        .forEach(
            (field, value) -> {
              Map<String, Object> wrong = new HashMap<>(right);
              wrong.put(field, value);
              now(me, wrong)
                  .statusCode(400)
                  .body("violations.field", hasItem(containsString(field)));
            });
    now(me, Map.of("feelings", List.of(), "level", 3)).statusCode(400);
    now(me, Map.of("feelings", List.of("craving"))).statusCode(400);
  }

  @Test
  void theSameThreeInTheSameOrderAreFoundByWhoeverComputesTheRule() {
    World.Program program = world.program();
    List<Map<String, Object>> library = library(owner.participant(program));
    SuggestionByDefinition definition =
        new SuggestionByDefinition(
            io.restassured.RestAssured.get("/v1/skill-suggestion-rule").jsonPath().getMap("$"),
            library);
    List<String> slugs =
        library.stream()
            .filter(skill -> skill.get("kind").equals("skill"))
            .map(skill -> (String) skill.get("slug"))
            .toList();
    for (int person = 0; person < PEOPLE; person++) {
      Random random = new Random(person);
      World.Person me = owner.participant(program);
      live(me, slugs, random);
      List<Map<String, Object>> practices =
          me.asks().get("/v1/me/practices?limit=200").jsonPath().getList("items");
      List<Map<String, Object>> marks =
          me.asks().get("/v1/me/skill-marks").jsonPath().getList("items");
      for (int seed = 0; seed < SEEDS / PEOPLE; seed++) {
        Map<String, Object> moment = anyMoment(random, slugs);

        Response first = me.sends(moment).post(NOW);
        first.then().statusCode(200);

        List<SuggestionByDefinition.Ranked> expected = definition.suggest(moment, practices, marks);
        List<SuggestionByDefinition.Ranked> found =
            first.jsonPath().<Map<String, Object>>getList("suggestions").stream()
                .map(SuggestionTest::ranked)
                .toList();
        assertEquals(expected, found, "person " + person + ", seed " + seed + ", " + moment);
        assertEquals(
            first.asString(), me.sends(moment).post(NOW).asString(), "it is deterministic");
      }
    }
  }

  @Test
  void onlyMyOwnPracticesAreReadForIt() throws SQLException {
    World.Person me = scene.people().participant();
    practice(me, "urge-surfing", "craving", 5, 4);
    SuggestionRule rule = SuggestionRule.CURRENT;

    String plan =
        owner.planAmong(
            List.of("practice"),
            me,
            Suggestions.SUGGEST,
            me.id(),
            new String[] {"craving"},
            "offered",
            5,
            "car",
            "high",
            new String[0],
            rule.suggestions(),
            rule.feelingPoints(),
            rule.mainFeelingPoints(),
            rule.triggerPoints(),
            rule.placePoints(),
            rule.favoritePoints(),
            rule.prior().strong(),
            rule.prior().moderate(),
            rule.prior().some(),
            rule.priorWeight(),
            rule.sameFeelingWeight(),
            rule.ownRatings(),
            new String[] {"en"});

    assertTrue(plan.matches("(?s).*Index Scan using practice_\\w+ on practice.*"), plan);
  }

  private static SuggestionByDefinition.Ranked ranked(Map<String, Object> suggestion) {
    Map<?, ?> skill = (Map<?, ?>) suggestion.get("skill");
    Map<?, ?> score = (Map<?, ?>) suggestion.get("score");
    return new SuggestionByDefinition.Ranked(
        (String) skill.get("slug"),
        (Integer) score.get("step"),
        (Integer) score.get("total"),
        (Integer) skill.get("minutes"));
  }

  /** Some practice, of few skills so that they meet again, and a few marks. */
  private static void live(World.Person me, List<String> slugs, Random random) {
    int practices = random.nextInt(30);
    for (int i = 0; i < practices; i++) {
      Map<String, Object> changes = new HashMap<>();
      changes.put("skill", slugs.get(random.nextInt(12) * slugs.size() / 12));
      changes.put(
          "situation", random.nextInt(4) == 0 ? null : any(random, Situation.values()).word());
      changes.put("before", random.nextInt(8) == 0 ? null : random.nextInt(11));
      changes.put("after", random.nextInt(8) == 0 ? null : random.nextInt(11));
      me.sends(World.practice(changes))
          .put("/v1/me/practices/" + UUID.randomUUID())
          .then()
          .statusCode(201);
    }
    for (int i = random.nextInt(8); i > 0; i--) {
      mark(me, slugs.get(random.nextInt(slugs.size())), i % 2 == 0 ? "harmful" : "favorite");
    }
  }

  private static Map<String, Object> anyMoment(Random random, List<String> slugs) {
    Map<String, Object> moment = new HashMap<>();
    moment.put(
        "feelings",
        Stream.generate(() -> any(random, Situation.values()).word())
            .limit(1 + random.nextInt(2))
            .distinct()
            .toList());
    moment.put("level", random.nextInt(11));
    if (random.nextBoolean()) {
      moment.put("trigger", any(random, CommonTrigger.values()).word());
    }
    if (random.nextBoolean()) {
      moment.put("minutes", 1 + random.nextInt(60));
    }
    if (random.nextBoolean()) {
      moment.put("place", any(random, Place.values()).word());
    }
    if (random.nextBoolean()) {
      moment.put(
          "notNow",
          Stream.generate(() -> slugs.get(random.nextInt(slugs.size())))
              .limit(random.nextInt(20))
              .toList());
    }
    return moment;
  }

  private static <T> T any(Random random, T[] values) {
    return values[random.nextInt(values.length)];
  }

  /** All that is offered, whole, as a phone reads it. */
  private static List<Map<String, Object>> library(World.Person reader) {
    List<Map<String, Object>> library = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      Response page = reader.asks().get("/v1/skills?limit=100" + cursor);
      for (String slug : page.jsonPath().<String>getList("items.slug")) {
        library.add(reader.asks().get("/v1/skills/" + slug).jsonPath().getMap("$"));
      }
      cursor = page.path("next") == null ? null : "&cursor=" + page.path("next");
    }
    return library;
  }

  private static Map<String, Object> moment(Map<String, Object> changes) {
    Map<String, Object> moment = new HashMap<>(Map.of("feelings", List.of("craving"), "level", 9));
    moment.putAll(changes);
    return moment;
  }

  private static ValidatableResponse now(World.Person me, Map<String, ?> moment) {
    return me.sends(moment).post(NOW).then();
  }

  private static ValidatableResponse given(
      World.Person me, Map<String, ?> moment, String languages) {
    return me.sends(moment).header("Accept-Language", languages).post(NOW).then();
  }

  /** One answer after the other. */
  private static List<String> all(World.Person me, Map<String, Object> moment) {
    List<String> all = new ArrayList<>();
    Map<String, Object> next = new HashMap<>(moment);
    for (List<String> more = slugs(now(me, next)); !more.isEmpty(); more = slugs(now(me, next))) {
      all.addAll(more);
      next.put("notNow", all);
    }
    return all;
  }

  private static List<String> slugs(ValidatableResponse answer) {
    return answer.statusCode(200).extract().path("suggestions.skill.slug");
  }

  private static void practice(
      World.Person me, String skill, String situation, int before, int after) {
    me.sends(
            World.practice(
                Map.of("skill", skill, "situation", situation, "before", before, "after", after)))
        .put("/v1/me/practices/" + UUID.randomUUID())
        .then()
        .statusCode(201);
  }

  private static void mark(World.Person me, String skill, String mark) {
    me.sends(Map.of("mark", mark)).put("/v1/me/skill-marks/" + skill).then().statusCode(204);
  }
}
