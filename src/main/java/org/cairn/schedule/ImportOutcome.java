package org.cairn.schedule;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What became of a row of an import. */
public enum ImportOutcome {
  /** A new session. */
  CREATED,
  /** The session was changed. */
  UPDATED,
  /** It was like that already. */
  UNCHANGED,
  /** It cannot be taken over. */
  REFUSED,
  /** It could be, but others cannot, and so none was. */
  NOT_TAKEN;

  /** The name in JSON. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
