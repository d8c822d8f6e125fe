package org.cairn.checkin;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How somebody comes to a session. */
public enum Via {
  /** Into the room. */
  ROOM,
  /** By video. */
  TELEHEALTH;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
