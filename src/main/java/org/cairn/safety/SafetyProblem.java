package org.cairn.safety;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum SafetyProblem implements ProblemType {
  HOURS_WITHOUT_PHONE(400, "Add the phone that is answered at these hours, or leave hours out"),
  SHIFT_OUT_OF_RANGE(400, "Let endsAt come after startsAt, by fourteen days at most"),
  ON_CALL_NOT_STAFF(400, "Choose as staffId somebody who works in this program"),
  SHIFT_ID_TAKEN(409, "This shift id was used for another shift"),
  RULE_UNCLEAR(400, "This kind of rule takes other fields"),
  THRESHOLD_OUT_OF_RANGE(400, "Choose a threshold that an answer can reach"),
  RULE_NEVER_FIRES(400, "Choose an instrument, an item and a threshold that an answer can reach"),
  RULE_NOT_ACUTE(400, "Choose urgent or routine as severity: what has not happened has no answer"),
  TOO_MANY_RULES(409, "There are as many rules as a program can have; change one of them"),
  ALREADY_CLAIMED(409, "Somebody is on it already; take it over if they cannot go on"),
  NOT_CLAIMED(409, "Claim it first, so that the others know who acts"),
  ALERT_RESOLVED(409, "This alert has been resolved already"),
  TOO_MANY_NOTES(409, "There are as many notes as an alert can have");

  private final int status;
  private final String title;

  SafetyProblem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String title() {
    return title;
  }
}
