package org.cairn.checkin;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum CheckInProblem implements ProblemType {
  NOT_OPEN_YET(409, "Check-in for this session has not opened yet"),
  CLOSED(
      409, "Check-in for this session has closed; please tell your facilitator that you are there"),
  ALREADY_CHECKED_IN(
      409, "You have checked in already, with other answers; send If-Match to correct them"),
  CORRECTION_CLOSED(
      409, "These answers stay as they are now; please tell your counselor what has changed"),
  SESSION_CANCELED(409, "This session was canceled"),
  HAPPENED_IN_FUTURE(400, "This time has not come yet; please look at the clock of your phone"),
  HAPPENED_TOO_LONG_AGO(400, "This is more than three days ago; you can still check in for today"),
  VIA_NOT_OFFERED(400, "This session does not take place that way"),
  CODE_NEEDED(400, "Please type the code that is shown in the room"),
  CODE_WRONG(400, "This is not the code shown in the room now; please look again"),
  QUESTIONS_UNKNOWN(400, "These questions are not known here; read them again"),
  ANSWER_NOT_ASKED(400, "There is an answer to something that was not asked; leave it out"),
  ANSWER_MISSING(400, "An answer is still missing"),
  ANSWER_UNKNOWN(400, "An answer names something that is not on the list"),
  ANSWERS_DISAGREE(400, "Two answers do not go together"),
  DAY_IN_FUTURE(400, "This day has not come yet"),
  DAY_TOO_OLD(400, "A day can be filled in for three days"),
  PROGRAM_NEEDED(400, "Please say for which of your programs this is"),
  QUESTIONS_DISAGREE(400, "These questions do not go together"),
  QUESTION_WATCHED(
      409,
      "An alert rule looks at answers that would not be asked for any more; turn it off first"),
  NEVER_REQUIRED(400, "This question is always left to the participant"),
  TRIGGER_ID_TAKEN(409, "This id is in use; make a new one"),
  TOO_MANY_TRIGGERS(409, "There is room for fifty triggers; remove one first"),

  // Instruments.
  INSTRUMENT_UNKNOWN(400, "We have no such questionnaire in this version; choose one of the list"),
  ANSWERS_INVALID(400, "Some answers do not fit this questionnaire"),
  ANSWERS_MISSING(400, "Some questions still need an answer before this is complete"),
  ASSESSMENT_COMPLETE(409, "This one is complete; to answer again, start a new one"),
  ASSESSMENT_ID_TAKEN(409, "This id is in use already; make a new random one"),
  INSTRUMENT_INVALID(400, "Some places of this instrument contradict each other"),
  INSTRUMENT_VERSION_TAKEN(409, "This version is there already; give a change a new version"),
  INSTRUMENT_SLUG_TAKEN(409, "This slug belongs to another instrument; choose another one"),
  TOO_MANY_INSTRUMENTS(409, "Your program has as many instruments and versions as we keep"),
  DUE_OUT_OF_RANGE(400, "Choose a first day within a year of today"),

  // Recovery days and milestones.
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

  /** {@link #PROGRAM_NEEDED}, wherever a body can name one. */
  static HttpProblem programNeeded() {
    return PROGRAM_NEEDED.at("programId", "is one of my programs");
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
