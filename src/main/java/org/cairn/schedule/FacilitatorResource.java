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
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who leads a session. */
@Path("/v1/sessions/{sessionId}/facilitator")
@Tag(name = "Staff: schedule")
public class FacilitatorResource {
  private final StaffSessions staffSessions;

  FacilitatorResource(StaffSessions staffSessions) {
    this.staffSessions = staffSessions;
  }

  /** Who is to lead. */
  @Schema(description = "Who is to lead a session.")
  record Facilitator(
      @NotNull
          @Schema(
              description = "A facilitator or counselor of my staff.",
              examples = "01990a2b-7c1d-7e2f-8a3b-4c5d6e7f8091")
          UUID staffId) {}

  /** Gives a session to somebody to lead. */
  @PUT
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "setFacilitator",
      summary = "Say who leads a session",
      description =
          "Instead of whoever led it, who loses sight of it at once. Where they lead another one at that time, conflicts names it. The same call again changes nothing.")
  @APIResponse(responseCode = "204", description = "They lead it.")
  @APIResponse(responseCode = "409", description = "schedule/facilitator-busy")
  public void set(UUID sessionId, @Valid @NotNull Facilitator body) {
    staffSessions.lead(sessionId, body.staffId, CurrentActor.person().id());
  }
}
