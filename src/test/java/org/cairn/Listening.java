package org.cairn;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * A phone that listens to its events as they happen, as the HTML standard says (WHATWG HTML 9.2): a
 * block without data moves the last id on and is no event.
 */
public final class Listening implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  private static final Duration PATIENCE = Duration.ofSeconds(40);

  private final HttpResponse<InputStream> answer;
  private final List<Event> events = new ArrayList<>();
  private String lastId;
  private boolean ended;

  /** An event as it came. */
  public record Event(String id, String type, String data) {}

  /** Opens a stream; without a last id it begins now. */
  public Listening(URI api, String token, String lastId) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.resolve("/v1/me/events/stream"))
            .header("Authorization", "Bearer " + token)
            .header("Accept", "text/event-stream");
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    this.lastId = lastId;
    answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    Thread reader = new Thread(this::read, "listening");
    reader.setDaemon(true);
    reader.start();
  }

  /** What it was answered with. */
  public HttpResponse<InputStream> answer() {
    return answer;
  }

  /** What has come so far. */
  public synchronized List<Event> events() {
    return List.copyOf(events);
  }

  /** Their types. */
  public List<String> types() {
    return events().stream().map(Event::type).toList();
  }

  /** With what it would come back; null when the server made it forget that. */
  public synchronized String lastId() {
    return lastId;
  }

  /** Waits until the stream is as described. */
  public synchronized Listening await(String what, Predicate<Listening> done)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!done.test(this)) {
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(
            "not seen: " + what + ", but " + events.stream().map(Event::type).toList());
      }
      wait(left);
    }
    return this;
  }

  /** Waits for so many events. */
  public Listening await(int count) throws InterruptedException {
    return await(count + " events", one -> one.events.size() >= count);
  }

  /** Waits until it has caught up and hears what is new. */
  public Listening ready() throws InterruptedException {
    return await("an id", one -> one.lastId != null);
  }

  /** Waits until the server ends it. */
  public Listening awaitEnd() throws InterruptedException {
    return await("its end", one -> one.ended);
  }

  private void read() {
    try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), UTF_8))) {
      String id = lastId;
      String type = "message";
      StringBuilder data = new StringBuilder();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty()) {
          dispatch(id, type, data.toString());
          type = "message";
          data.setLength(0);
          continue;
        }
        int colon = line.indexOf(':');
        String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
        switch (colon < 0 ? line : line.substring(0, colon)) {
          case "id" -> id = value.isEmpty() ? null : value;
          case "event" -> type = value;
          case "data" -> data.append(value);
          default -> {}
        }
      }
    } catch (IOException cut) {
      // By the server, the network or us.
    }
    synchronized (this) {
      ended = true;
      notifyAll();
    }
  }

  private synchronized void dispatch(String id, String type, String data) {
    lastId = id;
    if (!data.isEmpty()) {
      events.add(new Event(id, type, data));
    }
    notifyAll();
  }

  /** Cuts it. */
  @Override
  public void close() throws IOException {
    answer.body().close();
  }
}
