package org.cairn.skills;

/** The hot SQL of the room, for the benchmark. */
public final class SkillSql {
  /** Search by words. */
  public static final String SEARCH = SkillSearch.SEARCH;

  /** Whether the library has changed. */
  public static final String VERSION = LibraryChanges.VERSION;

  private SkillSql() {}
}
