package org.cairn.safety;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where an alert stands. */
@Schema(
    description =
        "open: nobody has taken it; claimed: somebody is on it; resolved: it has been looked after.")
public enum AlertStatus {
  /** Nobody has taken it. */
  OPEN,
  /** Somebody is on it. */
  CLAIMED,
  /** It has been looked after. */
  RESOLVED;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AlertStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** For query parameters: the word as it is listed, in no other case. */
  public static AlertStatus fromString(String word) {
    return Vocabulary.of(values(), AlertStatus::word, word);
  }
}
