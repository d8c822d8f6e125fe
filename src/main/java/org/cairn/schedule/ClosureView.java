package org.cairn.schedule;

import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A day on which a site is closed. */
@Schema(description = "A day on which the site is closed.")
record ClosureView(
    @Schema(examples = "2026-12-18") LocalDate day,
    @Schema(examples = "Snow") String reason,
    Instant closedAt,
    @Schema(
            description = "Sessions of the program that are canceled because of it.",
            examples = "4")
        int sessions) {}
