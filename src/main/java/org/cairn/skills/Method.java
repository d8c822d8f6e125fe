package org.cairn.skills;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/** The school that a skill comes from. */
public enum Method {
  /** Cognitive behavioral therapy. */
  CBT,
  /** Dialectical behavior therapy. */
  DBT,
  /** Motivational interviewing. */
  MOTIVATIONAL_INTERVIEWING,
  /** Relapse prevention. */
  RELAPSE_PREVENTION,
  /** Stress management. */
  STRESS_MANAGEMENT,
  /** Problem-solving. */
  PROBLEM_SOLVING,
  /** Emotion regulation. */
  EMOTION_REGULATION,
  /** Mindfulness. */
  MINDFULNESS,
  /** Healthy living. */
  HEALTHY_LIVING;

  /** The name in JSON, in the query and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For query parameters: the word as it is listed, in no other case. */
  public static Method fromString(String word) {
    return Vocabulary.of(values(), Method::word, word);
  }
}
