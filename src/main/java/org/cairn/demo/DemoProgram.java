package org.cairn.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.cairn.identity.FirstCoordinator;
import org.cairn.platform.Actor;
import org.cairn.platform.CurrentActor;

/**
 * Builds the demo program over HTTP, as its staff and participants would: a coordinator, a
 * facilitator, a counselor and six participants with their plans of care, a timetable of series for
 * twelve weeks, a group that talks, what some of them have said of their last days, and what they
 * practiced.
 */
@ApplicationScoped
public class DemoProgram {
  /** Everybody's password in the demo. */
  public static final String PASSWORD = "lantern river quiet morning";

  private static final ZoneId ZONE = ZoneId.of("America/New_York");
  private static final List<String> EVERYONE =
      List.of("maria", "theo", "june", "amos", "lena", "ray");
  private static final Set<DayOfWeek> GROUP_DAYS =
      Set.of(DayOfWeek.MONDAY, DayOfWeek.WEDNESDAY, DayOfWeek.FRIDAY);

  private final FirstCoordinator firstCoordinator;
  private final ObjectMapper json;
  private final Clock clock;

  DemoProgram(FirstCoordinator firstCoordinator, ObjectMapper json, Clock clock) {
    this.firstCoordinator = firstCoordinator;
    this.json = json;
    this.clock = clock;
  }

  /** Builds it on the API at this address. */
  public void build(URI api) {
    try {
      new Builder(new DemoApi(api, json)).build();
    } catch (Exception e) {
      throw new IllegalStateException("The demo program could not be built", e);
    }
  }

  private final class Builder {
    private final DemoApi api;
    private String coordinator = "";
    private String program = "";
    private String cohort = "";
    private final Map<String, String> people = new TreeMap<>();
    private final Map<String, String> tokens = new TreeMap<>();
    private final Map<String, String> rooms = new TreeMap<>();

    Builder(DemoApi api) {
      this.api = api;
    }

    void build() throws Exception {
      String code =
          CurrentActor.call(
              new Actor.Job(FirstCoordinator.JOB),
              () -> firstCoordinator.code("dana", "Dana Whitfield"));
      enroll(code);
      coordinator = signIn("dana");
      program = api.post(coordinator, "/v1/programs", program()).get("id").asText();
      staff("sam", "Sam Okafor", "facilitator");
      staff("noor", "Noor Haddad", "counselor");
      for (String[] person :
          new String[][] {
            {"maria", "Maria R."},
            {"theo", "Theo B."},
            {"june", "June K."},
            {"amos", "Amos D."},
            {"lena", "Lena V."},
            {"ray", "Ray T."}
          }) {
        participant(person[0], person[1]);
      }
      for (String person : List.of("maria", "theo", "june")) {
        enroll(invite(person));
      }
      for (String person : List.of("maria", "theo", "june", "noor")) {
        tokens.put(person, signIn(person));
      }
      for (String name : List.of("Garden room", "Room 1", "Room 2", "Room 4")) {
        rooms.put(
            name,
            api.post(coordinator, "/v1/programs/" + program + "/rooms", Map.of("name", name))
                .get("id")
                .asText());
      }
      cohort();
      timetable();
      group();
      careThreads();
      new DemoDays(api, "/v1/programs/" + program, clock.withZone(ZONE))
          .build(coordinator, people, tokens);
      new DemoPractice(api, "/v1/programs/" + program, clock.withZone(ZONE)).build(people, tokens);
    }

    private Map<String, ?> program() {
      return Map.of(
          "name",
          "Evening program",
          "slug",
          "evening-knoxville",
          "checkInOpensBefore",
          60,
          "checkInClosesAfter",
          90,
          "site",
          Map.of(
              "name", "Riverside House",
              "zone", ZONE.getId(),
              "region", "US-TN",
              "address", "12 Mill Street, Knoxville, TN 37902"));
    }

    private void staff(String login, String name, String role) throws Exception {
      JsonNode person =
          api.post(
              coordinator,
              "/v1/programs/" + program + "/staff",
              Map.of("login", login, "name", name, "roles", List.of(role)));
      people.put(login, person.get("id").asText());
      enroll(invite(login));
    }

