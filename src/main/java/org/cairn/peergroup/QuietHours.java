package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;

/** When people want no sound. */
@ApplicationScoped
class QuietHours {
  private final Jdbc jdbc;

  QuietHours(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  Optional<QuietHoursView> of(UUID person) {
    return jdbc.first(
        "select starts, ends, zone from quiet_hours where person_id = ?",
        row ->
            new QuietHoursView(
                row.getObject(1, LocalTime.class),
                row.getObject(2, LocalTime.class),
                row.getString(3)),
        person);
  }

  /** False when there were some. */
  boolean add(UUID person, QuietHoursView hours, Instant now) {
    return jdbc.update(
            "insert into quiet_hours (person_id, starts, ends, zone, changed_at) values (?, ?, ?, ?, ?)"
                + " on conflict do nothing",
            person,
            hours.starts(),
            hours.ends(),
            hours.zone(),
            now)
        == 1;
  }

  /** False when they are no longer as they were read. */
  boolean change(UUID person, QuietHoursView before, QuietHoursView hours, Instant now) {
    return jdbc.update(
            "update quiet_hours set starts = ?, ends = ?, zone = ?, changed_at = ?"
                + " where person_id = ? and (starts, ends, zone) = (?, ?, ?)",
            hours.starts(),
            hours.ends(),
            hours.zone(),
            now,
            person,
            before.starts(),
            before.ends(),
            before.zone())
        == 1;
  }

  void remove(UUID person) {
    jdbc.update("delete from quiet_hours where person_id = ?", person);
  }
}
