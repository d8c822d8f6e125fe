package org.cairn.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cairn.bench.Measurement.Load;
import org.cairn.bench.Measurement.Operation;

/**
 * How fast the packaged application is, as a share of what PostgreSQL gives for the same prepared
 * SQL: {@code mvn -Pbench -DskipTests verify}.
 */
public final class Benchmark {
  private static final int DAYS = 28;
  private static final String CHECK_IN = "check in";
  private static final String BOOK = "book";
  private static final String STREAMS = "streams";

  /** What can be done once only, with the same place or session. */
  private static final Set<String> ONCE = Set.of(BOOK, CHECK_IN);

  private final Settings settings;
  private final Scripts scripts;
  private final Requests requests;
  private final Path tokens;
  private final LocalDate today = LocalDate.now(Data.ZONE);
  private final Report report = new Report();
  private long mintedAt;

  private Benchmark(Settings settings) {
    this.settings = settings;
    this.scripts = new Scripts(settings);
    this.requests = new Requests(settings);
    this.tokens = settings.work().resolve("tokens");
  }

  /** Runs it all; exit code 1 when it could not. */
  public static void main(String... args) {
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    int code = 0;
    try {
      new Benchmark(Settings.read()).run();
    } catch (Tool.BenchmarkFailed e) {
      System.err.println(e.getMessage());
      code = 1;
    } catch (Exception e) {
      e.printStackTrace();
      code = 1;
    }
    System.exit(code);
  }

  private void run() throws Exception {
    String[] tools = {
      Tool.find("pgbench", "install PostgreSQL's client programs."),
      Tool.find("wrk", "install wrk, the HTTP load generator.")
    };
    clear(settings.work());
    Files.createDirectories(settings.work());
    Path keyDirectory = settings.work().resolve("keys");
    try (Server server = new Server(settings.work())) {
      Map<String, String> owner = new HashMap<>(Application.database(server));
      owner.put("QUARKUS_FLYWAY_USERNAME", Server.OWNER);
      owner.put("QUARKUS_FLYWAY_PASSWORD", "bench");
      Application.command(settings, owner, "migrate");
      Application.command(settings, Map.of(), "new-keys", keyDirectory.toString());
      Keys keys = new Keys(keyDirectory);
      Data data = new Data(server, settings, keys);
      report.machine(server);
      data.fill();
      report.filled(server);
      try (Application application = new Application(settings, server, keyDirectory)) {
        report.started(application);
        if (!settings.only().equals(STREAMS)) {
          data.fillLibrary();
          data.fillPractices();
        }
        try (InputStream lua = Benchmark.class.getResourceAsStream("requests.lua")) {
          Path script = settings.work().resolve("requests.lua");
          Files.copy(lua, script, StandardCopyOption.REPLACE_EXISTING);
        }
        measure(
            server,
            application,
            keys,
            data,
            new Measurement(settings, server, application, tokens, tools));
      }
    }
  }

  private void measure(
      Server server, Application application, Keys keys, Data data, Measurement measurement)
      throws Exception {
    List<Operation> all = operations(server, application, keys);
    data.fillEvents();
    List<Operation> steady = all.stream().filter(one -> !ONCE.contains(one.name())).toList();
    freshTokens(keys);
    // Twice around, so that what is compiled for one suits the others too.
    for (int i = 0; i < 2 * steady.size(); i++) {
      measurement.load(
          steady.get(i % steady.size()), Math.max(1, settings.warmUp() / (2 * steady.size())));
    }
    report.head();
    for (Operation operation : steady) {
      measure(server, application, keys, measurement, operation);
    }
    for (Operation once : all.subList(steady.size(), all.size())) {
      if (once.name().equals(CHECK_IN)) {
        data.fillArrivals();
      }
      freshTokens(keys);
      measurement.load(once, Math.max(1, settings.warmUp() / 6));
      // The warm-up's are taken back: each request of the measurement is to be a fresh one.
      data.takeBack();
      measure(server, application, keys, measurement, once);
    }
    if (STREAMS.contains(settings.only())) {
      try (Streams streams = new Streams(settings, server, application, keys)) {
        double others = Quiet.await(settings.patience());
        report.streams(streams.measure(), others);
      }
    }
    report.foot(application);
  }

  private void measure(
      Server server,
      Application application,
      Keys keys,
      Measurement measurement,
      Operation operation)
      throws Exception {
    freshTokens(keys);
    double others = Quiet.await(settings.patience());
    double reference = measurement.reference(operation);
    long before = rows(server);
    Load load = measurement.load(operation, settings.seconds());
    long written = rows(server) - before;
    others = Math.max(others, Quiet.busy());
    report.line(operation, reference, load, application, written, others);
  }

  /** A phone uses its token for ten minutes; these are replaced before half of them are over. */
  private void freshTokens(Keys keys) throws Exception {
    if (mintedAt == 0 || System.nanoTime() - mintedAt > TimeUnit.MINUTES.toNanos(5)) {
      requests.tokens(tokens, keys);
      mintedAt = System.nanoTime();
    }
  }

  /** Rows that requests write. */
  private static long rows(Server server) throws Exception {
    return Long.parseLong(
        server.one(
            "select (select count(*) from check_in) + (select sum(last_seq) from peer_group)"
                + " + (select count(*) from booking where booked_by = 'participant')"));
  }

  /** Bookings and check-ins last: the others are not to see them. */
  private List<Operation> operations(Server server, Application application, Keys keys)
      throws Exception {
    List<Operation> all = new ArrayList<>();
    all.add(
        new Operation(
            "my schedule",
            0.35,
            scripts.schedule(today, DAYS),
            requests.schedule(today, DAYS),
            false));
    all.add(new Operation("one session", 0.30, scripts.oneSession(), requests.oneSession(), false));
    all.add(new Operation("openings", 0, scripts.openings(), requests.openings(), false));
    all.add(new Operation("trends", 0, scripts.trends(), requests.trends(), false));
    all.add(new Operation("calendar feed", 0, scripts.calendar(), requests.calendar(), false));
    String settled = server.one("select events_settled()");
    all.add(
        new Operation(
            "changes since",
            0,
            scripts.changes(settled),
            requests.changes(application.url(), keys),
            false));
    all.add(new Operation("skill search", 0.30, scripts.search(), requests.search(), false));
    all.add(
        new Operation(
            "skill suggestions", 0, scripts.suggestions(), requests.suggestions(), false));
    all.add(
        new Operation(
            "skill library unchanged",
            0,
            scripts.libraryVersion(),
            requests.libraryUnchanged(application.url(), keys),
            false));
    all.add(new Operation("latest page", 0.40, scripts.page(), requests.page(), false));
    all.add(
        new Operation("  of the shallow group", 0, scripts.pageOf(1), requests.pageOf(1), false));
    all.add(new Operation("  of the deep group", 0, scripts.pageOf(0), requests.pageOf(0), false));
    all.add(
        new Operation(
            "search in messages", 0, scripts.searchMessages(), requests.searchMessages(), false));
    all.add(new Operation("send", 0.35, scripts.send(), requests.send(), true));
    all.add(new Operation(BOOK, 0.35, scripts.book(), requests.book(), true));
    all.add(
        new Operation(
            CHECK_IN, 0.35, scripts.checkIn(Measurement.CLIENTS), requests.checkIn(), false));
    all.removeIf(operation -> !operation.name().contains(settings.only()));
    return all;
  }

  private static void clear(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
