package org.cairn.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A participant's week in a program, as it adds up. */
final class Week {
  /** What a session of the week is to the participant. */
  enum Part {
    /** Without attendance on record. */
    BOOKED,
    /** At least in part. */
    ATTENDED,
    /** Away with a reason that counts. */
    EXCUSED,
    /** Away without. */
    MISSED,
    /** Still to be taken. */
    OPENING
  }

  /**
   * A session of the week.
   *
   * @param minutes attended, or how long it is
   */
  record Entry(Part part, Interval time, int minutes) {}

  private final UUID program;
  private final ZoneId zone;
  private final LocalDate monday;
  private final @Nullable Integer planned;
  private final Map<Part, Integer> sums = new EnumMap<>(Part.class);
  private final List<Interval> openings = new ArrayList<>();

  Week(
      UUID program,
      ZoneId zone,
      LocalDate monday,
      @Nullable Integer planned,
      List<Entry> entries,
      List<Busy> busy) {
    this.program = program;
    this.zone = zone;
    this.monday = monday;
    this.planned = planned;
    entries.forEach(entry -> sums.merge(entry.part, entry.minutes, Integer::sum));
    openings.addAll(
        FindOpenings.fitting(
            entries.stream().filter(entry -> entry.part == Part.OPENING).map(Entry::time).toList(),
            time -> time,
            busy));
  }

  ProgressView view(Instant now, boolean own) {
    int soFar = sum(Part.ATTENDED) + sum(Part.BOOKED);
    int reachable = soFar + FullestWeek.minutes(openings);
    int shortfall = planned == null ? 0 : Math.max(0, planned - soFar);
    boolean canMakeUp = shortfall > 0 && reachable > soFar;
    return new ProgressView(
        program,
        monday,
        planned,
        sum(Part.BOOKED),
        sum(Part.ATTENDED),
        sum(Part.EXCUSED),
        sum(Part.MISSED),
        reachable,
        shortfall,
        own && canMakeUp ? "/v1/me/openings?from=" + monday + "&days=7" : null,
        message(shortfall, reachable - soFar, now));
  }

  private String message(int shortfall, int more, Instant now) {
    if (planned == null) {
      return "There is no weekly plan yet.";
    }
    if (shortfall == 0) {
      return "The hours of this week are covered.";
    }
    if (!now.isBefore(LocalTimes.instant(monday.plusDays(7).atStartOfDay(), zone))) {
      return "This week is over. The next one is a new start.";
    }
    if (more >= shortfall) {
      return shortfall + " minutes are open this week, and there are sessions that fit.";
    }
    if (more > 0) {
      return "Sessions for "
          + more
          + " more minutes still fit this week; a counselor can help with the rest.";
    }
    return "No session fits this week just now; a counselor can help to find one.";
  }

  private int sum(Part part) {
    return sums.getOrDefault(part, 0);
  }
}
