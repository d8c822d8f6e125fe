package org.cairn.checkin;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One version of what I said. */
@Schema(description = "One version of what I said in a check-in.")
record CheckInVersionView(
    @Schema(examples = "2") int version,
    @Schema(description = "Which version of the questions these answers belong to.", examples = "1")
        int questionsVersion,
    @Schema(description = "When I said it.") Instant saidAt,
    SelfReport selfReport) {}
