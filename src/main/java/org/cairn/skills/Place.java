package org.cairn.skills;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/** Where a skill can be practiced. */
public enum Place {
  HOME,
  OUTSIDE,
  WORK,
  CAR,
  CROWD,
  ANYWHERE;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word as it is listed, in no other case. */
  public static Place fromString(String word) {
    return Vocabulary.of(values(), Place::word, word);
  }
}
