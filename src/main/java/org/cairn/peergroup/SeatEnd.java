package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How somebody's time in a group ended. */
@Schema(description = "How somebody's time in a group ended.")
public enum SeatEnd {
  /** They left. */
  LEFT,
  /** A coordinator removed them. */
  REMOVED,
  /** They were discharged. */
  DISCHARGED;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static SeatEnd of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
