package org.cairn.skills;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/** What somebody is in the middle of. */
public enum Situation {
  CRAVING,
  ANGER,
  ANXIETY,
  SADNESS,
  LONELINESS,
  BOREDOM,
  CONFLICT,
  SLEEP,
  STRESS,
  SOCIAL_PRESSURE,
  SHAME,
  AFTER_USE,
  OVERWHELM;

  /** The name in JSON, in the query and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For query parameters: the word as it is listed, in no other case. */
  public static Situation fromString(String word) {
    return Vocabulary.of(values(), Situation::word, word);
  }
}
