package org.cairn.bench;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that the benchmark calls. */
final class Tool {
  private Tool() {}

  /** Where a program lies, on the PATH or where distributions put PostgreSQL's. */
  static String find(String name, String hint) throws IOException {
    Stream<Path> path = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
    Path versions = Path.of("/usr/lib/postgresql");
    try (Stream<Path> more = Files.isDirectory(versions) ? Files.list(versions) : Stream.of()) {
      Optional<Path> found =
          Stream.concat(path, more.map(version -> version.resolve("bin")))
              .map(folder -> folder.resolve(name))
              .filter(Files::isExecutable)
              .findFirst();
      return found
          .orElseThrow(() -> new BenchmarkFailed("There is no " + name + " on the PATH: " + hint))
          .toString();
    }
  }

  /** Runs to the end, and gives what it wrote. */
  static String run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(folder.toFile()).environment().putAll(environment);
    Process process = builder.start();
    try {
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new BenchmarkFailed(String.join(" ", command) + "\n" + output);
      }
      return output;
    } finally {
      process.destroy();
    }
  }

  /** What ends the benchmark with a sentence. */
  static final class BenchmarkFailed extends RuntimeException {
    private static final long serialVersionUID = 1;

    BenchmarkFailed(String sentence) {
      super(sentence);
    }
  }
}
