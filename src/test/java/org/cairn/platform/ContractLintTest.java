package org.cairn.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The committed contract passes the linters that the field uses. Needs node and npm on the PATH;
 * where CI is set it fails without them, elsewhere it is skipped. The linters and their
 * dependencies are pinned under {@code src/test/node}, and the rules that we do not follow stand
 * there with their reasons.
 */
class ContractLintTest {
  private static final Path SOURCE = Path.of("src/test/node");
  private static final Path WORK = Path.of("target/node");

  @BeforeAll
  static void install() throws Exception {
    if (!onPath("node") || !onPath("npm")) {
      String sentence = "No node or npm on the PATH: the contract is not linted.";
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
    for (String file :
        List.of("package.json", "package-lock.json", "redocly.yaml", "spectral.yaml")) {
      Files.copy(SOURCE.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Files.copy(
        Path.of("openapi/openapi.yaml"),
        WORK.resolve("openapi.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
    if (!same) {
      run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
    }
  }

  @Test
  void redoclyHasNothingToSay() throws Exception {
    run("npm", "run", "--silent", "redocly");
  }

  @Test
  void spectralHasNothingToSay() throws Exception {
    run("npm", "run", "--silent", "spectral");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    File output = File.createTempFile("lint", ".txt", WORK.toFile());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output);
    builder.environment().put("REDOCLY_TELEMETRY", "off");
    builder.environment().put("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    int status = builder.start().waitFor();
    assertEquals(
        0,
        status,
        () -> {
          try {
            return String.join(" ", command)
                + " in target/node:\n"
                + Files.readString(output.toPath(), StandardCharsets.UTF_8);
          } catch (IOException e) {
            return e.toString();
          }
        });
  }

  private static boolean onPath(String program) {
    return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator, -1))
        .anyMatch(
            folder ->
                new File(folder, program).canExecute()
                    || new File(folder, program + ".cmd").canExecute());
  }
}
