package org.cairn.skills;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.Scene;
import org.cairn.World;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A phone keeps the library, and follows it. */
@QuarkusTest
class LibraryTest extends HouseTest {
  private static final String LIBRARY = "/v1/library";

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
  void thereIsAllOfItAtFirst() {
    Response all = me.asks().get(LIBRARY);

    all.then()
        .statusCode(200)
        .body("complete", equalTo(true))
        .body("removed", empty())
        .body("items", hasSize(ShippedSkills.all(Language.EN).size()))
        .body("items.language", everyItem(equalTo("en")));
    Map<String, Object> one = all.path("items.find { it.slug == 'urge-surfing' }");
    Map<String, Object> read =
        new TreeMap<>(me.asks().get("/v1/skills/urge-surfing").<Map<String, Object>>path(""));
    read.put("html", null); // only when it is read alone
    assertEquals(read, one);
  }

  @Test
  void thereIsNothingForWhoHasItAll() {
    Response all = me.asks().get(LIBRARY);
    String since = all.path("version");

    Response unchanged =
        me.asks().header("If-None-Match", all.header("ETag")).get(LIBRARY + "?since=" + since);
    assertEquals(304, unchanged.statusCode());
    assertEquals("", unchanged.asString());
    assertEquals(all.header("ETag"), unchanged.header("ETag"));
    assertEquals(
        List.of("Accept-Encoding", "Accept-Language"),
        unchanged.headers().getValues("Vary").stream().sorted().toList());
    since(since)
        .then()
        .body("complete", equalTo(false))
        .body("items", empty())
        .body("removed", empty())
        .body("version", equalTo(since));
  }

  /** A phone would keep the old form of what did not change since. */
  @Test
  void whoChangesWhatASkillLooksLikeRaisesTheFormat() {
    assertEquals(
        List.of(
            "slug",
            "editionId",
            "version",
            "programId",
            "language",
            "kind",
            "title",
            "summary",
            "method",
            "situations",
            "triggers",
            "places",
            "intensities",
            "difficulty",
            "minutes",
            "evidence",
            "course",
            "about",
            "whenItHelps",
            "whenToLeaveIt",
            "steps",
            "cautions",
            "sources",
            "media",
            "publishedAt",
            "html"),
        Stream.of(SkillView.class.getRecordComponents()).map(RecordComponent::getName).toList(),
        "raise LibraryChanges.FORMAT, and write here what a skill looks like now");
  }

  @Test
  void whatWasPublishedComesAlone() {
    Response all = me.asks().get(LIBRARY);
    library.publish(program, "urge-surfing", "Ride your wave");

    Response news =
        me.asks()
            .header("If-None-Match", all.header("ETag"))
            .get(LIBRARY + "?since=" + all.path("version"));
    news.then()
        .statusCode(200)
        .body("complete", equalTo(false))
        .body("items.title", contains("Ride your wave"))
        .body("items.programId", contains(program.id.toString()))
        .body("removed", empty());
    assertNotEquals(all.header("ETag"), news.header("ETag"));
    since(news.path("version")).then().body("items", empty());
  }

  @Test
  void anotherProgramsOwnEditionIsNoNews() {
    String since = version(me.asks().get(LIBRARY));
    library.publish(scene.people().other(), "urge-surfing", World.unique("Theirs"));

    since(since).then().body("items", empty()).body("version", equalTo(since));
  }

  @Test
  void whatWasWithdrawnIsRemovedAndWhatIsOfferedAgainComesBack() {
    String before = version(me.asks().get(LIBRARY));
    library.withdraw(program, "urge-surfing");
    Response withdrawn = since(before);
    withdrawn.then().body("items", empty()).body("removed", contains("urge-surfing"));

    library.offerAgain(program, "urge-surfing");
    since(version(withdrawn))
        .then()
        .body("items.slug", contains("urge-surfing"))
        .body("removed", empty());
    since(before).then().body("items.slug", contains("urge-surfing")).body("removed", empty());
  }

  @Test
  void whoIsInAnotherProgramNowGetsAllOfIt() {
    library.publish(program, "urge-surfing", "Only here");
    Response all = me.asks().get(LIBRARY);
    all.then().body("items.title", hasItems("Only here"));
    program.discharge(me);

    Response gone =
        me.asks()
            .header("If-None-Match", all.header("ETag"))
            .get(LIBRARY + "?since=" + version(all));
    gone.then()
        .statusCode(200)
        .body("complete", equalTo(true))
        .body("items", hasSize(ShippedSkills.all(Language.EN).size()))
        .body("items.programId", everyItem(nullValue()));
  }

