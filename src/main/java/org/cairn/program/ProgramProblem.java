package org.cairn.program;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum ProgramProblem implements ProblemType {
  PLAN_IN_THE_PAST(400, "A plan can begin a week ago at the earliest; choose a later day"),
  ZONE_UNKNOWN(400, "This time zone is not known; use an IANA name such as America/New_York"),
  SLUG_TAKEN(409, "Another program has this short name"),
  ALREADY_DISCHARGED(409, "This enrollment has ended already"),
  ALREADY_ASSIGNED(409, "This assignment exists already"),
  STAFF_BUSY(409, "This staff member leads another session at that time; choose somebody else"),
  ROOM_NAME_TAKEN(409, "A room of this site has this name; choose another name"),
  COHORT_NAME_TAKEN(409, "A cohort of this program has this name; choose another name"),
  ASSIGNMENT_UNCLEAR(
      400,
      "A counselor is assigned to a participant, a facilitator to a session or a group, a coordinator to the program");

  private final int status;
  private final String title;

  ProgramProblem(int status, String title) {
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
