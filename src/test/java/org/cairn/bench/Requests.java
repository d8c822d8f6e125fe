package org.cairn.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jose4j.lang.JoseException;

/**
 * What wrk sends, as lines of method, path, number of the caller and body, told in random order.
 */
final class Requests {
  private static final String MESSAGE =
      "{\"text\":\"Made it through the weekend. Thank you all, it helps to read you.\"}";
  private static final String CHECK_IN =
      "{\"questionsVersion\":1,\"selfReport\":{\"mood\":6,\"craving\":3,\"stress\":4,\"note\":\"Long shift, but I came. The walk after group helps.\"}}";

  private static final String CAR_PARK =
      "{\"feelings\":[\"craving\"],\"level\":9,\"trigger\":\"money\",\"minutes\":15,\"place\":\"car\"}";
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final Settings settings;
  private final Random random = new Random(7);

  Requests(Settings settings) {
    this.settings = settings;
  }

  /** Fresh access tokens of all callers, one in a line. */
  void tokens(Path file, Keys keys) throws IOException, JoseException {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      tokens.add(keys.token(Numbered.PARTICIPANT.id(10L * i), Numbered.DEVICE.id(10L * i)));
    }
    Files.write(file, tokens);
  }

  List<String> schedule(LocalDate from, int days) {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      lines.add(get("/v1/me/schedule?from=" + from + "&days=" + days, i));
    }
    return shuffled(lines);
  }

  List<String> oneSession() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      for (int j = 0; j < Settings.BOOKINGS; j++) {
        UUID session = Numbered.SESSION.id((long) Settings.groupOf(10 * i) * Settings.BOOKINGS + j);
        lines.add(get("/v1/sessions/" + session, i));
      }
    }
    return shuffled(lines);
  }

  List<String> openings() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      lines.add(get("/v1/me/openings", i));
    }
    return shuffled(lines);
  }

  /** Each line another workshop of another caller; the others are pgbench's. */
  List<String> book() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      for (int j = 0; j < Data.WORKSHOPS - Scripts.WORKSHOPS_FOR_PGBENCH; j++) {
        UUID session = Numbered.WORKSHOP.id((long) Settings.programOf(10 * i) * Data.WORKSHOPS + j);
        lines.add(line("PUT", "/v1/me/bookings/{uuid}", i, "{\"sessionId\":\"" + session + "\"}"));
      }
    }
    return shuffled(lines);
  }

  List<String> search() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      String word = Scripts.WORDS[i % Scripts.WORDS.length];
      lines.add(line("POST", "/v1/skills/search", i, "{\"q\":\"" + word + "\"}"));
    }
    return shuffled(lines);
  }

  List<String> suggestions() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      lines.add(line("POST", "/v1/me/skill-suggestions", i, CAR_PARK));
    }
    return shuffled(lines);
  }

  /** What a phone asks that has the library already. */
  List<String> libraryUnchanged(String url, Keys keys)
      throws JoseException, IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      lines.add(get("/v1/library?since=" + field("version", "/v1/library", url, keys, i), i));
    }
    return shuffled(lines);
  }

  List<String> trends() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      lines.add(get("/v1/me/trends?weeks=" + Settings.WEEKS, i));
    }
    return shuffled(lines);
  }

  List<String> calendar() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      lines.add(get("/v1/calendars/" + Data.secret(i) + ".ics", i));
    }
    return shuffled(lines);
  }

  /** From where each caller's phone has read last, as the application names it. */
  List<String> changes(String url, Keys keys)
      throws JoseException, IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      lines.add(get("/v1/me/events?since=" + field("cursor", "/v1/me/events", url, keys, i), i));
    }
    return shuffled(lines);
  }

  List<String> page() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      lines.add(get(messages(Settings.groupOf(10 * i)) + "?limit=50", i));
    }
    return shuffled(lines);
  }

  /** The page of one group, asked by the one caller among its members. */
  List<String> pageOf(int group) {
    int caller = (group * Settings.GROUP_SIZE + 9) / 10;
    return List.of(get(messages(group) + "?limit=50", caller));
  }

  /** Finds in one of the four texts that people sent. */
  List<String> searchMessages() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      lines.add(line("POST", "/v1/me/messages/search", i, "{\"text\":\"phone nine\"}"));
    }
    return shuffled(lines);
  }

  List<String> send() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      lines.add(line("PUT", messages(Settings.groupOf(10 * i)) + "/{uuid}", i, MESSAGE));
    }
    return shuffled(lines);
  }

  List<String> checkIn() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < settings.callers(); i++) {
      for (int j = 0; j < Data.ARRIVALS; j++) {
        UUID session =
            Numbered.ARRIVAL_SESSION.id((long) Settings.programOf(10 * i) * Data.ARRIVALS + j);
        lines.add(line("PUT", "/v1/sessions/" + session + "/check-in", i, CHECK_IN));
      }
    }
    return shuffled(lines);
  }

  private static String messages(int group) {
    return "/v1/groups/" + Numbered.GROUP.id(group) + "/messages";
  }

  /** A field of what a caller is answered. */
  private static String field(String name, String path, String url, Keys keys, int caller)
      throws JoseException, IOException, InterruptedException {
    String token =
        keys.token(Numbered.PARTICIPANT.id(10L * caller), Numbered.DEVICE.id(10L * caller));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + path))
            .header("Authorization", "Bearer " + token)
            .build();
    String answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return answer.replaceAll("(?s).*?\"" + name + "\":\"([^\"]+)\".*", "$1");
  }

  private static String get(String path, int caller) {
    return line("GET", path, caller, "");
  }

  private static String line(String method, String path, int caller, String body) {
    return method + "\t" + path + "\t" + (caller + 1) + "\t" + body;
  }

  private List<String> shuffled(List<String> lines) {
    Collections.shuffle(lines, random);
    return lines;
  }
}
