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
  TOO_MANY_PRACTICES(409, "There is room for two hundred practices of a day");

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
