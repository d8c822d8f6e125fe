package org.cairn.schedule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
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
  static final String SCHEDULED = SessionStatus.SCHEDULED.word();
  static final String CANCELED = SessionStatus.CANCELED.word();

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

  @Column(name = "room_id")
  private @Nullable UUID roomId;

  private @Nullable String room;

  @Column(name = "join_link")
  private @Nullable String joinLink;

  private int capacity;
  private String status;

  @Column(name = "cancel_reason")
  private @Nullable String cancelReason;

  private boolean closed;

  @Column(name = "by_hand")
  private boolean byHand;

  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private int version;

  protected Session() {}

  /**
   * A session as staff plan it, also one that has taken place already.
   *
   * @param room what the room is called
   */
  Session(
      UUID id, UUID programId, ZoneId zone, NewSession wanted, @Nullable String room, Instant now) {
    this.id = id;
    this.programId = programId;
    this.zone = zone.getId();
    this.status = SCHEDULED;
    describe(wanted, room, now);
  }

  /**
   * Changes it by hand, from then on apart from its series. It does not move into the past.
   *
   * @param room what the room is called
   */
  void change(NewSession wanted, @Nullable String room, Instant now) {
    Instant start = wanted.startsAt(ZoneId.of(zone));
    if (!start.equals(startsAt) && start.isBefore(now)) {
      throw ScheduleProblem.IN_THE_PAST.problem();
    }
    byHand = true;
    describe(wanted, room, now);
  }

  /** Cancels it, or gives another reason. It stays canceled when its site opens again. */
  void cancel(String reason, Instant now) {
    if (status.equals(CANCELED) && reason.equals(cancelReason) && !closed) {
      return;
    }
    status = CANCELED;
    cancelReason = reason;
    closed = false;
    byHand = true;
    changedAt = now;
  }

  /** Lets it take place after all. */
  void restore(Instant now) {
    if (status.equals(SCHEDULED)) {
      return;
    }
    if (!startsAt.isAfter(now)) {
      throw ScheduleProblem.ALREADY_STARTED.problem(
          "A session can be restored until it begins: put a new one on the timetable.");
    }
    status = SCHEDULED;
    cancelReason = null;
    closed = false;
    byHand = true;
    changedAt = now;
  }

  private void describe(NewSession wanted, @Nullable String named, Instant now) {
    JoinLink.require(wanted.mode(), wanted.joinLink());
    PlanningLimit.require(wanted.start().toLocalDate(), LocalDate.ofInstant(now, ZoneId.of(zone)));
    kind = wanted.kind().word();
    mode = wanted.mode().word();
    title = wanted.title().strip();
    localStart = wanted.start();
    startsAt = wanted.startsAt(ZoneId.of(zone));
    endsAt = wanted.endsAt(ZoneId.of(zone));
    roomId = wanted.roomId();
    room = named;
    joinLink = wanted.joinLink();
    capacity = wanted.capacity();
    changedAt = now;
  }

  UUID id() {
    return id;
  }

  UUID programId() {
    return programId;
  }

  /** Its day at the site, if it takes place and is not over; then the site has to be open. */
  Optional<LocalDate> dayAhead(Instant now) {
    return status.equals(SCHEDULED) && endsAt.isAfter(now)
        ? Optional.of(localStart.toLocalDate())
        : Optional.empty();
  }
}
