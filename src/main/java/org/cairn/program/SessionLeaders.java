package org.cairn.program;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** Who leads sessions: the assignments that the room of the timetable may make and end. */
@ApplicationScoped
public class SessionLeaders {
  private final Jdbc jdbc;

  SessionLeaders(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Gives sessions of one program to somebody who leads them from now on; whoever did loses sight
   * of them. The database refuses who is not staff of the coordinator's, and (facilitator_busy) who
   * is elsewhere at that time.
   *
   * @param before whose assignments end; null for everybody's
   */
  public void replace(
      UUID program, List<UUID> sessions, @Nullable UUID before, UUID staff, Instant now) {
    UUID[] ids = sessions.toArray(UUID[]::new);
    jdbc.update(
        "update assignment set ended_at = ? where session_id = any (?) and program_id = ?"
            + " and ended_at is null and staff_id <> ? and (?::uuid is null or staff_id = ?)",
        now,
        ids,
        program,
        staff,
        before,
        before);
    jdbc.update(
        "insert into assignment (id, program_id, staff_id, role, session_id, created_at)"
            + " select uuidv7(), ?, ?, 'facilitator', s.id, ? from unnest(?) s (id) where not exists"
            + " (select from assignment a where a.session_id = s.id and a.staff_id = ?"
            + " and a.ended_at is null)",
        program,
        staff,
        now,
        ids,
        staff);
  }
}
