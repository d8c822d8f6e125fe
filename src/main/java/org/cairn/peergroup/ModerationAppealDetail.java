package org.cairn.peergroup;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An appeal with what a decision needs. */
@Schema(description = "An appeal with what a decision needs.")
record ModerationAppealDetail(
    ModerationAppealView appeal,
    @Schema(
            description =
                "What the message says and said before that was acted on, or that the act's case is about; the newest first.")
        List<MessageVersionView> versions) {}
