package org.cairn.schedule;

/** The hot SQL of the room, for the benchmark. */
public final class ScheduleSql {
  /** My schedule. */
  public static final String SCHEDULE = Sessions.SCHEDULE;

  /** One session. */
  public static final String ONE = Sessions.ONE;

  /** Taking a place. */
  public static final String BOOK = Bookings.BOOK;

  private ScheduleSql() {}
}
