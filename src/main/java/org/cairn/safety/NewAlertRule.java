package org.cairn.safety;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A rule to add. */
@Schema(
    description =
        "What is to be noticed. at_least, at_most and rise take a measure and a threshold; item an instrument, an item and a"
            + " threshold; score an instrument and a threshold; no_shows and silence a threshold; use, distress and concern nothing more.")
record NewAlertRule(
    @NotNull @Schema(examples = "at_least") RuleKind kind,
    @Pattern(regexp = "mood|craving|stress|sleepHours")
        @Schema(
            description = "Of a check-in: mood, craving, stress (0 to 10) or sleepHours (0 to 24).",
            examples = "craving",
            nullable = true)
        @Nullable String measure,
    @Size(max = 40)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Schema(description = "Its short name.", examples = "phq-9", nullable = true)
        @Nullable String instrument,
    @Size(max = 32)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Schema(description = "Of the instrument.", examples = "9", nullable = true)
        @Nullable String item,
    @DecimalMin("0")
        @DecimalMax("999")
        @Digits(integer = 3, fraction = 1)
        @Schema(
            description =
                "Of the measure, item or score; for a rise above the median of two weeks; missed sessions in a row; days of"
                    + " silence.",
            examples = "8",
            nullable = true)
        @Nullable BigDecimal threshold,
    @NotNull @Schema(examples = "urgent") AlertSeverity severity) {}
