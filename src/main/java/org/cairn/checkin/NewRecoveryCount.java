package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A count of days as I want it to be. */
@Schema(
    description =
        "A count of days of what I choose, as I want it to be: it starts, stops, starts again or is corrected by its"
            + " periods. Only I see it.")
record NewRecoveryCount(
    @NotBlank
        @Size(max = 80)
        @Schema(description = "What is counted, in my words.", examples = "Without alcohol")
        String what,
    @NotBlank
        @Size(max = 60)
        @Schema(
            description = "IANA time zone whose midnight makes a day of it.",
            examples = "America/New_York")
        String timeZone,
    @NotNull
        @Size(max = 200)
        @Schema(
            description = "The days that count, in any order; none while it has not begun.",
            examples = "[{\"from\": \"2026-03-01\", \"to\": null}]")
        List<@NotNull @Valid RecoveryPeriod> periods) {

  @Override
  public String toString() {
    return "NewRecoveryCount[***]";
  }
}
