package org.cairn.program;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Sets what plan of care holds from a day on. Weeks that lie behind keep the plan they had. */
@ApplicationScoped
class SetPlan {
  private static final int DAYS_BACK = 7;

  private final Plans plans;
  private final ETags etags;
  private final Clock clock;

  SetPlan(Plans plans, ETags etags, Clock clock) {
    this.plans = plans;
    this.etags = etags;
    this.clock = clock;
  }

  /** The plan, and whether there was none for that day. */
  record Outcome(PlanView plan, boolean created) {}

  Outcome set(
      UUID program,
      UUID participant,
      LocalDate day,
      NewPlan wanted,
      @Nullable String ifMatch,
      UUID staff) {
    Plans.Place place = place(program, participant, day);
    if (!place.enrolled()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    LocalDate today = LocalDate.ofInstant(clock.instant(), place.zone());
    if (day.isBefore(today.minusDays(DAYS_BACK))) {
      throw ProgramProblem.PLAN_IN_THE_PAST.problem();
    }
    PlanView before = place.plan();
    if (before == null) {
      if (ifMatch != null) {
        throw PlatformProblem.STALE.problem();
      }
      add(program, participant, day, wanted, staff);
    } else if (wanted.says(before)) {
      return new Outcome(before, false); // the same, sent again
    } else {
      etags.require(ifMatch, before);
      if (!plans.change(participant, before, wanted, staff, clock.instant())) {
        throw PlatformProblem.STALE.problem();
      }
    }
    PlanView after = place(program, participant, day).plan();
    if (after == null) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    return new Outcome(after, before == null);
  }

  /** Somebody who was faster leaves a plan that has to be read first. */
  private void add(UUID program, UUID participant, LocalDate day, NewPlan wanted, UUID staff) {
    DatabaseRefused.translate(
        Map.of("plan_of_care_pkey", PlatformProblem.PRECONDITION_REQUIRED),
        () -> {
          plans.add(program, participant, day, wanted, staff, clock.instant());
          return true;
        });
  }

  private Plans.Place place(UUID program, UUID participant, LocalDate day) {
    return plans.at(program, participant, day).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
