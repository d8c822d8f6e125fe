package org.cairn.platform;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads the feed once for all who wait on this replica, and hands each their own: a thousand
 * streams cost the database what one costs. It reads only while somebody waits.
 *
 * <p>Nobody misses an event and nobody gets one twice, for whoever comes joins before they read by
 * themselves what they missed. What the hub had read before they joined lies below the bound of
 * that read, since bounds only grow; what it reads later and lies below that bound they drop.
 */
@ApplicationScoped
public class EventHub {
  private static final Logger LOG = Logger.getLogger(EventHub.class);
  private static final Actor JOB = new Actor.Job("stream");

  /**
   * Events in one read; each stands in it once for each of its readers. Few, for they are read with
   * their messages, and each message may be as large as a message can be.
   */
  private static final int BATCH = 50;

  /** Between two reads. */
  private static final long PACE_MS = 15;

  /**
   * After a hint it looks again soon, and then less and less often: a transaction that has not
   * ended yet holds back what was written after it.
   */
  private static final long SOON_MS = 25;

  /** Without any hint: the net below them. */
  private static final long AT_LAST_MS = 1_000;

  private static final long TICK_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long REVOCATION_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final Events events;
  private final EventViews views;
  private final Wakeups wakeups;
  private final CurrentVertxRequest request;
  private final PlatformConfig.Events limits;
  private final Clock clock;
  private final Counter dropped;
  private final Timer lag;
  private final Object lock = new Object();
  private final Map<UUID, List<EventListener>> listeners = new ConcurrentHashMap<>();

  // Under the lock:
  private int count;
  private int epoch;

  /** Up to where it has read; null while nobody waits. */
  private @Nullable EventPosition position;

  /** The bound from which it began to read. */
  private long began;

  private @Nullable Thread reader;
  private volatile boolean closing;
  private volatile boolean stopped;

  /** When nothing was held back, or less than before. */
  private volatile long movedAt = System.nanoTime();

  // The reader's own:
  private boolean failing;
  private long settled;
  private long tickedAt = System.nanoTime();
  private long revokedAt = System.nanoTime();

