package org.cairn.safety;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Who of the staff is on call, and when. */
@Path("/v1/programs/{programId}/on-call")
@Tag(name = "Staff: safety")
public class OnCallResource {
  private static final UUID FIRST = new UUID(0, 0);

  private final OnCallShifts shifts;
  private final PlanOnCall planOnCall;
  private final Cursors cursors;
  private final Clock clock;

  OnCallResource(OnCallShifts shifts, PlanOnCall planOnCall, Cursors cursors, Clock clock) {
    this.shifts = shifts;
    this.planOnCall = planOnCall;
    this.cursors = cursors;
    this.clock = clock;
  }

  /** Shifts that have not ended. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "listOnCallShifts",
      summary = "Who is on call",
      description =
          "Shifts that have not ended, by start: whose startsAt has passed is on call now. For all staff of the program.")
  @APIResponse(responseCode = "200", description = "A page of shifts.")
  public Page<OnCallShiftView> list(
      UUID programId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    String scope = "on-call:" + programId;
    String[] after = cursors.open(scope, cursor).orElse(Instant.EPOCH + " " + FIRST).split(" ", 2);
    return Page.of(
        shifts.page(
            programId, clock.instant(), Instant.parse(after[0]), UUID.fromString(after[1]), limit),
        limit,
        last -> cursors.seal(scope, last.startsAt() + " " + last.id()));
  }

  /** One. */
  @GET
  @Path("/{shiftId}")
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "getOnCallShift",
      summary = "One on-call shift",
      description = "To change it, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "The shift.")
  public OnCallShiftView get(UUID programId, UUID shiftId) {
    return planOnCall.read(programId, shiftId);
  }

  /** Plans one. */
  @PUT
  @Path("/{shiftId}")
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "setOnCallShift",
      summary = "Put somebody of my staff on call",
      description =
          "The id is a random UUID that you make. Shifts may overlap: all who are on call are told. A new one needs no"
              + " If-Match; to change one, send the ETag that you last read. The same again changes nothing.")
  @APIResponse(responseCode = "200", description = "Changed, or the same already.")
  @APIResponse(responseCode = "201", description = "Planned.")
  @APIResponse(
      responseCode = "400",
      description = "safety/shift-out-of-range, safety/on-call-not-staff")
  @APIResponse(responseCode = "409", description = "safety/shift-id-taken")
  public RestResponse<OnCallShiftView> set(
      UUID programId,
      UUID shiftId,
      @Parameter(description = "The ETag of the shift as you last read it.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewOnCallShift body) {
    PlanOnCall.Outcome outcome = planOnCall.plan(programId, shiftId, body, ifMatch);
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, outcome.shift());
  }

  /** Removes one. */
  @DELETE
  @Path("/{shiftId}")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "deleteOnCallShift",
      summary = "Take an on-call shift back",
      description =
          "What its person was told stays with them. Send If-Match with the ETag that you last read.")
  @APIResponse(responseCode = "204", description = "Removed.")
  public void delete(
      UUID programId,
      UUID shiftId,
      @Parameter(description = "The ETag of the shift as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    planOnCall.remove(programId, shiftId, ifMatch);
  }
}
