package org.cairn.skills;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/** What a text of the library is. */
public enum Kind {
  /** Something to do. */
  SKILL,
  /** Something to understand, for a workshop or alone. */
  LESSON;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The word as it is listed, in no other case. */
  public static Kind fromString(String word) {
    return Vocabulary.of(values(), Kind::word, word);
  }
}
