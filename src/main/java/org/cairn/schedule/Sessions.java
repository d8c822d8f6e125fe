package org.cairn.schedule;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;

/** Sessions. The two hot reads are one SQL statement each; the rest is Panache. */
@ApplicationScoped
class Sessions implements PanacheRepositoryBase<Session, UUID> {
  /**
   * The start stands in the booking as well, so that one index range answers it (see the
   * migration).
   */
  static final String SCHEDULE =
      "select "
          + SessionView.COLUMNS
          + " from booking b join session s on s.id = b.session_id"
          + " where b.participant_id = ? and b.starts_at >= ? and b.starts_at < ? and b.status <> 'canceled'"
          + " and b.ends_at > ? and s.local_start >= ? and s.local_start < ?"
          + " order by b.starts_at, b.id";

  static final String ONE =
      "select "
          + SessionView.COLUMNS
          + " from session s left join booking b"
          + " on b.session_id = s.id and b.participant_id = ? and b.status <> 'canceled'"
          + " where s.id = ? and (b.id is not null or exists (select from assignment a where a.staff_id = ?"
          + " and a.ended_at is null and (a.session_id = s.id or a.role = 'coordinator' and a.program_id = s.program_id)))";

  private final Jdbc jdbc;

  Sessions(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** A span of the timetable: instants to find it by, and the local times that it means. */
  record Span(
      Instant from,
      Instant to,
      Instant endsAfter,
      LocalDateTime localFrom,
      LocalDateTime localTo) {}

  /** The participant's bookings in a span, by start. */
  List<SessionView> schedule(UUID participant, Span span, Instant now) {
    return jdbc.query(
        SCHEDULE,
        row -> SessionView.map(row, now),
        participant,
        span.from,
        span.to,
        span.endsAfter,
        span.localFrom,
        span.localTo);
  }

  /** The session, for those booked into it and the staff assigned to it. */
  Optional<SessionView> visible(UUID session, UUID caller, Instant now) {
    return jdbc.first(ONE, row -> SessionView.map(row, now), caller, session, caller);
  }

  /** The session, if that person coordinates its program. */
  Optional<Session> coordinated(UUID session, UUID coordinator) {
    return find(
            "id = ?1 and programId in (select a.programId from Assignment a where a.staffId = ?2"
                + " and a.role = 'coordinator' and a.endedAt is null)",
            session,
            coordinator)
        .firstResultOptional();
  }
}
