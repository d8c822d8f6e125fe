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
 * When more comes than the phone takes, it goes back to reading for itself. So what waits for a
 * phone is bounded, and only one that takes nothing for a while is cut off, and resumes where it
 * was.
 *
 * <p>It writes to the response itself: the framework's own stream of events would make for each
 * phone anew what is the same for all of a group.
 */
final class EventStream implements EventListener {
  /** Events in a page of what was missed. */
  private static final int PAGE = 50;

  /** A page that is larger is cut, in bytes: who comes with thousands is not to fill the heap. */
  private static final int LARGEST_PAGE = 128 * 1024;

  /** So long a phone may take nothing while it is owed more than it should be. */
  private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Until the hub has come to where this one is. */
  private static final long PAUSE_MS = 50;

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
  private volatile long movedAt = System.nanoTime();
  private volatile boolean over;

  // Guarded by this:
  private boolean tooFarBehind;
  private boolean begun;

  /** It was ended before it began. */
  private boolean endsAtOnce;

  private @Nullable String lastWord;
  private @Nullable EventPosition from;
  private Future<Void> lastWrite = Future.succeededFuture();

  /** What came while it read what was missed; null when the hub hands it what is new. */
  private @Nullable List<Waiting> waiting = new ArrayList<>();

  private long waitingBytes;

  /** More came than may wait: it has to be read instead. */
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
   * Takes the cursor up, before anybody has to make room. Throws where it is none; being too far
   * behind is an event, since a browser's {@code EventSource} shows no answers.
   */
  synchronized void open(@Nullable String since) {
    try {
      from = events.open(actor.id(), since);
    } catch (HttpProblem e) {
      behind(e);
    }
  }

  private synchronized void behind(HttpProblem problem) {
    if (!Events.isTooFarBehind(problem)) {
      throw problem;
    }
    tooFarBehind = true;
  }

