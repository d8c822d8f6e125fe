package org.cairn.safety;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.cairn.platform.Vocabulary;

/**
 * What many people meet that makes them want to use: the situations of Marlatt and Gordon's
 * taxonomy (Relapse Prevention, 1985), in our own words.
 */
public enum CommonTrigger {
  ANGER("Anger or frustration"),
  ANXIETY("Worry or fear"),
  SADNESS("Feeling low"),
  LONELINESS("Feeling alone"),
  BOREDOM("Boredom, empty time"),
  SHAME("Shame or guilt"),
  STRESS("Too much at once, at work or at home"),
  CONFLICT("An argument, somebody close"),
  TIREDNESS("Tired or slept badly"),
  HUNGER("Hungry, skipped a meal"),
  PAIN("Pain or feeling ill"),
  PEOPLE("People I used with"),
  PLACES("A place, or passing by it"),
  OFFERED("Somebody offered it, or used near me"),
  MONEY("Money in hand"),
  GOOD_MOOD("Good mood, something to celebrate"),
  MEMORIES("A memory or an anniversary"),
  TESTING("Wanting to see whether I can handle it");

  private final String text;

  CommonTrigger(String text) {
    this.text = text;
  }

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it is called, for people. */
  public String text() {
    return text;
  }

  /** For files and query parameters: the word as it is listed, in no other case. */
  public static CommonTrigger fromString(String word) {
    return Vocabulary.of(values(), CommonTrigger::word, word);
  }
}
