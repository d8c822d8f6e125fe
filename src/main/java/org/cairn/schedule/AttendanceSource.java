package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Who says whether somebody came. */
public enum AttendanceSource {
  /** A staff member; stands over the others. */
  STAFF,
  /** The participant, by checking in. */
  CHECK_IN,
  /** The no-show job. */
  JOB;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AttendanceSource of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
