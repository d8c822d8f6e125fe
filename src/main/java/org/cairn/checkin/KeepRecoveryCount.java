package org.cairn.checkin;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.cairn.program.Zones;
import org.jspecify.annotations.Nullable;

/** Starts, stops, restarts and corrects a count of days, and forgets it again. */
@ApplicationScoped
class KeepRecoveryCount {
  private static final int YEARS = 100;

  private final RecoveryCounts counts;
  private final Milestones milestones;
  private final ETags etags;
  private final Clock clock;

  KeepRecoveryCount(RecoveryCounts counts, Milestones milestones, ETags etags, Clock clock) {
    this.counts = counts;
    this.milestones = milestones;
    this.etags = etags;
    this.clock = clock;
  }

  /** The count, and whether it is new. */
  record Outcome(RecoveryCountView count, boolean created) {}

  @Transactional
  Outcome keep(UUID participant, UUID id, NewRecoveryCount described, @Nullable String ifMatch) {
    Instant now = clock.instant();
    RecoveryCount wanted = checked(id, described, now);
    Optional<RecoveryCount> before = counts.of(participant, id);
    if (before.isEmpty()) {
      if (ifMatch != null) {
        throw PlatformProblem.STALE.problem();
      }
      boolean added =
          DatabaseRefused.translate(
              Map.of("recovery_counts_full", CheckInProblem.TOO_MANY_COUNTS),
              () -> counts.add(participant, wanted));
      if (added) {
        return new Outcome(RecoveryCountView.of(wanted, now), true);
      }
      before = counts.of(participant, id); // the same request, on another connection
    }
    RecoveryCount read = before.orElseThrow(CheckInProblem.COUNT_ID_TAKEN::problem);
    if (read.says(wanted)) {
      return new Outcome(RecoveryCountView.of(read, now), false); // the same, sent again
    }
    etags.require(ifMatch, RecoveryCountView.of(read, now));
    RecoveryCount next =
        new RecoveryCount(
            id, wanted.what(), wanted.zone(), wanted.periods(), read.version() + 1, now);
    if (!counts.change(participant, next)) {
      throw PlatformProblem.STALE.problem();
    }
    milestones.takeBackDays(participant, now);
    return new Outcome(RecoveryCountView.of(next, now), false);
  }

  /** Erases it with its history, and with what groups were shown of it alone. */
  @Transactional
  void forget(UUID participant, UUID id, @Nullable String ifMatch) {
    Instant now = clock.instant();
    RecoveryCount read = counts.of(participant, id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    etags.require(ifMatch, RecoveryCountView.of(read, now));
    if (!counts.remove(participant, read)) {
      throw PlatformProblem.STALE.problem();
    }
    milestones.takeBackDays(participant, now);
  }

  private static RecoveryCount checked(UUID id, NewRecoveryCount described, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, Zones.known(described.timeZone(), "timeZone"));
    List<RecoveryPeriod> periods = described.periods();
    for (int i = 0; i < periods.size(); i++) {
      check(periods.get(i), "periods[" + i + "]", today);
    }
    List<Integer> order =
        IntStream.range(0, periods.size())
            .boxed()
            .sorted(Comparator.comparing(i -> periods.get(i).from()))
            .toList();
    for (int i = 1; i < order.size(); i++) {
      LocalDate end = periods.get(order.get(i - 1)).to();
      if (end == null || periods.get(order.get(i)).from().isBefore(end)) {
        throw CheckInProblem.PERIODS_OVERLAP.at(
            "periods[" + order.get(i) + "].from",
            "has to be the day on which periods[" + order.get(i - 1) + "] ends, or a later one");
      }
    }
    return new RecoveryCount(
        id,
        described.what().strip(),
        described.timeZone(),
        order.stream().map(periods::get).toList(),
        1,
        now);
  }

  private static void check(RecoveryPeriod period, String field, LocalDate today) {
    LocalDate to = period.to();
    if (period.from().isAfter(today)) {
      throw outOfRange(field + ".from", "has to be today in timeZone, or earlier");
    }
    if (period.from().isBefore(today.minusYears(YEARS))) {
      throw outOfRange(field + ".from", "has to be within the last hundred years");
    }
    if (to != null && to.isAfter(today)) {
      throw outOfRange(field + ".to", "has to be today in timeZone, or earlier");
    }
    if (to != null && !to.isAfter(period.from())) {
      throw outOfRange(
          field + ".to", "has to be after from; leave the period out when no day of it counts");
    }
  }

  private static HttpProblem outOfRange(String field, String fault) {
    return CheckInProblem.PERIOD_OUT_OF_RANGE.at(field, fault);
  }
}
