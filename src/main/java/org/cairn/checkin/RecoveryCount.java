package org.cairn.checkin;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A count of days that a participant keeps.
 *
 * @param periods oldest first; no two share a day, and only the last may go on
 */
record RecoveryCount(
    UUID id,
    String what,
    String zone,
    List<RecoveryPeriod> periods,
    int version,
    Instant changedAt) {

  /** Whether it says the same, whenever it was written. */
  boolean says(RecoveryCount other) {
    return what.equals(other.what) && zone.equals(other.zone) && periods.equals(other.periods);
  }

  @Override
  public String toString() {
    return "RecoveryCount[***]";
  }
}