  EventHub(
      Events events,
      EventViews views,
      Wakeups wakeups,
      CurrentVertxRequest request,
      PlatformConfig config,
      Clock clock,
      MeterRegistry meters) {
    this.events = events;
    this.views = views;
    this.wakeups = wakeups;
    this.request = request;
    this.limits = config.events();
    this.clock = clock;
    Gauge.builder("cairn.events.streams", this, EventHub::waiting)
        .description("Open event streams and waiting requests")
        .register(meters);
    TimeGauge.builder("cairn.events.behind", this, TimeUnit.NANOSECONDS, EventHub::behind)
        .description(
            "For how long the feed has stood still while a writing transaction runs, or could not be read")
        .register(meters);
    dropped =
        Counter.builder("cairn.events.dropped")
            .description("Streams that were closed because their phone took too little")
            .register(meters);
    lag =
        Timer.builder("cairn.events.lag")
            .description("From an event to its being handed to the streams")
            .serviceLevelObjectives(
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5))
            .register(meters);
  }

  /**
   * Answers the running request with the caller's events as a stream of server-sent events.
   *
   * @param since a cursor; null for what happens from now on
   * @return completed when the stream has ended
   */
  public Uni<Void> stream(@Nullable String since) {
    RoutingContext http = request.getCurrent();
    EventStream stream =
        new EventStream(this, events, views, CurrentActor.person(), until(http), http);
    stream.open(since);
    try {
      join(stream);
      stream.begin();
    } catch (RuntimeException e) {
      leave(stream);
      throw e;
    }
    return Uni.createFrom().completionStage(stream.ended());
  }

  /**
   * The caller's events after a cursor; without one, none of them and the cursor of now.
   *
   * @param seconds how long to wait for the first one; no thread waits with it
   */
  public Uni<EventFeed> delta(@Nullable String since, int limit, int seconds) {
    UUID person = CurrentActor.person().id();
    EventPosition from = events.open(person, since);
    if (from == null || seconds == 0 || closing) {
      return Uni.createFrom().item(views.feed(person, events.mine(person, from, limit)));
    }
    EventWait wait =
        new EventWait(
            this,
            request.getCurrent().vertx(),
            CurrentActor.person(),
            () -> views.feed(person, events.mine(person, from, limit)));
    boolean waits = false;
    try {
      join(wait);
      FeedPage page = events.mine(person, from, limit);
      if (!page.readings().isEmpty()) {
        return Uni.createFrom().item(views.feed(person, page));
      }
      wait.from(page.next().xact(), seconds);
      waits = true;
      return Uni.createFrom().completionStage(wait.answer());
    } finally {
      if (!waits) {
        leave(wait);
      }
    }
  }

  private static Instant until(RoutingContext http) {
    Instant until = http.get(CurrentActor.UNTIL);
    if (until == null) {
      throw new IllegalStateException("nobody said until when the caller may act");
    }
    return until;
  }

  private void join(EventListener listener) {
    List<EventListener> over = new ArrayList<>();
    synchronized (lock) {
      if (closing || count >= limits.maxStreams()) {
        throw PlatformProblem.UNAVAILABLE
            .builder()
            .withHeader(HttpHeaders.RETRY_AFTER, ThreadLocalRandom.current().nextInt(2, 10))
            .build();
      }
      List<EventListener> mine =
          listeners.computeIfAbsent(listener.person(), person -> new CopyOnWriteArrayList<>());
      mine.add(listener);
      count++;
      // Each kind for itself: a request that waits takes no stream's place.
      List<EventListener> alike =
          mine.stream().filter(one -> one.getClass() == listener.getClass()).toList();
      over.addAll(alike.subList(0, Math.max(0, alike.size() - limits.maxStreamsOfOne())));
      if (reader == null || !reader.isAlive()) {
        reader = new Thread(this::read, "event-hub");
        reader.setDaemon(true);
        reader.start();
      }
    }
    wakeups.listen();
    end(over, EventListener.REPLACED);
  }

  /** None of them is in another's way. */
  private void end(List<? extends EventListener> over, @Nullable String why) {
    for (EventListener listener : over) {
      try {
        listener.end(why);
      } catch (RuntimeException e) {
        LOG.warnf("a stream could not be told of its end: %s", e.getClass().getName());
      } finally {
        leave(listener);
      }
    }
  }

  /** Forgets somebody who waited; doing it again changes nothing. */
  void leave(EventListener listener) {
    synchronized (lock) {
      List<EventListener> mine = listeners.get(listener.person());
      if (mine == null || !mine.remove(listener)) {
        return;
      }
      count--;
      if (mine.isEmpty()) {
        listeners.remove(listener.person());
      }
      if (count == 0) {
        position = null;
        epoch++;
      }
    }
  }

  /**
   * Whether whoever has read up to this bound gets the rest from here. If not, they read on: the
   * next bound is later than the one from which the hub began.
   */
  boolean covers(long settled) {
    synchronized (lock) {
      if (position == null) {
        position = new EventPosition(settled, 0, clock.instant());
        began = settled;
      }
      return settled >= began;
    }
  }

  /** A stream was closed because its phone took too little. */
  void dropped() {
    dropped.increment();
  }

  PlatformConfig.Events limits() {
    return limits;
  }

  private int waiting() {
    synchronized (lock) {
      return count;
    }
  }

  private double behind() {
    synchronized (lock) {
      return position == null ? 0 : System.nanoTime() - movedAt;
    }
  }

  private void read() {
    long pause = AT_LAST_MS;
    while (!stopped) {
      try {
        pause = wakeups.await(pause) ? SOON_MS : Math.min(2 * pause, AT_LAST_MS);
        long start = System.nanoTime();
        boolean read = tried(() -> CurrentActor.run(JOB, this::readOn));
        // Also while the database is away.
        boolean ticked = tried(this::tick);
        failing = !(read && ticked);
        Thread.sleep(
            failing
                ? AT_LAST_MS
                : Math.max(0, PACE_MS - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /** Whatever is thrown, all streams hang on this thread: it goes on. */
  private boolean tried(Runnable work) {
    try {
      work.run();
      return true;
    } catch (Throwable e) {
      if (!failing) {
        LOG.warnf("the event feed cannot be read: %s", e.getClass().getName());
      }
      return false;
    }
  }

  private void readOn() {
    EventPosition from;
    int turn;
    synchronized (lock) {
      from = position;
      turn = epoch;
    }
    boolean more = from != null;
    while (more && from != null) {
      FeedPage page;
      try {
        page = events.everybodys(from, BATCH);
      } catch (HttpProblem e) {
        if (!Events.isTooFarBehind(e)) {
          throw e;
        }
        startAnew();
        return;
      }
      hand(page.readings());
      more = page.more();
      from = page.next();
      synchronized (lock) {
        if (turn != epoch) {
          return;
        }
        position = from;
      }
    }
  }

  /** The database is behind where it was: a backup was restored, or its replica took over. */
  private void startAnew() {
    List<EventListener> all;
    synchronized (lock) {
      position = null;
      epoch++;
      all = all();
    }
    end(all, EventListener.TOO_FAR_BEHIND);
  }

  private List<EventListener> all() {
    return listeners.values().stream().flatMap(List::stream).toList();
  }

  private void hand(List<FeedPage.Reading> all) {
    List<FeedPage.Reading> wanted =
        all.stream().filter(reading -> listeners.containsKey(reading.person())).toList();
    if (wanted.isEmpty()) {
      return;
    }
    EventViews.Batch batch = views.batch(wanted);
    FeedPage.Event last = null;
    for (FeedPage.Reading reading : wanted) {
      for (EventListener listener : listeners.getOrDefault(reading.person(), List.of())) {
        try {
          listener.deliver(reading, batch);
        } catch (RuntimeException e) {
          LOG.warnf("an event could not be handed on: %s", e.getClass().getName());
          end(List.of(listener), null);
        }
      }
      if (reading.event() != last) {
        last = reading.event();
        Duration late = Duration.between(last.position().at(), clock.instant());
        lag.record(late.isNegative() ? Duration.ZERO : late);
      }
    }
  }

  /** Heartbeats, tokens that have run out, and whoever may not read on. */
  private void tick() {
    long now = System.nanoTime();
    if (now - tickedAt < TICK_NANOS) {
      return;
    }
    tickedAt = now;
    EventPosition read;
    synchronized (lock) {
      read = position;
    }
    List<EventStream> streams =
        listeners.values().stream()
            .flatMap(List::stream)
            .filter(EventStream.class::isInstance)
            .map(EventStream.class::cast)
            .toList();
    Instant instant = clock.instant();
    streams.forEach(stream -> stream.tick(instant, now, read));
    if (read == null) {
      movedAt = now;
    } else {
      CurrentActor.run(JOB, this::look);
    }
    if (now - revokedAt >= REVOCATION_NANOS && !streams.isEmpty()) {
      revokedAt = now;
      UUID[] people = streams.stream().map(EventStream::person).toArray(UUID[]::new);
      @Nullable UUID[] devices = streams.stream().map(EventStream::device).toArray(UUID[]::new);
      CurrentActor.run(
          JOB, () -> end(events.ended(people, devices).stream().map(streams::get).toList(), null));
    }
  }

  /** Nothing below a transaction that runs is read beyond it: a long one holds all streams up. */
  private void look() {
    Events.Bound bound = events.bound();
    if (!failing && (!bound.heldBack() || bound.settled() != settled)) {
      movedAt = System.nanoTime();
    }
    settled = bound.settled();
  }

  /** First of all in a shutdown: phones go elsewhere while requests in flight finish. */
  void close(@Observes ShutdownDelayInitiatedEvent begun) {
    close();
  }

  void stop(@Observes ShutdownEvent ended) {
    close();
    stopped = true;
  }

  private void close() {
    List<EventListener> all;
    synchronized (lock) {
      closing = true;
      all = all();
    }
    end(all, EventListener.RECONNECT);
  }
}
