package org.cairn.skills;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/** How much practice a skill asks for before it works in a hard minute. */
public enum Difficulty {
  EASY,
  MEDIUM,
  HARDER;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word as it is listed, in no other case. */
  public static Difficulty fromString(String word) {
    return Vocabulary.of(values(), Difficulty::word, word);
  }
}
