package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A program's timetable, for its coordinator. */
@Path("/v1/programs/{programId}/sessions")
@Tag(name = "Staff: schedule")
public class ProgramSessionResource {
  private final PlanSession planSession;

  ProgramSessionResource(PlanSession planSession) {
    this.planSession = planSession;
  }

  /** Puts a session on the timetable. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createSession",
      summary = "Put a session on my program's timetable",
      description =
          "At a wall-clock time of the program's site, at most two years ahead. One that lies in the past is taken for the record.")
  @APIResponse(responseCode = "201", description = "On the timetable.")
  @APIResponse(
      responseCode = "400",
      description = "schedule/join-link-missing, schedule/link-not-secure, schedule/too-far-ahead")
  @APIResponse(responseCode = "409", description = "schedule/room-busy, schedule/site-closed")
  public RestResponse<SessionView> create(UUID programId, @Valid @NotNull NewSession body) {
    SessionView session = planSession.plan(programId, body, CurrentActor.person().id());
    return RestResponse.ResponseBuilder.<SessionView>created(
            URI.create("/v1/sessions/" + session.id()))
        .entity(session)
        .build();
  }
}
