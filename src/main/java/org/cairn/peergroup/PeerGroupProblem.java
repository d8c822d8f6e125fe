package org.cairn.peergroup;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum PeerGroupProblem implements ProblemType {
  ALIAS_TAKEN(409, "Somebody in this group has this alias already"),
  CARE_HOURS_UNCLEAR(400, "These hours do not fit together"),
  ALIAS_UNFIT(400, "Please choose another alias"),
  ALIAS_CHANGES_FULL(409, "You have changed your alias often this month; please try again later"),
  GUIDELINES_CHANGED(409, "The guidelines have changed; please read them as they are now"),
  CARE_THREAD_STAYS(409, "This is your conversation with your care team; it stays open for you"),
  OWN_SEAT(409, "This is you"),
  STAFF_CANNOT_BE_BLOCKED(409, "Staff cannot be blocked; you can mute the group or talk to them"),
  MUTE_TOO_LONG(400, "Please choose a time before the year 2200"),
  QUIET_HOURS_EMPTY(400, "Quiet hours have to end at another time than they start"),
  OWN_MESSAGE(409, "This is your own message; you can edit or delete it"),
  ACT_ID_TAKEN(409, "This id was used for another act"),
  NEEDLESS(409, "It is so already, or there is nothing left to do this to"),
  STAFF_NOT_MODERATED(409, "This is about staff; a coordinator looks after it when it is reported"),
  CARE_NOT_CUT_OFF(
      409, "Nobody is cut off from their care team: it can be neither paused nor locked"),
  CASE_CLOSED(409, "This case is closed; you can still act on the message itself"),
  APPEALED_ALREADY(409, "You have appealed already; a coordinator has your words"),
  NOT_APPEALABLE(409, "Nothing was taken from you here, so there is nothing to give back"),
  OWN_ACT(409, "You did this yourself; another coordinator has to decide"),
  APPEAL_DECIDED(409, "This appeal has been decided already"),
  ALREADY_MEMBER(409, "This person is in the group already, under another alias"),
  MESSAGE_ID_TAKEN(409, "This message id was used for another message"),
  MESSAGE_NOT_YOURS(403, "Only whoever wrote a message can change it"),
  MESSAGE_GONE(409, "This message is not there any more"),
  EDIT_TOO_LATE(409, "A message can be changed for 15 minutes; you can write a new one"),
  EDITED_OFTEN(409, "A message can be changed ten times; you can write a new one"),
  REPLY_UNKNOWN(400, "The message that you answer is not in this group"),
  SKILL_UNKNOWN(400, "This skill is not in the program's library"),
  GROUP_CLOSED(409, "This group is closed; what was said can still be read"),
  GROUP_LOCKED(409, "The facilitators have asked everybody to pause for now"),
  PAUSED(
      409,
      "A facilitator has asked you to pause here for now; you can read along, and your care team is there as before"),
  GUIDELINES_NOT_ACCEPTED(409, "Please read and accept the group's guidelines before you write"),
  TOO_FAST(429, "This is faster than others can follow; please wait a moment, and nothing is lost"),
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
