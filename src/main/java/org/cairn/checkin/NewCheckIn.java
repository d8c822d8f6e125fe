package org.cairn.checkin;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What somebody says when they arrive at a session, and how they come. */
@Schema(
    description =
        "How it is, in my own numbers and words, and how I come to the session. Who sees which answer stands beside its"
            + " question.")
record NewCheckIn(
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
    @Schema(
            description =
                "How I come; needed only for a hybrid session joined by video, otherwise it is clear.",
            examples = "room",
            nullable = true)
        @Nullable Via via,
    @Pattern(regexp = "[0-9]{6}", message = "is six digits")
        @Schema(
            description = "The code on the screen in the room, where the program asks for it.",
            examples = "492039",
            nullable = true)
        @Nullable String code) {

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
    return "NewCheckIn[***]";
  }
}
