package org.cairn.skills;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SkillSearchTest extends HouseTest {
  private static final int FIRST = 5;

  @Inject Scene scene;
  @Inject Owner owner;
  @Inject ShippedSynonyms synonyms;

  /** How well a question was answered. */
  private record Score(double ndcg, double reciprocalRank) {}

  @Test
  void whatPeopleTypeFindsWhatTheyNeedFirst() throws IOException {
    World.Person me = owner.participant(world.program());
    Map<String, List<Score>> scores = new LinkedHashMap<>();
    int number = 0;
    try (InputStream in = SkillSearchTest.class.getResourceAsStream("/skill-queries.yaml")) {
      for (JsonNode question : new YAMLMapper().readTree(in)) {
        number++;
        String language = question.get("lang").asText();
        List<String> found =
            search(me, language, Map.of("q", question.get("q").asText(), "limit", 20))
                .statusCode(200)
                .extract()
                .path("items.skill.slug");
        Score score = score(question, found);
        for (String group :
            List.of("all", language, number % 3 == 0 ? "held out" : "looked at while tuning")) {
          scores.computeIfAbsent(group, any -> new ArrayList<>()).add(score);
        }
      }
    }

    System.out.println("search: " + summary(scores.get("all")));
    scores.forEach((group, some) -> System.out.println("search, " + group + ": " + summary(some)));
    assertTrue(number >= 60, "questions: " + number);
    assertTrue(mean(scores.get("all")) >= 0.85, summary(scores.get("all")));
    assertTrue(mean(scores.get("en")) >= 0.75, summary(scores.get("en")));
    assertTrue(mean(scores.get("es")) >= 0.75, summary(scores.get("es")));
  }

  /**
   * The normalized discounted cumulative gain of the first five (Järvelin and Kekäläinen, 2002; the
   * gain of a judgment is 2^judgment - 1), and the reciprocal of the place of the first that was
   * judged 3 (Voorhees, TREC-8, 1999).
   */
  private static Score score(JsonNode question, List<String> found) {
    Map<String, Integer> judged = new HashMap<>();
    for (int grade = 1; grade <= 3; grade++) {
      for (JsonNode slug : question.path(String.valueOf(grade))) {
        judged.put(slug.asText(), grade);
      }
    }
    double ideal = gain(judged.values().stream().sorted(Comparator.reverseOrder()).toList());
    double got = gain(found.stream().map(slug -> judged.getOrDefault(slug, 0)).toList());
    double reciprocal =
        IntStream.range(0, found.size())
            .filter(i -> judged.getOrDefault(found.get(i), 0) == 3)
            .mapToDouble(i -> 1.0 / (i + 1))
            .findFirst()
            .orElse(0);
    return new Score(got / ideal, reciprocal);
  }

  private static double gain(List<Integer> grades) {
    return IntStream.range(0, Math.min(FIRST, grades.size()))
        .mapToDouble(i -> (Math.pow(2, grades.get(i)) - 1) / (Math.log(i + 2) / Math.log(2)))
        .sum();
  }

  private static double mean(List<Score> scores) {
    return scores.stream().mapToDouble(Score::ndcg).average().orElse(0);
  }

  private static String summary(List<Score> scores) {
    return String.format(
        Locale.ROOT,
        "nDCG@5 = %.3f, MRR = %.3f over %d queries",
        mean(scores),
        scores.stream().mapToDouble(Score::reciprocalRank).average().orElse(0),
        scores.size());
  }

  @Test
  void everySkillIsFoundFirstByItsTitle() {
    for (Language language : Language.values()) {
      for (SkillFile file : ShippedSkills.all(language)) {
        assertTrue(
            slugs(language.word(), Map.of("q", file.content().title())).stream()
                .limit(3)
                .toList()
                .contains(file.slug()),
            language + " " + file.slug());
      }
    }
  }

  @Test
  void everySynonymStandsForSomethingThatIsThere() {
    List<String> missing =
        owner.column(
            "select language || ' ' || m from skill_synonym, unnest(means) m where not exists (select from"
                + " skill_posting p where p.lexeme = m and (p.language = skill_synonym.language or m ~ '^[#@]'))"
                + " group by 1 order by 1");

    assertEquals(List.of(), missing);
  }

  @Test
  void synonymsThatShipAgainChangeNothing() {
    String rows = "select xmin::text || phrase::text from skill_synonym order by language, phrase";
    List<String> before = owner.column(rows);

    synonyms.load(new StartupEvent());

    assertFalse(before.isEmpty());
    assertEquals(before, owner.column(rows));
  }

  @ParameterizedTest
  @CsvSource({
    "urge, craving",
    "jonesing, craving",
    "pissed, anger",
    "booze, craving",
    "insomnia, sleep"
  })
  void otherWordsForTheSameThingFindIt(String word, String situation) {
    search("en", Map.of("q", word))
        .statusCode(200)
        .body("understood", nullValue())
        .body("items[0].skill.situations", hasItem(situation));
  }

  @ParameterizedTest
  @CsvSource({
    "cravng, craving",
    "panic atack, panic attack",
    "lonley, lonely",
    "PAYDYA, payday",
    "cant sleeep, cant sleep"
  })
  void whatIsMistypedIsMendedAndSaysSo(String typed, String meant) {
    search("en", Map.of("q", typed)).statusCode(200).body("understood", equalTo(meant));
    assertEquals(slugs("en", Map.of("q", meant)), slugs("en", Map.of("q", typed)));
  }

  @Test
  void whatIsSpelledRightIsLeftAsItIs() {
    for (String right : List.of("craving", "Cravings!", "can't sleep", "my wife and I", "at 3am")) {
      search("en", Map.of("q", right)).statusCode(200).body("understood", nullValue());
    }
  }

  @Test
  void everyFormOfAWordFindsTheSame() {
    assertEquals(slugs("en", Map.of("q", "drink")), slugs("en", Map.of("q", "drinking")));
    assertEquals(slugs("en", Map.of("q", "drink")), slugs("en", Map.of("q", "Drinks")));
    assertTrue(slugs("en", Map.of("q", "I drank")).contains("after-a-lapse"));
    assertEquals(slugs("es", Map.of("q", "fiesta")), slugs("es", Map.of("q", "fiestas")));
  }

  @Test
  void accentsMayBeLeftOut() {
    for (String word : List.of("pánico", "estrés", "recaí", "volví a consumir", "vergüenza")) {
      String plain = word.replace('á', 'a').replace('é', 'e').replace('í', 'i').replace('ü', 'u');
      assertEquals(slugs("es", Map.of("q", word)), slugs("es", Map.of("q", plain)), word);
      search("es", Map.of("q", plain)).body("understood", nullValue());
    }
  }

  @Test
  void whoReadsSpanishFindsSpanishAndEnglishWhereThereIsNone() {
    ValidatableResponse found = search("es-MX, es;q=0.9", Map.of("q", "día de pago", "limit", 50));

    found
        .statusCode(200)
        .body("items.skill.slug", hasItems("payday-plan", "answer-the-go-ahead-thought"))
        .body("items.find { it.skill.slug == 'payday-plan' }.skill.language", equalTo("en"))
        .body(
            "items.find { it.skill.slug == 'answer-the-go-ahead-thought' }.skill.language",
            equalTo("es"));
    assertDistinct(found.extract().path("items.skill.slug"));
    // A word of the other language that somebody reads.
    assertTrue(slugs("es", Map.of("q", "payday")).contains("payday-plan"));
  }

  @Test
  void aLanguageThatIsNotThereIsEnglish() {
    for (String accepted : List.of("tlh", "*", ";;;", "x".repeat(200))) {
      search(accepted, Map.of("q", "panic"))
          .statusCode(200)
          .body("items[0].skill.slug", equalTo("panic-will-pass"))
          .body("items.skill.language", everyItem(equalTo("en")));
    }
  }

  @Test
  void aSentenceFindsThoughSomeOfItsWordsAreNowhere() {
    search("en", Map.of("q", "my goldfish and xylophone make me want to drink at the barbecue"))
        .statusCode(200)
        .body("items", not(empty()));
  }

  @Test
  void whatStandsInQuotesIsThereAsItStands() {
    search("en", Map.of("q", "\"soles of your feet\""))
        .statusCode(200)
        .body("items.skill.slug", contains("feel-your-feet"));
    assertTrue(slugs("en", Map.of("q", "soles of your feet")).size() > 1);
    search("en", Map.of("q", "\"feet your of soles\"")).body("items", empty());
  }

  @Test
  void whereTheWordsAreIsShownAndNothingElse() {
    JsonPath found = search("en", Map.of("q", "cravings")).extract().jsonPath();
    int marked = 0;
    for (int item = 0; item < found.getList("items").size(); item++) {
      String in = "items[" + item + "].";
      for (Map<String, Object> one : found.<Map<String, Object>>getList(in + "highlights")) {
        String text = (String) one.get("text");
        if (one.get("field").equals("summary")) {
          assertEquals(found.getString(in + "skill.summary"), text);
        } else {
          assertEquals("whenItHelps", one.get("field"));
        }
        assertTrue(text.codePoints().noneMatch(c -> c >= 0xE000 && c <= 0xF8FF || c == '<'), text);
        for (Object range : (List<?>) one.get("ranges")) {
          int start = (int) ((Map<?, ?>) range).get("start");
          int length = (int) ((Map<?, ?>) range).get("length");
          String word = text.substring(start, start + length);
          assertTrue(word.matches("(?i)crav.*|urges?"), word);
          marked++;
        }
      }
    }
    assertTrue(marked > 3, "marked: " + marked);
    search("es", Map.of("q", "panico"))
        .body("items[0].highlights.find { it.field == 'summary' }.text", notNullValue());
  }

  @Test
  void facetsCountAllThatIsFoundAndAreTrueOfTheirFilters() {
    Map<String, Object> asked = Map.of("q", "stress", "limit", 1);
    JsonPath all = search("en", asked).statusCode(200).extract().jsonPath();
    int found = pages(asked).size();
    assertEquals(found, all.getInt("facets.kind.sum { it.count }"));
    assertEquals(found, all.getInt("facets.method.sum { it.count }"));
    for (String facet : List.of("method", "situation", "kind", "difficulty", "minutes")) {
      for (Map<String, Object> one : all.<Map<String, Object>>getList("facets." + facet)) {
        Map<String, Object> narrowed = new HashMap<>(asked);
        String value = (String) one.get("value");
        if (facet.equals("minutes")) {
          narrowed.put("maxMinutes", Integer.valueOf(value));
        } else {
          narrowed.put(facet, value);
        }
        narrowed.put("limit", 50);
        assertEquals(one.get("count"), pages(narrowed).size(), facet + " " + value);
      }
    }
  }

  @Test
  void filtersHoldTogetherWithWordsAndWithout() {
    for (Map<String, Object> words : List.<Map<String, Object>>of(Map.of(), Map.of("q", "urge"))) {
      Map<String, Object> query = new HashMap<>(words);
      query.put("situation", "craving");
      query.put("intensity", "high");
      query.put("kind", "skill");
      query.put("maxMinutes", 15);
      search("en", query)
          .statusCode(200)
          .body("items.skill.slug", hasItem("urge-surfing"))
          .body("items.skill.situations", everyItem(hasItem("craving")))
          .body("items.skill.intensities", everyItem(hasItem("high")))
          .body("items.skill.kind", everyItem(equalTo("skill")))
          .body("items.skill.minutes", everyItem(lessThanOrEqualTo(15)));
    }
    assertTrue(
        slugs("en", Map.of("place", "car"))
            .containsAll(List.of("urge-surfing", "slow-the-out-breath")));
    assertFalse(slugs("en", Map.of("place", "car")).contains("wind-down-for-sleep"));
    assertTrue(
        slugs("en", Map.of("trigger", "hunger", "difficulty", "easy")).contains("eat-on-time"));
    search("en", Map.of("course", "relapse-prevention"))
        .body("items.skill.kind", everyItem(equalTo("lesson")));
  }

  @Test
  void withoutWordsTheShortestComesFirst() {
    List<Integer> minutes =
        search("en", Map.of("situation", "craving", "limit", 50))
            .extract()
            .path("items.skill.minutes");

    assertEquals(minutes.stream().sorted().toList(), minutes);
  }

  @Test
  void everyPageGoesOnWhereTheLastOneEnded() {
    for (Map<String, Object> query :
        List.<Map<String, Object>>of(
            Map.of("q", "feeling stressed at work"), Map.of("kind", "skill"), Map.of())) {
      Map<String, Object> whole = new HashMap<>(query);
      whole.put("limit", 50);
      Map<String, Object> parts = new HashMap<>(query);
      parts.put("limit", 3);
      List<String> paged = pages(parts);

      assertDistinct(paged);
      assertEquals(pages(whole), paged);
    }
    assertEquals(ShippedSkills.all(Language.EN).size(), pages(Map.of("limit", 7)).size());
  }

  @Test
  void aCursorOfAnotherQuestionIsRefused() {
    Map<String, Object> mine = new HashMap<>(Map.of("q", "stress", "limit", 2));
    String cursor = search("en", mine).extract().path("next");
    mine.put("cursor", cursor);
    search("en", mine).statusCode(200);
    search("es", mine).statusCode(400).body("type", equalTo("platform/cursor-invalid"));
    for (Map<String, Object> other :
        List.<Map<String, Object>>of(
            Map.of("q", "anger"), Map.of("situation", "sleep"), Map.of("maxMinutes", 5))) {
      Map<String, Object> query = new HashMap<>(mine);
      query.putAll(other);
      search("en", query).statusCode(400).body("type", equalTo("platform/cursor-invalid"));
    }
  }

  @Test
  void aProgramsOwnIsFoundByItsPeopleInPlaceOfWhatShipsAndByNobodyElse() {
    World.Program program = world.program();
    World.Person mine = owner.participant(program);
    World.Person foreign = owner.participant(world.program());
    publish(program, "urge-surfing", "Quibberlation on the wave", "2");
    publish(program, "our-own-way", "Our quibberlation", "3");

    search(mine, "en", Map.of("q", "quibberlation"))
        .body("items.skill.slug", hasItems("urge-surfing", "our-own-way"));
    search(mine, "en", Map.of("q", "urge", "limit", 50))
        .body(
            "items.findAll { it.skill.slug == 'urge-surfing' }.skill.title",
            contains("Quibberlation on the wave"));
    search(foreign, "en", Map.of("q", "quibberlation")).body("items", empty());
    // Nor does it mend what a stranger mistypes.
    search(foreign, "en", Map.of("q", "quiberlation")).body("understood", nullValue());
    search(mine, "en", Map.of("q", "quiberlation")).body("understood", equalTo("quibberlation"));
    search(foreign, "en", Map.of("q", "urge", "limit", 50))
        .body(
            "items.findAll { it.skill.slug == 'urge-surfing' }.skill.title",
            contains("Ride the wave"));
  }

  @Test
  void anOlderEditionIsNotFound() {
    World.Program program = world.program();
    World.Person mine = owner.participant(program);
    publish(program, "our-own-way", "Our quibberlation", "2");
    publish(program, "our-own-way", "Another name", "3");

    search(mine, "en", Map.of("q", "quibberlation")).body("items", empty());
    search(mine, "en", Map.of("q", "\"another name\""))
        .body("items.skill.slug", contains("our-own-way"));
  }

  @Test
  void whatMyProgramWithdrewIsNotFound() {
    World.Program program = world.program();
    World.Person mine = owner.participant(program);
    owner.update(
        "insert into skill_withdrawal (program_id, slug, withdrawn, changed_in, changed_by, changed_at)"
            + " values (?, 'panic-will-pass', true, 1, ?, now())",
        program.id,
        program.coordinator.id());

    search(mine, "en", Map.of("q", "panic attack", "limit", 50))
        .statusCode(200)
        .body("items.skill.slug", not(hasItem("panic-will-pass")));
    search("en", Map.of("q", "panic attack"))
        .body("items[0].skill.slug", equalTo("panic-will-pass"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kill myself",
        "i want to kill myself tonight",
        "suiside",
        "kill my self",
        "Suicidal thoughts",
        "i want to die",
        "\"end my life\"",
        "me quiero morir",
        "ya no quiero vivir",
        "pienso en quitárme la vida",
        "suisidio"
      })
  void helpThatIsThereNowComesWithWhatIsFound(String typed) {
    World.Person me = owner.participant(scene.people().program());
    for (String language : List.of("en", "es")) {
      search(me, language, Map.of("q", typed))
          .statusCode(200)
          .body("support.contacts", not(empty()))
          .body("safetyPlan", nullValue())
          .body("understood", nullValue())
          .body("items[0].skill.slug", equalTo("reach-out"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overdose",
        "i overdosed last night",
        "od",
        "sobredosis",
        "hurting my self",
        "no aguanto mas no quiero despertar"
      })
  void whoLooksForHelpFindsAPersonAmongTheFirst(String typed) {
    for (String language : List.of("en", "es")) {
      assertTrue(
          search(language, Map.of("q", typed))
              .statusCode(200)
              .body("support.contacts", not(empty()))
              .extract()
              .<List<String>>path("items.skill.slug")
              .stream()
              .limit(3)
              .anyMatch("reach-out"::equals),
          typed + " in " + language);
    }
  }

  @Test
  void helpThatIsThereNowIsNotHeldBackByAFilterOrByALongSentence() {
    search("en", Map.of("q", "suicide", "course", "no-such-course"))
        .statusCode(200)
        .body("items", empty())
        .body("support.contacts", not(empty()));
    search(
            "en",
            Map.of(
                "q",
                "my wife left me and took the kids and i lost my job and cant sleep and all i think"
                    + " of is that i want to die"))
        .body("support.contacts", not(empty()))
        .body("items[0].skill.slug", equalTo("reach-out"));
  }

  @Test
  void mySafetyPlanComesWithHelpThatIsThereNowAndStaffGetTheNumbersAlone() {
    World.Program program = world.program();
    World.Person mine = owner.participant(program);
    mine.sends(World.safetyPlan()).put("/v1/me/safety-plan").then().statusCode(201);
    JsonPath kept = mine.asks().get("/v1/me/support").jsonPath();

    search(mine, "en", Map.of("q", "suicide"))
        .body("support", equalTo(kept.getMap("support")))
        .body("safetyPlan", equalTo(kept.getMap("safetyPlan")));
    search(program.coordinator, "en", Map.of("q", "suicide"))
        .statusCode(200)
        .body("support.contacts", not(empty()))
        .body("safetyPlan", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "killer headache",
        "die-hard",
        "i want to diet",
        "food to die for",
        "killing time",
        "dead tired",
        "overdue bills",
        "weekend",
        "my boss is killing me",
        "hurt my back",
        "quiero dormir",
        "me muero por una cerveza",
        "mi vida",
        "me voy a morir", // what panic says
        "filling myself with food",
        "odd thoughts"
      })
  void whatOnlySoundsLikeItBringsNone(String typed) {
    search("en", Map.of("q", typed)).statusCode(200).body("support", nullValue());
    search("es", Map.of("q", typed)).statusCode(200).body("support", nullValue());
  }

  @Test
  void anAddressBesideASkillsIsNoSkill() {
    World.Person me = scene.people().participant();
    me.asks().get("/v1/skills/search").then().statusCode(oneOf(404, 405));
    me.asks().get("/v1/skills/search/editions").then().statusCode(404);
    me.asks().get("/v1/skills/urge-surfing").then().statusCode(200);
    me.sends(Map.of()).post("/v1/skills/urge-surfing").then().statusCode(405);
  }

  @Test
  void nothingFoundIsAnEmptyPage() {
    search("en", Map.of("q", "zzqx"))
        .statusCode(200)
        .body("items", empty())
        .body("next", nullValue())
        .body("facets.method", empty())
        .body("facets.minutes", empty())
        .body("understood", nullValue());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the of and to",
        "a & b | !c <-> d:*",
        "'); drop table skill_edition; --",
        "%_*?\\",
        "\"",
        "\"\"\"\" \"the\"",
        "😭😭 😡",
        "\u202Egnivarc\u202C \u200B\uFEFF",
        "   ",
        "%s %n $1 ?",
        "#craving @money",
        "ﬁght ①②③ ＣＲＡＶＩＮＧ",
        "\uE000craving\uE001"
      })
  void anythingThatSomebodyTypesIsAnswered(String typed) {
    search("en", Map.of("q", typed)).statusCode(200);
    search("es", Map.of("q", typed)).statusCode(200);
  }

  @Test
  void muchOfAnythingIsAnswered() {
    for (String much :
        List.of(
            "a ".repeat(100),
            "craving ".repeat(25),
            "x".repeat(200),
            "crvng ".repeat(33),
            "\"a\"".repeat(60),
            "(".repeat(200),
            "anger fear stress sleep panic shame money pain work family drink drugs night alone tired sad")) {
      search("en", Map.of("q", much)).statusCode(200);
    }
  }

  @Test
  void whatIsNotInTheContractIsRefusedByName() {
    Map<String, Object> wrong =
        Map.of(
            "q",
            "x".repeat(201),
            "maxMinutes",
            61,
            "limit",
            51,
            "course",
            "A b",
            "situation",
            "Craving",
            "trigger",
            "payday");
    wrong.forEach(
        (field, value) -> {
          String answer = search("en", Map.of(field, value)).statusCode(400).extract().asString();
          assertTrue(answer.contains(field), answer);
        });
    String nul =
        scene
            .people()
            .participant()
            .sends("{\"q\":\"a\\u0000b\"}")
            .post("/v1/skills/search")
            .then()
            .statusCode(400)
            .extract()
            .asString();
    assertTrue(nul.contains("q"), nul);
    search("en", Map.of("q", "")).statusCode(400);
    search("en", Map.of("query", "craving")).statusCode(400);
    search("en", Map.of("q", "x".repeat(1_000_000))).statusCode(413);
  }

  private void publish(World.Program program, String slug, String title, String hash) {
    owner.column(
        "select publish(jsonb_populate_record(e, jsonb_build_object('program_id', ?::text, 'slug', ?::text,"
            + " 'title', ?::text, 'hash', '\\x0' || ?::text, 'published_by', ?::text)), now())"
            + " from skill_edition e where slug = 'urge-surfing' and language = 'en' and current and program_id is null",
        program.id.toString(),
        slug,
        title,
        hash,
        program.coordinator.id().toString());
  }

  private ValidatableResponse search(String language, Map<String, Object> query) {
    return search(scene.people().participant(), language, query);
  }

  private static ValidatableResponse search(
      World.Person person, String language, Map<String, Object> query) {
    return person.sends(query).header("Accept-Language", language).post("/v1/skills/search").then();
  }

  private List<String> slugs(String language, Map<String, Object> query) {
    Map<String, Object> whole = new HashMap<>(query);
    whole.put("limit", 50);
    return search(language, whole).statusCode(200).extract().path("items.skill.slug");
  }

  private List<String> pages(Map<String, Object> query) {
    Map<String, Object> next = new HashMap<>(query);
    List<String> slugs = new ArrayList<>();
    String cursor;
    do {
      JsonPath page = search("en", next).statusCode(200).extract().jsonPath();
      slugs.addAll(page.getList("items.skill.slug", String.class));
      cursor = page.getString("next");
      next.put("cursor", cursor);
    } while (cursor != null);
    return slugs;
  }

  private static void assertDistinct(List<String> slugs) {
    assertEquals(slugs.size(), new HashSet<>(slugs).size(), slugs.toString());
  }
}
