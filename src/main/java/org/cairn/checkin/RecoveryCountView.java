package org.cairn.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A count of days as it stands today. */
@Schema(description = "A count of days of mine as it stands today. Only I see it.")
record RecoveryCountView(
    UUID id,
    @Schema(examples = "Without alcohol") String what,
    @Schema(
            description = "IANA time zone whose midnight makes a day of it.",
            examples = "America/New_York")
        String timeZone,
    @Schema(description = "The days that count, oldest first.") List<RecoveryPeriod> periods,
    @Schema(description = "Whether it counts now.", examples = "true") boolean going,
    @Schema(
            description = "The first day of the period that goes on; null while it rests.",
            examples = "2026-03-01",
            nullable = true)
        @Nullable LocalDate since,
    @Schema(
            description =
                "Whole days of the period that goes on, none on its first day; null while it rests.",
            examples = "12",
            nullable = true)
        @Nullable Long days,
    @Schema(description = "Of all periods; it never becomes less by stopping.", examples = "57")
        long daysInAll,
    @Schema(
            description = "The same in a sentence.",
            examples = "12 days since March 1, 2026, and 57 in all.")
        String message,
    @Schema(description = "Counts changes.", examples = "3") int version,
    Instant changedAt) {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.US);

  static RecoveryCountView of(RecoveryCount count, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, ZoneId.of(count.zone()));
    RecoveryPeriod running =
        count.periods().stream().filter(one -> one.to() == null).findFirst().orElse(null);
    Long days = running == null ? null : (Long) running.days(today);
    long inAll = count.periods().stream().mapToLong(one -> one.days(today)).sum();
    return new RecoveryCountView(
        count.id(),
        count.what(),
        count.zone(),
        count.periods(),
        running != null,
        running == null ? null : running.from(),
        days,
        inAll,
        message(running, days, inAll),
        count.version(),
        count.changedAt());
  }

  /** Stopping is no loss, and no word here may sound as if it were. */
  private static String message(@Nullable RecoveryPeriod running, @Nullable Long days, long inAll) {
    if (running == null || days == null) {
      return inAll == 0
          ? "It begins when you choose."
          : "It rests for now. " + words(inAll) + " in all are yours.";
    }
    if (days == 0) {
      return inAll == 0
          ? "Today is the first day."
          : "Today is the first day of a new stretch, with " + words(inAll) + " in all.";
    }
    return words(days)
        + " since "
        + running.from().format(DAY)
        + (inAll > days ? ", and " + inAll + " in all." : ".");
  }

  private static String words(long days) {
    return days == 1 ? "1 day" : days + " days";
  }

  @Override
  public String toString() {
    return "RecoveryCountView[***]";
  }
}
