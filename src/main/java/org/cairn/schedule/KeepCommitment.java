package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.cairn.program.Zones;
import org.jspecify.annotations.Nullable;

/** Writes down when a participant is busy, and forgets it again. */
@ApplicationScoped
class KeepCommitment {
  private static final int YEARS = 10;

  private final Commitments commitments;
  private final ETags etags;
  private final Clock clock;

  KeepCommitment(Commitments commitments, ETags etags, Clock clock) {
    this.commitments = commitments;
    this.etags = etags;
    this.clock = clock;
  }

  /** The commitment, and whether it is new. */
  record Outcome(CommitmentView commitment, boolean created) {}

  Outcome keep(UUID participant, UUID id, NewCommitment described, @Nullable String ifMatch) {
    CommitmentView wanted = checked(id, described);
    Optional<CommitmentView> before = commitments.of(participant, id);
    if (before.isEmpty()) {
      if (ifMatch != null) {
        throw PlatformProblem.STALE.problem();
      }
      if (added(participant, wanted)) {
        return new Outcome(wanted, true);
      }
      before = commitments.of(participant, id); // the same request, on another connection
    }
    CommitmentView read = before.orElseThrow(ScheduleProblem.COMMITMENT_ID_TAKEN::problem);
    if (read.at(wanted.changedAt()).equals(wanted)) {
      return new Outcome(read, false); // the same, sent again
    }
    etags.require(ifMatch, read);
    if (!commitments.change(participant, read, wanted)) {
      throw PlatformProblem.STALE.problem();
    }
    return new Outcome(wanted, false);
  }

  void forget(UUID participant, UUID id, @Nullable String ifMatch) {
    CommitmentView read =
        commitments.of(participant, id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    etags.require(ifMatch, read);
    if (!commitments.remove(participant, read)) {
      throw PlatformProblem.STALE.problem();
    }
  }

  private boolean added(UUID participant, CommitmentView wanted) {
    try {
      return DatabaseRefused.translate(
          Map.of("commitments_full", ScheduleProblem.TOO_MANY_COMMITMENTS),
          () -> {
            commitments.add(participant, wanted);
            return true;
          });
    } catch (DatabaseRefused e) {
      if (DatabaseRefused.constraint(e).filter("commitment_pkey"::equals).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  private CommitmentView checked(UUID id, NewCommitment described) {
    ZoneId zone = Zones.known(described.zone(), "zone");
    List<LocalDate> excluded = described.excluded() == null ? List.of() : described.excluded();
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    boolean near =
        Stream.concat(Stream.of(described.localStart().toLocalDate()), excluded.stream())
            .allMatch(
                day ->
                    day.isAfter(today.minusYears(YEARS)) && day.isBefore(today.plusYears(YEARS)));
    if (!near) {
      throw ScheduleProblem.COMMITMENT_OUT_OF_RANGE.problem();
    }
    return new CommitmentView(
        id,
        described.title().strip(),
        described.localStart().truncatedTo(ChronoUnit.SECONDS),
        described.zone(),
        described.minutes(),
        described.rule() == null
            ? null
            : CommitmentRule.of(
                described.rule(), described.localStart().truncatedTo(ChronoUnit.SECONDS), zone),
        excluded.stream().distinct().sorted().toList(),
        clock.instant());
  }
}
