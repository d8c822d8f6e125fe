package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why somebody reports a message. */
@Schema(
    description =
        "harassment: hurts or presses somebody; threat; worried_about_them: whoever wrote it may need help; privacy: tells what is somebody's own to tell; drugs_or_alcohol: makes it harder to stay sober; spam; other.")
public enum ReportReason {
  /** Hurts or presses somebody. */
  HARASSMENT,
  /** Threatens somebody. */
  THREAT,
  /** Whoever wrote it may need help. */
  WORRIED_ABOUT_THEM,
  /** Tells what is somebody's own to tell. */
  PRIVACY,
  /** Makes it harder to stay sober. */
  DRUGS_OR_ALCOHOL,
  /** Is not what the group is for. */
  SPAM,
  /** Something else. */
  OTHER;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ReportReason of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
