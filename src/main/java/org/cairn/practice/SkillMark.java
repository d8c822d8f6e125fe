package org.cairn.practice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a participant says of a skill. */
public enum SkillMark {
  /** It does me harm: it is never suggested. */
  HARMFUL,
  /** I come back to it. */
  FAVORITE;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SkillMark of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
