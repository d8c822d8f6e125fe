package org.cairn.schedule;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum ScheduleProblem implements ProblemType {
  // Commitments.
  ZONE_UNKNOWN(400, "We do not know this time zone; an IANA name such as America/Chicago works"),
  RULE_INVALID(400, "This rule cannot be read; RFC 5545 says how to write one"),
  RULE_TOO_FREQUENT(400, "A rule can repeat daily, weekly, monthly or yearly, once a day at most"),
  COMMITMENT_OUT_OF_RANGE(400, "All days of a commitment have to lie within ten years of today"),
  COMMITMENT_ID_TAKEN(409, "This id is taken; please make another one"),
  TOO_MANY_COMMITMENTS(409, "There is room for a hundred commitments; remove one first"),

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
