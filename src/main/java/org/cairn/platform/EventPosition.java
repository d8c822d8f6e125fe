package org.cairn.platform;

import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the feed's order.
 *
 * @param at when what stands before it happened: tells a cursor's age, and orders nothing
 */
record EventPosition(long xact, long id, Instant at) implements Comparable<EventPosition> {
  private static final Comparator<EventPosition> ORDER =
      Comparator.comparingLong(EventPosition::xact).thenComparingLong(EventPosition::id);

  static EventPosition parse(String text) {
    String[] parts = text.split(":", -1);
    return new EventPosition(
        Long.parseLong(parts[0]),
        Long.parseLong(parts[1]),
        Instant.ofEpochSecond(Long.parseLong(parts[2])));
  }

  String text() {
    return xact + ":" + id + ":" + at.getEpochSecond();
  }

  @Override
  public int compareTo(EventPosition other) {
    return ORDER.compare(this, other);
  }
}
