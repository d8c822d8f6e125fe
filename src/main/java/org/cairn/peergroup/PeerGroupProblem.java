package org.cairn.peergroup;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum PeerGroupProblem implements ProblemType {
  ALIAS_TAKEN(409, "Somebody in this group has this alias already"),
  CARE_HOURS_UNCLEAR(400, "These hours do not fit together"),
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
