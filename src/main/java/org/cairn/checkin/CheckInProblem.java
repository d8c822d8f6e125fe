package org.cairn.checkin;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum CheckInProblem implements ProblemType {
  NOT_OPEN_YET(409, "Check-in for this session has not opened yet"),
  CLOSED(
      409, "Check-in for this session has closed; please tell your facilitator that you are there"),
  ALREADY_CHECKED_IN(409, "You have checked in to this session already, with other answers"),
  SESSION_CANCELED(409, "This session was canceled");

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
