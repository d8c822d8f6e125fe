package org.cairn.practice;

import io.quarkiverse.resteasy.problem.HttpProblem;
import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum PracticeProblem implements ProblemType {
  PROGRAM_NEEDED(400, "Please say which of your programs this belongs to"),
  SKILL_UNKNOWN(400, "We have no such skill; choose one of the library"),

  // Practices.
  PRACTICED_IN_FUTURE(400, "This moment has not come yet; please look at the clock of your phone"),
  PRACTICED_TOO_LONG_AGO(400, "Practice can be added for two weeks; today counts too"),
  PRACTICE_ID_TAKEN(409, "This id belongs to another practice; make a new random one"),
  TOO_MANY_PRACTICES(409, "There is room for two hundred practices of a day"),

  // Worksheets.
  WORKSHEET_TYPE_UNKNOWN(400, "We have no such worksheet in this version; choose one of the list"),
  WORKSHEET_DOES_NOT_FIT(400, "Some places of this worksheet need another look"),
  WORKSHEET_ID_TAKEN(409, "This id belongs to another worksheet; make a new random one"),
  TOO_MANY_WORKSHEETS(409, "There is room for two thousand worksheets; remove one first"),

  // Homework.
  HOMEWORK_UNCLEAR(400, "Homework is one skill or one worksheet; please name one of them"),
  DUE_DATE_OUT_OF_RANGE(400, "Choose a day from today on, within a year"),
  SKILL_HARMS_THEM(
      409,
      "They said that this skill does them harm; please talk with them, and choose another one together"),
  HOMEWORK_WITHDRAWN(409, "This homework was withdrawn; set it anew"),
  TOO_MUCH_HOMEWORK(
      409, "There is as much homework here as fits in a year; please withdraw some first");

  private final int status;
  private final String title;

  PracticeProblem(int status, String title) {
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
