package org.cairn.schedule;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The end of a series. */
@Schema(description = "The end of a series.")
record SeriesEnd(
    @NotNull
        @Schema(description = "The first day without it, at the site.", examples = "2027-02-01")
        LocalDate from,
    @NotBlank
        @Size(max = 200)
        @Schema(
            description = "Shown to those booked: nothing about a person's health in it.",
            examples = "The group has met its goals.")
        String reason) {}
