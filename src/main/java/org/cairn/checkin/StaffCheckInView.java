package org.cairn.checkin;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.cairn.safety.NamedPerson;
import org.cairn.schedule.CheckInWindow;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A participant's check-in as staff may read it. */
@Schema(
    description =
        "A participant's check-in: the answers that they were told the reader would see, and no other.")
record StaffCheckInView(
    UUID id,
    NamedPerson participant,
    @Schema(description = "The session; null when it is of a day.", nullable = true)
        @Nullable UUID sessionId,
    @Schema(description = "The day on which it was, in its zone.") LocalDate day,
    @Schema(examples = "America/New_York") String timeZone,
    @Schema(description = "When it was, as far as we know.") Instant arrivedAt,
    @Schema(description = "Whether the phone was offline, and says itself when it was.")
        boolean offline,
    @Schema(description = "Null when it is of a day.", examples = "on_time", nullable = true)
        CheckInWindow.@Nullable Arrival arrival,
    @Schema(
            description = "How they came; null when it is of a day.",
            examples = "room",
            nullable = true)
        @Nullable Via via,
    @Schema(description = "Counts up with each correction.", examples = "1") int version,
    @Schema(examples = "1") int questionsVersion,
    SelfReport selfReport,
    @Schema(description = "The participant's own triggers among the answers, for their counselor.")
        List<OwnTriggerView> ownTriggers,
    @Schema(
            description =
                "What was asked and is not shared with the reader: null says nothing there.",
            examples = "[\"note\"]")
        List<Question> notShared) {

  static StaffCheckInView of(
      CheckIn checkIn,
      NamedPerson participant,
      List<OwnTriggerView> ownTriggers,
      List<Question> notShared) {
    return new StaffCheckInView(
        checkIn.id(),
        participant,
        checkIn.sessionId(),
        checkIn.day(),
        checkIn.zone(),
        checkIn.arrivedAt(),
        checkIn.offline(),
        checkIn.arrival(),
        checkIn.via(),
        checkIn.version(),
        checkIn.questionsVersion(),
        checkIn.selfReport(),
        ownTriggers,
        notShared);
  }
}
