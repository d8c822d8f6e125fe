package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** My check-in to a session. */
@Path("/v1/sessions/{sessionId}/check-in")
@Tag(name = "Check-in")
public class CheckInResource {
  private final ArriveAtSession arriveAtSession;

  CheckInResource(ArriveAtSession arriveAtSession) {
    this.arriveAtSession = arriveAtSession;
  }

  /** Checks in. */
  @PUT
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "checkIn",
      summary = "Check in to a session",
      description =
          "With how it is. Open from some minutes before the start until some minutes after it, as the program says; who"
              + " was offline then says when it was. In the room, with the code on its screen, where the program asks for"
              + " one; by video the answer has the link. Sent again with the same answers it is the same check-in, so"
              + " retry as often as you need, also from another device. To correct the answers until the session ends,"
              + " send the ETag that you last read as If-Match; what was said before is kept. A first arrival sends no If-Match: what"
              + " finds other answers there is 409 and changes nothing. When an answer worries,"
              + " support says what helps now.")
  @APIResponse(
      responseCode = "200",
      description = "Checked in before, with the same answers; or corrected.")
  @APIResponse(responseCode = "201", description = "Checked in.")
  @APIResponse(
      responseCode = "400",
      description =
          "checkin/happened-in-future, checkin/happened-too-long-ago, checkin/via-not-offered, checkin/questions-unknown,"
              + " checkin/answer-not-asked, checkin/answer-missing, checkin/answer-unknown, checkin/answers-disagree,"
              + " checkin/code-needed, checkin/code-wrong, each with the fields in violations")
  @APIResponse(
      responseCode = "409",
      description =
          "checkin/not-open-yet and checkin/closed, with opensAt and closesAt; checkin/already-checked-in,"
              + " checkin/correction-closed, checkin/session-canceled")
  @APIResponse(
      responseCode = "429",
      description = "platform/too-many-requests: ten wrong codes in fifteen minutes")
  public RestResponse<CheckInView> checkIn(
      UUID sessionId,
      @Parameter(description = "To correct: the ETag of the check-in as you last read it.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewCheckIn body) {
    ArriveAtSession.Arrived arrived =
        arriveAtSession.arrive(sessionId, CurrentActor.person().id(), body, ifMatch);
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
    return arriveAtSession
        .of(sessionId, CurrentActor.person().id())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
