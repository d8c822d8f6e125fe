package org.cairn.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who may see whom, for the coordinator of a program. */
@Path("/v1/programs/{programId}/assignments")
@Tag(name = "Staff: people")
public class AssignmentResource {
  private static final UUID FIRST = new UUID(0, 0);

  private final Assignments assignments;
  private final AssignStaff assignStaff;
  private final Cursors cursors;

  AssignmentResource(Assignments assignments, AssignStaff assignStaff, Cursors cursors) {
    this.assignments = assignments;
    this.assignStaff = assignStaff;
    this.cursors = cursors;
  }

  /** Assigns. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createAssignment",
      summary = "Assign staff to people",
      description =
          "A counselor to a participant, a facilitator to a session or a group, a coordinator to"
              + " the program. Staff see people through an assignment and nothing else.")
  @APIResponse(responseCode = "201", description = "Assigned.")
  @APIResponse(responseCode = "400", description = "program/assignment-unclear")
  @APIResponse(responseCode = "409", description = "program/already-assigned, program/staff-busy")
  public RestResponse<AssignmentView> create(UUID programId, @Valid @NotNull NewAssignment body) {
    return RestResponse.status(
        RestResponse.Status.CREATED,
        assignStaff.assign(programId, body, CurrentActor.person().id()));
  }

  /** The assignments. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "listAssignments",
      summary = "Who may see whom in my program",
      description = "Assignments that hold now.")
  @APIResponse(responseCode = "200", description = "A page of assignments.")
  public Page<AssignmentView> list(
      UUID programId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    String scope = "assignments:" + programId;
    UUID after = cursors.open(scope, cursor).map(UUID::fromString).orElse(FIRST);
    return Page.of(
        assignments.page(programId, CurrentActor.person().id(), after, limit),
        limit,
        last -> cursors.seal(scope, last.id().toString()));
  }

  /** Takes an assignment back. */
  @DELETE
  @Path("/{assignmentId}")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "endAssignment",
      summary = "Take an assignment back",
      description = "Counts on the next request of that staff member. Doing it twice does no harm.")
  @APIResponse(responseCode = "204", description = "Taken back.")
  public void end(UUID programId, UUID assignmentId) {
    assignStaff.end(programId, assignmentId, CurrentActor.person().id());
  }
}
