package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Puts an instrument into a participant's plan of care, and takes it out again. */
@ApplicationScoped
class PlanInstrument {
  private final InstrumentPlans plans;
  private final ETags etags;
  private final Clock clock;

  PlanInstrument(InstrumentPlans plans, ETags etags, Clock clock) {
    this.plans = plans;
    this.etags = etags;
    this.clock = clock;
  }

  /** The plan, and whether it is new. */
  record Outcome(PlannedInstrument plan, boolean created) {}

  Outcome plan(
      UUID program,
      UUID participant,
      String instrument,
      NewInstrumentPlan sent,
      @Nullable String ifMatch,
      UUID staff) {
    InstrumentPlans.Place place = place(program, participant, instrument);
    if (!place.usable()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    Instant now = clock.instant();
    requireNear(sent.firstDue(), LocalDate.ofInstant(now, place.zone()));
    PlannedInstrument wanted =
        new PlannedInstrument(instrument, sent.everyWeeks(), sent.firstDue(), now);
    PlannedInstrument before = place.plan();
    if (before == null) {
      if (ifMatch != null) {
        throw PlatformProblem.STALE.problem();
      }
      if (plans.add(program, participant, wanted, staff)) {
        return new Outcome(wanted, true);
      }
      before = read(program, participant, instrument); // somebody was faster
    }
    if (sent.says(before)) {
      return new Outcome(before, false); // the same, sent again
    }
    etags.require(ifMatch, before);
    if (!plans.change(program, participant, before, wanted, staff)) {
      throw PlatformProblem.STALE.problem();
    }
    return new Outcome(wanted, false);
  }

  void forget(UUID program, UUID participant, String instrument, @Nullable String ifMatch) {
    PlannedInstrument read = read(program, participant, instrument);
    etags.require(ifMatch, read);
    if (!plans.remove(program, participant, read)) {
      throw PlatformProblem.STALE.problem();
    }
  }

  /** The plan; otherwise the problem {@code platform/not-found}. */
  PlannedInstrument read(UUID program, UUID participant, String instrument) {
    return Optional.ofNullable(place(program, participant, instrument).plan())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  private InstrumentPlans.Place place(UUID program, UUID participant, String instrument) {
    return plans
        .at(program, participant, instrument)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  private static void requireNear(LocalDate day, LocalDate today) {
    if (day.isBefore(today.minusYears(1)) || day.isAfter(today.plusYears(1))) {
      throw CheckInProblem.DUE_OUT_OF_RANGE.at("firstDue", "has to be within a year of today");
    }
  }
}
