package org.cairn.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A series as staff describe it. */
@Schema(
    description =
        "A recurring session as it is printed on the wall: a first start, a rule of RFC 5545, times added and days left"
            + " out, all by the wall clock at the program's site.")
record NewSeries(
    @NotNull @Schema(examples = "group_therapy") SessionKind kind,
    @NotNull @Schema(examples = "in_person") SessionMode mode,
    @NotBlank @Size(max = 120) @Schema(examples = "Evening group") String title,
    @NotNull
        @Schema(
            description =
                "The first session (DTSTART), on a day that the rule names. A time that the clock skips is read by the"
                    + " offset before the gap; one that comes twice is the first of the two. Parts of a second are"
                    + " dropped.",
            examples = "2027-01-04T18:00:00")
        LocalDateTime localStart,
    @NotNull
        @Min(5)
        @Max(720)
        @Schema(description = "Length of each session in minutes.", examples = "180")
        Integer minutes,
    @NotBlank
        @Size(max = 400)
        @Schema(
            description =
                "RRULE of RFC 5545, without its name: DAILY, WEEKLY, MONTHLY or YEARLY, with UNTIL (a day, a local time,"
                    + " or UTC) or COUNT; at most four sessions a day, 1000 in all, within two years. INTERVAL is 999 at most. BYWEEKNO and"
                    + " BYYEARDAY are not read, nor BYSETPOS in a yearly rule; a yearly rule with BYMONTHDAY names its"
                    + " months.",
            examples = "FREQ=WEEKLY;BYDAY=MO,WE,FR;UNTIL=20270328")
        String rule,
    @Size(max = 100)
        @Schema(
            description = "Sessions added to the rule (RDATE), local; none without it.",
            examples = "[\"2027-01-09T10:00:00\"]",
            nullable = true)
        @Nullable List<@NotNull LocalDateTime> extra,
    @Size(max = 200)
        @Schema(
            description = "Days without a session (EXDATE); none without it.",
            examples = "[\"2027-01-18\"]",
            nullable = true)
        @Nullable List<@NotNull LocalDate> excluded,
    @Schema(
            description = "A room of the program's site.",
            examples = "0193a1b2-5f0c-7a66-9f53-0a2c1d3e4f50",
            nullable = true)
        @Nullable UUID roomId,
    @Size(max = 500)
        @Schema(
            description =
                "For telehealth and hybrid. Shown to those booked, from 15 minutes before the start.",
            examples = "https://meet.example.org/evening-group",
            nullable = true)
        @Nullable String joinLink,
    @NotNull @Min(1) @Max(500) @Schema(examples = "12") Integer capacity,
    @Schema(
            description = "The cohort whose members are booked into every session.",
            examples = "0193a1b2-5f0c-7a66-9f53-0a2c1d3e4f51",
            nullable = true)
        @Nullable UUID cohortId,
    @Schema(
            description = "Who leads the sessions: a facilitator or counselor of the program.",
            examples = "0193a1b2-5f0c-7a66-9f53-0a2c1d3e4f52",
            nullable = true)
        @Nullable UUID facilitatorId) {

  LocalDateTime start() {
    return localStart.withNano(0);
  }

  List<LocalDateTime> added() {
    return extra == null
        ? List.of()
        : extra.stream().map(one -> one.withNano(0)).distinct().sorted().toList();
  }

  List<LocalDate> leftOut() {
    return excluded == null ? List.of() : excluded.stream().distinct().sorted().toList();
  }
}
