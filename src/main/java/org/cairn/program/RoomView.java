package org.cairn.program;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A room of a site. */
@Schema(description = "A room of a site.")
record RoomView(UUID id, @Schema(examples = "Room 2") String name) {}
