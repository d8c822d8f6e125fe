package org.cairn.safety;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A program's own line. */
@Schema(description = "The program's own on-call line.")
public record OnCallLine(
    @Schema(examples = "865-555-0142") String call,
    @Schema(
            description = "When it is answered.",
            examples = "Every day, 7 in the morning to 11 at night",
            nullable = true)
        @Nullable String hours) {}
