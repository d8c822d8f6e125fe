package org.cairn;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.cairn.identity.NewKeys;

/** Gives the application under test a key directory of its own, as a deployment would. */
public class TestKeys implements QuarkusTestResourceLifecycleManager {
  /** The id of the signing key before the current one. */
  public static final String PREVIOUS = "previous";

  /** The directory of the application that runs now, for tests that sign tokens of their own. */
  public static volatile Path directory;

  @Override
  public Map<String, String> start() {
    try {
      directory = Files.createTempDirectory("cairn-test-keys");
      NewKeys.write(directory.toString());
      writePreviousKey(directory.resolve("signing"));
      return Map.of("cairn.keys.directory", directory.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A key that signs no more and is still taken, as every deployment has after a rotation. */
  private static void writePreviousKey(Path folder) throws IOException {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      byte[] key = generator.generateKeyPair().getPrivate().getEncoded();
      Files.writeString(
          folder.resolve(PREVIOUS + ".pem"),
          "-----BEGIN PRIVATE KEY-----\n"
              + Base64.getMimeEncoder().encodeToString(key)
              + "\n-----END PRIVATE KEY-----\n");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    // The directory lies in the temporary folder.
  }
}
