package org.cairn.schedule;

import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who is booked into a session, and who came. */
@Schema(description = "Who is booked into a session, and who came.")
record RosterView(
    UUID sessionId,
    @Schema(examples = "scheduled") SessionStatus status,
    @Schema(description = "Those who lead it now; empty while nobody does.")
        List<UUID> facilitatorIds,
    @Schema(examples = "12") int capacity,
    @Schema(description = "How many stand in line for a place.", examples = "2") int waiting,
    @Schema(description = "By name.") List<RosterEntry> participants) {

  /** Somebody with a booking. */
  @Schema(description = "Somebody with a booking.")
  record RosterEntry(
      UUID participantId,
      @Schema(examples = "Maria R.") String name,
      @Schema(examples = "booked") BookingStatus booking,
      @Schema(description = "Null while nothing is recorded.", nullable = true)
          @Nullable AttendanceView attendance) {}
}
