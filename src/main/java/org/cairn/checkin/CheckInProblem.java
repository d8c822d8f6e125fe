package org.cairn.checkin;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum CheckInProblem implements ProblemType {
  NOT_OPEN_YET(409, "Check-in for this session has not opened yet"),
  CLOSED(
      409, "Check-in for this session has closed; please tell your facilitator that you are there"),
  ALREADY_CHECKED_IN(409, "You have checked in to this session already, with other answers"),
  SESSION_CANCELED(409, "This session was canceled"),
  PERIODS_OVERLAP(400, "These days are in two periods; let one end before the other begins"),
  PERIOD_OUT_OF_RANGE(
      400,
      "A period begins in the last hundred years, ends on a later day than it begins, and lies not in the future"),
  COUNT_ID_TAKEN(409, "This id is in use for another count; make a new one"),
  TOO_MANY_COUNTS(409, "There is room for twenty counts; remove one first"),
  MILESTONE_NOT_REACHED(409, "This milestone is still ahead; it can be shared once it is reached");

  private final int status;
  private final String title;

  CheckInProblem(int status, String title) {
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
