package org.cairn.schedule;

import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a series would be. */
@Schema(description = "What a series would be, without making it.")
record SeriesPreview(
    @Schema(description = "Each start, with the offset that holds at the site then.")
        List<OffsetDateTime> occurrences,
    @Schema(description = "What is taken at some of these times; at most 50.")
        List<Conflict> conflicts) {}
