package org.cairn.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * A span of time.
 *
 * @param starts the first moment
 * @param ends the first moment at which it is over
 */
record Interval(Instant starts, Instant ends) {
  /** Whether they share a moment; one that ends as the other starts does not. */
  boolean overlaps(Interval other) {
    return starts.isBefore(other.ends) && other.starts.isBefore(ends);
  }

  int minutes() {
    return Math.toIntExact(Duration.between(starts, ends).toMinutes());
  }
}
