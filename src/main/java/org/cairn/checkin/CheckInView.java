package org.cairn.checkin;

import java.time.Instant;
import java.util.UUID;
import org.cairn.schedule.CheckInWindow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A check-in as its participant sees it. */
@Schema(description = "My check-in to a session.")
record CheckInView(
    UUID id,
    UUID sessionId,
    Instant arrivedAt,
    @Schema(examples = "on_time") CheckInWindow.Arrival arrival,
    @Schema(description = "Which version of the questions these answers belong to.", examples = "1")
        int questionsVersion,
    SelfReport selfReport) {}
