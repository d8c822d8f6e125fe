package org.cairn;

import static io.restassured.RestAssured.given;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Base32;
import org.cairn.identity.AccessTokens;
import org.cairn.identity.FirstCoordinator;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;

/**
 * The world of the tests, made over HTTP as staff and participants would make it. Each program has
 * a coordinator of its own, so that two programs are strangers to each other.
 */
@ApplicationScoped
public class World {
  /** Everybody's password. */
  public static final String PASSWORD = "seven lanterns over quiet water";

  /** The zone of every site. */
  public static final ZoneId ZONE = ZoneId.of("America/New_York");

  /** The guidelines of every group. */
  public static final String GUIDELINES = "What is said here stays here.";

  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final FirstCoordinator firstCoordinator;
  private final AccessTokens accessTokens;
  private Program home;

  World(FirstCoordinator firstCoordinator, AccessTokens accessTokens) {
    this.firstCoordinator = firstCoordinator;
    this.accessTokens = accessTokens;
  }

  /** A signed-in person. */
  public record Person(
      UUID id,
      String login,
      UUID device,
      String refreshToken,
      String totpSecret,
      AccessTokens tokens) {
    /** An access token that is fresh. */
    public String token() {
      return tokens.issue(id, device);
    }

    /** A request in this person's name. */
    public RequestSpecification asks() {
      return given().header("Authorization", "Bearer " + token());
    }

    /** A request in this person's name, with a JSON body. */
    public RequestSpecification sends(Object body) {
      return asks().contentType(ContentType.JSON).body(body);
    }
  }

  /** A program and its coordinator. */
  public final class Program {
    public final UUID id;
    public final Person coordinator;

    Program(UUID id, Person coordinator) {
      this.id = id;
      this.coordinator = coordinator;
    }

    /** A participant who has enrolled and signed in. */
    public Person participant() {
      String login = unique("participant");
      UUID person = register(login);
      return enter(person, login, coordinator);
    }

    /** A participant who has an account and no credentials. */
    public UUID register(String login) {
      return id(
          coordinator
              .sends(Map.of("login", login, "name", "Person " + login))
              .post("/v1/programs/" + id + "/participants"));
    }

    /** A staff member who has enrolled with a second factor and signed in. */
    public Person staff(String role) {
      String login = unique(role);
      UUID person =
          id(
              coordinator
                  .sends(Map.of("login", login, "name", "Staff " + login, "roles", List.of(role)))
                  .post("/v1/programs/" + id + "/staff"));
      return enter(person, login, coordinator);
    }

    /** Assigns a counselor to a participant. */
    public void counsels(Person counselor, Person participant) {
      assign(
          Map.of(
              "staffId", counselor.id(), "role", "counselor", "participantId", participant.id()));
    }

    /** Assigns a facilitator to a session. */
    public void leads(Person facilitator, UUID session) {
      assign(Map.of("staffId", facilitator.id(), "role", "facilitator", "sessionId", session));
    }

    /** Assigns a facilitator to a group. */
    public void facilitates(Person facilitator, UUID group) {
      assign(Map.of("staffId", facilitator.id(), "role", "facilitator", "groupId", group));
    }

    /** Makes an assignment and answers with its id. */
    public UUID assign(Map<String, ?> assignment) {
      return id(coordinator.sends(assignment).post("/v1/programs/" + id + "/assignments"));
    }

    /** A room of the program's site. */
    public UUID room() {
      return id(
          coordinator.sends(Map.of("name", unique("Room"))).post("/v1/programs/" + id + "/rooms"));
    }

    /** A cohort. */
    public UUID cohort() {
      return id(
          coordinator
              .sends(Map.of("name", unique("Cohort")))
              .post("/v1/programs/" + id + "/cohorts"));
    }

    /** A session of an hour that starts so many minutes from now. */
    public UUID session(int minutesFromNow) {
      return session(Map.of("localStart", localTime(minutesFromNow)));
    }

    /** A session that differs from an ordinary one in these fields. */
    public UUID session(Map<String, ?> changes) {
      return id(coordinator.sends(sessionBody(changes)).post("/v1/programs/" + id + "/sessions"));
    }

