package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What newcomers read of a group; chosen when it is founded, for people wrote under it. */
@Schema(
    description =
        "joined: what is said from their admission on; all: everything that was ever said.")
public enum History {
  /** What is said from their admission on. */
  JOINED,
  /** Everything. */
  ALL;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static History of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
