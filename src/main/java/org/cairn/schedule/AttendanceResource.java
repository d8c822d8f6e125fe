package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether somebody came to a session. */
@Path("/v1/sessions/{sessionId}/attendance/{participantId}")
@Tag(name = "Staff: schedule")
public class AttendanceResource {
  private final RecordAttendance recordAttendance;

  AttendanceResource(RecordAttendance recordAttendance) {
    this.recordAttendance = recordAttendance;
  }

  /** Records attendance. */
  @PUT
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "recordAttendance",
      summary = "Record whether somebody came",
      description =
          "By those who lead the session and the program's coordinators, for whoever is booked. Before the session begins only excused. What is recorded last stands, and over what a check-in or the no-show job records.")
  @APIResponse(responseCode = "200", description = "As it is recorded now.")
  @APIResponse(responseCode = "400", description = "schedule/minutes-unclear")
  @APIResponse(responseCode = "409", description = "schedule/not-started")
  public AttendanceView record(
      UUID sessionId, UUID participantId, @Valid @NotNull NewAttendance body) {
    return recordAttendance.record(sessionId, participantId, body, CurrentActor.person().id());
  }
}
