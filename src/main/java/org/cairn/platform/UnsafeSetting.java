package org.cairn.platform;

import java.util.Optional;

/** A room's setting that production must not run with. */
public interface UnsafeSetting {
  /** The sentence that says what to change; empty when all is well. */
  Optional<String> unsafe();
}
