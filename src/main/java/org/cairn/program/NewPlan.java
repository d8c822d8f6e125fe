package org.cairn.program;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A plan of care as staff set it. */
@Schema(description = "A plan of care as staff set it.")
record NewPlan(
    @NotNull
        @Min(0)
        @Max(3600)
        @Schema(description = "Treatment a week, in minutes.", examples = "540")
        Integer weeklyMinutes,
    @NotNull @Schema(examples = "intensive_outpatient") LevelOfCare levelOfCare,
    @Min(1)
        @Max(9)
        @Schema(
            description = "The program's own phase, if it has phases.",
            examples = "2",
            nullable = true)
        @Nullable Integer phase) {

  /** Whether that plan says the same. */
  boolean says(PlanView plan) {
    return equals(new NewPlan(plan.weeklyMinutes(), plan.levelOfCare(), plan.phase()));
  }
}
