package org.cairn.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.cairn.bench.Measurement.Load;
import org.cairn.bench.Measurement.Operation;

/** What is printed. */
final class Report {
  private static final String LINE = "%-24s %9s %9s %7s %7s %-4s %8s %8s %8s %8s %8s %7s%n";

  void machine(Server server) throws IOException, SQLException {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    Path cpus = Path.of("/proc/cpuinfo");
    String cpu = System.getProperty("os.arch");
    if (Files.isReadable(cpus)) {
      cpu =
          Files.readAllLines(cpus).stream()
              .filter(line -> line.startsWith("model name"))
              .map(line -> line.replaceFirst("^.*:\\s*", ""))
              .findFirst()
              .orElse(cpu);
    }
    print(
        "%nMachine: %d cores (%s), %d MB, Java %s, %s%n",
        system.getAvailableProcessors(),
        cpu,
        system.getTotalMemorySize() >> 20,
        Runtime.version(),
        server.one("select split_part(version(), ' on ', 1)"));
    print(
        "Server: fsync %s, synchronous_commit %s, full_page_writes %s, shared_buffers %s%n",
        server.one("show fsync"),
        server.one("show synchronous_commit"),
        server.one("show full_page_writes"),
        server.one("show shared_buffers"));
  }

  void filled(Server server) throws SQLException {
    print(
        "Filled: %s participants, %s bookings, %s messages in %s groups (shallow %s, deep %s), %s%n",
        server.one("select count(*) from enrollment"),
        server.one("select count(*) from booking"),
        server.one("select count(*) from message"),
        server.one("select count(*) from peer_group"),
        server.one("select last_seq from peer_group order by id offset 1 limit 1"),
        server.one("select last_seq from peer_group order by id limit 1"),
        server.one("select pg_size_pretty(pg_database_size(current_database()))"));
  }

  void started(Application application) throws IOException {
    print(
        "Started: ready after %.1f s (at most 6), %d MB%n%n",
        application.untilReady().toMillis() / 1e3, application.memory("VmRSS"));
  }

  void head() {
    print(
        LINE,
        "",
        "pgbench/s",
        "app/s",
        "share",
        "target",
        "",
        "p50 ms",
        "p99 ms",
        "non-2xx",
        "written",
        "RSS MB",
        "others");
  }

  /**
   * @param written rows that the requests wrote; fewer than requests means that some were repeats
   * @param others how busy the machine was with something else, before or after
   */
  void line(
      Operation operation,
      double reference,
      Load load,
      Application application,
      long written,
      double others)
      throws IOException {
    double share = load.rate() / reference;
    boolean compared = operation.share() > 0;
    print(
        LINE,
        operation.name(),
        number(0, reference),
        number(0, load.rate()),
        number(2, share),
        compared ? number(2, operation.share()) : "",
        !compared ? "" : share >= operation.share() ? "yes" : "NO",
        number(1, load.p50()),
        number(1, load.p99()),
        load.refused() + (load.broken() > 0 ? "+" + load.broken() : ""),
        written == 0 ? "" : number(2, (double) written / load.requests()),
        application.memory("VmRSS"),
        number(0, 100 * others) + " %");
  }

  /**
   * @param others how busy the machine was with something else just before
   */
  void streams(Streams.Outcome seen, double others) {
    print(
        "%nStreams: %,d open; %,d messages, 50 a second, each to 25 streams: %,d of %,d came, %d refused, %d streams ended%n",
        seen.streams(),
        seen.messages(),
        seen.deliveries(),
        seen.awaited(),
        seen.refused(),
        seen.ended());
    print(
        "  from sending to each stream: p50 %s ms, p99 %s ms (at most 250), worst %s ms; others %s %%%n",
        number(1, seen.p50()),
        number(1, seen.p99()),
        number(1, seen.worst()),
        number(0, 100 * others));
    print(
        "  memory of a stream that waits: %s kB of heap and %s kB outside (at most 30 together)%n",
        number(1, seen.heap()), number(1, seen.outside()));
  }

  void foot(Application application) throws IOException {
    print("%nMost memory at any time: %d MB (at most 350)%n", application.memory("VmHWM"));
    print(
        "pgbench runs as the owner without row-level security; 'written' is rows for each request,"
            + " less than 1.00 where some were repeats; 'others' is how busy the machine was with something else"
            + " just before or after: figures with much of it mean little.%n");
  }

  private static String number(int digits, double value) {
    return String.format(Locale.ROOT, "%,." + digits + "f", value);
  }

  private static void print(String format, Object... values) {
    System.out.printf(Locale.ROOT, format, values);
  }
}
