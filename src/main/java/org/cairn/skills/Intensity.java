package org.cairn.skills;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/**
 * How strong a feeling or craving is right now: low up to 3 of 10, moderate up to 6, high above.
 */
public enum Intensity {
  LOW,
  MODERATE,
  HIGH;

  /** The name in JSON, in the query and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For query parameters: the word as it is listed, in no other case. */
  public static Intensity fromString(String word) {
    return Vocabulary.of(values(), Intensity::word, word);
  }
}
