package org.cairn.safety;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What sets alerts off. */
public enum AlertSource {
  /** A check-in. */
  CHECK_IN,
  /** An answered instrument. */
  ASSESSMENT,
  /** A missed session. */
  ATTENDANCE,
  /** Nothing heard. */
  SILENCE,
  /** A message in a peer group or care thread. */
  MESSAGE;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AlertSource of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
