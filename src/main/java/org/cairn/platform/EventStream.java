package org.cairn.platform;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * One phone that listens (server-sent events, WHATWG HTML 9.2). First it reads for itself what the
 * phone has missed, page by page, as fast as the phone takes it; then the hub hands it what is new.
 * What waits for a phone is bounded: one that takes nothing is cut off, and resumes where it was.
 *
 * <p>It writes to the response itself: the framework's own stream of events would make for each
 * phone anew what is the same for all of a group.
 */
final class EventStream implements EventListener {
  /** Events in a page of what was missed. */
  private static final int PAGE = 50;

  /** So many events may come while it reads what was missed; beyond that it reads on instead. */
  private static final int MOST_WAITING = 100;

  /** Well below the shortest time after which proxies and mobile networks forget a connection. */
  private static final long HEARTBEAT_NANOS = TimeUnit.SECONDS.toNanos(15);

  private static final int SHORTEST_RETRY_MS = 1_000;
  private static final int LONGEST_RETRY_MS = 5_000;

  private final EventHub hub;
  private final Events events;
  private final EventViews views;
  private final Actor.Person actor;
  private final Instant until;
  private final RoutingContext http;
  private final HttpServerResponse response;
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
  private final AtomicLong unsent = new AtomicLong();
  private volatile boolean over;

  // Guarded by this:
  private @Nullable EventPosition from;
  private Future<Void> lastWrite = Future.succeededFuture();

  /** What came while it read what was missed; null when the hub hands it what is new. */
  private @Nullable List<Waiting> waiting = new ArrayList<>();

  private boolean tooMany;
  private long beatAt;

  private record Waiting(EventPosition position, byte[] block) {}

  EventStream(
      EventHub hub,
      Events events,
      EventViews views,
      Actor.Person actor,
      Instant until,
      RoutingContext http) {
    this.hub = hub;
    this.events = events;
    this.views = views;
    this.actor = actor;
    this.until = until;
    this.http = http;
    this.response = http.response();
    // Those that came at the same moment, after a restart, are not to beat at the same moment.
    this.beatAt = System.nanoTime() - ThreadLocalRandom.current().nextLong(HEARTBEAT_NANOS);
  }

  @Override
  public UUID person() {
    return actor.id();
  }

  @Nullable UUID device() {
    return actor.device();
  }

  CompletableFuture<@Nullable Void> ended() {
    return ended;
  }

  /**
   * Reads the first page, and begins to answer. Throws where a problem is the better answer; being
   * too far behind is an event, since a browser's {@code EventSource} shows no answers.
   */
  void begin(@Nullable String since) {
    FeedPage page = null;
    try {
      from = events.open(actor.id(), since);
      page = events.mine(actor.id(), from, PAGE);
    } catch (HttpProblem e) {
      if (e.getStatusCode() != PlatformProblem.TOO_FAR_BEHIND.status()) {
        throw e;
      }
    }
    EventViews.Batch batch = page == null ? null : views.batch(page.readings());
    http.addEndHandler(finished -> gone());
    response
        .setChunked(true)
        .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        // nginx, and what is built on it, would hold events back.
        .putHeader("X-Accel-Buffering", "no");
    synchronized (this) {
      write(
          "retry: "
              + ThreadLocalRandom.current().nextInt(SHORTEST_RETRY_MS, LONGEST_RETRY_MS)
              + "\n\n");
    }
    if (page == null || batch == null) {
      // An empty id makes a browser forget the one that it would come back with.
      synchronized (this) {
        write("id\n");
      }
      end("feed.too_far_behind");
    } else {
      take(page, batch);
    }
  }

  /** Writes a page of what was missed; after the last one the hub takes over. */
  private void take(FeedPage page, EventViews.Batch batch) {
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    page.readings().forEach(reading -> blocks.writeBytes(batch.block(reading)));
    synchronized (this) {
      if (over) {
        return;
      }
      if (blocks.size() > 0) {
        write(blocks.toByteArray());
      }
      from = page.next();
      if (!page.more() && hub.covers(page.next().xact()) && !tooMany) {
        live();
        return;
      }
      // Before the next read, so that nothing falls in between.
      tooMany = false;
      lastWrite.onComplete(sent -> Infrastructure.getDefaultWorkerPool().execute(this::readOn));
    }
  }

  private void readOn() {
    if (over) {
      return;
    }
    try {
      CurrentActor.run(
          actor,
          () -> {
            EventPosition after;
            synchronized (this) {
              after = from;
            }
            FeedPage page = events.mine(actor.id(), after, PAGE);
            take(page, views.batch(page.readings()));
          });
    } catch (RuntimeException e) {
      // Signed out meanwhile, or no database: the phone comes back and is told which.
      end(null);
    }
  }

  private synchronized void live() {
    List<Waiting> came = waiting == null ? List.of() : waiting;
    waiting = null;
    came.forEach(one -> writeOnce(one.position, one.block));
    beat();
  }

  @Override
  public synchronized void deliver(FeedPage.Reading reading, EventViews.Batch batch) {
    EventPosition position = reading.event().position();
    if (over || tooMany || isBehind(position)) {
      return;
    }
    byte[] block = batch.block(reading);
    if (waiting == null) {
      writeOnce(position, block);
    } else if (waiting.size() < MOST_WAITING) {
      waiting.add(new Waiting(position, block));
    } else {
      tooMany = true;
      waiting.clear();
    }
  }

  private synchronized void writeOnce(EventPosition position, byte[] block) {
    if (!isBehind(position)) {
      write(block);
      from = position;
    }
  }

  private synchronized boolean isBehind(EventPosition position) {
    return from != null && position.compareTo(from) <= 0;
  }

  /**
   * What is due at this moment.
   *
   * @param read up to where the hub has handed out
   */
  synchronized void tick(Instant now, long nanos, @Nullable EventPosition read) {
    if (!now.isBefore(until)) {
      end(null);
    } else if (waiting == null && nanos - beatAt >= HEARTBEAT_NANOS) {
      if (read != null && !isBehind(read)) {
        from = read;
      }
      beat();
    }
  }

  /**
   * A block that is an id alone: it moves the phone's cursor on and dispatches nothing (WHATWG HTML
   * 9.2.6), so that a phone of which nothing happens does not fall too far behind.
   */
  private synchronized void beat() {
    if (from != null) {
      write("id: " + events.seal(actor.id(), from) + "\n\n");
    }
    beatAt = System.nanoTime();
  }

  @Override
  public void replaced() {
    end("feed.replaced");
  }

  @Override
  public void reconnect() {
    end("feed.reconnect");
  }

  /** Ends it, with a last word or without. */
  void end(@Nullable String type) {
    synchronized (this) {
      if (over) {
        return;
      }
      if (type != null) {
        // Without data a browser would not dispatch it.
        write("event: " + type + "\ndata: {}\n\n");
      }
    }
    gone();
  }

  private void gone() {
    over = true;
    hub.leave(this);
    ended.complete(null);
  }

  private void write(String block) {
    write(block.getBytes(StandardCharsets.UTF_8));
  }

  private synchronized void write(byte[] block) {
    if (over) {
      return;
    }
    if (unsent.get() > hub.limits().maxUnsentBytes()) {
      hub.dropped();
      gone();
      // Not close(): that would wait until all is sent.
      ((ConnectionBase) http.request().connection()).channel().close();
      return;
    }
    unsent.addAndGet(block.length);
    lastWrite = response.write(Buffer.buffer(block));
    lastWrite.onComplete(sent -> unsent.addAndGet(-block.length));
  }
}
