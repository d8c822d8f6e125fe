package org.cairn;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The package as an operator starts it, as a process of its own, configured by its environment. */
public final class Replica implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Process process;
  private final Path log;
  private final URI api;
  private final URI management;

  private Replica(Process process, Path log, URI api, URI management) {
    this.process = process;
    this.log = log;
    this.api = api;
    this.management = management;
  }

  /** How a command ended, and what it said. */
  public record Outcome(int code, String output) {}

  /** Runs one of the package's commands to its end. */
  public static Outcome run(Map<String, String> settings, String... words) throws Exception {
    Path log = Files.createTempFile("cairn", ".log");
    Process process = start(settings, log, words);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("does not end: " + String.join(" ", words));
    }
    return new Outcome(process.exitValue(), Files.readString(log, StandardCharsets.UTF_8));
  }

  /** Starts the package on free ports and waits until it is ready. */
  public static Replica ready(Map<String, String> settings) throws Exception {
    int port = freePort();
    int health = freePort();
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
    environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(health));
    Path log = Files.createTempFile("cairn", ".log");
    Replica replica =
        new Replica(
            start(environment, log),
            log,
            URI.create("http://localhost:" + port),
            URI.create("http://localhost:" + health));
    replica.awaitReady();
    return replica;
  }

  /** Where the API listens. */
  public URI api() {
    return api;
  }

  /** Where health and metrics listen. */
  public URI management() {
    return management;
  }

  /** What it has logged. */
  public Path log() {
    return log;
  }

  /** The process, to be stopped in this way or that. */
  public Process process() {
    return process;
  }

  private void awaitReady() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(management.resolve("/q/health/ready"))
            .timeout(Duration.ofSeconds(10))
            .build();
    Instant until = Instant.now().plus(Duration.ofSeconds(60));
    while (process.isAlive() && Instant.now().isBefore(until)) {
      try {
        if (HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet.
      }
      Thread.sleep(100);
    }
    process.destroyForcibly();
    throw new AssertionError("not ready:\n" + Files.readString(log));
  }

  private static Process start(Map<String, String> settings, Path log, String... words)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", jar().toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("QUARKUS_") || name.startsWith("CAIRN_"));
    builder.environment().putAll(settings);
    return builder.start();
  }

  static Path jar() {
    return Path.of(System.getProperty("cairn.package", "target/quarkus-app/quarkus-run.jar"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