    private void participant(String login, String name) throws Exception {
      JsonNode person =
          api.post(
              coordinator,
              "/v1/programs/" + program + "/participants",
              Map.of("login", login, "name", name));
      people.put(login, person.get("id").asText());
      assign(
          Map.of("staffId", person("noor"), "role", "counselor", "participantId", person(login)));
    }

    /** Six people who come together, and how much treatment a week their plans ask for. */
    private void cohort() throws Exception {
      cohort =
          api.post(
                  coordinator,
                  "/v1/programs/" + program + "/cohorts",
                  Map.of("name", "Evening cohort"))
              .get("id")
              .asText();
      for (String login : EVERYONE) {
        api.send("PUT", coordinator, "/v1/cohorts/" + cohort + "/members/" + person(login), null);
        api.send(
            "PUT",
            coordinator,
            "/v1/programs/"
                + program
                + "/participants/"
                + person(login)
                + "/plans/"
                + today().with(DayOfWeek.MONDAY),
            Map.of("weeklyMinutes", 600, "levelOfCare", "intensive_outpatient", "phase", 1));
      }
    }

    /**
     * What took place in the last days, what begins soon, and twelve weeks as they hang on the
     * wall.
     */
    private void timetable() throws Exception {
      LocalDateTime soon =
          LocalDateTime.now(clock.withZone(ZONE)).truncatedTo(ChronoUnit.HOURS).plusMinutes(30);
      for (LocalDate day = today().minusDays(4); day.isBefore(today()); day = day.plusDays(1)) {
        if (GROUP_DAYS.contains(day.getDayOfWeek())) {
          session("group_therapy", "Evening group", day.atTime(18, 0), 180, "Room 2");
        }
      }
      session("peer_meeting", "Open circle", soon, 45, "Garden room");
      series(
          GROUP_DAYS,
          "FREQ=WEEKLY;BYDAY=MO,WE,FR;COUNT=36",
          "18:00",
          Map.of(
              "kind",
              "group_therapy",
              "title",
              "Evening group",
              "minutes",
              180,
              "roomId",
              room("Room 2"),
              "capacity",
              12,
              "cohortId",
              cohort,
              "facilitatorId",
              person("sam")));
      series(
          Set.of(DayOfWeek.TUESDAY),
          "FREQ=WEEKLY;BYDAY=TU;COUNT=12",
          "18:30",
          Map.of(
              "kind",
              "educational_workshop",
              "title",
              "Sleep and recovery",
              "minutes",
              90,
              "roomId",
              room("Room 1"),
              "capacity",
              40,
              "facilitatorId",
              person("sam")));
      series(
          Set.of(DayOfWeek.SATURDAY),
          "FREQ=WEEKLY;BYDAY=SA;COUNT=12",
          "10:00",
          Map.of(
              "kind",
              "educational_workshop",
              "title",
              "Stress and the body",
              "minutes",
              90,
              "roomId",
              room("Room 1"),
              "capacity",
              40,
              "facilitatorId",
              person("sam")));
      series(
          Set.of(DayOfWeek.THURSDAY),
          "FREQ=WEEKLY;BYDAY=TH;COUNT=12",
          "17:15",
          Map.of(
              "kind",
              "individual_counseling",
              "title",
              "Counseling",
              "minutes",
              50,
              "roomId",
              room("Room 4"),
              "capacity",
              1,
              "facilitatorId",
              person("noor")));
    }

    /** From the first of those days after today. */
    private void series(Set<DayOfWeek> days, String rule, String time, Map<String, ?> described)
        throws Exception {
      LocalDate first = today().plusDays(1);
      while (!days.contains(first.getDayOfWeek())) {
        first = first.plusDays(1);
      }
      Map<String, Object> body = new TreeMap<>(described);
      body.put("mode", "in_person");
      body.put("localStart", first + "T" + time + ":00");
      body.put("rule", rule);
      api.post(coordinator, "/v1/programs/" + program + "/series", body);
    }

    private LocalDate today() {
      return LocalDate.now(clock.withZone(ZONE));
    }

    private String room(String name) {
      return Objects.requireNonNull(rooms.get(name));
    }

