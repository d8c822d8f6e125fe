package org.cairn.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.cairn.platform.Versioned;
import org.cairn.safety.HelpNow;
import org.cairn.safety.SafetyPlanView;
import org.cairn.safety.SupportBlock;
import org.cairn.schedule.CheckInWindow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A check-in as its participant sees it. */
@Schema(description = "My check-in to a session, or of a day: its last version.")
record CheckInView(
    UUID id,
    UUID programId,
    @Schema(description = "The session; null when it is of a day.", nullable = true)
        @Nullable UUID sessionId,
    @Schema(description = "The day on which it was, in its zone.") LocalDate day,
    @Schema(examples = "America/New_York") String timeZone,
    @Schema(description = "When it was, as far as we know.") Instant arrivedAt,
    @Schema(description = "When it reached us.") Instant receivedAt,
    @Schema(
            description = "Whether the phone was offline, and says itself when it was.",
            examples = "false")
        boolean offline,
    @Schema(description = "Null when it is of a day.", examples = "on_time", nullable = true)
        CheckInWindow.@Nullable Arrival arrival,
    @Schema(
            description = "How I came; null when it is of a day.",
            examples = "room",
            nullable = true)
        @Nullable Via via,
    @Schema(description = "Counts up with each correction.", examples = "1") int version,
    @Schema(description = "Which version of the questions these answers belong to.", examples = "1")
        int questionsVersion,
    SelfReport selfReport,
    @Schema(
            description = "To join by video, until the session ends.",
            examples = "https://meet.example.org/group",
            nullable = true)
        @Nullable String joinLink,
    @Schema(
            description = "Who was told of an answer that worries; null when nobody was.",
            examples = "Your care team has been told.",
            nullable = true)
        @Nullable String told,
    @Schema(
            description =
                "Help that is there now, when an answer worries. Show it at once. Null otherwise, and in lists.",
            nullable = true)
        @Nullable SupportBlock support,
    @Schema(
            description = "My own safety plan, beside support; null when there is none.",
            nullable = true)
        @Nullable SafetyPlanView safetyPlan)
    implements Versioned {

  /** As it is answered: with what helps now, where an answer worries. */
  static CheckInView of(CheckIn checkIn, @Nullable String joinLink, HelpNow help) {
    return new CheckInView(
        checkIn.id(),
        checkIn.programId(),
        checkIn.sessionId(),
        checkIn.day(),
        checkIn.zone(),
        checkIn.arrivedAt(),
        checkIn.receivedAt(),
        checkIn.offline(),
        checkIn.arrival(),
        checkIn.via(),
        checkIn.version(),
        checkIn.questionsVersion(),
        checkIn.selfReport(),
        joinLink,
        help.told(),
        help.support(),
        help.safetyPlan());
  }

  /** As it is listed. */
  static CheckInView listed(CheckIn checkIn) {
    return of(checkIn, null, HelpNow.told(checkIn.told()));
  }

  /** The link ends with the session, and help changes: neither makes a correction stale. */
  @Override
  public Object own() {
    return Map.of(id.toString(), version);
  }
}
