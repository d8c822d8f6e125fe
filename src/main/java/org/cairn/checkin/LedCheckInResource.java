package org.cairn.checkin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How those who came to a session are, for whoever leads it. */
@Path("/v1/sessions/{sessionId}/check-ins")
@Tag(name = "Staff: check-in")
public class LedCheckInResource {
  private final SharedCheckIns checkIns;

  LedCheckInResource(SharedCheckIns checkIns) {
    this.checkIns = checkIns;
  }

  /** The check-ins. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR})
  @Conditional
  @Operation(
      operationId = "listSessionCheckIns",
      summary = "How those who came are",
      description =
          "For those who lead the session: the answers that the participants were told they would see. By arrival; always"
              + " complete.")
  @APIResponse(responseCode = "200", description = "The check-ins.")
  public Page<StaffCheckInView> list(UUID sessionId) {
    return new Page<>(checkIns.led(sessionId), null);
  }
}
