package org.cairn.safety;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.cairn.platform.Ids;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** Takes an alert, writes about it, and says what came of it. The database tells the others. */
@ApplicationScoped
class HandleAlert {
  private final Alerts alerts;
  private final Clock clock;

  HandleAlert(Alerts alerts, Clock clock) {
    this.alerts = alerts;
    this.clock = clock;
  }

  AlertView claim(UUID id, UUID staff, boolean takeOver) {
    boolean claimed = alerts.claim(id, staff, takeOver, clock.instant());
    AlertView alert = read(id);
    if (claimed || isWith(alert, staff) && alert.status() == AlertStatus.CLAIMED) {
      return alert;
    }
    throw alert.status() == AlertStatus.RESOLVED
        ? SafetyProblem.ALERT_RESOLVED.problem()
        : SafetyProblem.ALREADY_CLAIMED.problem();
  }

  AlertNoteView note(UUID id, UUID staff, String text) {
    read(id);
    Instant now = clock.instant();
    UUID note = Ids.next();
    write(note, id, staff, text, now);
    return new AlertNoteView(note, alerts.person(staff), text, now);
  }

  /** The note is written with the outcome, once: sent again, both are there already. */
  @Transactional
  AlertView resolve(UUID id, UUID staff, AlertResolution resolution) {
    Instant now = clock.instant();
    boolean resolved = alerts.resolve(id, staff, resolution.outcome(), now);
    AlertView alert = read(id);
    if (resolved) {
      if (resolution.note() != null && !resolution.note().isBlank()) {
        write(Ids.next(), id, staff, resolution.note(), now);
      }
      return alert;
    }
    if (alert.status() != AlertStatus.RESOLVED) {
      throw SafetyProblem.NOT_CLAIMED.problem();
    }
    if (isWith(alert, staff)
        && alert.outcome() == resolution.outcome()
        && isWritten(id, staff, resolution.note())) {
      return alert; // the same, sent again
    }
    throw SafetyProblem.ALERT_RESOLVED.problem();
  }

  private void write(UUID note, UUID alert, UUID staff, String text, Instant now) {
    if (!alerts.note(note, alert, staff, text, now)) {
      throw SafetyProblem.TOO_MANY_NOTES.problem();
    }
  }

  private boolean isWritten(UUID alert, UUID staff, @Nullable String note) {
    return note == null
        || note.isBlank()
        || alerts.detail(alert).stream()
            .flatMap(detail -> detail.notes().stream())
            .anyMatch(one -> one.author().id().equals(staff) && note.equals(one.text()));
  }

  private AlertView read(UUID id) {
    return alerts.of(id).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  private static boolean isWith(AlertView alert, UUID staff) {
    NamedPerson claimedBy = alert.claimedBy();
    return claimedBy != null && claimedBy.id().equals(staff);
  }
}
