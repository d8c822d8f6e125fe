package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/** Sessions that another system is the master of, by the id that it gives them. */
@ApplicationScoped
class ImportedSessions {
  /** Changes nothing where nothing differs, so that what is sent twice is one import. */
  private static final String UPSERT =
      "insert into session as s (id, program_id, kind, mode, title, local_start, zone, starts_at,"
          + " ends_at, room_id, room, join_link, capacity, status, cancel_reason, closed,"
          + " external_source, external_id, changed_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?,"
          + " ?::uuid, ?::text, ?::text, ?, ?, ?::text, ?, ?, ?, ?)"
          + " on conflict (program_id, external_source, external_id) do update set"
          + " kind = excluded.kind, mode = excluded.mode, title = excluded.title,"
          + " local_start = excluded.local_start, starts_at = excluded.starts_at,"
          + " ends_at = excluded.ends_at, room_id = excluded.room_id, room = excluded.room,"
          + " join_link = excluded.join_link, capacity = excluded.capacity,"
          + " status = excluded.status, cancel_reason = excluded.cancel_reason,"
          + " closed = excluded.closed, changed_at = excluded.changed_at"
          + " where (s.kind, s.mode, s.title, s.local_start, s.starts_at, s.ends_at, s.room_id,"
          + " s.join_link, s.capacity, s.status, s.cancel_reason, s.closed) is distinct from"
          + " (excluded.kind, excluded.mode, excluded.title, excluded.local_start,"
          + " excluded.starts_at, excluded.ends_at, excluded.room_id, excluded.join_link,"
          + " excluded.capacity, excluded.status, excluded.cancel_reason, excluded.closed)";

  /** A session that was imported before. */
  record Known(UUID id, Instant startsAt) {}

  /** A session to be written. */
  record Wanted(
      UUID id,
      UUID program,
      String zone,
      NewSession session,
      @Nullable String room,
      String status,
      @Nullable String cancelReason,
      boolean closed,
      String source,
      String externalId) {}

  private final Jdbc jdbc;

  ImportedSessions(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Those of the source that are there already, by external id, locked in the order of all locks.
   */
  Map<String, Known> known(UUID program, String source, Collection<String> externalIds) {
    Map<String, Known> known = new HashMap<>();
    jdbc.query(
        "select hold_sessions(array(select s.id from session s where s.program_id = ?"
            + " and s.external_source = ? and s.external_id = any (?)))",
        row -> true,
        program,
        source,
        externalIds.toArray(String[]::new));
    jdbc.query(
        "select s.external_id, s.id, s.starts_at from session s where s.program_id = ?"
            + " and s.external_source = ? and s.external_id = any (?)",
        row -> {
          known.put(
              row.getString(1),
              new Known(
                  row.getObject(2, UUID.class),
                  row.getObject(3, OffsetDateTime.class).toInstant()));
          return true;
        },
        program,
        source,
        externalIds.toArray(String[]::new));
    return known;
  }

  /**
   * Writes a session, or refuses it and leaves the transaction as it was.
   *
   * @return whether something was written
   */
  boolean put(Wanted wanted, Instant startsAt, Instant endsAt, Instant now) {
    jdbc.update("savepoint imported");
    try {
      return DatabaseRefused.translate(
          PlanSession.CLASHES, () -> upsert(wanted, startsAt, endsAt, now) == 1);
    } catch (RuntimeException e) {
      jdbc.update("rollback to savepoint imported");
      throw e;
    }
  }

  private int upsert(Wanted wanted, Instant startsAt, Instant endsAt, Instant now) {
    NewSession session = wanted.session();
    LocalDateTime local = session.start();
    return jdbc.update(
        UPSERT,
        wanted.id(),
        wanted.program(),
        session.kind().word(),
        session.mode().word(),
        session.title().strip(),
        local,
        wanted.zone(),
        startsAt,
        endsAt,
        session.roomId(),
        wanted.room(),
        session.joinLink(),
        session.capacity(),
        wanted.status(),
        wanted.cancelReason(),
        wanted.closed(),
        wanted.source(),
        wanted.externalId(),
        now);
  }
}
