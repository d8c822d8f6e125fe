package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a message does not say any more what it said. */
@Schema(description = "edited or deleted by whoever wrote it; hidden or removed by a moderator.")
public enum VersionEnd {
  /** Its author wrote something else. */
  EDITED,
  /** Its author deleted it. */
  DELETED,
  /** A moderator hid it. */
  HIDDEN,
  /** A moderator removed it. */
  REMOVED;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static VersionEnd of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
