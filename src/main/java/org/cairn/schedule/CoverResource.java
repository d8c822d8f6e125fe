package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cover for absent staff. */
@Path("/v1/programs/{programId}/covers")
@Tag(name = "Staff: schedule")
public class CoverResource {
  private final StaffSessions staffSessions;

  CoverResource(StaffSessions staffSessions) {
    this.staffSessions = staffSessions;
  }

  /** Covers for somebody. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "coverFacilitator",
      summary = "Let somebody lead the sessions of an absent facilitator",
      description =
          "All sessions of those days that are not over, or none: where the cover leads another one at that time, conflicts names them. The absent one loses sight of them at once. The same call again changes nothing.")
  @APIResponse(responseCode = "200", description = "Covered.")
  @APIResponse(responseCode = "400", description = "schedule/too-far-ahead")
  @APIResponse(responseCode = "409", description = "schedule/facilitator-busy")
  public Cover cover(UUID programId, @Valid @NotNull NewCover body) {
    return staffSessions.cover(programId, body, CurrentActor.person().id());
  }
}
