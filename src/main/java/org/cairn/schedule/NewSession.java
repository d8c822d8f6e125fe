package org.cairn.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDateTime;
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
                "Local date and time at the site. One that the clock skips is read by the offset before the gap; one that comes twice is the first of the two.",
            examples = "2026-12-01T18:00:00")
        LocalDateTime localStart,
    @NotNull @Min(5) @Max(720) @Schema(description = "Length in minutes.", examples = "180")
        Integer minutes,
    @Size(max = 80) @Schema(examples = "Room 2", nullable = true) @Nullable String room,
    @Size(max = 500)
        @Schema(
            description =
                "For telehealth and hybrid. Shown to those booked, from 15 minutes before the start.",
            examples = "https://meet.example.org/evening-group",
            nullable = true)
        @Nullable String joinLink,
    @NotNull @Min(1) @Max(500) @Schema(examples = "12") Integer capacity) {}
