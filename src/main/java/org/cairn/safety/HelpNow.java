package org.cairn.safety;

import org.jspecify.annotations.Nullable;

/**
 * What comes back with answers that worry. Given once, it stays with them, whatever they are
 * corrected to.
 *
 * @param told what the participant learns of the care team; null when no alert was raised
 * @param support what helps now; null unless a rule of the acute kind fired
 * @param safetyPlan the participant's own, beside support
 */
public record HelpNow(
    @Nullable String told, @Nullable SupportBlock support, @Nullable SafetyPlanView safetyPlan) {
  /** Nobody was told, and nothing has to be shown. */
  public static final HelpNow NONE = new HelpNow(null, null, null);

  /** An alert waits for a person: nothing is promised of when they see it. */
  static final String TOLD = "Your care team has been told.";

  static final String TOLD_WITH_NUMBERS =
      TOLD + " They may not see it right away; if you need someone now, use the numbers here.";

  /**
   * Where no numbers are shown.
   *
   * @param raised whether there is an alert of these answers
   */
  public static HelpNow told(boolean raised) {
    return raised ? new HelpNow(TOLD, null, null) : NONE;
  }

  @Override
  public String toString() {
    return "HelpNow[***]";
  }
}
