package org.cairn.checkin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How often a participant is asked for an instrument. */
@Schema(description = "How often a participant is asked for an instrument, and from when.")
record NewInstrumentPlan(
    @Min(1)
        @Max(52)
        @Schema(
            description = "Weeks from one completion to the next; null for once.",
            examples = "2",
            nullable = true)
        @Nullable Integer everyWeeks,
    @NotNull
        @Schema(
            description = "The first day, at the site, within a year of today.",
            examples = "2026-11-23")
        LocalDate firstDue) {

  /** Whether that plan says the same. */
  boolean says(PlannedInstrument plan) {
    return equals(new NewInstrumentPlan(plan.everyWeeks(), plan.firstDue()));
  }
}
