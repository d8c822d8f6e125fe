package org.cairn.safety;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of an alert. */
@Schema(
    description =
        "reached: talked with the participant; safety_plan_used: went by the safety plan; referred: passed on to others; no_action_needed; raised_in_error.")
public enum AlertOutcome {
  /** Staff talked with the participant. */
  REACHED,
  /** Staff and participant went by the safety plan. */
  SAFETY_PLAN_USED,
  /** Passed on to others, such as a hospital or a mobile crisis team. */
  REFERRED,
  /** Looked at, and nothing was to do. */
  NO_ACTION_NEEDED,
  /** Such as an answer given by mistake. */
  RAISED_IN_ERROR;

  /** The name in JSON and in the database. */
  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static AlertOutcome of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
