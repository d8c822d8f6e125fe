package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.Jdbc;

/**
 * Places in line for full sessions. The database gives them their order, and free places to those
 * in line.
 */
@ApplicationScoped
class WaitlistEntries {
  private static final String VIEW =
      "select "
          + WaitlistView.COLUMNS
          + " from waitlist_entry w join session s on s.id = w.session_id where w.participant_id = ?";

  static final String MINE =
      VIEW
          + " and (w.status = 'waiting' or w.status = 'offered' and w.offered_until > ?)"
          + " order by s.starts_at, w.id";

  private final Jdbc jdbc;

  WaitlistEntries(Jdbc jdbc) {
    this.jdbc = jdbc;
  }

  /** The participant's places in line. */
  List<WaitlistView> mine(UUID participant, Instant now) {
    return jdbc.query(MINE, WaitlistView::map, now, participant, now);
  }

  /** One of the participant's, also when it is over. */
  Optional<WaitlistView> view(UUID id, UUID participant, Instant now) {
    return jdbc.first(VIEW + " and w.id = ?", WaitlistView::map, now, participant, id);
  }

  /**
   * Stands in line, at its end.
   *
   * @return false when the id is taken, when they stand there already, or when it is no session
   *     that they could take a place in
   */
  boolean join(UUID id, UUID session, UUID participant, boolean takeAtOnce, Instant now) {
    return jdbc.update(
            "insert into waitlist_entry (id, session_id, participant_id, place, take_at_once, created_at, changed_at)"
                + " select ?, s.id, ?, 0, ?, ?, ? from session s where s.id = ?"
                + " and self_booking(s.id) is not null and not exists"
                + " (select from waitlist_entry w where w.id = ?) on conflict (id) do nothing",
            id,
            participant,
            takeAtOnce,
            now,
            now,
            session,
            id)
        == 1;
  }

  /** Whether somebody in line is booked as soon as there is a place. */
  void choose(UUID id, UUID participant, boolean takeAtOnce, Instant now) {
    jdbc.update(
        "update waitlist_entry set take_at_once = ?, changed_at = ?"
            + " where id = ? and participant_id = ? and status = 'waiting'",
        takeAtOnce,
        now,
        id,
        participant);
  }

  /**
   * Holds the session of a participant's place in line until the transaction ends.
   *
   * @return whether there is one
   */
  boolean hold(UUID id, UUID participant) {
    return jdbc.first(
            "select hold_sessions(array[w.session_id]) from waitlist_entry w"
                + " where w.id = ? and w.participant_id = ?",
            row -> true,
            id,
            participant)
        .isPresent();
  }

  /** Leaves the line, or declines the offer, if it is not over; the session must be held. */
  void leave(UUID id, UUID participant, Instant now) {
    jdbc.update(
        "update waitlist_entry set status = 'left', changed_at = ?"
            + " where id = ? and participant_id = ? and status in ('waiting', 'offered')",
        now,
        id,
        participant);
  }

  /** Sessions with a line in which something is to be done. For the job. */
  List<UUID> toFill(Instant now) {
    return jdbc.query("select sessions_to_fill(?)", row -> row.getObject(1, UUID.class), now);
  }

  /** Gives the free places of a session to those in line. For the job. */
  void fill(UUID session, Instant now) {
    jdbc.query("select fill_line(?, ?)", row -> true, session, now);
  }
}
