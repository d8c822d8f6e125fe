package org.cairn.checkin;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a count was. */
@Schema(description = "How a count of mine was from then on.")
record RecoveryCountVersion(
    @Schema(examples = "2") int version,
    @Schema(examples = "Without alcohol") String what,
    @Schema(description = "The days that counted, oldest first.") List<RecoveryPeriod> periods,
    Instant changedAt) {

  static RecoveryCountVersion of(RecoveryCount count) {
    return new RecoveryCountVersion(
        count.version(), count.what(), count.periods(), count.changedAt());
  }

  @Override
  public String toString() {
    return "RecoveryCountVersion[***]";
  }
}
