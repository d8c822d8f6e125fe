package org.cairn.schedule;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What takes place on a day that was closed and is open again. */
@Schema(description = "What takes place on a day that was closed and is open again.")
record OpenedDay(
    @Schema(description = "Sessions that take place after all.") List<UUID> restored,
    @Schema(
            description =
                "Sessions whose room or facilitator is taken by now; they stay canceled until one of them is changed and they are restored.")
        List<UUID> stillCanceled) {}
