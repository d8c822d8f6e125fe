package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** My check-in to a session. */
@Path("/v1/sessions/{sessionId}/check-in")
@Tag(name = "Check-in")
public class CheckInResource {
  private final ArriveAtSession arriveAtSession;
  private final CheckIns checkIns;

  CheckInResource(ArriveAtSession arriveAtSession, CheckIns checkIns) {
    this.arriveAtSession = arriveAtSession;
    this.checkIns = checkIns;
  }

  /** Checks in. */
  @PUT
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "checkIn",
      summary = "Check in to a session",
      description =
          "With how it is. Open from some minutes before the start until some minutes after it, as the program says."
              + " Sent again with the same answers it is the same check-in, so retry as often as you need.")
  @APIResponse(responseCode = "200", description = "Checked in before, with the same answers.")
  @APIResponse(responseCode = "201", description = "Checked in.")
  @APIResponse(
      responseCode = "409",
      description =
          "checkin/not-open-yet and checkin/closed, with opensAt and closesAt; checkin/already-checked-in, checkin/session-canceled")
  public RestResponse<CheckInView> checkIn(UUID sessionId, @Valid @NotNull SelfReport body) {
    ArriveAtSession.Arrived arrived =
        arriveAtSession.arrive(sessionId, CurrentActor.person().id(), body);
    return RestResponse.status(
        arrived.now() ? RestResponse.Status.CREATED : RestResponse.Status.OK, arrived.checkIn());
  }

  /** Reads my check-in. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyCheckIn",
      summary = "My check-in to a session",
      description = "What I said when I arrived.")
  @APIResponse(responseCode = "200", description = "My check-in.")
  public CheckInView get(UUID sessionId) {
    return checkIns
        .of(sessionId, CurrentActor.person().id())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
