package org.cairn.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cairn.bench.Tool.BenchmarkFailed;

/** One thing to do, by pgbench in SQL and by wrk over HTTP, one right after the other. */
final class Measurement {
  /** As many as the application has connections. */
  static final int CLIENTS = 16;

  private static final Pattern TPS = Pattern.compile("tps = ([0-9.]+)");
  private static final Pattern RESULT =
      Pattern.compile("RESULT (\\d+) (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

  /**
   * What is measured.
   *
   * @param share of pgbench's rate to reach; 0 for none
   * @param sql a pgbench script
   * @param requests lines for wrk
   * @param fresh whether each request has an id of its own
   */
  record Operation(String name, double share, String sql, List<String> requests, boolean fresh) {
    String slug() {
      return name.replaceAll("[^a-z0-9]+", "-");
    }
  }

  /** What wrk saw; times in milliseconds. */
  record Load(long requests, double rate, double p50, double p99, long refused, long broken) {}

  private final Settings settings;
  private final Server server;
  private final Application application;
  private final Path tokens;
  private final String pgbench;
  private final String wrk;

  Measurement(
      Settings settings, Server server, Application application, Path tokens, String[] tools) {
    this.settings = settings;
    this.server = server;
    this.application = application;
    this.tokens = tokens;
    this.pgbench = tools[0];
    this.wrk = tools[1];
  }

  /** Transactions per second, as the owner, so without row-level security, and without binding. */
  double reference(Operation operation) throws IOException, InterruptedException {
    Path script = settings.work().resolve(operation.slug() + ".sql");
    Files.writeString(script, operation.sql());
    List<String> command =
        new ArrayList<>(List.of(pgbench, "-n", "-M", "prepared", "-h", "127.0.0.1"));
    command.addAll(List.of("-p", "" + server.port(), "-U", Server.OWNER));
    command.addAll(List.of("-c", "" + CLIENTS, "-j", "2", "-T", "" + settings.seconds()));
    command.addAll(List.of("-D", "none=-", "-D", "round=0", "-D", "before=" + Long.MAX_VALUE));
    command.addAll(List.of("-f", script.toString(), "postgres"));
    String output = Tool.run(settings.work(), Map.of("PGPASSWORD", "bench"), command);
    Files.writeString(settings.work().resolve(operation.slug() + ".pgbench.txt"), output);
    Matcher found = TPS.matcher(output);
    if (!found.find() || output.contains("aborted in command")) {
      throw new BenchmarkFailed("pgbench: " + output);
    }
    return Double.parseDouble(found.group(1));
  }

  Load load(Operation operation, int seconds) throws IOException, InterruptedException {
    Path script = settings.work().resolve("requests.lua");
    Path lines = settings.work().resolve(operation.slug() + ".requests");
    Files.write(lines, operation.requests());
    List<String> command = new ArrayList<>(List.of(wrk, "-t2", "-c" + settings.connections()));
    command.addAll(List.of("-d" + seconds + "s", "--timeout", "10s", "--latency"));
    command.addAll(List.of("-s", script.toString(), application.url(), "--"));
    command.addAll(List.of(lines.toString(), tokens.toString()));
    command.add(operation.requests().size() < 2 ? "all" : "share");
    command.add(operation.fresh() ? "fresh" : "same");
    String output = Tool.run(settings.work(), Map.of(), command);
    Files.writeString(settings.work().resolve(operation.slug() + ".wrk.txt"), output);
    Matcher found = RESULT.matcher(output);
    if (!found.find()) {
      throw new BenchmarkFailed("wrk: " + output);
    }
    long requests = Long.parseLong(found.group(1));
    return new Load(
        requests,
        requests * 1e6 / Long.parseLong(found.group(2)),
        Long.parseLong(found.group(3)) / 1e3,
        Long.parseLong(found.group(4)) / 1e3,
        Long.parseLong(found.group(5)),
        Long.parseLong(found.group(6)));
  }
}
