package org.cairn.program;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.cairn.identity.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A staff member to be. */
@Schema(description = "A staff member to be.")
record NewStaff(
    @NotNull
        @Size(min = 3, max = 254)
        @Pattern(regexp = "[^\\s\\x00-\\x1F\\x7F]+", message = "has no spaces")
        @Schema(description = "E-mail address or user name.", examples = "sam.facilitator")
        String login,
    @NotBlank @Size(max = 120) @Schema(examples = "Sam Okafor") String name,
    @NotEmpty
        @Size(max = 3)
        @Schema(
            description = "What the person works as; not participant.",
            examples = "[\"facilitator\"]")
        List<@NotNull Role> roles) {}
