package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a place was taken. */
public enum BookedBy {
  /** By a coordinator. */
  STAFF,
  /** With the cohort, from a series. */
  SERIES,
  /** By the participant. */
  PARTICIPANT,
  /** From the waitlist, for those who asked to be booked at once. */
  WAITLIST;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static BookedBy of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
