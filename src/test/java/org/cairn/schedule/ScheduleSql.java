package org.cairn.schedule;

/** The hot SQL of the room, for the benchmark. */
public final class ScheduleSql {
  /** My schedule. */
  public static final String SCHEDULE = Sessions.SCHEDULE;

  /** One session. */
  public static final String ONE = Sessions.ONE;

  /** Who is booked into a session, and who came. */
  public static final String ROSTER = Attendances.ROSTER;

  /** Sessions in which a participant can take a place. */
  public static final String OPENINGS = Openings.OPENINGS;

  /** A participant's own busy times. */
  public static final String BUSY = Commitments.BUSY;

  /** Takes a place. */
  public static final String BOOK = Bookings.BOOK;

  /** What the holder of a calendar's secret sees. */
  public static final String CALENDAR = CalendarFeeds.ENTRIES;

  private ScheduleSql() {}
}
