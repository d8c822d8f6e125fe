package org.cairn.platform;

import static io.netty.buffer.ByteBufUtil.utf8Bytes;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Events as they are sent: as JSON in an answer, or as blocks of a stream. */
@ApplicationScoped
class EventViews {
  private static final TypeReference<List<EventFeed.Change>> CHANGES = new TypeReference<>() {};

  /** How each event begins, in front of its own cursor: that differs from reader to reader. */
  private static final String BEGINNING = "{\"id\":\"";

  /** So many messages are read at a time. */
  private static final int AT_A_TIME = 100;

  /** An answer that is larger, in bytes, is cut: what a phone asks for is not the heap's size. */
  private static final int LARGEST_ANSWER = 512 * 1024;

  /** What an event takes without its message and its changes. */
  private static final int SMALLEST_EVENT = 300;

  private static final Logger LOG = Logger.getLogger(EventViews.class);

  private final Events events;
  private final ObjectMapper json;
  private final Instance<EventContents> contents;
  private final Counter unreadable;

  EventViews(
      Events events, ObjectMapper json, Instance<EventContents> contents, MeterRegistry meters) {
    this.events = events;
    this.json = json;
    this.contents = contents;
    unreadable =
        Counter.builder("cairn.events.unreadable")
            .description("Messages that could not be read and went out as events without them")
            .register(meters);
  }

  /** An answer with what is new for a person, cut where it becomes too large. */
  EventFeed feed(UUID person, FeedPage page) {
    Batch batch = batch(page.readings());
    List<EventFeed.EventView> items = new ArrayList<>();
    int size = 0;
    for (FeedPage.Reading reading : page.readings()) {
      FeedPage.Event event = reading.event();
      RawValue message = batch.message(reading);
      size += SMALLEST_EVENT + utf8Bytes(event.changes()) + (message == null ? 0 : sizeOf(message));
      if (size > LARGEST_ANSWER && !items.isEmpty()) {
        return new EventFeed(items, items.get(items.size() - 1).id(), true);
      }
      items.add(batch.view(reading, events.seal(person, event.position()), message));
    }
    return new EventFeed(items, events.seal(person, page.next()), page.more());
  }

  private static int sizeOf(RawValue message) {
    return utf8Bytes((String) message.rawValue());
  }

  /** Reads what these events are about, once for all who read them. */
  Batch batch(List<FeedPage.Reading> readings) {
    return new Batch(readings);
  }

  /**
   * What is at these places. One that cannot be read, say because its text does not open, is as if
   * it were not there: it must not hold up what comes after it. When the database is away nothing
   * can be read, and that is not the places' fault.
   */
  private Map<EventContents.Place, Object> read(List<EventContents.Place> places) {
    if (places.isEmpty() || !contents.isResolvable()) {
      return Map.of();
    }
    try {
      return contents.get().read(places);
    } catch (DatabaseRefused | ActorRefused e) {
      throw e;
    } catch (RuntimeException e) {
      if (places.size() == 1) {
        unreadable(e);
        return Map.of();
      }
      int half = places.size() / 2;
      Map<EventContents.Place, Object> read = new HashMap<>(read(places.subList(0, half)));
      read.putAll(read(places.subList(half, places.size())));
      return read;
    }
  }

  /** Says neither what nor where: the metric is for the alarm. */
  private void unreadable(RuntimeException e) {
    unreadable.increment();
    LOG.warnf("an event goes out without what it is about: %s", e.getClass().getName());
  }

  /**
   * What was read once, and written once for all who see the same of it. A message comes with the
   * last event about it and not with those before: a thousand edits are one text.
   */
  final class Batch {
    private final Map<EventContents.Place, EventPosition> last = new LinkedHashMap<>();
    private final List<EventContents.Place> places;
    private final Map<EventContents.Place, Object> read = new HashMap<>();
    private final Map<Rendered, byte[]> written = new HashMap<>();

    /** How many of the places have been read. */
    private int done;

    private Batch(List<FeedPage.Reading> readings) {
      for (FeedPage.Reading reading : readings) {
        EventContents.Place place = reading.event().place();
        if (place != null) {
          // In the order in which they are asked for.
          last.remove(place);
          last.put(place, reading.event().position());
        }
      }
      places = List.copyOf(last.keySet());
      readOn();
    }

    private void readOn() {
      List<EventContents.Place> next =
          places.subList(done, Math.min(done + AT_A_TIME, places.size()));
      read.putAll(EventViews.this.read(next));
      done += next.size();
    }

    private record Rendered(EventPosition position, String shown, boolean silent) {}

    /** A block of the stream: {@code id}, {@code event} and {@code data}. */
    byte[] block(FeedPage.Reading reading) {
      FeedPage.Event event = reading.event();
      byte[] shared =
          written.computeIfAbsent(
              new Rendered(event.position(), reading.shown(), reading.silent()),
              key -> afterId(reading));
      String cursor = events.seal(reading.person(), event.position());
      ByteArrayOutputStream block = new ByteArrayOutputStream(256 + shared.length);
      block.writeBytes(
          ("id: " + cursor + "\nevent: " + event.type() + "\ndata: " + BEGINNING + cursor)
              .getBytes(StandardCharsets.US_ASCII));
      block.writeBytes(shared);
      block.writeBytes(END);
      return block.toByteArray();
    }

    private byte[] afterId(FeedPage.Reading reading) {
      String whole = Json.write(json, view(reading, "", message(reading)));
      if (!whole.startsWith(BEGINNING)) {
        throw new IllegalStateException("an event no longer begins with its id");
      }
      return whole.substring(BEGINNING.length()).getBytes(StandardCharsets.UTF_8);
    }

    private EventFeed.EventView view(
        FeedPage.Reading reading, String id, @Nullable RawValue message) {
      FeedPage.Event event = reading.event();
      return new EventFeed.EventView(
          id,
          event.type(),
          event.position().at(),
          event.link(),
          Json.read(json, event.changes(), CHANGES),
          message,
          reading.silent());
    }

    private @Nullable RawValue message(FeedPage.Reading reading) {
      EventContents.Place place = reading.event().place();
      if (place == null || !reading.event().position().equals(last.get(place))) {
        return null;
      }
      while (done < places.size() && !read.containsKey(place)) {
        readOn();
      }
      Object content = read.get(place);
      try {
        return content == null
            ? null
            : new RawValue(Json.write(json, contents.get().seenAs(content, reading.shown())));
      } catch (RuntimeException e) {
        unreadable(e);
        return null;
      }
    }
  }

  private static final byte[] END = {'\n', '\n'};
}
