package org.cairn.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * When a participant can check in to a session: from some minutes before its start until some
 * minutes after it, as the program says. Early until the start, on time for the first ten minutes,
 * then late.
 *
 * @param opens the first moment
 * @param starts the session's start
 * @param closes the first moment at which it is over
 */
public record CheckInWindow(Instant opens, Instant starts, Instant closes) {
  private static final Duration ON_TIME = Duration.ofMinutes(10);

  /** How somebody arrives. */
  public enum Arrival {
    /** Before the start. */
    EARLY,
    /** Within ten minutes of the start. */
    ON_TIME,
    /** Later. */
    LATE;

    /** The name in JSON and in the database. */
    @com.fasterxml.jackson.annotation.JsonValue
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The window of a session. */
  public static CheckInWindow of(Instant starts, int minutesBefore, int minutesAfter) {
    return new CheckInWindow(
        starts.minus(Duration.ofMinutes(minutesBefore)),
        starts,
        starts.plus(Duration.ofMinutes(minutesAfter)));
  }

  /** Whether it is open. */
  public boolean isOpen(Instant now) {
    return !now.isBefore(opens) && now.isBefore(closes);
  }

  /** How somebody arrives who checks in now. */
  public Arrival arrival(Instant now) {
    return now.isBefore(starts)
        ? Arrival.EARLY
        : now.isBefore(starts.plus(ON_TIME)) ? Arrival.ON_TIME : Arrival.LATE;
  }
}
