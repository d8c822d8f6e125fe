package org.cairn.program;

import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A cohort. */
@Schema(description = "Participants who share series of sessions.")
record CohortView(UUID id, @Schema(examples = "Evening, spring") String name) {}