    private void session(String kind, String title, LocalDateTime start, int minutes, String room)
        throws Exception {
      JsonNode session =
          api.post(
              coordinator,
              "/v1/programs/" + program + "/sessions",
              Map.of(
                  "kind",
                  kind,
                  "mode",
                  "in_person",
                  "title",
                  title,
                  "localStart",
                  start.toString() + ":00",
                  "minutes",
                  minutes,
                  "roomId",
                  room(room),
                  "capacity",
                  12));
      String id = session.get("id").asText();
      assign(Map.of("staffId", person("sam"), "role", "facilitator", "sessionId", id));
      for (String login : EVERYONE) {
        api.send("PUT", coordinator, "/v1/sessions/" + id + "/bookings/" + person(login), null);
      }
    }

    private void group() throws Exception {
      JsonNode group =
          api.post(
              coordinator,
              "/v1/programs/" + program + "/groups",
              Map.of(
                  "name",
                  "Riverside evening",
                  "guidelines",
                  "What is said here stays here. Speak from your own experience. Nobody has to"
                      + " answer. In an emergency call your local emergency number or 988."));
      String id = group.get("id").asText();
      assign(Map.of("staffId", person("sam"), "role", "facilitator", "groupId", id));
      Map<String, String> aliases =
          Map.of(
              "maria", "Heron", "theo", "Cedar", "june", "Pebble", "amos", "Anchor", "lena",
              "Finch", "ray", "Slate");
      for (Map.Entry<String, String> alias : aliases.entrySet()) {
        api.send(
            "PUT",
            coordinator,
            "/v1/groups/" + id + "/members/" + person(alias.getKey()),
            Map.of("alias", alias.getValue()));
      }
      for (String login : List.of("maria", "theo", "june")) {
        api.send(
            "PUT",
            token(login),
            "/v1/groups/" + id + "/guidelines/acceptance",
            Map.of("version", 1));
      }
      List<String[]> talk = new ArrayList<>();
      talk.add(
          new String[] {
            "theo", "First Saturday in a long time that I remember all of. Felt strange, and good."
          });
      talk.add(
          new String[] {
            "maria",
            "Good to read that, Cedar. Mine was long. I called somebody instead, and the evening passed."
          });
      talk.add(
          new String[] {
            "june",
            "I sat the craving out on the back steps with a timer. Twenty minutes. It did go down."
          });
      talk.add(new String[] {"theo", "Twenty minutes sounds like something I can try."});
      String last = "";
      for (String[] line : talk) {
        last = "/v1/groups/" + id + "/messages/" + UUID.randomUUID();
        api.send("PUT", token(line[0]), last, Map.of("text", line[1]));
      }
      api.send(
          "PUT",
          token("june"),
          "/v1/groups/" + id + "/messages/" + UUID.randomUUID(),
          Map.of(
              "text",
              "This is the one.",
              "replyTo",
              last.substring(last.lastIndexOf('/') + 1),
              "skill",
              "urge-surfing"));
      api.send("PUT", token("maria"), last + "/reactions/strength", null);
    }

    /** Answered on weekdays in the daytime; one participant has written. */
    private void careThreads() throws Exception {
      List<Map<String, ?>> hours = new ArrayList<>();
      for (int day = 1; day <= 5; day++) {
        hours.add(Map.of("weekday", day, "opens", "09:00", "closes", "17:00"));
      }
      api.change(coordinator, "/v1/programs/" + program + "/care-hours", Map.of("hours", hours));
      String thread =
          api.send("GET", token("maria"), "/v1/me/care-threads", null)
              .path("items")
              .path(0)
              .path("id")
              .asText();
      api.send(
          "PUT",
          token("maria"),
          "/v1/groups/" + thread + "/messages/" + UUID.randomUUID(),
          Map.of("text", "My shift on Thursday was moved. Can I come to the late group instead?"));
    }

    private void assign(Map<String, ?> assignment) throws Exception {
      api.post(coordinator, "/v1/programs/" + program + "/assignments", assignment);
    }

    private String invite(String login) throws Exception {
      return api.post(coordinator, "/v1/accounts/" + person(login) + "/invitations", null)
          .get("code")
          .asText();
    }

    private void enroll(String code) throws Exception {
      api.post("", "/v1/auth/enroll", Map.of("code", code, "password", PASSWORD));
    }

    private String signIn(String login) throws Exception {
      return api.post("", "/v1/auth/sign-in", Map.of("login", login, "password", PASSWORD))
          .get("accessToken")
          .asText();
    }

    private String person(String login) {
      return Objects.requireNonNull(people.get(login));
    }

    private String token(String login) {
      return Objects.requireNonNull(tokens.get(login));
    }
  }
}
