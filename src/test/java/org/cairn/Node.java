package org.cairn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/**
 * Programs of npm that check what we make. Needs node and npm on the PATH; where CI is set a test
 * fails without them, elsewhere it is skipped. The programs and their dependencies are pinned under
 * {@code src/test/node}.
 */
public final class Node {
  /** Where they are installed, and run. */
  public static final Path WORK = Path.of("target/node");

  private static final Path SOURCE = Path.of("src/test/node");

  private Node() {}

  /** Installs what is pinned, and copies what stands beside it. */
  public static void install() throws IOException, InterruptedException {
    if (!onPath("node") || !onPath("npm")) {
      String sentence = "No node or npm on the PATH: the checks that need them do not run.";
      if ("true".equals(System.getenv("CI"))) {
        fail(sentence);
      }
      abort(sentence);
    }
    Path lock = WORK.resolve("package-lock.json");
    Path installed = WORK.resolve("node_modules/.package-lock.json");
    boolean same =
        Files.exists(installed)
            && Files.exists(lock)
            && Files.mismatch(lock, SOURCE.resolve("package-lock.json")) < 0;
    Files.createDirectories(WORK);
    try (Stream<Path> files = Files.list(SOURCE)) {
      files.filter(Files::isRegularFile).forEach(Node::copy);
    }
    if (!same) {
      run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
    }
  }

  /** Runs a command to its end, and answers with what it wrote. It has to succeed. */
  public static String run(String... command) throws IOException, InterruptedException {
    File output = File.createTempFile("node", ".txt", WORK.toFile());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    int status = builder.start().waitFor();
    String written = Files.readString(output.toPath(), StandardCharsets.UTF_8);
    assertEquals(0, status, () -> String.join(" ", command) + " in target/node:\n" + written);
    return written;
  }

  private static void copy(Path file) {
    try {
      Files.copy(file, WORK.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean onPath(String program) {
    return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
        .anyMatch(
            folder ->
                new File(folder, program).canExecute()
                    || new File(folder, program + ".cmd").canExecute());
  }
}
