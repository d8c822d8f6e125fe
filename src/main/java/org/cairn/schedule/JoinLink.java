package org.cairn.schedule;

import java.time.Duration;
import java.time.Instant;

/** When a participant sees the link to join: from 15 minutes before the start until the end. */
final class JoinLink {
  private static final Duration BEFORE = Duration.ofMinutes(15);

  private JoinLink() {}

  static boolean isShown(Instant starts, Instant ends, Instant now) {
    return !now.isBefore(starts.minus(BEFORE)) && now.isBefore(ends);
  }
}
