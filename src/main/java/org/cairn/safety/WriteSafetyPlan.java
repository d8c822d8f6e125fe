package org.cairn.safety;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/**
 * Writes the next version of a safety plan: by the participant, or their counselor. Whoever writes
 * has read the one before.
 */
@ApplicationScoped
class WriteSafetyPlan {
  private final SafetyPlans plans;
  private final ETags etags;
  private final Clock clock;

  WriteSafetyPlan(SafetyPlans plans, ETags etags, Clock clock) {
    this.plans = plans;
    this.etags = etags;
    this.clock = clock;
  }

  /** The plan, and whether there was none before. */
  record Outcome(SafetyPlanView plan, boolean created) {}

  Outcome byParticipant(UUID participant, SafetyPlan wanted, @Nullable String ifMatch) {
    return write(participant, participant, () -> plans.of(participant), wanted, ifMatch);
  }

  Outcome byCounselor(
      UUID program, UUID participant, UUID counselor, SafetyPlan wanted, @Nullable String ifMatch) {
    return write(
        participant, counselor, () -> plans.counseled(program, participant), wanted, ifMatch);
  }

  private Outcome write(
      UUID participant,
      UUID author,
      Supplier<Optional<SafetyPlanView>> plan,
      SafetyPlan wanted,
      @Nullable String ifMatch) {
    Optional<SafetyPlanView> before = plan.get();
    if (before.isEmpty() && ifMatch != null) {
      throw PlatformProblem.STALE.problem();
    }
    if (before.isEmpty() && added(participant, 1, wanted, author)) {
      return new Outcome(plan.get().orElseThrow(), true);
    }
    // Where it was just added by somebody else: perhaps the same request, on another connection.
    SafetyPlanView read =
        before.or(plan).orElseThrow(PlatformProblem.PRECONDITION_REQUIRED::problem);
    if (read.plan().equals(wanted)) {
      return new Outcome(read, false); // the same, sent again
    }
    etags.require(ifMatch, read);
    if (!added(participant, read.version() + 1, wanted, author)) {
      throw PlatformProblem.STALE.problem();
    }
    return new Outcome(plan.get().orElseThrow(), false);
  }

  private boolean added(UUID participant, int version, SafetyPlan wanted, UUID author) {
    try {
      plans.add(participant, version, wanted, author, clock.instant());
      return true;
    } catch (DatabaseRefused e) {
      if (DatabaseRefused.constraint(e).filter("safety_plan_version_taken"::equals).isPresent()) {
        return false;
      }
      throw e;
    }
  }
}
