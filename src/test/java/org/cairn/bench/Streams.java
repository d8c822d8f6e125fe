package org.cairn.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.bench.Tool.BenchmarkFailed;
import org.jose4j.lang.JoseException;

/**
 * Open event streams: how long a message takes from the moment its sender sends it until each
 * member's stream has it, and what memory a stream takes that only waits. Each caller has a stream,
 * and is in a group of 25; the messages go round these groups. One selector thread reads all
 * streams, on the same machine.
 */
final class Streams implements AutoCloseable {
  private static final int GROUP_SIZE = 25;
  private static final int PER_SECOND = 50;
  private static final int OPENING_AT_ONCE = 50;

  /** Longer than the time between two heartbeats, so that each stream has written one. */
  private static final Duration IDLE = Duration.ofSeconds(20);

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
  private static final Pattern COMMITTED =
      Pattern.compile("(?m)^ *(?!Metaspace|class space)\\S.* total (\\d+)K");

  private final Settings settings;
  private final Server server;
  private final Application application;
  private final Keys keys;
  private final int count;
  private final ExecutorService threads = Executors.newFixedThreadPool(2, Streams::daemon);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).build();

  private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<Long> latencies = new ConcurrentLinkedQueue<>();
  private final AtomicInteger ready = new AtomicInteger();
  private final AtomicInteger ended = new AtomicInteger();
  private final AtomicInteger refused = new AtomicInteger();

  Streams(Settings settings, Server server, Application application, Keys keys) {
    this.settings = settings;
    this.server = server;
    this.application = application;
    this.keys = keys;
    this.count = Math.min(settings.streams(), settings.callers());
  }

  /**
   * What came of it; times in milliseconds, memory in kilobytes for each stream.
   *
   * @param heap what is alive in it
   * @param outside resident memory, less the growth of the heap
   */
  record Outcome(
      int streams,
      int messages,
      int deliveries,
      int awaited,
      int refused,
      int ended,
      double p50,
      double p99,
      double worst,
      double heap,
      double outside) {}

  private record Memory(long heap, long committed, long resident) {}

  Outcome measure() throws Exception {
    List<List<Integer>> groups = groups();
    fill(groups);
    // First some, with messages: what is loaded and compiled is not the streams'.
    int first = count / 4;
    open(0, first);
    send(groups, Math.max(5, settings.warmUp() / 3));
    Memory before = memory("before");
    open(first, count);
    Thread.sleep(IDLE.toMillis());
    Memory after = memory("after");
    int streams = count - first;
    latencies.clear();
    int messages = send(groups, settings.seconds());
    long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();
    return new Outcome(
        count,
        messages,
        sorted.length,
        messages * GROUP_SIZE,
        refused.get(),
        ended.get(),
        at(sorted, 0.5),
        at(sorted, 0.99),
        at(sorted, 1),
        (after.heap - before.heap) / 1024.0 / streams,
        Math.max(0, after.resident - before.resident - (after.committed - before.committed))
            / 1024.0
            / streams);
  }

  private static double at(long[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))] / 1e6;
  }

  /** Callers of one program, 25 in a group. */
  private List<List<Integer>> groups() {
    Map<Integer, List<Integer>> programs = new HashMap<>();
    for (int i = 0; i < count; i++) {
      programs
          .computeIfAbsent(Settings.programOf(10 * i), program -> new ArrayList<>())
          .add(10 * i);
    }
    List<List<Integer>> groups = new ArrayList<>();
    for (List<Integer> people : programs.values()) {
      for (int i = 0; i + GROUP_SIZE <= people.size(); i += GROUP_SIZE) {
        groups.add(people.subList(i, i + GROUP_SIZE));
      }
    }
    if (groups.isEmpty()) {
      throw new BenchmarkFailed("bench.streams: too few for a group of " + GROUP_SIZE);
    }
    return groups;
  }

  private void fill(List<List<Integer>> groups) throws SQLException, IOException {
    Instant now = Instant.now();
    try (Filler group =
            new Filler(
                server,
                "peer_group (id, program_id, name, guidelines, last_seq, created_at, changed_at)");
        Filler member =
            new Filler(
                server,
                "group_member (id, group_id, participant_id, alias, alias_key, accepted_version, joined_at)")) {
      for (int g = 0; g < groups.size(); g++) {
        int program = Settings.programOf(groups.get(g).get(0));
        group.row(
            Numbered.STREAM_GROUP.id(g),
            Numbered.PROGRAM.id(program),
            "Evening group " + g,
            "Be kind.",
            0,
            now,
            now);
        for (int person : groups.get(g)) {
          member.row(
              Numbered.STREAM_MEMBER.id(person),
              Numbered.STREAM_GROUP.id(g),
              Numbered.PARTICIPANT.id(person),
              "M" + person,
              "m" + person,
              1,
              now);
        }
      }
    }
    server.run("vacuum analyze peer_group, group_member");
  }

  /** Opens the streams of these callers, some at a time, and waits until they hear what is new. */
  private void open(int from, int to) throws JoseException, InterruptedException {
    int until = ready.get();
    for (int i = from; i < to; i++) {
      HttpRequest request = request(10 * i, "/v1/me/events/stream").build();
      client
          .sendAsync(request, HttpResponse.BodyHandlers.fromLineSubscriber(new Lines()))
          .whenComplete((answer, failure) -> ended.incrementAndGet());
      if (++until % OPENING_AT_ONCE == 0 || i == to - 1) {
        awaitReady(until);
      }
    }
  }

  private void awaitReady(int many) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (ready.get() < many) {
      if (System.nanoTime() > until || ended.get() > 0) {
        throw new BenchmarkFailed(
            "Of %d streams %d are open, and %d have ended."
                .formatted(many, ready.get(), ended.get()));
      }
      Thread.sleep(5);
    }
  }

  private final class Lines implements Flow.Subscriber<String> {
    private boolean open;

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (!open && line.startsWith("id: ")) {
        open = true;
        ready.incrementAndGet();
      } else if (line.startsWith("data: ")) {
        long now = System.nanoTime();
        Matcher ids = ID.matcher(line);
        while (ids.find()) {
          Long sent = sentAt.get(ids.group());
          if (sent != null) {
            latencies.add(now - sent);
            return;
          }
        }
      }
    }

    @Override
    public void onError(Throwable failure) {
      // Counted where the answer ends.
    }

    @Override
    public void onComplete() {
      // Likewise.
    }
  }

  /** Sends at a steady pace, whatever comes back, and waits a moment for the last. */
  private int send(List<List<Integer>> groups, int seconds)
      throws JoseException, InterruptedException {
    List<CompletableFuture<?>> sends = new ArrayList<>();
    int messages = seconds * PER_SECOND;
    long begin = System.nanoTime();
    for (int i = 0; i < messages; i++) {
      int group = i % groups.size();
      int member = groups.get(group).get(i / groups.size() % GROUP_SIZE);
      String id = UUID.randomUUID().toString();
      HttpRequest request =
          request(member, "/v1/groups/" + Numbered.STREAM_GROUP.id(group) + "/messages/" + id)
              .header("Content-Type", "application/json")
              .PUT(
                  HttpRequest.BodyPublishers.ofString(
                      "{\"text\":\"Made it through the weekend. It helps to read you.\"}"))
              .build();
      TimeUnit.NANOSECONDS.sleep(begin + i * 1_000_000_000L / PER_SECOND - System.nanoTime());
      sentAt.put(id, System.nanoTime());
      sends.add(
          client
              .sendAsync(request, HttpResponse.BodyHandlers.discarding())
              .whenComplete(
                  (answer, failure) -> {
                    if (failure != null || answer.statusCode() != 201) {
                      refused.incrementAndGet();
                    }
                  }));
    }
    CompletableFuture.allOf(sends.toArray(CompletableFuture[]::new))
        .exceptionally(failure -> null)
        .join();
    Thread.sleep(2_000);
    return messages;
  }

  private HttpRequest.Builder request(int participant, String path) throws JoseException {
    String token =
        keys.token(Numbered.PARTICIPANT.id(participant), Numbered.DEVICE.id(participant));
    return HttpRequest.newBuilder(URI.create(application.url() + path))
        .header("Authorization", "Bearer " + token);
  }

  /** After a full collection; nothing where the JDK's tools are missing. */
  private Memory memory(String when) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd)) {
      return new Memory(0, 0, 0);
    }
    // Counts what is alive, after a full collection.
    String alive = jcmd(jcmd, "GC.class_histogram");
    Files.writeString(settings.work().resolve("streams-heap-" + when + ".txt"), alive);
    Matcher total = TOTAL.matcher(alive);
    Matcher spaces = COMMITTED.matcher(jcmd(jcmd, "GC.heap_info"));
    long committed = 0;
    while (spaces.find()) {
      committed += Long.parseLong(spaces.group(1)) << 10;
    }
    return new Memory(
        total.find() ? Long.parseLong(total.group(1)) : 0,
        committed,
        application.memory("VmRSS") << 20);
  }

  private String jcmd(Path jcmd, String command) throws IOException, InterruptedException {
    return Tool.run(
        settings.work(),
        Map.of(),
        Arrays.asList(jcmd.toString(), Long.toString(application.pid()), command));
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "streams");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
