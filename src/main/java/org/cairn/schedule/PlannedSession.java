package org.cairn.schedule;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A session on a program's timetable, and who leads it. */
@Schema(description = "A session on a program's timetable, and who leads it.")
record PlannedSession(
    SessionView session,
    @Schema(description = "Those who lead it now; empty while nobody does.")
        List<UUID> facilitatorIds) {}
