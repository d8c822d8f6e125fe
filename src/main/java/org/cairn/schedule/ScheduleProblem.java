package org.cairn.schedule;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum ScheduleProblem implements ProblemType {
  SESSION_FULL(409, "This session is full"),
  OVERLAPS(409, "This overlaps with another booking"),
  JOIN_LINK_MISSING(400, "A session by telehealth needs a link to join"),
  LINK_NOT_SECURE(400, "The link to join has to begin with https://"),

  // What staff plan.
  ROOM_BUSY(409, "This room is taken at that time; choose another room or another time"),
  FACILITATOR_BUSY(
      409,
      "Whoever is to lead this leads another session at that time; choose somebody else or another time"),
  SITE_CLOSED(
      409, "The site is closed on that day; choose another day, or open the site again first"),
  IN_THE_PAST(409, "That time has passed; choose one that lies ahead"),
  ALREADY_STARTED(409, "This session would have begun by now; plan a new one instead"),
  NOT_STARTED(409, "This session has not begun; until then only excused can be recorded"),
  MINUTES_UNCLEAR(
      400,
      "Minutes go with present, late and left early, and are no more than the session is long"),
  IMPORT_REFUSED(
      422,
      "Some rows cannot be taken over, so none was; change the refused ones and send all again"),
  ROW_REPEATED(422, "Two rows have the same externalId; send one of them");

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
