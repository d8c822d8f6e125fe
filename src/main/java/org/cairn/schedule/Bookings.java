package org.cairn.schedule;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Ids;
import org.cairn.platform.Jdbc;
import org.jspecify.annotations.Nullable;

/**
 * Bookings that the caller may see. The database holds capacity, overlap, enrollment and what a
 * participant may book; whoever changes a booking holds its session first, as all the others do.
 */
@ApplicationScoped
class Bookings implements PanacheRepositoryBase<Booking, UUID> {
  /** Every booking by a person is made by this: the session gives start and end. */
  private static final String INSERT =
      "insert into booking (id, session_id, participant_id, starts_at, ends_at, booked_by,"
          + " moved_from, created_at, changed_at) select ?, s.id, ?, s.starts_at, s.ends_at, ?,"
          + " ?::uuid, ?, ? from session s where s.id = ?";

  private static final String MINE =
      " join session s on s.id = b.session_id join program p on p.id = s.program_id";

  /** Takes a place, or finds what has the booking's id already. */
  static final String BOOK =
      "with before as (select * from booking where id = ? and participant_id = ?), made as ("
          + INSERT
          + " and not exists (select from before) returning *)"
          + " select "
          + BookingView.COLUMNS
          + ", b.is_new from (select *, true as is_new from made union all"
          + " select *, false from before) b"
          + MINE;

  /** A booking, and whether it was made now. */
  record Booked(BookingView booking, boolean now) {}

  /**
   * How a participant stands to a session of their program.
   *
   * @param way how they may take a place by themselves; null for not at all
   * @param booking their place in it
   * @param entry their place in line for it
   */
  record Standing(@Nullable String way, @Nullable UUID booking, @Nullable UUID entry) {}

  private final Jdbc jdbc;

  Bookings(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Takes a place for the participant who asks, in one statement; or finds the booking that has the
   * id already. Nothing when there is no place that they could take.
   */
  Optional<Booked> book(UUID id, UUID session, UUID participant, Instant now) {
    return jdbc.first(
        BOOK,
        row -> new Booked(BookingView.map(row), row.getBoolean(11)),
        id,
        participant,
        id,
        participant,
        BookedBy.PARTICIPANT.word(),
        null,
        now,
        now,
        session);
  }

  /** Takes the place for which another was given up in this transaction. */
  boolean bookInstead(UUID id, UUID before, UUID session, UUID participant, Instant now) {
    return jdbc.update(
            INSERT, id, participant, BookedBy.PARTICIPANT.word(), before, now, now, session)
        == 1;
  }

  /**
   * Books a participant for staff.
   *
   * @return whether a place was taken now; false when the participant had one already
   */
  boolean bookByStaff(UUID session, UUID participant, Instant now) {
    return jdbc.update(
            INSERT
                + " and not exists (select from booking b where b.session_id = s.id"
                + " and b.participant_id = ? and b.status = 'booked')",
            Ids.next(),
            participant,
            BookedBy.STAFF.word(),
            null,
            now,
            now,
            session,
            participant)
        == 1;
  }

  /** The participant's booking, as they see it. */
  Optional<BookingView> view(UUID id, UUID participant) {
    return jdbc.first(
        "select "
            + BookingView.COLUMNS
            + " from booking b"
            + MINE
            + " where b.id = ? and b.participant_id = ?",
        BookingView::map,
        id,
        participant);
  }

  /** How the participant stands to a session; nothing when it is none of their program. */
  Optional<Standing> standing(UUID session, UUID participant) {
    return jdbc.first(
        "select self_booking(s.id),"
            + " (select b.id from booking b where b.session_id = s.id and b.participant_id = ?"
            + " and b.status = 'booked'),"
            + " (select w.id from waitlist_entry w where w.session_id = s.id"
            + " and w.participant_id = ? and w.status in ('waiting', 'offered'))"
            + " from session s where s.id = ? and enrolled_for(s.id, ?)",
        row ->
            new Standing(
                row.getString(1), row.getObject(2, UUID.class), row.getObject(3, UUID.class)),
        participant,
        participant,
        session,
        participant);
  }

  /** The first of the participant's other sessions that take place when this one does. */
  Optional<Overlap> overlap(UUID session, UUID participant) {
    return jdbc.first(
        "select b.session_id, b.starts_at, b.ends_at, s.zone from session t join booking b"
            + " on b.participant_id = ? and b.status = 'booked' and b.session_id <> t.id"
            + " and b.starts_at < t.ends_at and b.ends_at > t.starts_at"
            + " join session s on s.id = b.session_id where t.id = ?"
            + " order by b.starts_at limit 1",
        row -> {
          ZoneId zone = ZoneId.of(row.getString(4));
          return new Overlap(
              row.getObject(1, UUID.class),
              LocalTimes.at(row, 2, zone),
              LocalTimes.at(row, 3, zone));
        },
        participant,
        session);
  }

  /**
   * Holds the session of a participant's booking until the transaction ends.
   *
   * @return the notice of its program; nothing when there is no such booking
   */
  Optional<Duration> hold(UUID id, UUID participant) {
    return jdbc.first(
        "select p.cancel_notice, hold_sessions(array[b.session_id]) from booking b"
            + MINE
            + " where b.id = ? and b.participant_id = ?",
        row -> Duration.ofMinutes(row.getInt(1)),
        id,
        participant);
  }

  /** Holds a session until the transaction ends. */
  void holdSession(UUID session) {
    jdbc.query("select hold_sessions(array[?::uuid])", row -> true, session);
  }

  /** Holds all that the caller's move touches until the transaction ends. */
  void holdMove(UUID id, UUID session) {
    jdbc.query("select hold_move(?, ?)", row -> true, id, session);
  }

  /**
   * Whether the booking, given up in this transaction, can be swapped for a place in the session;
   * nothing when that is none of the participant's program.
   */
  Optional<Boolean> mayMove(UUID id, UUID session, UUID participant) {
    return jdbc.first(
        "select may_move(?, s.id) from session s where s.id = ? and enrolled_for(s.id, ?)",
        row -> row.getBoolean(1),
        id,
        session,
        participant);
  }

  Optional<Booking> mine(UUID id, UUID participant) {
    return find("id = ?1 and participantId = ?2", id, participant).firstResultOptional();
  }

  /** The participant's booking in a session; a canceled one when there is no other. */
  Optional<Booking> last(UUID session, UUID participant) {
    return find(
            "sessionId = ?1 and participantId = ?2"
                + " order by case when status = 'canceled' then 1 else 0 end",
            session,
            participant)
        .firstResultOptional();
  }
}
