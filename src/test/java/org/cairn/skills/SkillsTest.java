package org.cairn.skills;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.cairn.HouseTest;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SkillsTest extends HouseTest {
  @Inject Scene scene;

  @Test
  void everySkillThatShipsIsThereToBeRead() {
    for (SkillFile file : ShippedSkills.all(Language.EN)) {
      get("/v1/skills/" + file.slug())
          .then()
          .statusCode(200)
          .body("title", equalTo(file.content().title()))
          .body("language", equalTo("en"))
          .body("steps", equalTo(file.content().text(Language.EN).steps()))
          .body("sources", hasSize(file.content().sources().size()));
    }
    get("/v1/skills/no-such-skill").then().statusCode(404);
  }

  @Test
  void whoReadsSpanishGetsItWhereItIsThereAndEnglishElsewhere() {
    List<String> spanish = ShippedSkills.all(Language.ES).stream().map(SkillFile::slug).toList();
    for (SkillFile file : ShippedSkills.all(Language.EN)) {
      scene
          .people()
          .participant()
          .asks()
          .header("Accept-Language", "es-MX, fr;q=0.5")
          .get("/v1/skills/" + file.slug())
          .then()
          .statusCode(200)
          .body("language", equalTo(spanish.contains(file.slug()) ? "es" : "en"));
    }
  }

  @Test
  void aLanguageThatIsNotThereOrCannotBeReadIsEnglish() {
    for (String accepted : List.of("tlh", "*", "es;q=0", ";;;", "x".repeat(300), "es;q=maybe")) {
      scene
          .people()
          .participant()
          .asks()
          .header("Accept-Language", accepted)
          .get("/v1/skills/urge-surfing")
          .then()
          .statusCode(200)
          .body("language", equalTo("en"));
    }
  }

  @Test
  void filtersHoldTogether() {
    get("/v1/skills?method=mindfulness&maxMinutes=10")
        .then()
        .statusCode(200)
        .body("items.method", everyItem(equalTo("mindfulness")))
        .body("items.minutes", everyItem(lessThanOrEqualTo(10)));
  }

  @Test
  void theLessonsOfACourseComeInItsOrder() {
    get("/v1/skills?course=relapse-prevention")
        .then()
        .statusCode(200)
        .body("items.course.order", equalTo(List.of(1, 2, 3, 4, 5)))
        .body("items.kind", everyItem(equalTo("lesson")));
  }

  @Test
  void everyPageGoesOnWhereTheLastOneEnded() {
    assertEquals(all("/v1/skills?limit=100"), paged("/v1/skills?limit=7"));
    assertEquals(ShippedSkills.all(Language.EN).size(), paged("/v1/skills?limit=50").size());
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
    get("/v1/skills?limit=1&kind=skill&cursor=" + cursor)
        .then()
        .statusCode(400)
        .body("type", equalTo("platform/cursor-invalid"));
  }

  @Test
  void whatIsNotInTheContractIsRefused() {
    for (String query :
        List.of("maxMinutes=0", "maxMinutes=61", "limit=0", "limit=101", "course=A b")) {
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
