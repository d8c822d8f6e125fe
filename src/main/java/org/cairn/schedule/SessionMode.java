package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a session takes place. */
public enum SessionMode {
  /** In a room. */
  IN_PERSON,
  /** By video. */
  TELEHEALTH,
  /** Both at once. */
  HYBRID;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SessionMode of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
