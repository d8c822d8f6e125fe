package org.cairn.peergroup;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A group by name. */
@Schema(description = "A group by name.")
record NamedGroup(UUID id, @Schema(examples = "Tuesday walkers") String name) {}
