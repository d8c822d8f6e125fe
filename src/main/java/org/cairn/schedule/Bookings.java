package org.cairn.schedule;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Ids;
import org.cairn.platform.Jdbc;

/** Bookings that the caller may see. */
@ApplicationScoped
class Bookings implements PanacheRepositoryBase<Booking, UUID> {
  private final Jdbc jdbc;

  Bookings(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Books, in one statement: the session gives start and end, the database holds capacity and
   * overlap.
   *
   * @return whether a place was taken now; false when the participant had one already
   */
  boolean book(UUID session, UUID participant, Instant now) {
    return jdbc.update(
            "insert into booking (id, session_id, participant_id, starts_at, ends_at, created_at, changed_at)"
                + " select ?, s.id, ?, s.starts_at, s.ends_at, ?, ? from session s where s.id = ?"
                + " and not exists (select from booking b where b.session_id = s.id and b.participant_id = ?"
                + " and b.status <> 'canceled')",
            Ids.next(),
            participant,
            now,
            now,
            session,
            participant)
        == 1;
  }

  Optional<Booking> current(UUID session, UUID participant) {
    return find(
            "sessionId = ?1 and participantId = ?2 and status <> 'canceled'", session, participant)
        .firstResultOptional();
  }
}
