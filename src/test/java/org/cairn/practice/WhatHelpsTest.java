package org.cairn.practice;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.cairn.skills.Language;
import org.junit.jupiter.api.Test;

/** What practice did, in honest numbers, and days that forgive. */
@QuarkusTest
class WhatHelpsTest extends HouseTest {
  private static final String MINE = "/v1/me/what-helps";

  @Inject Scene scene;
  @Inject Owner owner;

  @Test
  void whoHasPracticedNothingReadsThatKindly() {
    owner
        .participant(scene.people().program())
        .asks()
        .get(MINE)
        .then()
        .statusCode(200)
        .body("streak.days", equalTo(0))
        .body("streak.longest", equalTo(0))
        .body("streak.lastDay", nullValue())
        .body("streak.words", equalTo("A new start counts from today."))
        .body("skills", empty())
        .body("harmful", empty());
  }

  @Test
  void theNumbersOfASkillAreThoseOfItsRatings() {
    World.Person me = owner.participant(scene.people().program());
    // Rated four times: 2, 3, 0 and -1 less; twice not.
    int[][] ratings = {{8, 6}, {7, 4}, {5, 5}, {4, 5}};
    for (int[] rating : ratings) {
      log(me, Map.of("before", rating[0], "after", rating[1]));
    }
    Map<String, Object> unrated = new HashMap<>(Map.of("before", 9));
    unrated.put("after", null);
    log(me, unrated);
    unrated.put("before", null);
    log(me, unrated);
    log(me, Map.of("skill", "turn-the-heat-down", "before", 9, "after", 2));

    JsonPath found = me.asks().get(MINE).then().statusCode(200).extract().jsonPath();

    // (2 * 80 + 700) / 3, and (2 * 50 + 400) / 6, in steps.
    assertEquals(List.of("turn-the-heat-down", "urge-surfing"), found.getList("skills.skill"));
    assertEquals(List.of(2.86f, 0.83f), found.getList("skills.estimate"));
    assertEquals("Ride the wave", found.getString("skills[1].title"));
    assertEquals(6, found.getInt("skills[1].practiced"));
    assertEquals(4, found.getInt("skills[1].rated"));
    assertEquals(2, found.getInt("skills[1].helped"));
    assertEquals(1.0f, found.getFloat("skills[1].change"));
    assertEquals(6f, found.getFloat("skills[1].medianBefore"));
    assertEquals(5f, found.getFloat("skills[1].medianAfter"));
    assertEquals(
        List.of(
            "Helped you 1 of 1 time; too few to be sure.",
            "Helped you 2 of 4 times; too few to be sure."),
        found.getList("skills.words"));
    me.asks()
        .header("Accept-Language", "es")
        .get(MINE)
        .then()
        .body(
            "skills.words",
            contains(
                "Te ayudó 1 de 1 vez; muy poco para estar seguros.",
                "Te ayudó 2 de 4 veces; muy poco para estar seguros."));
  }

  @Test
  void theSentenceSaysNoMoreThanTheNumbers() {
    assertEquals("Not rated yet.", words(0, 0));
    assertEquals("Helped you 1 of 2 times; too few to be sure.", words(1, 2));
    assertEquals("Helped you 3 of 3 times; too few to be sure.", words(3, 3));
    assertEquals("Helped you 3 of 4 times; too few to be sure.", words(3, 4));
    assertEquals("Helped you 4 of 5 times.", words(4, 5));
    assertEquals("Helped you 0 of 9 times.", words(0, 9));
    assertEquals("Helped 4 of 5 times.", new Helped(4, 5).words(Language.EN, false));
  }

  @Test
  void aMissedDayIsForgivenAndTwoInARowAreANewStart() {
    assertStreak(1, 1, 0);
    assertStreak(2, 2, 0, 2);
    assertStreak(3, 3, 2, 3, 5); // today is not over yet
    assertStreak(0, 3, 3, 4, 5);
    assertStreak(2, 3, 0, 1, 5, 6, 8);
    World.Person me = owner.participant(scene.people().program());
    practiceOn(me, 2, 3, 3, 5);
    me.asks()
        .get(MINE)
        .then()
        .body("streak.lastDay", equalTo(World.today().minusDays(2).toString()))
        .body("streak.words", equalTo("3 days of practice so far. A missed day does not end it."));
  }

