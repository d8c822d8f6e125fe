package org.cairn.safety;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How to claim. */
@Schema(description = "How to claim an alert.")
record AlertClaim(
    @NotNull
        @Schema(description = "Whether to take it over from whoever has it.", examples = "false")
        Boolean takeOver) {}
