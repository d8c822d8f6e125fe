package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where somebody stands who asked for a place in a full session. */
public enum WaitlistStatus {
  /** In line. */
  WAITING,
  /** A place is held for them, for a while. */
  OFFERED,
  /** They have a place. */
  BOOKED,
  /** They left the line, or declined. */
  LEFT,
  /** The offer was not taken in time. */
  LAPSED,
  /** The session has begun or was canceled. */
  OVER;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static WaitlistStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
