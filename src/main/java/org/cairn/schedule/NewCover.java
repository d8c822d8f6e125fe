package org.cairn.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Who leads somebody's sessions on some days. */
@Schema(description = "Who leads the sessions of an absent staff member on some days.")
record NewCover(
    @NotNull @Schema(examples = "01990a2b-7c1d-7e2f-8a3b-4c5d6e7f8091") UUID absentId,
    @NotNull @Schema(examples = "01990a2b-7c1d-7e2f-8a3b-4c5d6e7f8092") UUID coverId,
    @NotNull
        @Schema(
            description = "First day, at the site; within the next two years.",
            examples = "2026-12-01")
        LocalDate from,
    @NotNull @Min(1) @Max(62) @Schema(description = "Number of days.", examples = "5")
        Integer days) {}
