package org.cairn.skills;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a draft is. */
public enum DraftState {
  /** Being written. */
  DRAFT,
  /** Waits to be read by another coordinator, who publishes it or sends it back. */
  IN_REVIEW;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word as it is listed, in no other case. */
  public static DraftState fromString(String word) {
    for (DraftState one : values()) {
      if (one.word().equals(word)) {
        return one;
      }
    }
    throw new IllegalArgumentException("not in the list");
  }
}
