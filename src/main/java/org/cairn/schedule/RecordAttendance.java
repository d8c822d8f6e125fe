package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.cairn.platform.PlatformProblem;

/** Records by hand whether somebody came. It stands over what a check-in or the job recorded. */
@ApplicationScoped
class RecordAttendance {
  private final Attendances attendances;
  private final Clock clock;

  RecordAttendance(Attendances attendances, Clock clock) {
    this.attendances = attendances;
    this.clock = clock;
  }

  @Transactional
  AttendanceView record(UUID session, UUID participant, NewAttendance what, UUID staff) {
    Attendances.Place place =
        attendances
            .place(session, participant, staff)
            .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    what.requireMinutes(place.minutes());
    Instant now = clock.instant();
    if (now.isBefore(place.startsAt()) && what.status() != AttendanceStatus.EXCUSED) {
      throw ScheduleProblem.NOT_STARTED.problem();
    }
    attendances.record(session, participant, what, staff, now);
    return new AttendanceView(
        what.status(), what.reason(), what.minutes(), AttendanceSource.STAFF, now);
  }
}
