package org.cairn.safety;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a rule looks at. */
@Schema(
    description =
        "at_least and at_most: a measure of a check-in; rise: above the participant's own median of two weeks; use: named in a check-in; item and score: of an instrument; no_shows: sessions missed in a row; silence: days without a check-in, a message or a session attended; distress: words in a message that sound as if a life were in danger; concern: words in a message of somebody who is getting worse.")
public enum RuleKind {
  /** A measure of a check-in reaches the threshold. */
  AT_LEAST,
  /** A measure of a check-in is down to the threshold. */
  AT_MOST,
  /** A measure is that much above the person's own median of two weeks. */
  RISE,
  /** A check-in names use since last time. */
  USE,
  /** An item of an instrument reaches the threshold. */
  ITEM,
  /** The score of an instrument reaches the threshold. */
  SCORE,
  /** So many sessions missed in a row. */
  NO_SHOWS,
  /** So many days without a check-in, a message or a session attended. */
  SILENCE,
  /** Words in a message that sound as if a life were in danger; see {@link Distress}. */
  DISTRESS,
  /** Words in a message of somebody who is getting worse; see {@link Distress}. */
  CONCERN;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it needs to know nothing but that it happened. */
  boolean plain() {
    return this == USE || this == DISTRESS || this == CONCERN;
  }

  static RuleKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