  @Test
  void whoReadsAnotherLanguageNowGetsAllOfIt() {
    Response english = me.asks().get(LIBRARY);

    Response spanish =
        me.asks()
            .header("Accept-Language", "es-US, en;q=0.5")
            .header("If-None-Match", english.header("ETag"))
            .get(LIBRARY + "?since=" + version(english));
    spanish.then().statusCode(200).body("complete", equalTo(true));
    assertEquals(
        ShippedSkills.all(Language.ES).size(),
        spanish.jsonPath().getList("items.findAll { it.language == 'es' }").size());
    assertEquals(ShippedSkills.all(Language.EN).size(), spanish.jsonPath().getList("items").size());
  }

  @Test
  void whoIsStaffTwiceInAProgramGetsEachTextOnce() {
    World.Person counselor = owner.staff(program, "counselor");
    program.counsels(counselor, me);
    program.counsels(counselor, owner.participant(program));

    List<String> slugs = counselor.asks().get(LIBRARY).path("items.slug");
    assertEquals(slugs.stream().distinct().sorted().toList(), slugs);
    assertEquals(ShippedSkills.all(Language.EN).size(), slugs.size());
  }

  @Test
  void whatWasNotSealedHereIsRefused() {
    String since = version(me.asks().get(LIBRARY));
    String list = me.asks().get("/v1/skills?limit=1").path("next");
    for (String garbage :
        List.of("1", "x".repeat(600), "..", since + "A", since.substring(1), list)) {
      since(garbage).then().statusCode(400).body("type", equalTo("platform/cursor-invalid"));
    }
  }

  @Test
  void aVersionThatThisDatabaseHasNotReachedIsAnsweredWithAllOfIt() {
    library.publish(program, "urge-surfing", "Lost with the disk");
    String since = version(me.asks().get(LIBRARY));
    owner.update("delete from skill_edition where program_id = ?", program.id);

    since(since).then().statusCode(200).body("complete", equalTo(true));
  }

  @Test
  void whoFollowsWhileOthersPublishMissesNothing() {
    List<String> slugs =
        ShippedSkills.all(Language.EN).stream().map(SkillFile::slug).limit(20).toList();
    Phone phone = new Phone();
    AtomicInteger writing = new AtomicInteger(8);

    Parallel.all(
        9,
        thread -> {
          if (thread < 8) {
            try {
              List<String> mine = new ArrayList<>(slugs);
              Collections.shuffle(mine, new java.util.Random(thread));
              library.publishBesideOthers(program, mine, "Written by " + thread + ", ");
            } finally {
              writing.decrementAndGet();
            }
          } else {
            while (writing.get() > 0) {
              phone.follow(LIBRARY);
            }
          }
          return thread;
        });
    phone.follow(LIBRARY);

    Phone fresh = new Phone();
    fresh.follow(LIBRARY);
    assertEquals(fresh.kept, phone.kept);
    assertTrue(phone.deltas > 1, "followed " + phone.deltas + " times");
    assertFalse(phone.kept.isEmpty());
  }

  @Test
  void aWeekOfChangesIsUnderTwentyKilobytesOnTheWire() throws Exception {
    HttpResponse<byte[]> all = raw(LIBRARY, "gzip");
    String since = new JsonPath(new ByteArrayInputStream(plain(all))).getString("version");
    List<SkillFile> longest =
        ShippedSkills.all(Language.EN).stream()
            .sorted(Comparator.comparing(file -> -file.content().body().length()))
            .limit(5)
            .toList();
    for (SkillFile file : longest) {
      library.publish(program, file.slug(), "Better: " + file.content().title());
    }

    HttpResponse<byte[]> week = raw(LIBRARY + "?since=" + since, "br, gzip;q=0.8");
    assertEquals(
        5, new JsonPath(new ByteArrayInputStream(plain(week))).getList("items.slug").size());
    System.out.printf(
        "The library: %,d bytes as gzip, %,d without. A week of five changes, the longest: %,d and %,d.%n",
        all.body().length, plain(all).length, week.body().length, plain(week).length);
    assertTrue(week.body().length < 20_000, week.body().length + " bytes");
  }

