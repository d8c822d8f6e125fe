package org.cairn.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * One occurrence of a program's timetable. Its wall-clock time and zone are what counts; the
 * instants follow.
 */
@Entity
@DynamicUpdate
class Session {
  @Id private UUID id;

  @Column(name = "program_id")
  private UUID programId;

  private String kind;
  private String mode;
  private String title;

  @Column(name = "local_start")
  private LocalDateTime localStart;

  private String zone;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  private @Nullable String room;

  @Column(name = "join_link")
  private @Nullable String joinLink;

  private int capacity;
  private String status;

  @Column(name = "series_id")
  private @Nullable UUID seriesId;

  @Column(name = "by_hand")
  private boolean byHand;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private int version;

  protected Session() {}

  Session(UUID id, UUID programId, ZoneId zone, NewSession wanted, Instant now) {
    this.id = id;
    this.programId = programId;
    this.zone = zone.getId();
    this.status = "scheduled";
    describe(wanted, now);
  }

  /** Takes over what staff say of the session. */
  final void describe(NewSession wanted, Instant now) {
    JoinLink.require(wanted.mode(), wanted.joinLink());
    kind = wanted.kind().word();
    mode = wanted.mode().word();
    title = wanted.title().strip();
    localStart = wanted.localStart();
    startsAt = LocalTimes.instant(localStart, ZoneId.of(zone));
    endsAt = startsAt.plus(java.time.Duration.ofMinutes(wanted.minutes()));
    room = wanted.room();
    joinLink = wanted.joinLink();
    capacity = wanted.capacity();
    // One occurrence, changed for itself: a change of its series leaves it alone.
    byHand |= seriesId != null;
    changedAt = now;
  }

  UUID id() {
    return id;
  }
}
