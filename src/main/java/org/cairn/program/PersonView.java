package org.cairn.program;

import java.util.List;
import java.util.UUID;
import org.cairn.identity.Role;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A person as staff see them. */
@Schema(description = "A person as staff see them.")
record PersonView(
    UUID id,
    @Schema(examples = "maria.r") String login,
    @Schema(examples = "Maria R.") String name,
    @Schema(examples = "[\"participant\"]") List<Role> roles) {}
