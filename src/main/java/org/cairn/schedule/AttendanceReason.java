package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why somebody did not come, came late or left early; deliberately coarse. */
public enum AttendanceReason {
  /** Was ill. */
  ILLNESS,
  /** Had to work. */
  WORK,
  /** Was needed at home. */
  FAMILY,
  /** Could not get there. */
  TRANSPORT,
  /** Had an appointment at court. */
  COURT,
  /** Could not travel in the weather. */
  WEATHER,
  /** Anything else. */
  OTHER;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AttendanceReason of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
