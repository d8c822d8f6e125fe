package org.cairn.peergroup;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An appeal with what a decision needs. */
@Schema(description = "An appeal with what a decision needs.")
record ModerationAppealDetail(
    ModerationAppealView appeal,
    @Schema(
            description =
                "What the message says and said before that was acted on, or that the act's case is about: the"
                    + " newest twenty, the newest first, and the one that was reported.")
        List<MessageVersionView> versions,
    @Schema(description = "How many versions there are in all.", examples = "1")
        int versionCount) {}
