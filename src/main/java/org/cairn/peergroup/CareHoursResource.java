package org.cairn.peergroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When a program answers its care threads. */
@Path("/v1/programs/{programId}/care-hours")
@Tag(name = "Staff: care threads")
public class CareHoursResource {
  private final SetCareHours setCareHours;

  CareHoursResource(SetCareHours setCareHours) {
    this.setCareHours = setCareHours;
  }

  /** A week of them. */
  @Schema(
      name = "CareHours",
      description = "The times of a week in which messages in care threads are answered.")
  record Week(
      @NotNull
          @Size(max = 28)
          @Schema(
              description = "None: there are no fixed hours.",
              examples = "[{\"weekday\": 1, \"opens\": \"09:00\", \"closes\": \"17:00\"}]")
          List<@Valid @NotNull CareHour> hours) {}

  /** Reads them. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "getCareHours",
      summary = "When my program answers care threads",
      description = "On the clock of the program's site, by day.")
  @APIResponse(responseCode = "200", description = "The hours.")
  public Week get(UUID programId) {
    return setCareHours.read(programId);
  }

  /** Changes them. */
  @PUT
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "setCareHours",
      summary = "Change when my program answers care threads",
      description =
          "All of it. Outside of the hours a participant is shown crisis support beside their thread. Send If-Match with the"
              + " ETag that you last read; the same again changes nothing.")
  @APIResponse(responseCode = "200", description = "The hours as they are now.")
  @APIResponse(responseCode = "400", description = "peergroup/care-hours-unclear")
  public Week set(
      UUID programId,
      @Parameter(description = "The ETag of the hours as you last read them.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull Week body) {
    return setCareHours.set(programId, body.hours, ifMatch);
  }
}
