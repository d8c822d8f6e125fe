package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.cairn.safety.CrisisSupport;

/** When programs answer their care threads. */
@ApplicationScoped
class CareHours {
  private static final String READ =
      "select h.weekday, h.opens, h.closes from program p left join care_hours h on h.program_id = p.id"
          + " where p.id = ? and ";

  private static final String ORDER = " order by h.weekday, h.opens";

  private final Jdbc jdbc;
  private final CrisisSupport support;

  CareHours(Jdbc jdbc, CrisisSupport support) {
    this.jdbc = jdbc;
    this.support = support;
  }

  /** Of a program that the caller coordinates; otherwise the problem {@code platform/not-found}. */
  List<CareHour> coordinated(UUID program) {
    return jdbc.listed(
        READ + "p.id in (select coordinated_programs())" + ORDER, CareHours::hour, program);
  }

  /** Holds a program until the transaction ends: of two who change its hours one comes first. */
  void hold(UUID program) {
    jdbc.query("select id from program where id = ? for no key update", row -> true, program);
  }

  void replace(UUID program, List<CareHour> hours) {
    jdbc.update("delete from care_hours where program_id = ?", program);
    for (CareHour hour : hours) {
      jdbc.update(
          "insert into care_hours (program_id, weekday, opens, closes) values (?, ?, ?, ?)",
          program,
          hour.weekday(),
          hour.opens(),
          hour.closes());
    }
  }

  /** How it is at a moment, for a participant of that program. */
  CareNow now(UUID program, Instant now) {
    List<String> zone =
        jdbc.query(
            "select s.zone from program p join site s on s.id = p.site_id where p.id = ?",
            row -> row.getString(1),
            program);
    List<CareHour> hours =
        jdbc.query(
            "select h.weekday, h.opens, h.closes from care_hours h where h.program_id = ?" + ORDER,
            CareHours::hour,
            program);
    return now(program, new CareWeek(hours, ZoneId.of(zone.get(0))), now);
  }

  /** The same, of hours that are known. */
  CareNow now(UUID program, CareWeek week, Instant now) {
    boolean open = week.open(now);
    return new CareNow(
        open, open ? null : week.opens(now), week.says(now), open ? null : support.of(program));
  }

  private static CareHour hour(ResultSet row) throws SQLException {
    return new CareHour(
        row.getInt(1), row.getObject(2, LocalTime.class), row.getObject(3, LocalTime.class));
  }
}
