package org.cairn.program;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Why an enrollment ends. */
public enum EndReason {
  /** The plan of care was completed. */
  COMPLETED,
  /** To another program. */
  TRANSFERRED,
  /** By the participant's own choice. */
  LEFT,
  /** To another level of care. */
  REFERRED;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
