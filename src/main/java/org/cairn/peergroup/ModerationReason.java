package org.cairn.peergroup;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a moderator acts. */
@Schema(
    description =
        "As for a report; and calm: the conversation needs a break; mistake: what was done before was not right.")
public enum ModerationReason {
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
  /** The conversation needs a break. */
  CALM,
  /** What was done before was not right. */
  MISTAKE,
  /** Something else. */
  OTHER;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static ModerationReason of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
