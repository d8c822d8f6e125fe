package org.cairn.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A busy time of mine as I describe it. */
@Schema(
    description =
        "A busy time of mine, such as work, school or picking up the children. Private to me and my counselor.")
record NewCommitment(
    @NotBlank @Size(max = 120) @Schema(examples = "Late shift") String title,
    @NotNull
        @Schema(
            description =
                "Local date and time of the first one, within ten years of today. One that the clock skips is read by the offset before the gap;"
                    + " one that comes twice is the first of the two.",
            examples = "2026-11-23T22:00:00")
        LocalDateTime localStart,
    @NotBlank
        @Size(max = 60)
        @Schema(description = "IANA time zone of the local time.", examples = "America/New_York")
        String zone,
    @NotNull
        @Min(5)
        @Max(1440)
        @Schema(
            description = "Length in minutes that pass, also on the day that the clock changes.",
            examples = "480")
        Integer minutes,
    @Size(min = 1, max = 500)
        @Schema(
            description =
                "RRULE of RFC 5545, without its name: DAILY, WEEKLY, MONTHLY or YEARLY, once a day at most; without UNTIL (a"
                    + " day, a local time, or UTC) or COUNT it goes on. BYWEEKNO and BYYEARDAY are not read, nor"
                    + " BYSETPOS in a yearly rule; a yearly rule with BYMONTHDAY names its months; INTERVAL is 999 at"
                    + " most. Null for once.",
            examples = "FREQ=WEEKLY;BYDAY=MO,TH",
            nullable = true)
        @Nullable String rule,
    @Size(max = 366)
        @Schema(
            description = "Days on which it does not take place, within ten years of today.",
            examples = "[\"2026-12-24\"]",
            nullable = true)
        @Nullable List<@NotNull LocalDate> excluded) {

  @Override
  public String toString() {
    return "NewCommitment[***]";
  }
}