  @Test
  void theStreakIsThatOfAPlainComputationOfTheSameDays() {
    for (int seed = 0; seed < 25; seed++) {
      Random random = new Random(seed);
      TreeSet<Integer> ago = new TreeSet<>();
      while (ago.size() < 1 + seed % 9) {
        ago.add(random.nextInt(14));
      }
      int longest = 0;
      int current = 0;
      int run = 0;
      boolean first = true;
      Integer before = null;
      for (int day : ago) { // from today backwards
        boolean goesOn = before == null ? day <= 2 : day - before <= 2;
        if (before != null && !goesOn) {
          first = false;
        }
        run = before != null && day - before <= 2 ? run + 1 : 1;
        longest = Math.max(longest, run);
        if (first && ago.first() <= 2) {
          current = run;
        }
        before = day;
      }
      assertStreak(current, longest, ago.stream().mapToInt(one -> one).toArray());
    }
  }

  @Test
  void theCounselorSeesThoseOfTheProgramAndWhatHarms() {
    World.Program program = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    World.Person stranger = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    String theirs = "/v1/programs/" + program.id + "/participants/" + me.id() + "/what-helps";
    counselor.asks().get(theirs).then().statusCode(200).body("skills", empty());
    for (int i = 0; i < 5; i++) {
      log(me, Map.of("after", 2 * i));
    }
    log(me, Map.of("skill", "still-hands"));
    owner.update(
        "update practice set program_id = null where participant_id = ? and slug = 'still-hands'",
        me.id());
    me.sends(Map.of("mark", "harmful")).put("/v1/me/skill-marks/after-a-lapse");
    me.sends(Map.of("mark", "favorite")).put("/v1/me/skill-marks/still-hands");

    counselor
        .asks()
        .get(theirs)
        .then()
        .statusCode(200)
        .body("skills.skill", contains("urge-surfing"))
        .body("skills.words", contains("Helped 4 of 5 times."))
        .body("streak.days", equalTo(1))
        .body("harmful", contains("after-a-lapse"));
    me.asks().get(MINE).then().body("skills.skill", contains("urge-surfing", "still-hands"));
    stranger.asks().get(theirs).then().statusCode(404);
    program.discharge(me);
    counselor.asks().get(theirs).then().statusCode(404);
    me.asks().get(MINE).then().statusCode(200).body("skills[0].practiced", equalTo(5));
  }

  @Test
  void theCounselorDoesNotSeeWhatOnlyAnotherProgramWrites() {
    World.Program program = world.program();
    World.Program elsewhere = world.program();
    World.Person me = owner.participant(program);
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    owner.update(
        "insert into skill_edition select (jsonb_populate_record(null::skill_edition, to_jsonb(e)"
            + " || jsonb_build_object('id', gen_random_uuid(), 'slug', 'only-elsewhere', 'program_id', ?::text,"
            + " 'published_by', ?::text))).* from skill_edition e where e.slug = 'urge-surfing'"
            + " and e.language = 'en' and e.program_id is null and e.current",
        elsewhere.id.toString(),
        elsewhere.coordinator.id().toString());
    owner.update(
        "insert into skill_mark select ?, slug, 'harmful', now()"
            + " from unnest(array['after-a-lapse', 'only-elsewhere']) slug",
        me.id());

    me.asks().get(MINE).then().body("harmful", contains("after-a-lapse", "only-elsewhere"));
    counselor
        .asks()
        .get("/v1/programs/" + program.id + "/participants/" + me.id() + "/what-helps")
        .then()
        .statusCode(200)
        .body("harmful", contains("after-a-lapse"));
  }

  private void assertStreak(int days, int longest, int... ago) {
    World.Person me = owner.participant(scene.people().program());
    practiceOn(me, ago);
    JsonPath streak = me.asks().get(MINE).then().statusCode(200).extract().jsonPath();
    List<Integer> all = new ArrayList<>();
    for (int one : ago) {
      all.add(one);
    }
    assertEquals(
        List.of(days, longest),
        List.of(streak.getInt("streak.days"), streak.getInt("streak.longest")),
        all::toString);
  }

  /** So many days ago, where it is lived. */
  private static void practiceOn(World.Person me, int... ago) {
    for (int days : ago) {
      LocalDate day = World.today().minusDays(days);
      Instant start = day.atStartOfDay(World.ZONE).toInstant().plusSeconds(1);
      Instant oldest = Instant.now().minusSeconds(14 * 86_400 - 60);
      Instant at = start.isBefore(oldest) ? oldest : start;
      log(me, Map.of("practicedAt", at.toString()));
    }
  }

  private static void log(World.Person me, Map<String, ?> changes) {
    me.sends(World.practice(changes))
        .put("/v1/me/practices/" + UUID.randomUUID())
        .then()
        .statusCode(201);
  }

  private static String words(int helped, int rated) {
    return new Helped(helped, rated).words(Language.EN, true);
  }
}
