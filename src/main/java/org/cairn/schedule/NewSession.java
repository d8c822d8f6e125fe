package org.cairn.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A session as staff describe it. */
@Schema(
    description =
        "A session as staff describe it. The time is the wall clock's at the program's site.")
record NewSession(
    @NotNull @Schema(examples = "group_therapy") SessionKind kind,
    @NotNull @Schema(examples = "in_person") SessionMode mode,
    @NotBlank @Size(max = 120) @Schema(examples = "Evening group") String title,
    @NotNull
        @Schema(
            description =
                "Local date and time at the site, at most two years ahead. One that the clock skips is read by the offset before the gap; one that comes twice is the first of the two. Parts of a second are dropped.",
            examples = "2026-12-01T18:00:00")
        LocalDateTime localStart,
    @NotNull @Min(5) @Max(720) @Schema(description = "Length in minutes.", examples = "180")
        Integer minutes,
    @Schema(
            description = "A room of the site; null where there is none.",
            examples = "01990a2b-7c1d-7e2f-8a3b-4c5d6e7f8091",
            nullable = true)
        @Nullable UUID roomId,
    @Size(max = 500)
        @Schema(
            description =
                "For telehealth and hybrid. Shown to those booked, from 15 minutes before the start.",
            examples = "https://meet.example.org/evening-group",
            nullable = true)
        @Nullable String joinLink,
    @NotNull @Min(1) @Max(500) @Schema(examples = "12") Integer capacity) {

  /** In whole seconds. */
  LocalDateTime start() {
    return localStart.withNano(0);
  }

  /** What its time means at a place. */
  Instant startsAt(ZoneId zone) {
    return LocalTimes.instant(start(), zone);
  }

  /** When it ends there. */
  Instant endsAt(ZoneId zone) {
    return startsAt(zone).plus(Duration.ofMinutes(minutes));
  }
}
