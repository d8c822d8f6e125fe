package org.cairn.practice;

/** The hot SQL of the room, for the benchmark. */
public final class PracticeSql {
  /** What to try now. */
  public static final String SUGGEST = Suggestions.SUGGEST;

  private PracticeSql() {}
}
