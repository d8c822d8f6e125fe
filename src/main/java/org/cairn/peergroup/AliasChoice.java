package org.cairn.peergroup;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How somebody is to be known in a group. */
@Schema(description = "How somebody is to be known in a group.")
record AliasChoice(
    @NotBlank
        @Size(max = 400)
        @Schema(
            description =
                "One line of up to 40 characters. What looks like the alias of another member is taken, and what looks"
                    + " like that of staff is not for participants.",
            examples = "Heron")
        String alias) {}
