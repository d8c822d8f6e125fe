package org.cairn.checkin;

/** The hot SQL of the room, for the benchmark. */
public final class CheckInSql {
  /** Check in. */
  public static final String CHECK_IN = CheckIns.CHECK_IN;

  /** My trends. */
  public static final String TRENDS = Trends.MINE;

  private CheckInSql() {}
}
