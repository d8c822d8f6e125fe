package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says of a day, and where they lived it. */
@Schema(
    description =
        "How it is on a day, in my own numbers and words. Who sees which answer stands beside its question.")
record NewDailyCheckIn(
    @NotNull
        @Min(1)
        @Max(1_000_000)
        @Schema(
            description = "Which version of the questions these answers belong to.",
            examples = "1")
        Integer questionsVersion,
    @NotNull @Valid SelfReport selfReport,
    @Schema(
            description =
                "When it really happened, if the phone was offline then: within the last 72 hours. Left out, it is now.",
            examples = "2026-11-23T23:05:00Z",
            nullable = true)
        @Nullable Instant happenedAt,
    @NotBlank
        @Size(max = 60)
        @Schema(
            description = "IANA time zone in which I live this day.",
            examples = "America/New_York")
        String timeZone,
    @Schema(
            description = "For which of my programs; needed when I am in more than one.",
            examples = "0198c6f8-5e6a-7c4a-8e9d-0c1f2a3b4c5d",
            nullable = true)
        @Nullable UUID programId) {

  @Override
  public String toString() {
    return "NewDailyCheckIn[***]";
  }
}
