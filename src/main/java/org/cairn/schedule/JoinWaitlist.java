package org.cairn.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.PlatformProblem;

/**
 * Puts the participant who asks in line for a session, once: the id is made by the phone. Where
 * there is a free place it is offered, or taken, at once.
 */
@ApplicationScoped
class JoinWaitlist {
  private static final Map<String, ScheduleProblem> REFUSALS =
      Map.of(
          "session_canceled", ScheduleProblem.SESSION_CANCELED,
          "already_started", ScheduleProblem.ALREADY_STARTED,
          "already_booked", ScheduleProblem.ALREADY_BOOKED);

  private final WaitlistEntries entries;
  private final Bookings bookings;
  private final Clock clock;

  JoinWaitlist(WaitlistEntries entries, Bookings bookings, Clock clock) {
    this.entries = entries;
    this.bookings = bookings;
    this.clock = clock;
  }

  /** The place in line, and whether it was taken now. */
  record Joined(WaitlistView entry, boolean now) {}

  Joined join(UUID id, UUID session, UUID participant, boolean takeAtOnce) {
    Instant now = clock.instant();
    boolean joined =
        DatabaseRefused.translate(
            REFUSALS, () -> entries.join(id, session, participant, takeAtOnce, now));
    Optional<WaitlistView> entry = entries.view(id, participant, now);
    if (entry.isEmpty()) {
      throw refusal(session, participant);
    }
    if (!entry.get().sessionId().equals(session)) {
      throw ScheduleProblem.ENTRY_ID_TAKEN.problem();
    }
    if (entry.get().takeAtOnce() == takeAtOnce) {
      return new Joined(entry.get(), joined);
    }
    entries.choose(id, participant, takeAtOnce, now);
    return new Joined(
        entries.view(id, participant, now).orElseThrow(PlatformProblem.NOT_FOUND::problem), false);
  }

  private RuntimeException refusal(UUID session, UUID participant) {
    Bookings.Standing standing =
        bookings.standing(session, participant).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    if (standing.entry() != null) {
      return ScheduleProblem.ALREADY_IN_LINE
          .builder()
          .with("entryId", standing.entry().toString())
          .build();
    }
    return standing.way() == null
        ? ScheduleProblem.NOT_BOOKABLE.problem()
        : ScheduleProblem.ENTRY_ID_TAKEN.problem();
  }
}
