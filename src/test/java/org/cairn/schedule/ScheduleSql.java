package org.cairn.schedule;

/** The hot SQL of the room, for the benchmark. */
public final class ScheduleSql {
  /** My schedule. */
  public static final String SCHEDULE = Sessions.SCHEDULE;

  /** One session. */
  public static final String ONE = Sessions.ONE;

  /** Where I can take a place. */
  public static final String OPENINGS = Openings.OPENINGS;

  /** How weeks add up. */
  public static final String WEEKS = Weeks.WEEKS;

  private ScheduleSql() {}
}
