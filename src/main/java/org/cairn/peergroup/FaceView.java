package org.cairn.peergroup;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody in a group, as another member sees them. */
@Schema(description = "Somebody in a group: an alias, and an id that says nothing of the person.")
record FaceView(
    UUID id,
    @Schema(examples = "Heron") String alias,
    @Schema(
            description = "Whether they are staff: show a badge by this, never by the alias.",
            examples = "false")
        boolean staff,
    @Schema(
            description = "Whether I blocked them: what they write is to be folded for me.",
            examples = "false")
        boolean blocked) {}
