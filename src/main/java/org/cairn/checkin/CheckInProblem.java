package org.cairn.checkin;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum CheckInProblem implements ProblemType {
  NOT_OPEN_YET(409, "Check-in for this session has not opened yet"),
  CLOSED(
      409, "Check-in for this session has closed; please tell your facilitator that you are there"),
  ALREADY_CHECKED_IN(409, "You have checked in to this session already, with other answers"),
  SESSION_CANCELED(409, "This session was canceled"),

  // Instruments.
  INSTRUMENT_UNKNOWN(400, "We have no such questionnaire in this version; choose one of the list"),
  PROGRAM_NEEDED(400, "You take part in several programs; say for which of them this is"),
  ANSWERS_INVALID(400, "Some answers do not fit this questionnaire"),
  ANSWERS_MISSING(400, "Some questions still need an answer before this is complete"),
  ASSESSMENT_COMPLETE(409, "This one is complete; to answer again, start a new one"),
  ASSESSMENT_ID_TAKEN(409, "This id is in use already; make a new random one"),
  INSTRUMENT_INVALID(400, "Some places of this instrument contradict each other"),
  INSTRUMENT_VERSION_TAKEN(409, "This version is there already; give a change a new version"),
  INSTRUMENT_SLUG_TAKEN(409, "This slug belongs to another instrument; choose another one"),
  TOO_MANY_INSTRUMENTS(409, "Your program has as many instruments and versions as we keep"),
  DUE_OUT_OF_RANGE(400, "Choose a first day within a year of today");

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
