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

/** Sessions from other systems. */
@Path("/v1/programs/{programId}/sessions/import")
@Tag(name = "Staff: schedule")
public class ImportResource {
  private final ImportSessions importSessions;

  ImportResource(ImportSessions importSessions) {
    this.importSessions = importSessions;
  }

  /** Takes sessions over. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "importSessions",
      summary = "Take over sessions from another system",
      description =
          "Each row makes the session of that source and externalId what it says, bookings kept: all rows or none. The other system is the master, also over what was changed by hand here; only what falls on a day on which the site is closed is kept as canceled until it opens. Sent again, it changes nothing and says so. When a row is refused, the problem's rows are the report, with the problem of each refused row and what to change; the others are not_taken.")
  @APIResponse(responseCode = "200", description = "Taken over.")
  @APIResponse(responseCode = "422", description = "schedule/import-refused, with rows")
  public ImportReport take(UUID programId, @Valid @NotNull SessionImport body) {
    return importSessions.take(programId, body, CurrentActor.person().id());
  }
}
