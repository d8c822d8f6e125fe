package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds sessions that fit a participant's life: what they may take and what leaves their time. */
@ApplicationScoped
class FindOpenings {
  private final Openings openings;
  private final Commitments commitments;
  private final Clock clock;

  FindOpenings(Openings openings, Commitments commitments, Clock clock) {
    this.openings = openings;
    this.commitments = commitments;
    this.clock = clock;
  }

  /**
   * Openings by start.
   *
   * @param from first day, at each site; null for now
   */
  List<OpeningView> find(
      UUID participant, @Nullable LocalDate from, int days, @Nullable SessionKind kind) {
    Instant now = clock.instant();
    List<OpeningView> found =
        openings.of(participant, Sessions.Span.of(from, days, now), kind, now);
    return found.isEmpty()
        ? found
        : fitting(found, OpeningView::time, commitments.busy(participant));
  }

  /** Of things that take time, those that leave the busy times alone. */
  static <T> List<T> fitting(
      List<T> things, java.util.function.Function<T, Interval> time, List<Busy> busy) {
    if (things.isEmpty() || busy.isEmpty()) {
      return things;
    }
    Interval span =
        new Interval(
            things.stream().map(time).map(Interval::starts).min(Instant::compareTo).orElseThrow(),
            things.stream().map(time).map(Interval::ends).max(Instant::compareTo).orElseThrow());
    List<Interval> taken = busy.stream().flatMap(one -> one.in(span).stream()).toList();
    return things.stream()
        .filter(one -> taken.stream().noneMatch(time.apply(one)::overlaps))
        .toList();
  }
}
