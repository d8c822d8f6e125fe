package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** Weeks of participants, in two statements: the programs say which days the week has there. */
@ApplicationScoped
class Weeks {
  /** Commitments stand in it as far as the reader may see them. */
  private static final String PROGRAMS =
      "select e.program_id, s.zone, c.id, "
          + Busy.COLUMNS
          + " from enrollment e join program p on p.id = e.program_id join site s on s.id = p.site_id"
          + " left join commitment c on c.participant_id = e.participant_id"
          + " where e.participant_id = ? and e.ended_at is null and (e.program_id = ?::uuid or ?::uuid is null)"
          + " and may_follow(e.program_id, e.participant_id) order by e.program_id, c.id";

  /** Days are handed over as numbers: text could not name each of them. */
  static final String WEEKS =
      "with asked as (select n.program_id, date '1970-01-01' + n.day::integer as monday"
          + " from unnest(?::uuid[], ?::text[]) n (program_id, day)), who as (select ?::uuid as id, ?::timestamptz as now)"
          + " select a.program_id, planned_minutes(a.program_id, who.id, a.monday + 6), x.part, x.starts_at, x.ends_at, x.minutes"
          + " from asked a cross join who left join lateral (select coalesce(m.attendance, 'booked') as part, m.starts_at,"
          + " m.ends_at, m.minutes from week_sessions(a.program_id, who.id, a.monday) m"
          + " union all select 'opening', s.starts_at, s.ends_at, 0"
          + " from openings(who.id, a.program_id, a.monday - 1, a.monday + 9, a.monday, a.monday + 7, null, who.now) o"
          + " join session s on s.id = o.session_id where o.taken < s.capacity) x on true";

  private record Site(ZoneId zone, LocalDate monday) {}

  private record Found(UUID program, @Nullable Integer planned, Week.@Nullable Entry entry) {}

  private final Jdbc jdbc;

  Weeks(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The week of a participant in each of their programs, or in one.
   *
   * @param day of the week; null for the one that runs at the site
   */
  List<Week> of(UUID participant, @Nullable UUID program, @Nullable LocalDate day, Instant now) {
    Map<UUID, Site> sites = new LinkedHashMap<>();
    Map<UUID, Busy> busy = new LinkedHashMap<>();
    jdbc.query(
        PROGRAMS,
        row -> {
          ZoneId zone = ZoneId.of(row.getString(2));
          LocalDate any = day == null ? LocalDate.ofInstant(now, zone) : day;
          sites.put(
              row.getObject(1, UUID.class),
              new Site(zone, any.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))));
          if (row.getObject(3) != null) {
            busy.put(row.getObject(3, UUID.class), Busy.map(row, 4));
          }
          return true;
        },
        participant,
        program,
        program);
    if (sites.isEmpty()) {
      return List.of();
    }
    Map<UUID, List<Found>> found = new LinkedHashMap<>();
    jdbc.query(
            WEEKS,
            Weeks::found,
            sites.keySet().toArray(UUID[]::new),
            sites.values().stream()
                .map(site -> Long.toString(site.monday.toEpochDay()))
                .toArray(String[]::new),
            participant,
            now)
        .forEach(one -> found.computeIfAbsent(one.program, first -> new ArrayList<>()).add(one));
    return sites.entrySet().stream()
        .map(
            one ->
                week(
                    one.getKey(),
                    one.getValue(),
                    found.getOrDefault(one.getKey(), List.of()),
                    List.copyOf(busy.values())))
        .toList();
  }

  private static Week week(UUID program, Site site, List<Found> found, List<Busy> busy) {
    return new Week(
        program,
        site.zone,
        site.monday,
        found.stream().map(Found::planned).filter(Objects::nonNull).findFirst().orElse(null),
        found.stream().map(Found::entry).filter(Objects::nonNull).toList(),
        busy);
  }

  private static Found found(ResultSet row) throws SQLException {
    UUID program = Objects.requireNonNull(row.getObject(1, UUID.class));
    Integer planned = (Integer) row.getObject(2);
    String part = row.getString(3);
    if (part == null) {
      return new Found(program, planned, null);
    }
    Interval time =
        new Interval(
            row.getObject(4, OffsetDateTime.class).toInstant(),
            row.getObject(5, OffsetDateTime.class).toInstant());
    return new Found(program, planned, new Week.Entry(part(part), time, row.getInt(6)));
  }

  private static Week.Part part(String word) {
    return switch (word) {
      case "booked" -> Week.Part.BOOKED;
      case "opening" -> Week.Part.OPENING;
      case "excused" -> Week.Part.EXCUSED;
      case "no_show" -> Week.Part.MISSED;
      default -> Week.Part.ATTENDED;
    };
  }
}
