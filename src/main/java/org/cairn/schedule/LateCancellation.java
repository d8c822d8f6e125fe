package org.cairn.schedule;

import java.time.Duration;
import java.time.Instant;

/**
 * Giving a place up after the program's notice, so near the start that others can hardly take it.
 * It is allowed, and on record.
 */
final class LateCancellation {
  private LateCancellation() {}

  /** The last moment that is not late. */
  static Instant begins(Instant starts, Duration notice) {
    return starts.minus(notice);
  }

  static boolean isLate(Instant starts, Duration notice, Instant now) {
    return now.isAfter(begins(starts, notice));
  }
}
