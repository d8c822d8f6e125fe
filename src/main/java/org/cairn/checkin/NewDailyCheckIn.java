package org.cairn.checkin;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
    @Min(0)
        @Max(10)
        @Schema(description = "Mood, 0 very low to 10 very good.", examples = "6", nullable = true)
        @Nullable Integer mood,
    @Min(0)
        @Max(10)
        @Schema(
            description = "Craving, 0 none to 10 the strongest there is.",
            examples = "3",
            nullable = true)
        @Nullable Integer craving,
    @Min(0)
        @Max(10)
        @Schema(
            description = "Stress, 0 none to 10 the most there is.",
            examples = "4",
            nullable = true)
        @Nullable Integer stress,
    @DecimalMin("0")
        @DecimalMax("24")
        @Digits(integer = 2, fraction = 1)
        @Schema(description = "Hours of sleep last night.", examples = "6.5", nullable = true)
        @Nullable BigDecimal sleepHours,
    @Size(max = 30)
        @Schema(
            description = "Common triggers that I met; an empty list for none.",
            examples = "[\"stress\", \"people\"]",
            nullable = true)
        @Nullable List<@NotNull CommonTrigger> triggers,
    @Size(max = 50)
        @Schema(
            description = "Triggers of my own list that I met.",
            examples = "[\"8c6f8f5e-6a4c-4a3e-9d8e-0c1f2a3b4c5d\"]",
            nullable = true)
        @Nullable List<@NotNull UUID> ownTriggers,
    @Schema(
            description = "Use since last time; never required.",
            examples = "false",
            nullable = true)
        @Nullable Boolean usedSinceLast,
    @Size(max = 11)
        @Schema(
            description = "What was used, when there was use; never required.",
            examples = "[\"alcohol\"]",
            nullable = true)
        @Nullable List<@NotNull Substance> substances,
    @Size(max = 20)
        @Schema(
            description = "Skills that I used, by their slugs in the library.",
            examples = "[\"urge-surfing\"]",
            nullable = true)
        @Nullable List<@NotNull @Size(max = 80) String> skillsUsed,
    @Size(min = 1, max = 200)
        @Schema(
            description = "What I want from today. Encrypted under my own key.",
            examples = "Listen more than I talk",
            nullable = true)
        @Nullable String goal,
    @Size(min = 1, max = 2000)
        @Schema(
            description = "A note. Encrypted under my own key.",
            examples = "Long shift, but I came.",
            nullable = true)
        @Nullable String note,
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

  Said said() {
    return new Said(
        questionsVersion,
        new SelfReport(
                mood,
                craving,
                stress,
                sleepHours,
                triggers,
                ownTriggers,
                usedSinceLast,
                substances,
                skillsUsed,
                goal,
                note)
            .normal(),
        happenedAt);
  }

  @Override
  public String toString() {
    return "NewDailyCheckIn[***]";
  }
}
