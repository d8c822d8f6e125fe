package org.cairn.program;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * How much treatment a plan of care asks for, most first (ASAM Criteria, levels 2.5, 2.1 and 1).
 */
public enum LevelOfCare {
  /** Twenty hours a week and more, level 2.5. */
  PARTIAL_HOSPITALIZATION,
  /** Nine hours a week and more, level 2.1. */
  INTENSIVE_OUTPATIENT,
  /** Less than nine hours a week, level 1. */
  OUTPATIENT,
  /** After treatment. */
  AFTERCARE;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static LevelOfCare of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
