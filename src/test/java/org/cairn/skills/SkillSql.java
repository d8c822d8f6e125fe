package org.cairn.skills;

/** The hot SQL of the room, for the benchmark. */
public final class SkillSql {
  /** Search by relevance. */
  public static final String SEARCH = SkillSearch.SEARCH;

  private SkillSql() {}
}
