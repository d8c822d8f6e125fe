package org.cairn.schedule;

import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** A session of mine that takes place when another one would. */
record Overlap(UUID sessionId, OffsetDateTime startsAt, OffsetDateTime endsAt) {

  /** The problem that names it; it may have gone since the database met it. */
  static HttpProblem problem(Optional<Overlap> overlap) {
    HttpProblem.Builder problem = ScheduleProblem.OVERLAPS.builder();
    overlap.ifPresent(found -> problem.with("conflict", found));
    return problem.build();
  }
}
