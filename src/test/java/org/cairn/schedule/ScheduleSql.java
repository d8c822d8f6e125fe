package org.cairn.schedule;

/** The hot SQL of the room, for the benchmark. */
public final class ScheduleSql {
  /** My schedule. */
  public static final String SCHEDULE = Sessions.SCHEDULE;

  /** One session. */
  public static final String ONE = Sessions.ONE;

  /** Who is booked into a session, and who came. */
  public static final String ROSTER = Attendances.ROSTER;

  private ScheduleSql() {}
}
