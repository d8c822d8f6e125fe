package org.cairn.skills;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

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
    return Vocabulary.of(values(), DraftState::word, word);
  }
}
