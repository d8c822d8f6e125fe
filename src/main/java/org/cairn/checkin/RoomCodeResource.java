package org.cairn.checkin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The code on the screen in a session's room, for those who lead it and its coordinators. */
@Path("/v1/sessions/{sessionId}/room-code")
@Tag(name = "Staff: check-in")
public class RoomCodeResource {
  private final RoomCodes codes;
  private final Clock clock;

  RoomCodeResource(RoomCodes codes, Clock clock) {
    this.codes = codes;
    this.clock = clock;
  }

  /** The code. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "getRoomCode",
      summary = "The code to show in the room",
      description =
          "Participants type it when they check in, so that it is the people in the room who do. It changes every minute."
              + " For those who lead the session and the program's coordinators.")
  @APIResponse(responseCode = "200", description = "The code of this minute.")
  public RestResponse<RoomCodeView> get(UUID sessionId) {
    RoomCodeView view =
        codes.of(sessionId, clock.instant()).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    return RestResponse.ResponseBuilder.ok(view)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }
}
