package org.cairn.skills;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cairn.HouseTest;
import org.cairn.Owner;
import org.cairn.Parallel;
import org.cairn.World;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Jdbc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A program's coordinators write skills, and nobody publishes what only they have read. */
@QuarkusTest
class AuthoringTest extends HouseTest {
  private static final String SPANISH =
      "## Cuándo ayuda\nCuando las ganas son fuertes.\n\n## Cuándo dejarlo\nAl manejar.\n\n## Pasos\n1. Mira.";

  @Inject Owner owner;
  @Inject Skills skills;
  @Inject ObjectMapper json;
  @Inject Jdbc jdbc;

  @Test
  void aSkillOfTheProgramsOwnLivesFromItsDraftToItsWithdrawal() {
    World.Program program = world.program();
    World.Person author = program.coordinator;
    World.Person reader = coordinator(program);
    World.Person member = owner.participant(program);
    World.Person stranger = owner.participant(world.program());
    String draft = draft(program, "urge-surfing", "en");
    String shipped = member.asks().get("/v1/skills/urge-surfing").path("editionId");

    author
        .sends(World.skill(Map.of()))
        .put(draft)
        .then()
        .statusCode(201)
        .header("ETag", notNullValue())
        .body("state", equalTo("draft"))
        .body("basedOn", equalTo(shipped))
        .body("newerShipped", equalTo(false))
        .body("changedBy.id", equalTo(author.id().toString()))
        .body("changedBy.name", notNullValue())
        .body("html", containsString("<strong>strong</strong>"))
        .body("content.title", equalTo("Count the blue things"));
    publish(reader, draft).then().statusCode(409).body("type", equalTo("skills/not-in-review"));
    submit(author, draft).then().statusCode(200).body("state", equalTo("in_review"));
    publish(author, draft).then().statusCode(409).body("type", equalTo("skills/own-draft"));
    giveBack(reader, draft, "How long?")
        .then()
        .statusCode(200)
        .body("state", equalTo("draft"))
        .body("remark", equalTo("How long?"));
    change(author, draft, Map.of("title", "Count for a minute"))
        .then()
        .statusCode(200)
        .body("remark", equalTo("How long?"));
    submit(author, draft).then().statusCode(200).body("remark", nullValue());
    reader
        .asks()
        .get(drafts(program))
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].title", equalTo("Count for a minute"))
        .body("items[0].state", equalTo("in_review"))
        .body("items[0].changedBy.id", equalTo(author.id().toString()));
    String first =
        publish(reader, draft)
            .then()
            .statusCode(200)
            .body("own.version", equalTo(1))
            .body("own.basedOn", equalTo(shipped))
            .body("own.content.title", equalTo("Count for a minute"))
            .body("shipped.id", equalTo(shipped))
            .body("newerShipped", equalTo(false))
            .extract()
            .path("own.id");

    reader.asks().get(draft).then().statusCode(404);
    author.asks().get(drafts(program)).then().statusCode(200).body("items", empty());
    member
        .asks()
        .get("/v1/skills/urge-surfing")
        .then()
        .statusCode(200)
        .body("editionId", equalTo(first))
        .body("programId", equalTo(program.id.toString()))
        .body("title", equalTo("Count for a minute"))
        .body("whenItHelps", equalTo("When a craving is strong."))
        .body("steps", hasSize(2))
        .body("html", containsString("<h2>When it helps</h2>"))
        .body("html", containsString("rel=\"noopener noreferrer nofollow\""));
    stranger.asks().get("/v1/skills/urge-surfing").then().body("editionId", equalTo(shipped));

    // The other way round: whoever read the last one writes the next.
    publishNew(reader, author, draft, Map.of("title", "Count for two minutes"))
        .then()
        .statusCode(200)
        .body("own.version", equalTo(2));
    member.asks().get("/v1/skills/urge-surfing").then().body("version", equalTo(2));
    assertEquals(
        List.of("Count for a minute"),
        owner.column("select title from skill_edition where id = ?::uuid and not current", first));