    /** A workshop of an hour, in which participants take places by themselves. */
    public UUID workshop(int minutesFromNow, int capacity) {
      return session(
          Map.of(
              "kind",
              "educational_workshop",
              "localStart",
              localTime(minutesFromNow),
              "capacity",
              capacity));
    }

    /** A series that differs from an ordinary one in these fields. */
    public UUID series(Map<String, ?> changes) {
      return id(coordinator.sends(seriesBody(changes)).post("/v1/programs/" + id + "/series"));
    }

    /** Books participants into a session. */
    public void book(UUID session, Person... participants) {
      for (Person participant : participants) {
        coordinator
            .asks()
            .put("/v1/sessions/" + session + "/bookings/" + participant.id())
            .then()
            .statusCode(204);
      }
    }

    /** Plans so many minutes a week for a participant, from a day on. */
    public void plan(Person participant, LocalDate day, int minutes) {
      coordinator
          .sends(Map.of("weeklyMinutes", minutes, "levelOfCare", "intensive_outpatient"))
          .put("/v1/programs/" + id + "/participants/" + participant.id() + "/plans/" + day)
          .then()
          .statusCode(201);
    }

    /** A group. */
    public UUID group() {
      return id(
          coordinator
              .sends(Map.of("name", unique("Group"), "guidelines", GUIDELINES))
              .post("/v1/programs/" + id + "/groups"));
    }

    /**
     * Admits a participant to a group under a fresh alias, and answers with the alias. They accept
     * the guidelines as the group was founded with.
     */
    public String admit(UUID group, Person participant) {
      String alias = unique("Alias");
      coordinator
          .sends(Map.of("alias", alias))
          .put("/v1/groups/" + group + "/members/" + participant.id())
          .then()
          .statusCode(200);
      participant
          .sends(Map.of("version", 1))
          .put("/v1/groups/" + group + "/guidelines/acceptance")
          .then()
          .statusCode(204);
      return alias;
    }

    /** Discharges a participant. */
    public void discharge(Person participant) {
      coordinator
          .sends(Map.of("reason", "completed"))
          .post("/v1/programs/" + id + "/participants/" + participant.id() + "/discharge")
          .then()
          .statusCode(204);
    }
  }

  /** A program with a coordinator who has nothing to do with any other. */
  public Program program() {
    return program(home().staff("coordinator"));
  }

  /** The body of an ordinary program. */
  public static Map<String, Object> programBody(String slug) {
    Map<String, Object> body = new HashMap<>();
    body.put("name", "Evening program");
    body.put("slug", slug);
    body.put("checkInOpensBefore", 30);
    body.put("checkInClosesAfter", 60);
    body.put("roomCodes", false);
    body.put(
        "site",
        Map.of("name", "House", "zone", ZONE.getId(), "region", "US-TN", "address", "1 Mill St"));
    return body;
  }

  /** A wall-clock time so many minutes from now, at the site. */
  public static String localTime(int minutesFromNow) {
    return LocalDateTime.now(ZONE)
        .plusMinutes(minutesFromNow)
        .truncatedTo(ChronoUnit.SECONDS)
        .toString()
        .concat(":00")
        .substring(0, 19);
  }

  /** The body of an ordinary session, with changes. */
  public static Map<String, Object> sessionBody(Map<String, ?> changes) {
    Map<String, Object> body = new HashMap<>();
    body.put("kind", "group_therapy");
    body.put("mode", "in_person");
    body.put("title", "Evening group");
    body.put("localStart", localTime(0));
    body.put("minutes", 60);
    body.put("capacity", 12);
    body.putAll(changes);
    body.values().removeIf(java.util.Objects::isNull);
    return body;
  }

  /** Today at the site. */
  public static LocalDate today() {
    return LocalDate.now(ZONE);
  }

  /** The body of an ordinary series, daily from tomorrow on, ten times, with changes. */
  public static Map<String, Object> seriesBody(Map<String, ?> changes) {
    Map<String, Object> body = new HashMap<>();
    body.put("kind", "group_therapy");
    body.put("mode", "in_person");
    body.put("title", "Evening group");
    body.put("localStart", today().plusDays(1) + "T18:00:00");
    body.put("minutes", 60);
    body.put("rule", "FREQ=DAILY;COUNT=10");
    body.put("capacity", 12);
    body.putAll(changes);
    body.values().removeIf(java.util.Objects::isNull);
    return body;
  }