  /** Reads the first page, and begins to answer. Throws where a problem is the better answer. */
  void begin() {
    Missed missed = missed();
    http.addEndHandler(finished -> gone());
    if (response.closed() || response.ended()) {
      // It left before anybody would have been told.
      gone();
      return;
    }
    synchronized (this) {
      response
          .setChunked(true)
          .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.SERVER_SENT_EVENTS)
          .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
          // nginx, and what is built on it, would hold events back.
          .putHeader("X-Accel-Buffering", "no");
      begun = true;
      write(retry() + "\n");
      if (!endsAtOnce && missed != null) {
        take(missed);
        return;
      }
    }
    end(endsAtOnce() ? lastWord() : TOO_FAR_BEHIND);
  }

  private synchronized boolean endsAtOnce() {
    return endsAtOnce;
  }

  private synchronized @Nullable String lastWord() {
    return lastWord;
  }

  /** A page of what was missed, and what it is about. */
  private record Missed(FeedPage page, EventViews.Batch batch) {}

  /** The next of what was missed; null when some of it may be gone. */
  private @Nullable Missed missed() {
    EventPosition after;
    synchronized (this) {
      if (tooFarBehind) {
        return null;
      }
      after = from;
      // Before the read, so that nothing falls in between.
      tooMany = false;
    }
    try {
      FeedPage page = events.mine(actor.id(), after, PAGE);
      return new Missed(page, views.batch(page.readings()));
    } catch (HttpProblem e) {
      behind(e);
      return null;
    }
  }

  /** Writes a page of what was missed; after the last one the hub takes over. */
  private synchronized void take(Missed missed) {
    FeedPage page = missed.page;
    EventPosition next = page.next();
    boolean more = page.more();
    ByteArrayOutputStream blocks = new ByteArrayOutputStream();
    for (FeedPage.Reading reading : page.readings()) {
      blocks.writeBytes(missed.batch.block(reading));
      if (blocks.size() >= LARGEST_PAGE) {
        next = reading.event().position();
        more = true;
        break;
      }
    }
    if (blocks.size() > 0) {
      write(blocks.toByteArray());
    }
    from = next;
    if (more) {
      whenTaken(this::readOn);
    } else if (hub.covers(next.xact())) {
      whenTaken(this::live);
    } else {
      Infrastructure.getDefaultWorkerPool().schedule(this::readOn, PAUSE_MS, TimeUnit.MILLISECONDS);
    }
  }

  /** Once the phone has taken all that was written. */
  private synchronized void whenTaken(Runnable work) {
    lastWrite.onComplete(sent -> Infrastructure.getDefaultWorkerPool().execute(work));
  }

  private void readOn() {
    if (over) {
      return;
    }
    try {
      CurrentActor.run(
          actor,
          () -> {
            Missed missed = missed();
            if (missed == null) {
              end(TOO_FAR_BEHIND);
            } else {
              take(missed);
            }
          });
    } catch (RuntimeException e) {
      // Signed out meanwhile, or no database: the phone comes back and is told which.
      end(null);
    }
  }

  private synchronized void live() {
    if (tooMany || waiting == null) {
      whenTaken(this::readOn);
      return;
    }
    List<Waiting> came = waiting;
    waiting = null;
    waitingBytes = 0;
    came.forEach(one -> writeOnce(one.position, one.block));
    beat();
  }

  @Override
  public synchronized void deliver(FeedPage.Reading reading, EventViews.Batch batch) {
    EventPosition position = reading.event().position();
    if (over || tooMany || isBehind(position)) {
      return;
    }
    if (waiting == null && unsent.get() > hub.limits().maxUnsentBytes()) {
      waiting = new ArrayList<>();
      tooMany = true;
      whenTaken(this::readOn);
      return;
    }
    byte[] block = batch.block(reading);
    if (waiting == null) {
      writeOnce(position, block);
    } else if (waitingBytes < hub.limits().maxUnsentBytes()) {
      waiting.add(new Waiting(position, block));
      waitingBytes += block.length;
    } else {
      tooMany = true;
      waiting.clear();
      waitingBytes = 0;
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
    } else if (unsent.get() > hub.limits().maxUnsentBytes() && nanos - movedAt >= STALLED_NANOS) {
      hub.dropped();
      gone();
      // Not close(): that would wait until all is sent.
      ((ConnectionBase) http.request().connection()).channel().close();
    } else if (waiting == null && nanos - beatAt >= HEARTBEAT_NANOS) {
      if (read != null && (from == null || read.compareTo(from) >= 0)) {
        from = read; // also when nothing came: it is read until later
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
  public void end(@Nullable String why) {
    synchronized (this) {
      if (over) {
        return;
      }
      if (!begun) {
        endsAtOnce = true;
        lastWord = why;
        return;
      }
      if (why != null) {
        // Without data a browser would not dispatch it.
        write(before(why) + "event: " + why + "\ndata: {}\n\n");
      }
    }
    gone();
  }

  private static String before(String lastWord) {
    return switch (lastWord) {
      // An empty id makes a browser forget the one that it would come back with.
      case TOO_FAR_BEHIND -> "id\n";
      // All of a replica's phones are told at once, and are not to come back at once.
      case RECONNECT -> retry();
      default -> "";
    };
  }

  private static String retry() {
    return "retry: "
        + ThreadLocalRandom.current().nextInt(SHORTEST_RETRY_MS, LONGEST_RETRY_MS)
        + "\n";
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
    if (unsent.getAndAdd(block.length) == 0) {
      movedAt = System.nanoTime();
    }
    try {
      lastWrite = response.write(Buffer.buffer(block));
    } catch (IllegalStateException e) {
      // The connection is closed, and its handlers run elsewhere.
      gone();
      return;
    }
    lastWrite.onComplete(
        sent -> {
          movedAt = System.nanoTime();
          unsent.addAndGet(-block.length);
          if (sent.failed()) {
            gone();
          }
        });
  }
}
