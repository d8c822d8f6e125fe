package org.cairn.peergroup;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** When a program answers its care threads. */
record CareWeek(List<CareHour> hours, ZoneId zone) {
  static final String WITHOUT_HOURS =
      "Your care team reads this as soon as they can. There are no fixed hours.";

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("h:mm a", Locale.US);

  /** Whether somebody answers at that moment. */
  boolean open(Instant now) {
    return closes(now).isPresent();
  }

  /** When the next time begins, after a moment that lies in none; nothing where there are none. */
  @Nullable Instant opens(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return IntStream.rangeClosed(0, 7)
        .mapToObj(today::plusDays)
        .flatMap(
            day ->
                hours.stream()
                    .filter(hour -> hour.weekday() == day.getDayOfWeek().getValue())
                    .map(hour -> ZonedDateTime.of(day, hour.opens(), zone).toInstant()))
        .filter(start -> start.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  /** In plain words, for the participant. */
  String says(Instant now) {
    Optional<Instant> until = closes(now);
    if (until.isPresent()) {
      return "Your care team answers here today until " + clock(until.get()) + ".";
    }
    Instant from = opens(now);
    return from == null
        ? WITHOUT_HOURS
        : "Your care team reads this from "
            + from.atZone(zone).getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US)
            + " at "
            + clock(from)
            + ". If you need someone now, use the numbers here.";
  }

  private String clock(Instant at) {
    return CLOCK.format(at.atZone(zone));
  }

  private Optional<Instant> closes(Instant now) {
    LocalDate today = now.atZone(zone).toLocalDate();
    return hours.stream()
        .filter(hour -> hour.weekday() == today.getDayOfWeek().getValue())
        .filter(hour -> !ZonedDateTime.of(today, hour.opens(), zone).toInstant().isAfter(now))
        .map(hour -> ZonedDateTime.of(today, hour.closes(), zone).toInstant())
        .filter(now::isBefore)
        .findFirst();
  }
}
