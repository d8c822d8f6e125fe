package org.cairn.schedule;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum ScheduleProblem implements ProblemType {
  SESSION_FULL(409, "This session is full"),
  OVERLAPS(409, "This overlaps with another booking"),
  JOIN_LINK_MISSING(400, "A session by telehealth needs a link to join"),
  LINK_NOT_SECURE(400, "The link to join has to begin with https://");

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
