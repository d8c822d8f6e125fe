package org.cairn.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opaque cursors, sealed with a key: a phone can keep one, and not make one. A cursor belongs to
 * one list, named by its scope, and is refused by every other.
 */
@ApplicationScoped
public class Cursors {
  private final Keyring keyring;

  Cursors(Keyring keyring) {
    this.keyring = keyring;
  }

  /**
   * Seals a position.
   *
   * @param scope the list, with all that decides its content
   * @param position where the next page begins
   */
  public String seal(String scope, String position) {
    return keyring.seal("cursor:" + scope, position.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Opens a cursor that was sealed for this list; throws {@code platform/cursor-invalid} for any
   * other.
   */
  public Optional<String> open(String scope, @Nullable String cursor) {
    if (cursor == null) {
      return Optional.empty();
    }
    byte[] position =
        keyring
            .open("cursor:" + scope, cursor)
            .orElseThrow(PlatformProblem.CURSOR_INVALID::problem);
    return Optional.of(new String(position, StandardCharsets.UTF_8));
  }
}
