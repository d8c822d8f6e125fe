package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** "This and following". */
@Schema(description = "A change of a series from a day on.")
record SeriesChange(
    @NotNull
        @Schema(
            description = "The first day that the change holds for, at the site.",
            examples = "2027-02-01")
        LocalDate from,
    @NotNull @Valid NewSeries series) {}
