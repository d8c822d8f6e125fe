package org.cairn.safety;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How soon a person has to look. */
@Schema(
    description =
        "acute: at once, the participant gets crisis support in the answer itself and the on-call is told as well; urgent: the same day; routine: in the course of the work.")
public enum AlertSeverity {
  /** At once: the answer itself carries crisis support, and the on-call is told as well. */
  ACUTE,
  /** The same day. */
  URGENT,
  /** In the course of the work. */
  ROUTINE;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AlertSeverity of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
