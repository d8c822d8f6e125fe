package org.cairn.peergroup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.DatabaseRefused;
import org.cairn.platform.PlatformProblem;
import org.jspecify.annotations.Nullable;

/** What somebody does about their own place in a group. */
@ApplicationScoped
class TakePart {
  private static final Instant LAST = Instant.parse("2200-01-01T00:00:00Z");

  private final Seats seats;
  private final Pace pace;
  private final Clock clock;

  TakePart(Seats seats, Pace pace, Clock clock) {
    this.seats = seats;
    this.pace = pace;
    this.clock = clock;
  }

  void accept(UUID group, int version, UUID participant) {
    int newest =
        seats
            .accept(group, participant, version, clock.instant())
            .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    if (newest != version) {
      throw PeerGroupProblem.GUIDELINES_CHANGED.problem();
    }
  }

  GroupView.MemberView rename(UUID group, String typed, UUID participant) {
    Alias alias = Alias.of(typed);
    return DatabaseRefused.translate(
            Map.of(
                "group_member_alias", PeerGroupProblem.ALIAS_TAKEN,
                "group_member_alias_key", PeerGroupProblem.ALIAS_TAKEN,
                "alias_changes_full", PeerGroupProblem.ALIAS_CHANGES_FULL),
            () -> seats.rename(group, participant, alias))
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  void leave(UUID group) {
    switch (seats.leave(group, clock.instant())) {
      case "left" -> {}
      case "care" -> throw PeerGroupProblem.CARE_THREAD_STAYS.problem();
      default -> throw PlatformProblem.NOT_FOUND.problem();
    }
  }

  void mute(UUID group, @Nullable Instant until, UUID person) {
    if (until != null && !until.isBefore(LAST)) {
      throw PeerGroupProblem.MUTE_TOO_LONG.at("until", "has to be before the year 2200");
    }
    pace.set(person);
    // What was long ago is over, however long ago.
    Instant stored = until == null || until.isBefore(Instant.EPOCH) ? null : until;
    if (!seats.mute(group, stored, clock.instant())) {
      throw PlatformProblem.NOT_FOUND.problem();
    }
  }

  long markRead(UUID group, long seq) {
    return seats
        .markRead(group, seq, clock.instant())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  void block(UUID group, UUID member, boolean on, UUID participant) {
    pace.set(participant);
    switch (seats.block(group, member, on, clock.instant())) {
      case "done" -> {}
      case "staff" -> throw PeerGroupProblem.STAFF_CANNOT_BE_BLOCKED.problem();
      case "self" -> throw PeerGroupProblem.OWN_SEAT.problem();
      default -> throw PlatformProblem.NOT_FOUND.problem();
    }
  }
}