  /** The body of an ordinary check-in, with other or further answers; null is no answer. */
  public static Map<String, Object> checkIn(Map<String, ?> answers) {
    Map<String, Object> selfReport = new HashMap<>(Map.of("mood", 6, "craving", 3, "stress", 4));
    selfReport.putAll(answers);
    selfReport.values().removeIf(java.util.Objects::isNull);
    return new HashMap<>(Map.of("questionsVersion", 1, "selfReport", selfReport));
  }

  /** The body of an ordinary skill in English, with changes; null is left out. */
  public static Map<String, Object> skill(Map<String, ?> changes) {
    Map<String, Object> body = new HashMap<>();
    body.put("kind", "skill");
    body.put("title", "Count the blue things");
    body.put("summary", "Look around and count, until the wave is smaller.");
    body.put("method", "mindfulness");
    body.put("situations", List.of("craving"));
    body.put("triggers", List.of("places"));
    body.put("places", List.of("anywhere"));
    body.put("intensities", List.of("high"));
    body.put("difficulty", "easy");
    body.put("minutes", 3);
    body.put("cautions", List.of("If the drink is within reach, get away first."));
    body.put("evidence", "some");
    body.put("sources", List.of(Map.of("title", "Our own", "url", "https://example.org/counting")));
    body.put("media", List.of());
    body.put(
        "body",
        "## When it helps\nWhen a craving is **strong**.\n\n## When to leave it\nWhile you drive.\n\n"
            + "## Steps\n1. Look around.\n2. Count [slowly](https://example.org/counting).\n");
    body.putAll(changes);
    body.values().removeIf(java.util.Objects::isNull);
    return body;
  }

  /** The body of an ordinary safety plan. */
  public static Map<String, Object> safetyPlan() {
    Map<String, Object> body = new HashMap<>();
    body.put("warningSigns", List.of("I stop answering my sister"));
    body.put("whatICanDo", List.of("A walk around the lake"));
    body.put("peopleAndPlaces", List.of("The coffee house on Mill Street"));
    body.put("peopleToAsk", List.of(Map.of("name", "My sister", "phone", "865-555-0117")));
    body.put("professionals", List.of(Map.of("name", "Dana Whitfield")));
    body.put("saferSurroundings", List.of("My brother keeps the pills"));
    return body;
  }

