package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether somebody came. */
public enum AttendanceStatus {
  /** Was there. */
  PRESENT,
  /** Came late. */
  LATE,
  /** Left before the end. */
  LEFT_EARLY,
  /** Did not come, and said why. */
  EXCUSED,
  /** Did not come. */
  NO_SHOW;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AttendanceStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
