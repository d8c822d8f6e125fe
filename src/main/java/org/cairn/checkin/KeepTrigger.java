package org.cairn.checkin;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.ETags;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Keeps a participant's own list of triggers. */
@ApplicationScoped
class KeepTrigger {
  private final OwnTriggers triggers;
  private final ETags etags;
  private final Clock clock;

  KeepTrigger(OwnTriggers triggers, ETags etags, Clock clock) {
    this.triggers = triggers;
    this.etags = etags;
    this.clock = clock;
  }

  /** The trigger, and whether it is new. */
  record Outcome(OwnTriggerView trigger, boolean created) {}

  Outcome keep(UUID participant, UUID id, NewTrigger body, @Nullable String ifMatch) {
    OwnTriggerView wanted = new OwnTriggerView(id, body.name().strip(), true);
    Optional<OwnTriggers.Stored> before = triggers.of(participant, id);
    if (before.isEmpty()) {
      if (ifMatch != null) {
        throw PlatformProblem.STALE.problem();
      }
      if (added(participant, wanted)) {
        return new Outcome(wanted, true);
      }
      before = triggers.of(participant, id); // the same request, on another connection
    }
    OwnTriggers.Stored read =
        before
            .filter(stored -> stored.view().listed())
            .orElseThrow(CheckInProblem.TRIGGER_ID_TAKEN::problem);
    if (read.view().equals(wanted)) {
      return new Outcome(wanted, false); // the same, sent again
    }
    etags.require(ifMatch, read.view());
    if (!triggers.rename(participant, read, wanted.name())) {
      throw PlatformProblem.STALE.problem();
    }
    return new Outcome(wanted, false);
  }

  /** Takes it off the list. What was answered with it can still be read. */
  void remove(UUID participant, UUID id, @Nullable String ifMatch) {
    OwnTriggers.Stored read =
        triggers
            .of(participant, id)
            .filter(stored -> stored.view().listed())
            .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    etags.require(ifMatch, read.view());
    if (!triggers.end(participant, read, clock.instant())) {
      throw PlatformProblem.STALE.problem();
    }
  }

  private boolean added(UUID participant, OwnTriggerView wanted) {
    try {
      return DatabaseRefused.translate(
          Map.of("own_triggers_full", CheckInProblem.TOO_MANY_TRIGGERS),
          () -> {
            triggers.add(participant, wanted.id(), wanted.name(), clock.instant());
            return true;
          });
    } catch (DatabaseRefused e) {
      if (DatabaseRefused.constraint(e).filter("own_trigger_pkey"::equals).isPresent()) {
        return false;
      }
      throw e;
    }
  }
}
