package org.cairn;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cairn.identity.NewKeys;

/** Gives the application under test a key directory of its own, as a deployment would. */
public class TestKeys implements QuarkusTestResourceLifecycleManager {
  /** The directory of the application that runs now, for tests that sign tokens of their own. */
  public static volatile Path directory;

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("cairn-test-keys");
      NewKeys.write(directory.toString());
      return Map.of("cairn.keys.directory", directory.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    // The directory lies in the temporary folder.
  }
}
