package org.cairn.skills;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.cairn.HouseTest;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SkillsTest extends HouseTest {
  @Inject Scene scene;

  @Test
  void everySkillThatShipsIsCompleteAndSaysWhatItRestsOn() {
    List<SkillView> skills = ShippedSkills.all();

    assertTrue(skills.size() >= 12, "skills: " + skills.size());
    assertEquals(
        skills.size(), new HashSet<>(skills.stream().map(SkillView::slug).toList()).size());
    for (SkillView skill : skills) {
      String slug = skill.slug();
      assertTrue(slug.matches("[a-z0-9]+(-[a-z0-9]+)*"), slug);
      assertTrue(skill.version() >= 1, slug);
      assertTrue(skill.minutes() >= 1 && skill.minutes() <= 60, slug);
      assertFalse(skill.situations().isEmpty() || skill.intensities().isEmpty(), slug);
      assertTrue(skill.steps().size() >= 3, slug);
      assertFalse(skill.title().isBlank() || skill.summary().isBlank(), slug);
      assertFalse(skill.whenItHelps().isBlank() || skill.whenToLeaveIt().isBlank(), slug);
      assertFalse(skill.sources().isEmpty(), slug);
      for (SkillView.Source source : skill.sources()) {
        assertEquals("https", URI.create(source.url()).getScheme(), slug);
        assertFalse(source.title().isBlank(), slug);
      }
    }
  }

  @Test
  void everySkillThatShipsIsThereToBeRead() {
    for (SkillView skill : ShippedSkills.all()) {
      get("/v1/skills/" + skill.slug())
          .then()
          .statusCode(200)
          .body("title", equalTo(skill.title()))
          .body("steps", equalTo(skill.steps()))
          .body("sources", hasSize(skill.sources().size()));
    }
    get("/v1/skills/no-such-skill").then().statusCode(404);
  }

  @Test
  void whoLooksForCravingFindsWhatHelpsWithIt() {
    get("/v1/skills?q=craving")
        .then()
        .statusCode(200)
        .body("items.slug", hasItem("urge-surfing"))
        .body("items.findAll { it.situations.contains('craving') }", not(empty()));
    get("/v1/skills?q=cravings").then().body("items.slug", hasItem("urge-surfing"));
    get("/v1/skills?q=craving -wave").then().body("items.slug", not(hasItem("urge-surfing")));
    get("/v1/skills?q=zzzunknown").then().statusCode(200).body("items", empty());
  }

  @Test
  void aStrongCravingFindsOnlyWhatWorksWhenItIsStrong() {
    get("/v1/skills?situation=craving&intensity=high")
        .then()
        .statusCode(200)
        .body("items.slug", hasItem("urge-surfing"))
        .body("items.situations", everyItem(hasItem("craving")))
        .body("items.intensities", everyItem(hasItem("high")));
  }

  @Test
  void filtersHoldTogetherAndWithASearch() {
    get("/v1/skills?method=mindfulness&maxMinutes=10")
        .then()
        .statusCode(200)
        .body("items.method", everyItem(equalTo("mindfulness")))
        .body("items.minutes", everyItem(lessThanOrEqualTo(10)));
    get("/v1/skills?q=craving&intensity=low")
        .then()
        .statusCode(200)
        .body("items.intensities", everyItem(hasItem("low")));
  }

  @Test
  void everyPageGoesOnWhereTheLastOneEnded() {
    assertEquals(all("/v1/skills?limit=100"), paged("/v1/skills?limit=4"));
    assertEquals(ShippedSkills.all().size(), paged("/v1/skills?limit=5").size());
    assertEquals(all("/v1/skills?q=feel&limit=100"), paged("/v1/skills?q=feel&limit=2"));
    assertEquals(
        all("/v1/skills?q=call or breath&limit=100"), paged("/v1/skills?q=call or breath&limit=1"));
  }

  @Test
  void theShortestComeFirst() {
    List<Integer> minutes = get("/v1/skills?limit=100").path("items.minutes");

    assertEquals(minutes.stream().sorted().toList(), minutes);
  }

  @Test
  void aCursorOfAnotherListIsRefused() {
    String cursor = get("/v1/skills?limit=1").path("next");

    get("/v1/skills?limit=1&cursor=" + cursor).then().statusCode(200);
    get("/v1/skills?limit=1&q=craving&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/cursor-invalid"));
  }

  @Test
  void whatIsNotInTheContractIsRefused() {
    for (String query :
        List.of("maxMinutes=0", "maxMinutes=61", "limit=0", "limit=101", "q=" + "x".repeat(201))) {
      get("/v1/skills?" + query).then().statusCode(400);
    }
  }

  private io.restassured.response.Response get(String path) {
    World.Person me = scene.people().participant();
    return me.asks().get(path);
  }

  private List<String> all(String path) {
    return get(path).then().statusCode(200).extract().path("items.slug");
  }

  private List<String> paged(String path) {
    List<String> slugs = new ArrayList<>();
    String cursor = null;
    do {
      JsonPath page = get(cursor == null ? path : path + "&cursor=" + cursor).jsonPath();
      slugs.addAll(page.getList("items.slug", String.class));
      cursor = page.getString("next");
    } while (cursor != null);
    return slugs;
  }
}
