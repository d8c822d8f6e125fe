package org.cairn.schedule;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.program.Programs;
import org.jspecify.annotations.Nullable;

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

  private static final String LISTED =
      "select "
          + SessionView.COLUMNS_FOR_STAFF
          + ", array(select a.staff_id from assignment a where a.session_id = s.id"
          + " and a.ended_at is null order by a.staff_id) from session s where s.program_id = p.id"
          + " and s.starts_at >= ? and s.starts_at < ? and s.ends_at > ?"
          + " and s.local_start >= ? and s.local_start < ?"
          + " and (?::uuid is null or s.series_id = ?::uuid)";

  private static final Comparator<PlannedSession> BY_START =
      Comparator.<PlannedSession, Instant>comparing(one -> one.session().startsAt().toInstant())
          .thenComparing(one -> one.session().id());

  private final Jdbc jdbc;
  private final Programs programs;

  Sessions(Jdbc jdbc, Programs programs) {
    this.jdbc = jdbc;
    this.programs = programs;
  }

  /** A span of the timetable: instants to find it by, and the local times that it means. */
  record Span(
      Instant from, Instant to, Instant endsAfter, LocalDateTime localFrom, LocalDateTime localTo) {
    private static final Duration LONGEST_SESSION = Duration.ofHours(12);

    /** So many days from one on, by the calendar of each site; without it, from now on. */
    static Span of(@Nullable LocalDate from, int days, Instant now) {
      return from == null ? ahead(now, days) : calendar(from, days);
    }

    private static Span ahead(Instant now, int days) {
      return new Span(
          now.minus(LONGEST_SESSION),
          now.plus(Duration.ofDays(days)),
          now,
          LocalDateTime.MIN,
          LocalDateTime.MAX);
    }

    /** The day begins between 14 hours before and 12 after midnight UTC, depending on the site. */
    private static Span calendar(LocalDate from, int days) {
      LocalDateTime begin = from.atStartOfDay();
      LocalDateTime end = begin.plusDays(days);
      return new Span(
          begin.minusHours(14).toInstant(ZoneOffset.UTC),
          end.plusHours(14).toInstant(ZoneOffset.UTC),
          Instant.EPOCH,
          begin,
          end);
    }
  }

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

  /**
   * The timetable of a program in a span by start, if that person coordinates it; otherwise the
   * problem {@code platform/not-found}.
   *
   * @param series only this one's; null for all
   */
  List<PlannedSession> timetable(
      UUID program, @Nullable UUID series, Span span, UUID coordinator, Instant now) {
    return programs
        .listed(
            LISTED,
            row ->
                new PlannedSession(
                    SessionView.map(row, now), List.of((UUID[]) row.getArray(19).getArray())),
            program,
            coordinator,
            span.from,
            span.to,
            span.endsAfter,
            span.localFrom,
            span.localTo,
            series,
            series)
        .stream()
        .sorted(BY_START)
        .toList();
  }

  /** The session, for those booked into it and the staff assigned to it. */
  Optional<SessionView> visible(UUID session, UUID caller, Instant now) {
    return jdbc.first(ONE, row -> SessionView.map(row, now), caller, session, caller);
  }

  /** As {@link org.cairn.program.Programs#holdTimetable}, for the program of a session. */
  void holdTimetable(UUID session) {
    jdbc.query(
        "select hold_timetable(p.site_id) from session s join program p on p.id = s.program_id"
            + " where s.id = ?",
        row -> true,
        session);
  }

  /** Locks sessions until the transaction ends. */
  void hold(List<UUID> sessions) {
    jdbc.query("select hold_sessions(?)", row -> true, (Object) sessions.toArray(UUID[]::new));
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