    for (int again = 0; again < 2; again++) {
      author.asks().post(mine(program, "urge-surfing/withdraw")).then().statusCode(204);
    }
    member.asks().get("/v1/skills/urge-surfing").then().statusCode(404);
    stranger.asks().get("/v1/skills/urge-surfing").then().statusCode(200);
    author
        .asks()
        .get(mine(program, "urge-surfing/en"))
        .then()
        .statusCode(200)
        .body("withdrawn", equalTo(true));
    for (int again = 0; again < 2; again++) {
      author.asks().post(mine(program, "urge-surfing/offer")).then().statusCode(204);
    }
    member.asks().get("/v1/skills/urge-surfing").then().body("version", equalTo(2));
    author.asks().post(mine(program, "no-such-skill/withdraw")).then().statusCode(404);
  }

  @Test
  void whatIsPublishedIsOfferedAgain() {
    World.Program program = world.program();
    World.Person member = owner.participant(program);
    program.coordinator.asks().post(mine(program, "urge-surfing/withdraw")).then().statusCode(204);
    member.asks().get("/v1/skills/urge-surfing").then().statusCode(404);

    publishNew(
            program.coordinator,
            program.coordinator,
            draft(program, "urge-surfing", "en"),
            Map.of())
        .then()
        .statusCode(200)
        .body("withdrawn", equalTo(false));
    member.asks().get("/v1/skills/urge-surfing").then().statusCode(200);
  }

  @Test
  void aNewSlugIsAsGoodAsOneThatShips() {
    World.Program program = world.program();
    World.Person member = owner.participant(program);
    String slug = World.unique("own-");
    String draft = draft(program, slug, "en");
    member.asks().get("/v1/skills/" + slug).then().statusCode(404);

    program
        .coordinator
        .sends(World.skill(Map.of()))
        .put(draft)
        .then()
        .statusCode(201)
        .body("basedOn", nullValue())
        .body("shipped", nullValue());
    submit(program.coordinator, draft);
    publish(program.coordinator, draft).then().statusCode(200).body("shipped", nullValue());
    member.asks().get("/v1/skills/" + slug).then().statusCode(200);
    owner.participant(world.program()).asks().get("/v1/skills/" + slug).then().statusCode(404);
    program
        .coordinator
        .asks()
        .get(mine(program, "?limit=200"))
        .then()
        .body("items.slug", hasItems(slug, "urge-surfing"));
  }

  /** What these tests ship beside the package goes again: others count what ships. */
  @AfterEach
  void takeBackWhatWasShipped() {
    owner.update(
        "update skill_edition set current = false, changed_in = next_library_version()"
            + " where program_id is null and current and slug like 'shipped-%'");
  }

  @Test
  void whatShipsAnewWaitsUntilTheProgramHasLookedAtIt() throws JsonProcessingException {
    World.Program program = world.program();
    World.Person coordinator = program.coordinator;
    String slug = World.unique("shipped-");
    String draft = draft(program, slug, "es");
    ship(slug, "Uno");
    Map<String, Object> own = World.skill(Map.of("body", SPANISH));
    publishNew(coordinator, coordinator, draft, own).then().body("newerShipped", equalTo(false));
    coordinator.sends(own).put(draft).then().statusCode(201).body("newerShipped", equalTo(false));

    ship(slug, "Dos");
    coordinator.asks().get(draft).then().body("newerShipped", equalTo(true));
    coordinator.asks().get(drafts(program)).then().body("items.newerShipped", contains(true));
    Response listed = coordinator.asks().get(mine(program, "?limit=200"));
    listed
        .then()
        .body("items.find { it.slug == '" + slug + "' }.newerShipped", equalTo(true))
        .body("items.find { it.slug == 'urge-surfing' }.newerShipped", equalTo(false));
    coordinator
        .asks()
        .get(mine(program, slug + "/es"))
        .then()
        .statusCode(200)
        .body("newerShipped", equalTo(true))
        .body("shipped.content.title", equalTo("Dos"))
        .body("own.content.title", equalTo(own.get("title")))
        .body(
            "own.basedOn",
            not(equalTo(listed.path("items.find { it.slug == '" + slug + "' }.shipped"))));

    // It was looked at, and the program's own stays as it is.
    coordinator.asks().header("If-Match", "*").delete(draft).then().statusCode(204);
    publishNew(coordinator, coordinator, draft, own)
        .then()
        .statusCode(200)
        .body("own.version", equalTo(1))
        .body("newerShipped", equalTo(false));
  }

  @Test
  void twoWhoWriteAtOnceDoNotOverwriteEachOther() {
    World.Program program = world.program();
    World.Person one = program.coordinator;
    World.Person other = coordinator(program);
    String draft = draft(program, "urge-surfing", "en");
    List<Integer> begun =
        Parallel.all(
            4, i -> one.sends(World.skill(Map.of("minutes", 3 + i))).put(draft).statusCode());
    assertEquals(1, Collections.frequency(begun, 201), begun.toString());
    assertEquals(3, Collections.frequency(begun, 428), begun.toString());

    String tag = one.asks().get(draft).header("ETag");
    assertEquals(tag, other.asks().get(draft).header("ETag"));
    put(one, draft, tag, Map.of("title", "Left")).then().statusCode(200);
    put(one, draft, tag, Map.of("title", "Left")).then().statusCode(200);
    put(other, draft, tag, Map.of("title", "Right"))
        .then()
        .statusCode(412)
        .body("type", equalTo("platform/stale"));
    one.asks().get(draft).then().body("content.title", equalTo("Left")).body("version", equalTo(2));
    one.asks().delete(draft).then().statusCode(428);
    one.asks().header("If-Match", tag).delete(draft).then().statusCode(412);
    put(other, draft(program, "no-draft", "en"), "\"any\"", Map.of()).then().statusCode(412);
  }

  @Test
  void nobodyPublishesWhatTheyHaveNotRead() {
    World.Program program = world.program();
    World.Person author = program.coordinator;
    World.Person reader = coordinator(program);
    String draft = draft(program, "urge-surfing", "en");
    author.sends(World.skill(Map.of())).put(draft).then().statusCode(201);
    String read = submit(author, draft).header("ETag");
    change(author, draft, Map.of("title", "Something else"))
        .then()
        .statusCode(200)
        .body("state", equalTo("draft"));
    submit(author, draft).then().statusCode(200);

    publish(reader, draft, read).then().statusCode(412);
    publish(reader, draft, null).then().statusCode(428);
    // Whoever changes a word of it is its author, and the other reads it.
    change(reader, draft, Map.of("title", "A third thing")).then().statusCode(200);
    submit(reader, draft).then().statusCode(200);
    publish(reader, draft).then().statusCode(409).body("type", equalTo("skills/own-draft"));
    publish(author, draft).then().statusCode(200);
  }

  @Test
  void aCommaOfAnotherDoesNotMakeItTheirText() {
    World.Program program = world.program();
    World.Person author = program.coordinator;
    World.Person other = coordinator(program);
    String draft = draft(program, "urge-surfing", "en");
    author.sends(World.skill(Map.of())).put(draft).then().statusCode(201);
    change(other, draft, Map.of("title", "Count, the blue things")).then().statusCode(200);

    submit(author, draft).then().statusCode(200);
    for (World.Person person : List.of(author, other)) {
      publish(person, draft)
          .then()
          .statusCode(409)
          .body("type", equalTo("skills/own-draft"))
          .body("title", containsString("Somebody else has to read it"));
    }
    // Who changed it last vouches for all of it; then the other may publish.
    giveBack(author, draft, "Send it yourself, please").then().statusCode(200);
    submit(other, draft).then().statusCode(200);
    publish(other, draft).then().statusCode(409);
    publish(author, draft).then().statusCode(200);
  }

  @Test
  void aThirdReadsWhatOneWroteAndAnotherSubmitted() {
    World.Program program = world.program();
    World.Person submitter = coordinator(program);
    World.Person third = coordinator(program);
    String draft = draft(program, "urge-surfing", "en");
    program.coordinator.sends(World.skill(Map.of())).put(draft).then().statusCode(201);
    submit(submitter, draft).then().statusCode(200);

    publish(program.coordinator, draft).then().statusCode(409);
    publish(submitter, draft).then().statusCode(409);
    publish(third, draft).then().statusCode(200);
  }

  @Test
  void theDatabaseItselfKnowsWhoseTextItIs() {
    World.Program program = world.program();
    World.Person author = program.coordinator;
    World.Person other = coordinator(program);
    String draft = draft(program, "urge-surfing", "en");
    author.sends(World.skill(Map.of())).put(draft).then().statusCode(201);
    submit(author, draft).then().statusCode(200);
    String one = " where program_id = '" + program.id + "'";

    for (String column : List.of("changed_by", "submitted_by", "based_on")) {
      assertThrows(
          RuntimeException.class,
          () -> as(author, "update skill_draft set " + column + " = null" + one + " returning 1"));
    }
    as(
        other,
        "update skill_draft set content = content || '{\"title\": \"Mine\"}', state = 'in_review'"
            + one
            + " returning 1");
    assertEquals(
        List.of("draft " + other.id()),
        owner.column(
            "select concat_ws(' ', state, changed_by, submitted_by) from skill_draft" + one));
    as(author, "update skill_draft set state = 'in_review'" + one + " returning 1");
    assertEquals(
        List.of("in_review " + other.id() + " " + author.id()),
        owner.column(
            "select concat_ws(' ', state, changed_by, submitted_by) from skill_draft" + one));
  }

  @Test
  void whatNobodyReadIsNotPublished() throws JsonProcessingException {
    World.Program program = world.program();
    World.Person author = program.coordinator;
    String draft = draft(program, "urge-surfing", "en");
    author.sends(World.skill(Map.of())).put(draft).then().statusCode(201);
    submit(author, draft).then().statusCode(200);
    EditionRow read =
        EditionRow.of(
            json,
            "urge-surfing",
            Language.EN,
            json.convertValue(World.skill(Map.of()), SkillContent.class));
    String publish =
        "select publish_draft('" + program.id + "', 'urge-surfing', 'en', 2, ?::jsonb, now())";

    for (String field : List.of("kind", "title", "summary", "body", "course", "minutes", "media")) {
      ObjectNode another = json.valueToTree(read);
      another.put(field, "another");
      DatabaseRefused refused =
          assertThrows(DatabaseRefused.class, () -> as(author, publish, another.toString()), field);
      assertEquals(Optional.of("skill_draft_stale"), DatabaseRefused.constraint(refused), field);
    }
    as(author, publish, json.writeValueAsString(read));
    assertEquals(
        1, owner.count("select count(*) from skill_edition where program_id = ?", program.id));
  }

  @Test
  void whoReadsInAnotherLanguageStaysWithWhatShips() {
    World.Program program = world.program();
    World.Person coordinator = program.coordinator;
    coordinator
        .asks()
        .get(mine(program, "urge-surfing/en"))
        .then()
        .body("stillShipped", contains("en", "es"));
    publishNew(coordinator, coordinator, draft(program, "urge-surfing", "en"), Map.of())
        .then()
        .statusCode(200)
        .body("stillShipped", contains("es"));
    publishNew(
            coordinator, coordinator, draft(program, "urge-surfing", "es"), Map.of("body", SPANISH))
        .then()
        .statusCode(200)
        .body("stillShipped", empty());
  }

  @Test
  void whatWasNeverWithdrawnIsNoChangeWhenItIsOffered() {
    World.Program program = world.program();
    program.coordinator.asks().post(mine(program, "urge-surfing/offer")).then().statusCode(204);
    program.coordinator.asks().post(mine(program, "no-such-skill/offer")).then().statusCode(404);
    assertEquals(
        0, owner.count("select count(*) from skill_withdrawal where program_id = ?", program.id));
  }

  @Test
  void publishedTwiceOrByTwoAtOnceItIsOneEdition() {
    World.Program program = world.program();
    World.Person author = program.coordinator;
    World.Person[] readers = {coordinator(program), coordinator(program)};
    String draft = draft(program, "urge-surfing", "en");
    author.sends(World.skill(Map.of())).put(draft).then().statusCode(201);
    String read = submit(author, draft).header("ETag");

    List<String> answers =
        Parallel.all(
            4,
            i ->
                publish(readers[i % 2], draft, read)
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("own.id"));
    assertEquals(1, answers.stream().distinct().count());
    publish(readers[0], draft, read).then().statusCode(200).body("own.id", equalTo(answers.get(0)));
    assertEquals(
        1, owner.count("select count(*) from skill_edition where program_id = ?", program.id));
    publish(readers[0], draft, "\"another\"").then().statusCode(412);
    publish(readers[0], draft, null).then().statusCode(428);
    publish(readers[0], draft(program, "never-written", "en"), "*").then().statusCode(404);
  }

  @Test
  void whoIsAloneReadsItAgainThemselves() {
    World.Program program = world.program();
    String draft = draft(program, "urge-surfing", "en");
    program.coordinator.sends(World.skill(Map.of())).put(draft).then().statusCode(201);
    String written = program.coordinator.asks().get(draft).header("ETag");
    submit(program.coordinator, draft);

    publish(program.coordinator, draft, written).then().statusCode(412);
    publish(program.coordinator, draft).then().statusCode(200);
  }

  @Test
  void whatIsSentAgainAnswersTheSame() {
    World.Program program = world.program();
    World.Person author = program.coordinator;
    String draft = draft(program, "urge-surfing", "en");
    author.sends(World.skill(Map.of())).put(draft).then().statusCode(201);
    author.sends(World.skill(Map.of())).put(draft).then().statusCode(200);

    giveBack(author, draft, "Too long")
        .then()
        .statusCode(409)
        .body("type", equalTo("skills/not-in-review"));
    String submitted = submit(author, draft).asString();
    assertEquals(submitted, submit(author, draft).asString());
    author.sends(World.skill(Map.of())).put(draft).then().body("state", equalTo("in_review"));
    String returned = giveBack(author, draft, "Too long").asString();
    assertEquals(returned, giveBack(author, draft, "Too long").asString());
    giveBack(author, draft, "Too short").then().statusCode(409);
    submit(author, draft(program, "no-draft", "en")).then().statusCode(404);
    giveBack(author, draft(program, "no-draft", "en"), "Why?").then().statusCode(404);
  }

  @Test
  void onlyTheCoordinatorsOfTheProgramWrite() {
    World.Program program = world.program();
    World.Person stranger = world.program().coordinator;
    String draft = draft(program, "urge-surfing", "en");
    program.coordinator.sends(World.skill(Map.of())).put(draft).then().statusCode(201);
    submit(program.coordinator, draft).then().statusCode(200);

    for (World.Person person :
        List.of(
            owner.participant(program),
            owner.staff(program, "facilitator"),
            owner.staff(program, "counselor"),
            stranger)) {
      int refused = person == stranger ? 404 : 403;
      for (String path :
          List.of(drafts(program), draft, mine(program, ""), mine(program, "urge-surfing/en"))) {
        person.asks().get(path).then().statusCode(refused);
      }
      person.sends(World.skill(Map.of("minutes", 9))).put(draft).then().statusCode(refused);
      person.asks().header("If-Match", "*").delete(draft).then().statusCode(refused);
      submit(person, draft).then().statusCode(refused);
      giveBack(person, draft, "No").then().statusCode(refused);
      publish(person, draft, "*").then().statusCode(refused);
      person.asks().post(mine(program, "urge-surfing/withdraw")).then().statusCode(refused);
      person.asks().post(mine(program, "urge-surfing/offer")).then().statusCode(refused);
    }
    program.coordinator.asks().get(draft).then().body("version", equalTo(2));
    program.coordinator.asks().get(draft(program, "nothing", "en")).then().statusCode(404);
    program.coordinator.asks().get(draft(program, "urge-surfing", "fr")).then().statusCode(400);
    program.coordinator.asks().get(draft(program, "urge-surfing", "EN")).then().statusCode(400);
  }

  static Stream<Arguments> misfits() {
    Map<String, Object> recording =
        Map.of(
            "url", "https://media.example.org/one.mp3",
            "mediaType", "audio/mpeg",
            "size", 1000,
            "duration", 60,
            "alternativeText", "A calm voice.",
            "transcript", "Sit down.");
    String fields = "platform/invalid-fields";
    String invalid = "skills/content-invalid";
    String incomplete = "skills/text-incomplete";
    return Stream.of(
        Arguments.of(Map.of("title", " "), fields, "title"),
        Arguments.of(Map.of("minutes", 0), fields, "minutes"),
        Arguments.of(Map.of("cautions", List.of("Fine.", "")), fields, "cautions[1]"),
        Arguments.of(
            Map.of("sources", List.of(Map.of("title", "x", "url", "http://example.org"))),
            fields,
            "sources[0].url"),
        Arguments.of(
            Map.of("media", List.of(with(recording, "mediaType", "text/html"))),
            fields,
            "media[0].mediaType"),
        Arguments.of(Map.of("body", "x".repeat(10_001)), fields, "body"),
        Arguments.of(
            Map.of(
                "media",
                List.of(
                    recording,
                    with(
                        with(recording, "transcript", null),
                        "url",
                        "https://example.org/two.mp3"))),
            invalid,
            "media[1].transcript"),
        Arguments.of(
            Map.of("media", List.of(with(recording, "mediaType", "image/png"))),
            invalid,
            "media[0].duration"),
        Arguments.of(Map.of("media", List.of(recording, recording)), invalid, "media"),
        Arguments.of(Map.of("course", Map.of("name", "own", "order", 1)), invalid, "course"),
        Arguments.of(Map.of("situations", List.of("craving", "craving")), invalid, "situations"),
        Arguments.of(Map.of("cautions", List.of("Same.", "Same.")), invalid, "cautions"),
        Arguments.of(Map.of("title", "Ride\u202Ethe wave"), invalid, "title"),
        Arguments.of(Map.of("title", "Ride\nthe wave"), invalid, "title"),
        Arguments.of(Map.of("summary", "Watch\u200B it"), invalid, "summary"),
        Arguments.of(Map.of("cautions", List.of("Get\u0007 away")), invalid, "cautions[0]"),
        Arguments.of(
            Map.of("sources", List.of(Map.of("title", "\uFEFFx", "url", "https://example.org"))),
            invalid,
            "sources[0].title"),
        Arguments.of(
            Map.of("media", List.of(with(recording, "transcript", "Sit\u2066 down"))),
            invalid,
            "media[0].transcript"),
        Arguments.of(Map.of("body", "## Steps\n1. Sit."), incomplete, "body"),
        Arguments.of(Map.of("kind", "lesson"), incomplete, "body"),
        Arguments.of(
            Map.of("body", "## When it helps\nx\n\n## When to leave it\nx\n\n## Steps\n- Sit."),
            incomplete,
            "body"),
        Arguments.of(
            Map.of("body", "## When it helps\nx\n\n## When to leave it\nx\n\n## Steps\n1.\n2. x"),
            incomplete,
            "body"),
        Arguments.of(
            Map.of(
                "body",
                "## When it helps\n[a]: https://example.org\n\n## When to leave it\nx\n\n## Steps\n1. x"),
            incomplete,
            "body"));
  }

  @ParameterizedTest
  @MethodSource("misfits")
  void whatDoesNotFitSaysWhere(Map<String, Object> changes, String type, String field) {
    writer()
        .sends(World.skill(changes))
        .put(draft(program, "own-skill", "en"))
        .then()
        .statusCode(400)
        .body("type", equalTo(type))
        .body("violations.field", contains(field))
        .body("violations.in", contains("body"));
  }

  @Test
  void aMissingHeadingIsNamedInTheLanguageOfTheText() {
    writer()
        .sends(World.skill(Map.of()))
        .put(draft(program, "own-skill", "es"))
        .then()
        .statusCode(400)
        .body("violations[0].message", containsString("Cuándo ayuda"));
  }

  @Test
  void aLessonHasWhatItIsAboutAndMayHaveItsPlaceInACourse() {
    String body = "## What this is about\nCounting.\n\n" + World.skill(Map.of()).get("body");
    Map<String, Object> lesson = new HashMap<>(Map.of("kind", "lesson", "body", body));
    String draft = draft(program(), "own-lesson", "en");
    writer().sends(World.skill(lesson)).put(draft).then().statusCode(201);
    lesson.put("course", Map.of("name", "own-course", "order", 2));
    change(writer(), draft, lesson).then().statusCode(200);
    submit(writer(), draft);
    publish(writer(), draft)
        .then()
        .statusCode(200)
        .body("own.content.course.name", equalTo("own-course"));
    owner
        .participant(program)
        .asks()
        .get("/v1/skills?course=own-course")
        .then()
        .body("items.slug", contains("own-lesson"));
  }

  @Test
  void aSlugIsAWordOfAnAddressAndNoneThatIsTaken() {
    for (String slug : List.of("search", "editions", "courses", "html")) {
      writer()
          .sends(World.skill(Map.of()))
          .put(draft(program, slug, "en"))
          .then()
          .statusCode(400)
          .body("type", equalTo("skills/slug-reserved"))
          .body("violations.field", contains("slug"));
    }
    for (String slug : List.of("Big", "a--b", "-a", "a_b", "a".repeat(81))) {
      writer()
          .sends(World.skill(Map.of()))
          .put(draft(program, slug, "en"))
          .then()
          .statusCode(400)
          .body("type", equalTo("platform/invalid-fields"))
          .body("violations.field", contains("slug"));
    }
  }

  @Test
  void aRemarkCanBeRead() {
    String draft = draft(program(), "remarked", "en");
    writer().sends(World.skill(Map.of())).put(draft).then().statusCode(201);
    submit(writer(), draft);
    giveBack(writer(), draft, "Why?\u202E")
        .then()
        .statusCode(400)
        .body("type", equalTo("skills/content-invalid"))
        .body("violations.field", contains("remark"));
  }

  @Test
  void aProgramHasTwoHundredDraftsAtMost() {
    World.Program full = world.program();
    full.coordinator.sends(World.skill(Map.of())).put(draft(full, "first", "en"));
    owner.update(
        "insert into skill_draft (program_id, slug, language, content, changed_by, changed_at)"
            + " select d.program_id, 'copy-' || i, d.language, d.content, d.changed_by, d.changed_at"
            + " from skill_draft d, generate_series(1, 199) i where d.program_id = ?",
        full.id);

    full.coordinator
        .sends(World.skill(Map.of()))
        .put(draft(full, "one-more", "en"))
        .then()
        .statusCode(409)
        .body("type", equalTo("skills/too-many-drafts"));
    full.coordinator
        .sends(World.skill(Map.of()))
        .put(draft(full, "first", "en"))
        .then()
        .statusCode(200);
    full.coordinator.asks().get(drafts(full)).then().statusCode(200).body("items", hasSize(200));
    world
        .program()
        .coordinator
        .sends(World.skill(Map.of()))
        .put(draft(full, "one-more", "en"))
        .then()
        .statusCode(404);
  }

  @Test
  void aProgramHasAThousandTextsOfItsOwnAtMost() {
    World.Program full = world.program();
    publishNew(full.coordinator, full.coordinator, draft(full, "first", "en"), Map.of())
        .then()
        .statusCode(200);
    owner.update(
        "insert into skill_edition select (jsonb_populate_record(e, jsonb_build_object("
            + "'id', gen_random_uuid(), 'slug', 'copy-' || i))).*"
            + " from skill_edition e, generate_series(1, 999) i where e.program_id = ?",
        full.id);

    publishNew(full.coordinator, full.coordinator, draft(full, "one-more", "en"), Map.of())
        .then()
        .statusCode(409)
        .body("type", equalTo("skills/too-many-skills"));
    publishNew(full.coordinator, full.coordinator, draft(full, "first", "en"), Map.of("minutes", 9))
        .then()
        .statusCode(200)
        .body("own.version", equalTo(2));
  }

  @Test
  void theLibraryOfAProgramIsReadPageByPage() {
    World.Program paged = world.program();
    publishNew(paged.coordinator, paged.coordinator, draft(paged, "0-first", "en"), Map.of());
    List<String> read = new ArrayList<>();
    String cursor = "";
    do {
      Response page = paged.coordinator.asks().get(mine(paged, "?limit=17" + cursor));
      List<String> found =
          page.then()
              .statusCode(200)
              .extract()
              .path("items.collect { it.slug + ' ' + it.language }");
      read.addAll(found);
      cursor = page.path("next") == null ? null : "&cursor=" + page.path("next");
    } while (cursor != null);

    assertEquals("0-first en", read.get(0));
    assertEquals(read.stream().distinct().toList(), read);
    assertEquals(
        1 + owner.count("select count(*) from skill_edition where program_id is null and current"),
        read.size());
  }

  @Test
  void whatShipsCouldHaveBeenWrittenHere() {
    for (Language language : Language.values()) {
      for (SkillFile file : ShippedSkills.all(language)) {
        assertEquals(List.of(), SkillFaults.of(file.content()), file.slug());
      }
    }
  }

  private static World.Program program;

  private World.Program program() {
    if (program == null) {
      program = world.program();
    }
    return program;
  }

  /** One more; with the first they are two pairs of eyes. */
  private World.Person coordinator(World.Program program) {
    World.Person another = owner.staff(program, "coordinator");
    program.assign(Map.of("staffId", another.id(), "role", "coordinator"));
    return another;
  }

  private World.Person writer() {
    return program().coordinator;
  }

  private static Map<String, Object> with(Map<String, Object> map, String key, Object value) {
    Map<String, Object> changed = new HashMap<>(map);
    changed.put(key, value);
    changed.values().removeIf(java.util.Objects::isNull);
    return changed;
  }

  private void ship(String slug, String title) throws JsonProcessingException {
    Map<String, Object> content = World.skill(Map.of("title", title, "body", SPANISH));
    EditionRow row =
        EditionRow.of(json, slug, Language.ES, json.convertValue(content, SkillContent.class));
    // One more beside those that ship: a release says all of them.
    owner.column(
        "select publish(jsonb_populate_record(null::skill_edition, ?::jsonb), now())",
        json.writeValueAsString(row));
  }

  /** A statement of theirs, past all that the application would ask. */
  private void as(World.Person person, String sql, Object... parameters) {
    CurrentActor.run(
        new Actor.Person(person.id(), person.device(), "{}"),
        () -> jdbc.first(sql, row -> true, parameters));
  }

  private static String drafts(World.Program program) {
    return "/v1/programs/" + program.id + "/skill-drafts";
  }

  private static String draft(World.Program program, String slug, String language) {
    return drafts(program) + "/" + slug + "/" + language;
  }

  private static String mine(World.Program program, String path) {
    String library = "/v1/programs/" + program.id + "/skills";
    return path.isEmpty() || path.startsWith("?") ? library + path : library + "/" + path;
  }

  private static Response put(
      World.Person author, String draft, String tag, Map<String, ?> changes) {
    return author.sends(World.skill(changes)).header("If-Match", tag).put(draft);
  }

  private static Response change(World.Person author, String draft, Map<String, ?> changes) {
    return put(author, draft, author.asks().get(draft).header("ETag"), changes);
  }

  private static Response submit(World.Person author, String draft) {
    return author.asks().post(draft + "/review");
  }

  private static Response giveBack(World.Person reader, String draft, String remark) {
    return reader.sends(Map.of("remark", remark)).post(draft + "/review/return");
  }

  private static Response publish(World.Person reader, String draft) {
    return publish(reader, draft, reader.asks().get(draft).header("ETag"));
  }

  private static Response publish(World.Person reader, String draft, String tag) {
    var request = reader.asks();
    if (tag != null) {
      request.header("If-Match", tag);
    }
    return request.post(draft + "/review/publish");
  }

  private static Response publishNew(
      World.Person author, World.Person reader, String draft, Map<String, ?> changes) {
    author.sends(World.skill(changes)).put(draft).then().statusCode(201);
    submit(author, draft).then().statusCode(200);
    return publish(reader, draft);
  }
}
