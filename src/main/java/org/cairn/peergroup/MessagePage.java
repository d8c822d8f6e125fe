package org.cairn.peergroup;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A page of a group's messages, with ways on in both directions. */
@Schema(description = "A page of a group's messages, newest first.")
record MessagePage(
    List<MessageView> items,
    @Schema(description = "Cursor of the older ones; null when there are none.", nullable = true)
        @Nullable String next,
    @Schema(
            description = "Cursor of the newer ones; null when there are none yet.",
            nullable = true)
        @Nullable String previous) {}
