package org.cairn.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.cairn.Node;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The committed contract passes the linters that the field uses. The rules that we do not follow
 * stand beside them with their reasons.
 */
class ContractLintTest {
  @BeforeAll
  static void install() throws Exception {
    Node.install();
    Files.copy(
        Path.of("openapi/openapi.yaml"),
        Node.WORK.resolve("openapi.yaml"),
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Test
  void redoclyHasNothingToSay() throws Exception {
    Node.run("npm", "run", "--silent", "redocly");
  }

  @Test
  void spectralHasNothingToSay() throws Exception {
    Node.run("npm", "run", "--silent", "spectral");
  }
}
