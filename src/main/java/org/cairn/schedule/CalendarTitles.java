package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the entries of a calendar feed are called. */
public enum CalendarTitles {
  /** "Appointment", and no room: reveals nothing to whoever looks over a shoulder. */
  NEUTRAL,
  /** The sessions' own titles, and their rooms. */
  FULL;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static CalendarTitles of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
