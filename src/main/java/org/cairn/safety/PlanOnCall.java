package org.cairn.safety;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Plans who is on call. */
@ApplicationScoped
class PlanOnCall {
  private static final Duration LONGEST = Duration.ofDays(14);
  private static final Instant FIRST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private final OnCallShifts shifts;
  private final ETags etags;

  PlanOnCall(OnCallShifts shifts, ETags etags) {
    this.shifts = shifts;
    this.etags = etags;
  }

  /** The shift, and whether it is new. */
  record Outcome(OnCallShiftView shift, boolean created) {}

  Outcome plan(UUID program, UUID id, NewOnCallShift described, @Nullable String ifMatch) {
    NewOnCallShift wanted = checked(program, described);
    Optional<OnCallShifts.Row> before = shifts.of(program, id);
    if (before.isEmpty()) {
      if (ifMatch != null) {
        throw PlatformProblem.STALE.problem();
      }
      if (added(program, id, wanted)) {
        return new Outcome(read(program, id), true);
      }
      before = shifts.of(program, id); // the same request, on another connection
    }
    OnCallShifts.Row row = before.orElseThrow(SafetyProblem.SHIFT_ID_TAKEN::problem);
    OnCallShiftView view = shifts.view(row);
    if (row.says(wanted)) {
      return new Outcome(view, false); // the same, sent again
    }
    etags.require(ifMatch, view);
    if (!shifts.change(program, row, wanted)) {
      throw PlatformProblem.STALE.problem();
    }
    return new Outcome(read(program, id), false);
  }

  void remove(UUID program, UUID id, @Nullable String ifMatch) {
    OnCallShifts.Row row = shifts.of(program, id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    etags.require(ifMatch, shifts.view(row));
    if (!shifts.remove(program, row)) {
      throw PlatformProblem.STALE.problem();
    }
  }

  OnCallShiftView read(UUID program, UUID id) {
    return shifts.of(program, id).map(shifts::view).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  private boolean added(UUID program, UUID id, NewOnCallShift wanted) {
    try {
      shifts.add(program, id, wanted);
      return true;
    } catch (DatabaseRefused e) {
      if (DatabaseRefused.constraint(e).filter("on_call_shift_pkey"::equals).isPresent()) {
        return false;
      }
      throw e;
    }
  }

  private NewOnCallShift checked(UUID program, NewOnCallShift described) {
    NewOnCallShift wanted =
        new NewOnCallShift(
            described.staffId(),
            described.startsAt().truncatedTo(ChronoUnit.SECONDS),
            described.endsAt().truncatedTo(ChronoUnit.SECONDS));
    OnCallShifts.Place place = shifts.place(program, wanted.staffId());
    if (!place.mine()) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
    if (wanted.startsAt().isBefore(FIRST)) {
      throw SafetyProblem.SHIFT_OUT_OF_RANGE.at("startsAt", "is " + FIRST + " or later");
    }
    if (!wanted.endsAt().isAfter(wanted.startsAt())
        || wanted.endsAt().isAfter(LAST)
        || Duration.between(wanted.startsAt(), wanted.endsAt()).compareTo(LONGEST) > 0) {
      throw SafetyProblem.SHIFT_OUT_OF_RANGE.at(
          "endsAt", "comes after startsAt, by fourteen days at most");
    }
    if (!place.staff()) {
      throw SafetyProblem.ON_CALL_NOT_STAFF.at(
          "staffId", "is of somebody who works in the program");
    }
    return wanted;
  }
}
