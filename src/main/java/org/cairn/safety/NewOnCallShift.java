package org.cairn.safety;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A shift to plan. */
@Schema(description = "When somebody of the staff is on call.")
record NewOnCallShift(
    @NotNull
        @Schema(
            description = "Somebody who works in the program.",
            examples = "01981b2e-7c30-7c4e-8b1d-3a5e6f708192")
        UUID staffId,
    @NotNull @Schema(examples = "2026-11-23T23:00:00Z") Instant startsAt,
    @NotNull
        @Schema(
            description = "After startsAt, by fourteen days at most.",
            examples = "2026-11-24T12:00:00Z")
        Instant endsAt) {}
