package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;
import org.cairn.platform.Throttle;

/**
 * How much somebody does in their groups besides sending: each of these is an event or a row for
 * others, and nobody does that many by hand.
 */
@ApplicationScoped
class Pace {
  private static final Throttle.Limit CHANGES =
      new Throttle.Limit("message-changes", 30, Duration.ofMinutes(1));
  private static final Throttle.Limit REPORTS =
      new Throttle.Limit("message-reports", 20, Duration.ofHours(1));
  private static final Throttle.Limit SETTINGS =
      new Throttle.Limit("group-settings", 20, Duration.ofMinutes(1));

  private final Throttle throttle;

  Pace(Throttle throttle) {
    this.throttle = throttle;
  }

  /** Edits and reactions. */
  void change(UUID person) {
    throttle.take(CHANGES, person.toString(), PeerGroupProblem.TOO_FAST);
  }

  /** Reports of messages. */
  void report(UUID person) {
    throttle.take(REPORTS, person.toString(), PeerGroupProblem.TOO_FAST);
  }

  /** Blocks and mutes, and their ends. */
  void set(UUID person) {
    throttle.take(SETTINGS, person.toString(), PeerGroupProblem.TOO_FAST);
  }
}
