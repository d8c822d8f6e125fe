package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an imported session takes place. */
public enum ImportStatus {
  /** It does. */
  SCHEDULED,
  /** It does not. */
  CANCELED;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
