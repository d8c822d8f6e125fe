package org.cairn.practice;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why a skill is suggested. */
public enum ReasonKind {
  /** It helped more than half of the times, two or more, that it was rated for this. */
  HELPED_YOU,
  /** The participant comes back to it. */
  FAVORITE,
  /** It is made for this. */
  FITS,
  /** It is made for something else and can be done here and now. */
  AT_HAND;

  /** The name in JSON. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
