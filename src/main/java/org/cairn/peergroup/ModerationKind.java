package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a moderator does. */
@Schema(
    description =
        "hide: take a message out for now; restore: give it back; remove: take it out for good; pause: a member reads and does not write for a time; unpause; lock: only staff write in the group; unlock; close_case: nothing more is to do.")
public enum ModerationKind {
  /** Takes a message out for now. */
  HIDE,
  /** Gives a hidden or removed message back. */
  RESTORE,
  /** Takes a message out for good. */
  REMOVE,
  /** Lets a member read and not write for a time. */
  PAUSE,
  /** Ends a pause early. */
  UNPAUSE,
  /** Lets only staff write in the group. */
  LOCK,
  /** Lets members write again. */
  UNLOCK,
  /** Says that nothing more is to do about the reports. */
  CLOSE_CASE;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ModerationKind of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
