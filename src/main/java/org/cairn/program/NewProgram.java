package org.cairn.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A program to be founded, with its site. */
@Schema(description = "A program to be founded, with its site.")
record NewProgram(
    @NotBlank @Size(max = 120) @Schema(examples = "Evening program") String name,
    @NotNull
        @Pattern(
            regexp = "[a-z0-9]+(-[a-z0-9]+)*",
            message = "is lower-case words joined by dashes")
        @Size(max = 60)
        @Schema(description = "Short public name.", examples = "evening-knoxville")
        String slug,
    @NotNull
        @Min(0)
        @Max(240)
        @Schema(
            description = "Minutes before a session's start at which check-in opens.",
            examples = "30")
        Integer checkInOpensBefore,
    @NotNull
        @Min(0)
        @Max(480)
        @Schema(
            description = "Minutes after a session's start at which check-in closes.",
            examples = "60")
        Integer checkInClosesAfter,
    @Schema(
            description =
                "Whether who is in the room shows it, when checking in, by the code on its screen. true when left out.",
            examples = "true",
            nullable = true)
        @Nullable Boolean roomCodes,
    @Min(0)
        @Max(10_080)
        @Schema(
            description =
                "Minutes before a session's start until which a place can be given up in time; later is recorded as late. 1440 when left out.",
            examples = "1440",
            nullable = true)
        @Nullable Integer cancelNotice,
    @Min(5)
        @Max(2880)
        @Schema(
            description =
                "Minutes for which a freed place is held for the first in line. 120 when left out.",
            examples = "120",
            nullable = true)
        @Nullable Integer offerMinutes,
    @NotNull @Valid NewSite site) {

  /** Where it meets. */
  @Schema(description = "Where a program meets.")
  record NewSite(
      @NotBlank @Size(max = 120) @Schema(examples = "Riverside house") String name,
      @NotBlank
          @Size(max = 60)
          @Schema(description = "IANA time zone.", examples = "America/New_York")
          String zone,
      @NotNull
          @Pattern(regexp = "[A-Z]{2}-[A-Z0-9]{1,3}", message = "is an ISO 3166-2 code")
          @Schema(description = "ISO 3166-2.", examples = "US-TN")
          String region,
      @NotBlank @Size(max = 200) @Schema(examples = "12 Mill Street, Knoxville, TN")
          String address) {}
}
