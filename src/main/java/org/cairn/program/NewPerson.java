package org.cairn.program;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A participant to be. */
@Schema(description = "A participant to be.")
record NewPerson(
    @NotNull
        @Size(min = 3, max = 254)
        @Pattern(regexp = "[^\\s\\x00-\\x1F\\x7F]+", message = "has no spaces")
        @Schema(
            description = "E-mail address, or a user name that the program gives.",
            examples = "maria.r")
        String login,
    @NotBlank
        @Size(max = 120)
        @Schema(
            description = "What staff call the person. Encrypted at rest.",
            examples = "Maria R.")
        String name) {}
