package org.cairn.platform;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Events as they are sent: as JSON in an answer, or as blocks of a stream. */
@ApplicationScoped
class EventViews {
  private static final TypeReference<List<EventFeed.Change>> CHANGES = new TypeReference<>() {};

  /** How each event begins, in front of its own cursor: that differs from reader to reader. */
  private static final String BEGINNING = "{\"id\":\"";

  private final Events events;
  private final ObjectMapper json;
  private final Instance<EventContents> contents;

  EventViews(Events events, ObjectMapper json, Instance<EventContents> contents) {
    this.events = events;
    this.json = json;
    this.contents = contents;
  }

  /** An answer with what is new for a person. */
  EventFeed feed(UUID person, FeedPage page) {
    Batch batch = batch(page.readings());
    return new EventFeed(
        page.readings().stream()
            .map(reading -> batch.view(reading, events.seal(person, reading.event().position())))
            .toList(),
        events.seal(person, page.next()),
        page.more());
  }

  /** Reads what these events are about, once for all who read them. */
  Batch batch(List<FeedPage.Reading> readings) {
    Set<EventContents.Place> places = new LinkedHashSet<>();
    for (FeedPage.Reading reading : readings) {
      if (reading.event().place() != null) {
        places.add(reading.event().place());
      }
    }
    return new Batch(
        places.isEmpty() || !contents.isResolvable() ? Map.of() : contents.get().read(places));
  }

  /** What was read once, and written once for all who see the same of it. */
  final class Batch {
    private final Map<EventContents.Place, Object> read;
    private final Map<Rendered, byte[]> written = new HashMap<>();

    private Batch(Map<EventContents.Place, Object> read) {
      this.read = read;
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
      String whole = Json.write(json, view(reading, ""));
      if (!whole.startsWith(BEGINNING)) {
        throw new IllegalStateException("an event no longer begins with its id");
      }
      return whole.substring(BEGINNING.length()).getBytes(StandardCharsets.UTF_8);
    }

    EventFeed.EventView view(FeedPage.Reading reading, String id) {
      FeedPage.Event event = reading.event();
      return new EventFeed.EventView(
          id,
          event.type(),
          event.position().at(),
          event.link(),
          Json.read(json, event.changes(), CHANGES),
          message(reading),
          reading.silent());
    }

    private @Nullable Object message(FeedPage.Reading reading) {
      EventContents.Place place = reading.event().place();
      Object content = place == null ? null : read.get(place);
      return content == null ? null : contents.get().seenAs(content, reading.shown());
    }
  }

  private static final byte[] END = {'\n', '\n'};
}