  @Test
  void itIsCompressedForWhoTakesItAndNothingElseIs() throws Exception {
    for (String taken : List.of("gzip", "GZIP", "deflate, gzip;q=0.50", "gzip; q=1.0")) {
      assertEquals("gzip", encoding(raw(LIBRARY, taken)), taken);
    }
    for (String not : List.of("identity", "gzip;q=0", "gzip;q=0.000", "br", "xgzip", ";;,")) {
      assertEquals("", encoding(raw(LIBRARY, not)), not);
    }
    for (String other : List.of("/v1/skills", "/v1/skills/urge-surfing", "/v1/me")) {
      assertEquals("", encoding(raw(other, "gzip")), other);
    }
    assertEquals("", encoding(raw(LIBRARY + "?since=1", "gzip")));
    assertEquals(
        new JsonPath(new ByteArrayInputStream(plain(raw(LIBRARY, "gzip")))).getMap(""),
        new JsonPath(new ByteArrayInputStream(raw(LIBRARY, "identity").body())).getMap(""));
  }

  @Test
  void whatDependsOnTheLanguageSaysSoAndASkillNamesItsOwn() {
    for (String path :
        List.of(
            LIBRARY,
            "/v1/skills",
            "/v1/skills/courses",
            "/v1/skills/urge-surfing",
            "/v1/skills/urge-surfing/editions")) {
      Response read = me.asks().get(path);
      assertTrue(read.headers().getValues("Vary").contains("Accept-Language"), path);
      assertTrue(
          me.asks()
              .header("If-None-Match", read.header("ETag"))
              .get(path)
              .headers()
              .getValues("Vary")
              .contains("Accept-Language"),
          path);
      assertEquals("private, no-cache", read.header("Cache-Control"), path);
    }
    Stream.of("es", "en")
        .forEach(
            language ->
                me.asks()
                    .header("Accept-Language", language)
                    .get("/v1/skills/urge-surfing")
                    .then()
                    .header("Content-Language", equalTo(language)));
  }

  @Test
  void aCourseHasItsLessonsInOrder() {
    me.asks()
        .get("/v1/skills/courses")
        .then()
        .statusCode(200)
        .body("next", nullValue())
        .body(
            "items.name",
            contains("healthy-living", "relapse-prevention", "substance-use-disorders"))
        .body("items[1].lessons.order", contains(1, 2, 3, 4, 5))
        .body("items[1].lessons[0].slug", equalTo("how-relapse-starts"));
    me.asks()
        .header("Accept-Language", "es")
        .get("/v1/skills/courses")
        .then()
        .body("items", hasSize(3));
    library.withdraw(program, "how-relapse-starts");
    me.asks()
        .get("/v1/skills/courses")
        .then()
        .body("items[1].lessons.order", containsInAnyOrder(2, 3, 4, 5));
  }

  /** What a phone does with the answers. */
  private final class Phone {
    private final Map<String, Object> kept = new TreeMap<>();
    private String version;
    private int deltas;

    void follow(String path) {
      JsonPath answer =
          me.asks()
              .get(version == null ? path : path + "?since=" + version)
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      if (answer.getBoolean("complete")) {
        kept.clear();
      } else {
        deltas++;
      }
      for (Map<String, Object> item : answer.<Map<String, Object>>getList("items")) {
        kept.put(String.valueOf(item.get("slug")), item);
      }
      answer.<String>getList("removed").forEach(kept::remove);
      version = answer.getString("version");
    }
  }

  private Response since(String version) {
    return me.asks().queryParam("since", version).get(LIBRARY);
  }

  private static String version(Response answer) {
    return answer.path("version");
  }

  /** As it comes over the wire. */
  private HttpResponse<byte[]> raw(String path, String accepted)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + path))
                .header("Authorization", "Bearer " + me.token())
                .header("Accept-Encoding", accepted)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String encoding(HttpResponse<?> answer) {
    return answer.headers().firstValue("Content-Encoding").orElse("");
  }

  private static byte[] plain(HttpResponse<byte[]> answer) throws IOException {
    assertEquals("gzip", encoding(answer));
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return gzip.readAllBytes();
    }
  }
}
