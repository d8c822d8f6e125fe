package org.cairn.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.jspecify.annotations.Nullable;

/**
 * When a commitment takes somebody's time; what it is does not matter here. It begins at the wall
 * clock of its zone and lasts its minutes, also where the clock changes meanwhile.
 */
record Busy(
    LocalDateTime localStart,
    ZoneId zone,
    int minutes,
    @Nullable String rule,
    List<LocalDate> excluded) {

  /** The columns that {@link #map} reads. */
  static final String COLUMNS =
      "c.local_start, c.zone, c.minutes, c.rule, c.excluded::text[] as excluded";

  static Busy map(ResultSet row, int from) throws SQLException {
    String[] excluded = (String[]) row.getArray(from + 4).getArray();
    return new Busy(
        Objects.requireNonNull(row.getObject(from, LocalDateTime.class)),
        ZoneId.of(row.getString(from + 1)),
        row.getInt(from + 2),
        row.getString(from + 3),
        Arrays.stream(excluded).map(LocalDate::parse).toList());
  }

  /** Its times that overlap a span, by start. */
  List<Interval> in(Interval span) {
    // A day more on either side is more than any clock change.
    LocalDateTime from =
        LocalDateTime.ofInstant(span.starts(), zone).minusMinutes(minutes).minusDays(1);
    LocalDateTime to = LocalDateTime.ofInstant(span.ends(), zone).plusDays(1);
    return starts(from, to).stream()
        .map(local -> LocalTimes.instant(local, zone))
        .map(starts -> new Interval(starts, starts.plus(Duration.ofMinutes(minutes))))
        .filter(span::overlaps)
        .toList();
  }

  private List<LocalDateTime> starts(LocalDateTime from, LocalDateTime to) {
    if (rule == null) {
      return excluded.contains(localStart.toLocalDate()) ? List.of() : List.of(localStart);
    }
    try {
      return Recurrence.of(rule, localStart, List.of(), excluded).between(from, to);
    } catch (InvalidRecurrenceRuleException e) {
      throw new IllegalStateException("a rule was kept that cannot be read", e);
    }
  }
}
