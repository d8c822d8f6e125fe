package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is taken. */
public enum ConflictKind {
  /** The room. */
  ROOM,
  /** The facilitator. */
  FACILITATOR;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ConflictKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
