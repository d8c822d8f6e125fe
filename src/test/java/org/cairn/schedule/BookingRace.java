package org.cairn.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.cairn.Parallel;

/**
 * Participants who ask at the same moment, each over one of the replicas in turn. It knows the API
 * and nothing else, so that it runs against any deployment.
 */
public final class BookingRace {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<URI> replicas;
  private final List<Supplier<String>> tokens;

  /** Each token is one participant's; they are asked for before each request. */
  public BookingRace(List<URI> replicas, List<Supplier<String>> tokens) {
    this.replicas = replicas;
    this.tokens = tokens;
  }

  /** A request; without a body when that is null. */
  public record Call(String method, String path, String body) {
    /** Takes a place. */
    public static Call book(UUID booking, UUID session) {
      return new Call("PUT", "/v1/me/bookings/" + booking, "{\"sessionId\":\"" + session + "\"}");
    }

    /** Swaps a place for another. */
    public static Call move(UUID booking, UUID instead, UUID session) {
      return new Call(
          "POST",
          "/v1/me/bookings/" + booking + "/move",
          "{\"bookingId\":\"" + instead + "\",\"sessionId\":\"" + session + "\"}");
    }

    /** Gives a place up. */
    public static Call cancel(UUID booking) {
      return new Call("DELETE", "/v1/me/bookings/" + booking, null);
    }

    /** Stands in line. */
    public static Call join(UUID entry, UUID session, boolean takeAtOnce) {
      return new Call(
          "PUT",
          "/v1/me/waitlist/" + entry,
          "{\"sessionId\":\"" + session + "\",\"takeAtOnce\":" + takeAtOnce + "}");
    }
  }

  /** What came back. */
  public record Answer(int status, JsonNode body) {
    /** A member of it, as text. */
    public String text(String name) {
      return body.path(name).asText();
    }

    /** Whether it is this problem. */
    public boolean is(String problem) {
      return text("type").equals(problem);
    }
  }

  /** How many take part. */
  public int people() {
    return tokens.size();
  }

  /** All the participants at the same moment; whom the call is null for stays out. */
  public List<Answer> all(IntFunction<Call> calls) {
    return Parallel.all(
        people(),
        i -> {
          Call call = calls.apply(i);
          return call == null ? null : one(i, call);
        });
  }

  /** One participant. */
  public Answer one(int person, Call call) {
    HttpRequest request =
        HttpRequest.newBuilder(replicas.get(person % replicas.size()).resolve(call.path))
            .header("Authorization", "Bearer " + tokens.get(person).get())
            .header("Content-Type", "application/json")
            .method(
                call.method,
                call.body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(call.body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return new Answer(answer.statusCode(), json(answer.body()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Everybody books the session at once, and whoever finds it full stands in line: exactly as many
   * get in as there are places, the others stand in one order, and a place that is given up is
   * offered to the first.
   */
  public void lastPlaces(UUID session, int places) {
    List<UUID> bookings = IntStream.range(0, people()).mapToObj(i -> UUID.randomUUID()).toList();
    List<Answer> answers =
        all(
            i -> Call.book(bookings.get(i), session),
            (i, answer) ->
                answer.is("schedule/session-full")
                    ? Call.join(UUID.randomUUID(), session, false)
                    : null);
    List<Integer> in = new ArrayList<>();
    int[] line = new int[people() - places];
    for (int i = 0; i < people(); i++) {
      Answer answer = answers.get(i);
      assertEquals(201, answer.status(), () -> answer.toString());
      if (answer.body.has("bookedBy")) {
        in.add(i);
      } else {
        assertEquals("waiting", answer.text("status"), () -> answer.toString());
        JsonNode entry = one(i, new Call("GET", "/v1/me/waitlist", null)).body.at("/items");
        int place =
            IntStream.range(0, entry.size())
                .filter(n -> entry.get(n).path("sessionId").asText().equals(session.toString()))
                .map(n -> entry.get(n).path("place").asInt())
                .findFirst()
                .orElseThrow();
        assertTrue(place >= 1 && place <= line.length && line[place - 1] == 0, () -> "" + entry);
        line[place - 1] = i + 1;
      }
    }
    assertEquals(places, in.size(), answers.toString());
    one(in.get(0), Call.cancel(bookings.get(in.get(0))));
    assertEquals("offered", status(line[0] - 1, session));
    assertEquals("waiting", status(line[1] - 1, session));
  }

  /**
   * At the same moment, who has a place moves it and who has none books one, each in a session by
   * chance. Nothing but a yes or a clear no comes back.
   *
   * @param mine the booking that each person has, before and after
   */
  public void moveAndBook(List<UUID> sessions, UUID[] mine, int asking, Random random) {
    List<UUID> targets =
        IntStream.range(0, people())
            .mapToObj(i -> sessions.get(random.nextInt(sessions.size())))
            .toList();
    List<UUID> ids = IntStream.range(0, people()).mapToObj(i -> UUID.randomUUID()).toList();
    List<Answer> answers =
        all(
            i ->
                i >= asking
                    ? null
                    : mine[i] == null
                        ? Call.book(ids.get(i), targets.get(i))
                        : Call.move(mine[i], ids.get(i), targets.get(i)));
    for (int i = 0; i < asking; i++) {
      Answer answer = answers.get(i);
      assertTrue(Set.of(201, 409).contains(answer.status()), answer::toString);
      if (answer.status() == 201) {
        mine[i] = ids.get(i);
      }
    }
  }

  private String status(int person, UUID session) {
    for (JsonNode entry : one(person, new Call("GET", "/v1/me/waitlist", null)).body.at("/items")) {
      if (entry.path("sessionId").asText().equals(session.toString())) {
        return entry.path("status").asText();
      }
    }
    return "none";
  }

  /** What to ask next, after an answer; null for nothing. */
  @FunctionalInterface
  public interface Next {
    /** The next call of a person. */
    Call after(int person, Answer answer);
  }

  /**
   * All at the same moment, each with a second call that follows from the first; the last answer.
   */
  public List<Answer> all(IntFunction<Call> calls, Next next) {
    return Parallel.all(
        people(),
        i -> {
          Answer answer = one(i, calls.apply(i));
          Call then = next.after(i, answer);
          return then == null ? answer : one(i, then);
        });
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return text.isEmpty() ? JSON.nullNode() : JSON.readTree(text);
  }
}
