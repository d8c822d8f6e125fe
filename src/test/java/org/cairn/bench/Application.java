package org.cairn.bench;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cairn.bench.Tool.BenchmarkFailed;

/** The packaged application, configured as in production: by its environment. */
final class Application implements AutoCloseable {
  private final Process process;
  private final int port;
  private final Duration untilReady;

  Application(Settings settings, Server server, Path keys)
      throws IOException, InterruptedException {
    port = freePort();
    int management = freePort();
    Map<String, String> environment = new HashMap<>(database(server));
    environment.put("CAIRN_KEYS_DIRECTORY", keys.toString());
    environment.put("CAIRN_ISSUER", Keys.ISSUER);
    environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_HOST", "127.0.0.1");
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(management));
    environment.put("QUARKUS_SHUTDOWN_DELAY", "0S");
    environment.put(
        "CAIRN_PEERGROUP_MESSAGES_PER_MINUTE", Integer.toString(Scripts.MESSAGES_A_MINUTE));
    List<String> command = new ArrayList<>(List.of(java()));
    command.addAll(List.of(settings.appFlags().split(" ")));
    command.addAll(List.of("-jar", settings.app().toString()));
    // glibc would keep freed memory once for each thread.
    environment.put("MALLOC_ARENA_MAX", "2");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.redirectOutput(settings.work().resolve("application.log").toFile());
    long begin = System.nanoTime();
    process = builder.start();
    // Also when the benchmark itself is stopped.
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
    awaitReady(URI.create("http://127.0.0.1:" + management + "/q/health/ready"));
    untilReady = Duration.ofNanos(System.nanoTime() - begin);
  }

  /** Runs one of the package's commands. */
  static String command(Settings settings, Map<String, String> environment, String... words)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(java(), "-jar", settings.app().toString()));
    command.addAll(List.of(words));
    return Tool.run(settings.work(), environment, command);
  }

  static Map<String, String> database(Server server) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL",
        server.url(),
        "QUARKUS_DATASOURCE_USERNAME",
        Server.APP,
        "QUARKUS_DATASOURCE_PASSWORD",
        "bench");
  }

  private void awaitReady(URI health) throws InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (process.isAlive() && System.nanoTime() < until) {
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet.
      }
      Thread.sleep(10);
    }
    process.destroy();
    throw new BenchmarkFailed("The application did not start: see application.log.");
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  Duration untilReady() {
    return untilReady;
  }

  long pid() {
    return process.pid();
  }

  /** Resident memory in megabytes: now (VmRSS), or at its highest (VmHWM); 0 where unknown. */
  long memory(String field) throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.isReadable(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith(field + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  private static String java() {
    String home = System.getenv("JAVA_HOME");
    return Path.of(home == null ? System.getProperty("java.home") : home, "bin", "java").toString();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
