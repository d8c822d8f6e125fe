package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.platform.PlatformProblem;

/** Days on which sites are closed. */
@ApplicationScoped
class Closures {
  private static final String LISTED =
      "select c.day, c.reason, c.closed_at, (select count(*) from session s where s.closed"
          + " and s.program_id = p.id and s.local_start >= c.day and s.local_start < c.day + 1"
          + " and s.starts_at between c.day - interval '2 days' and c.day + interval '2 days')"
          + " from program p left join closure c on c.site_id = p.site_id";

  private final Jdbc jdbc;

  Closures(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** Refuses to plan on a day on which the program's site is closed. */
  void refuse(UUID program, Optional<LocalDate> day) {
    if (day.isPresent() && reasons(program, day.get(), day.get()).containsKey(day.get())) {
      throw ScheduleProblem.SITE_CLOSED.problem();
    }
  }

  /** Why the program's site is closed, on the days of a span on which it is. */
  Map<LocalDate, String> reasons(UUID program, LocalDate first, LocalDate last) {
    Map<LocalDate, String> reasons = new HashMap<>();
    jdbc.query(
        "select c.day, c.reason from closure c join program p on p.site_id = c.site_id"
            + " where p.id = ? and c.day between ? and ?",
        row -> {
          reasons.put(row.getObject(1, LocalDate.class), row.getString(2));
          return true;
        },
        program,
        first,
        last);
    return reasons;
  }

  /** Closes a day; the database cancels what would take place on it. */
  void close(UUID program, LocalDate day, String reason, Instant now) {
    jdbc.query(
        "select close_day(p.site_id, ?, ?, ?) from program p where p.id = ?",
        row -> true,
        day,
        reason,
        now,
        program);
  }

  /** Opens it again, and answers what takes place after all. */
  OpenedDay open(UUID program, LocalDate day, Instant now) {
    OpenedDay opened = new OpenedDay(new ArrayList<>(), new ArrayList<>());
    jdbc.query(
        "select o.session_id, o.restored from program p, open_day(p.site_id, ?, ?) o"
            + " where p.id = ?",
        row ->
            (row.getBoolean(2) ? opened.restored() : opened.stillCanceled())
                .add(row.getObject(1, UUID.class)),
        day,
        now,
        program);
    return opened;
  }

  /** A closed day, as a coordinator of the program sees it. */
  ClosureView on(UUID program, LocalDate day) {
    return jdbc.first(LISTED + " where p.id = ? and c.day = ?", Closures::view, program, day)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** One more than the limit, if there is more, by day; for the program's staff. */
  List<ClosureView> page(UUID program, UUID staff, LocalDate after, int limit) {
    return jdbc.listed(
        LISTED
            + " and c.day > ? where p.id = ? and exists (select from assignment a"
            + " where a.program_id = p.id and a.staff_id = ? and a.ended_at is null)"
            + " order by c.day limit ?",
        Closures::view,
        after,
        program,
        staff,
        limit + 1);
  }

  private static ClosureView view(ResultSet row) throws SQLException {
    return new ClosureView(
        row.getObject(1, LocalDate.class),
        row.getString(2),
        row.getObject(3, OffsetDateTime.class).toInstant(),
        row.getInt(4));
  }
}
