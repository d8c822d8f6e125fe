package org.cairn.skills;

import org.cairn.platform.ProblemType;

/** What can go wrong in this room. */
public enum SkillProblem implements ProblemType {
  SLUG_RESERVED(400, "Choose another slug; this word is an address of the library"),
  CONTENT_INVALID(400, "Some parts of the text do not fit; violations say which"),
  TEXT_INCOMPLETE(400, "The text needs all of its headings, and its steps as a numbered list"),
  NOT_IN_REVIEW(409, "Send it to review first; then it can be published or come back"),
  OWN_DRAFT(409, "Somebody else has to read it; whoever changed or submitted it cannot"),
  TOO_MANY_DRAFTS(409, "There are as many drafts as a program can have; publish or delete one"),
  TOO_MANY_SKILLS(409, "There are as many texts as a program can have of its own; change one");

  private final int status;
  private final String title;

  SkillProblem(int status, String title) {
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
