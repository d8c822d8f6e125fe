package org.cairn.skills;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/** How well the approach that a skill comes from is supported, as a whole. */
public enum Evidence {
  /** Reviews of many trials. */
  STRONG,
  /** Several trials. */
  MODERATE,
  /** Few trials, or studies of another kind. */
  SOME;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word as it is listed, in no other case. */
  public static Evidence fromString(String word) {
    return Vocabulary.of(values(), Evidence::word, word);
  }
}
