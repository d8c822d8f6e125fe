package org.cairn.platform;

/** The hot SQL of the event feed, for the benchmark. */
public final class EventSql {
  /** What changed for somebody since a position. */
  public static final String AFTER = Events.AFTER;

  private EventSql() {}
}
