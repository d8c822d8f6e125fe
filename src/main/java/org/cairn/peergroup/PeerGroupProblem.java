package org.cairn.peergroup;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum PeerGroupProblem implements ProblemType {
  ALIAS_TAKEN(409, "Somebody in this group has this alias already"),
  ALIAS_UNFIT(400, "Please choose another alias"),
  ALIAS_CHANGES_FULL(409, "You have changed your alias often this month; please try again later"),
  GUIDELINES_CHANGED(409, "The guidelines have changed; please read them as they are now"),
  CARE_THREAD_STAYS(409, "This is your conversation with your care team; it stays open for you"),
  OWN_SEAT(409, "This is you"),
  STAFF_CANNOT_BE_BLOCKED(409, "Staff cannot be blocked; you can mute the group or talk to them"),
  QUIET_HOURS_EMPTY(400, "Quiet hours have to end at another time than they start"),
  ALREADY_MEMBER(409, "This person is in the group already, under another alias"),
  MESSAGE_ID_TAKEN(409, "This message id was used for another message"),
  TEXT_UNREADABLE(400, "The text has characters that cannot be shown");

  private final int status;
  private final String title;

  PeerGroupProblem(int status, String title) {
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
