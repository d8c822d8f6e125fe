package org.cairn.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A busy time of a participant. */
@Schema(description = "A busy time of a participant. Private to them and their counselor.")
record CommitmentView(
    UUID id,
    @Schema(examples = "Late shift") String title,
    @Schema(description = "Of the first one.", examples = "2026-11-23T22:00:00")
        LocalDateTime localStart,
    @Schema(description = "IANA time zone of the local time.", examples = "America/New_York")
        String zone,
    @Schema(examples = "480") int minutes,
    @Schema(
            description = "How it repeats (RFC 5545, RRULE); null for once.",
            examples = "FREQ=WEEKLY;BYDAY=MO,TH",
            nullable = true)
        @Nullable String rule,
    @Schema(description = "Days on which it does not take place.", examples = "[\"2026-12-24\"]")
        List<LocalDate> excluded,
    Instant changedAt) {

  /** The same at another moment, to see whether something else differs. */
  CommitmentView at(Instant moment) {
    return new CommitmentView(id, title, localStart, zone, minutes, rule, excluded, moment);
  }

  @Override
  public String toString() {
    return "CommitmentView[***]";
  }
}
