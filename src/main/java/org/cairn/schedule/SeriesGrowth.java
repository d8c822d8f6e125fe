package org.cairn.schedule;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How far ahead a series' sessions are wanted. */
@Schema(description = "How far ahead the sessions of a series are wanted.")
record SeriesGrowth(
    @NotNull
        @Schema(
            description = "The last day, at the site; at most a year ahead.",
            examples = "2027-06-30")
        LocalDate until) {

  /** What came of it. */
  @Schema(description = "What came of it.")
  record Made(
      @Schema(
              description = "Sessions made now; 0 when they had all been made before.",
              examples = "39")
          int made) {}
}
