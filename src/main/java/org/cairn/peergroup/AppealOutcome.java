package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of an appeal. */
@Schema(description = "upheld: what was done stands; reversed: it is taken back.")
public enum AppealOutcome {
  /** What was done stands. */
  UPHELD,
  /** It is taken back. */
  REVERSED;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AppealOutcome of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
