package org.cairn.checkin;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How it is, in the participant's own numbers and words. Version 1 of the questions. */
@Schema(description = "How it is, in my own numbers and words. Nobody but me can read it here.")
record SelfReport(
    @NotNull
        @Min(0)
        @Max(10)
        @Schema(description = "Mood, 0 very low to 10 very good.", examples = "6")
        Integer mood,
    @NotNull
        @Min(0)
        @Max(10)
        @Schema(description = "Craving, 0 none to 10 the strongest there is.", examples = "3")
        Integer craving,
    @NotNull
        @Min(0)
        @Max(10)
        @Schema(description = "Stress, 0 none to 10 the most there is.", examples = "4")
        Integer stress,
    @DecimalMin("0")
        @DecimalMax("24")
        @Digits(integer = 2, fraction = 1)
        @Schema(description = "Hours of sleep last night.", examples = "6.5", nullable = true)
        @Nullable BigDecimal sleepHours,
    @Schema(
            description = "Use since last time; never required.",
            examples = "false",
            nullable = true)
        @Nullable Boolean usedSinceLast,
    @Size(max = 200)
        @Schema(
            description = "What I want from today.",
            examples = "Listen more than I talk",
            nullable = true)
        @Nullable String goal,
    @Size(max = 2000)
        @Schema(
            description = "A private note. Encrypted under my own key.",
            examples = "Long shift, but I came.",
            nullable = true)
        @Nullable String note) {

  @Override
  public String toString() {
    return "SelfReport[***]";
  }

  /** The same answers, however they are written: 6.50 hours are 6.5. */
  boolean sameAs(SelfReport other) {
    return normal().equals(other.normal());
  }

  private SelfReport normal() {
    return new SelfReport(
        mood,
        craving,
        stress,
        sleepHours == null ? null : sleepHours.stripTrailingZeros(),
        usedSinceLast,
        goal,
        note);
  }
}
