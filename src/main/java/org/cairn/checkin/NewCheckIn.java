package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
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
    @NotNull @Valid SelfReport selfReport,
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

  @Override
  public String toString() {
    return "NewCheckIn[***]";
  }
}
