package org.cairn.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.cairn.platform.Keyring;
import org.cairn.platform.RefusedToStart;

/**
 * The command {@code new-keys}: makes the key directory, or adds a fresh signing key to one that is
 * there.
 */
public final class NewKeys {
  private NewKeys() {}

  /** Writes what is missing, and a signing key of today. Nothing that is there is overwritten. */
  public static void write(String directory) {
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    try {
      Path path = Files.createDirectories(Path.of(directory));
      String kid = today;
      for (int another = 2;
          Files.exists(path.resolve("signing").resolve(kid + ".pem"));
          another++) {
        kid = today + "-" + another;
      }
      Keyring.writeMissing(path);
      boolean first = SigningKeys.write(path, kid);
      System.out.println("Signing key " + kid + " written to " + path + ".");
      System.out.println(
          first
              ? "It is the current one."
              : "Roll it out everywhere, then write its name into signing/current, and roll out again.");
    } catch (IOException | GeneralSecurityException e) {
      throw new RefusedToStart("The keys were not written: " + e);
    }
  }
}
