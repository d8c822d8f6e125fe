package org.cairn.peergroup;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version of a group's guidelines. */
@Schema(description = "What members agreed to, from then on.")
record GuidelinesView(
    @Schema(examples = "1") int version,
    @Schema(examples = "What is said here stays here. Speak from your own experience.")
        String guidelines,
    Instant changedAt) {}