  /**
   * An instrument of a program's own, with changes: item a is asked always, b when a is 1 or more,
   * c and d always, and d need not be answered. One of them may be left out of the score.
   */
  public static Map<String, Object> instrument(Map<String, ?> changes) {
    List<Map<String, Object>> options =
        List.of(
            Map.of("value", 0, "label", "No"),
            Map.of("value", 1, "label", "A little"),
            Map.of("value", 3, "label", "A lot"));
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "slug",
                unique("own-scale-"),
                "version",
                1,
                "title",
                "Own scale",
                "license",
                "Licensed to the program",
                "source",
                Map.of("citation", "Our own", "url", "https://example.org/scale"),
                "language",
                "en-US",
                "instruction",
                "This week:",
                "items",
                List.of(
                    Map.of("id", "a", "text", "A?", "options", options, "required", true),
                    Map.of(
                        "id",
                        "b",
                        "text",
                        "B?",
                        "options",
                        options,
                        "required",
                        true,
                        "askIf",
                        Map.of("items", List.of("a"), "atLeast", 1)),
                    Map.of("id", "c", "text", "C?", "options", options, "required", true),
                    Map.of("id", "d", "text", "D?", "options", options, "required", false)),
                "scoring",
                Map.of(
                    "items",
                    List.of("a", "b", "c", "d"),
                    "mayMiss",
                    1,
                    "skippedValue",
                    0,
                    "subscales",
                    List.of(
                        Map.of(
                            "id",
                            "ends",
                            "title",
                            "Ends",
                            "items",
                            List.of("a", "d"),
                            "mayMiss",
                            0))),
                "bands",
                List.of(
                    Map.of("from", 0, "to", 5, "label", "Low", "sentence", "Little of it."),
                    Map.of("from", 6, "to", 12, "label", "High", "sentence", "Much of it."))));
    body.putAll(changes);
    return body;
  }

  /** The body of a thought record that was begun, with changes. */
  public static Map<String, Object> worksheet(Map<String, ?> changes) {
    Map<String, Object> body =
        new HashMap<>(
            Map.of(
                "type",
                "thought-record",
                "typeVersion",
                1,
                "content",
                Map.of("situation", "My brother offered me a beer."),
                "complete",
                false));
    body.putAll(changes);
    return body;
  }

  /** The same for a day, lived at the site. */
  public static Map<String, Object> dailyCheckIn(Map<String, ?> answers) {
    Map<String, Object> body = checkIn(answers);
    body.put("timeZone", ZONE.getId());
    return body;
  }

  /** The body of an ordinary practice, with changes; null leaves out. */
  public static Map<String, Object> practice(Map<String, ?> changes) {
    Map<String, Object> body = new HashMap<>();
    body.put("skill", "urge-surfing");
    body.put("situation", "craving");
    body.put("before", 8);
    body.put("after", 4);
    body.put("timeZone", ZONE.getId());
    body.putAll(changes);
    body.values().removeIf(java.util.Objects::isNull);
    return body;
  }

  /** A name that no other test uses. */
  public static String unique(String stem) {
    return stem.toLowerCase(java.util.Locale.ROOT) + COUNTER.incrementAndGet();
  }

  /** An invitation code for an account, by a coordinator who may see it. */
  public String invite(UUID account, Person coordinator) {
    return coordinator
        .asks()
        .post("/v1/accounts/" + account + "/invitations")
        .then()
        .statusCode(201)
        .extract()
        .path("code");
  }

  /** Enrolls with a code; answers with the second factor's secret, null for participants. */
  public static String enroll(String code, String password) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("code", code, "password", password))
        .post("/v1/auth/enroll")
        .then()
        .statusCode(201)
        .extract()
        .path("secondFactor.secret");
  }

  /** Signs in; the code is computed from the secret, if there is one. */
  public static Response signIn(String login, String password, String totpSecret) {
    Map<String, Object> body = new HashMap<>(Map.of("login", login, "password", password));
    if (totpSecret != null) {
      body.put("code", totp(totpSecret, Instant.now()));
    }
    return given().contentType(ContentType.JSON).body(body).post("/v1/auth/sign-in");
  }

  /** The one-time code of a secret at a moment (RFC 6238). */
  public static String totp(String secret, Instant at) {
    try {
      return new TimeBasedOneTimePasswordGenerator()
          .generateOneTimePasswordString(
              new SecretKeySpec(new Base32().decode(secret), "HmacSHA1"), at);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Invites, enrolls and signs in. */
  public Person enter(UUID account, String login, Person coordinator) {
    return enter(account, login, invite(account, coordinator));
  }

  private Person enter(UUID account, String login, String code) {
    String secret = enroll(code, PASSWORD);
    Response tokens = signIn(login, PASSWORD, secret);
    tokens.then().statusCode(200);
    UUID device = UUID.fromString(tokens.path("deviceId"));
    UUID id = account == null ? subject(tokens.path("accessToken")) : account;
    return new Person(id, login, device, tokens.path("refreshToken"), secret, accessTokens);
  }

  private synchronized Program home() {
    if (home == null) {
      try {
        String login = unique("root");
        String code =
            CurrentActor.call(
                new Actor.Job(FirstCoordinator.JOB), () -> firstCoordinator.code(login, "Root"));
        home = program(enter(null, login, code));
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    return home;
  }

  private Program program(Person coordinator) {
    return new Program(
        id(coordinator.sends(programBody(unique("program"))).post("/v1/programs")), coordinator);
  }

  private static UUID id(Response created) {
    return UUID.fromString(created.then().statusCode(201).extract().path("id"));
  }

  private static UUID subject(String token) {
    String claims =
        new String(
            java.util.Base64.getUrlDecoder().decode(token.split("\\.")[1]),
            java.nio.charset.StandardCharsets.UTF_8);
    return UUID.fromString(claims.replaceAll(".*\"sub\":\"([^\"]+)\".*", "$1"));
  }
}
