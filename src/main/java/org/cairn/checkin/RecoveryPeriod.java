package org.cairn.checkin;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Days that count.
 *
 * @param to the first day that does not count any more; null while it goes on
 */
@Schema(description = "Days that count, one after the other.")
record RecoveryPeriod(
    @NotNull @Schema(description = "The first day.", examples = "2026-03-01") LocalDate from,
    @Schema(
            description = "The first day that does not count any more; null while it goes on.",
            examples = "2026-06-01",
            nullable = true)
        @Nullable LocalDate to) {

  /** The period of an interval of ISO 8601. */
  static RecoveryPeriod of(String interval) {
    String[] ends = interval.split("/", -1);
    return new RecoveryPeriod(
        LocalDate.parse(ends[0]), ends[1].isEmpty() ? null : LocalDate.parse(ends[1]));
  }

  /** As an interval of ISO 8601, without an end while it goes on. */
  String interval() {
    return from + "/" + (to == null ? "" : to);
  }

  /** Days that have passed: on the first day it is none yet. */
  long days(LocalDate today) {
    return Math.max(0, ChronoUnit.DAYS.between(from, to == null ? today : to));
  }

  @Override
  public String toString() {
    return "RecoveryPeriod[***]";
  }
}
