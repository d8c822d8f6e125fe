package org.cairn.practice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/** Where homework stands. */
public enum HomeworkState {
  /** To do, and there is time. */
  OPEN,
  /** Practiced as often as it asks, or answered. */
  DONE,
  /** To do, and its day is over. It can still be done. */
  OVERDUE,
  /** Not asked for any more. */
  WITHDRAWN;

  /** The word in JSON and in queries. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For query parameters: the word as it is listed, in no other case. */
  public static HomeworkState fromString(String word) {
    return Vocabulary.of(values(), HomeworkState::word, word);
  }
}
