package org.cairn.schedule;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** My calendar feed, without its address. */
@Schema(description = "My calendar feed, without its address: that was shown once.")
record CalendarFeedView(
    @Schema(examples = "neutral") CalendarTitles titles,
    @Schema(description = "Since when its address is good.") Instant createdAt) {}
