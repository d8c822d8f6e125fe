package org.cairn.checkin;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers as they came in, brought into their normal form.
 *
 * @param happenedAt when the phone says that it was; null for now
 */
record Said(int questionsVersion, SelfReport report, @Nullable Instant happenedAt) {
  private static final Duration SKEW = Duration.ofMinutes(2);
  private static final Duration LONGEST_OFFLINE = Duration.ofHours(72);

  Said {
    report = report.normal();
    boolean named = report.substances() != null && !report.substances().isEmpty();
    if (named && !Boolean.TRUE.equals(report.usedSinceLast())) {
      // Otherwise a use would be on record that no rule sees.
      throw CheckInProblem.ANSWERS_DISAGREE.at(
          SelfReport.field("substances"), "go with usedSinceLast, and that is true then");
    }
  }

  /** Whether the phone was offline and says itself when it was. */
  boolean offline() {
    return happenedAt != null;
  }

  /** When it was. A phone's clock may be a little ahead of ours; nothing happens after now. */
  Instant at(Instant now) {
    if (happenedAt == null) {
      return now;
    }
    if (happenedAt.isAfter(now.plus(SKEW))) {
      throw CheckInProblem.HAPPENED_IN_FUTURE.at("happenedAt", "lies in the past");
    }
    if (happenedAt.isBefore(now.minus(LONGEST_OFFLINE))) {
      throw CheckInProblem.HAPPENED_TOO_LONG_AGO.at("happenedAt", "is at most 72 hours ago");
    }
    return happenedAt.isAfter(now) ? now : happenedAt.truncatedTo(ChronoUnit.MICROS);
  }

  boolean sameAs(CheckIn stored) {
    return questionsVersion == stored.questionsVersion() && report.equals(stored.selfReport());
  }

  @Override
  public String toString() {
    return "Said[***]";
  }
}
