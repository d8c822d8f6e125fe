package org.cairn.schedule;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum ScheduleProblem implements ProblemType {
  SESSION_FULL(409, "This session is full"),
  OVERLAPS(409, "This overlaps with another booking"),
  JOIN_LINK_MISSING(400, "A session by telehealth needs a link to join"),
  LINK_NOT_SECURE(400, "The link to join has to begin with https://"),

  // Series
  RULE_INVALID(400, "This rule is not one that we read"),
  RULE_TOO_FREQUENT(400, "A series has at most four sessions a day"),
  RULE_ENDLESS(400, "A series needs an end: add UNTIL or COUNT to its rule"),
  RULE_TOO_LONG(400, "A series has at most 1000 sessions within two years"),
  RULE_EMPTY(400, "This rule leaves no session at all"),
  RULE_START(400, "A series starts with its first session, on a day that its rule names"),
  RULE_OVERLAPS(400, "Sessions of this series would overlap each other"),
  IN_THE_PAST(400, "This lies in the past; choose a day and time to come"),
  TOO_FAR_AHEAD(400, "This is too far ahead"),
  START_BEFORE_CHANGE(400, "The changed series starts on the day of the change or later"),
  SERIES_ENDED(409, "This series ends before that day; look for the one that follows it"),
  CLASHES(409, "A room or a facilitator is taken at some of these times");

  private final int status;
  private final String title;

  ScheduleProblem(int status, String title) {
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
