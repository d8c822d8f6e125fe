package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The instruments in a participant's plan of care, for their counselor. */
@Path("/v1/programs/{programId}/participants/{participantId}/instruments")
@Tag(name = "Staff: people")
public class InstrumentPlanResource {
  private final InstrumentPlans plans;
  private final PlanInstrument planInstrument;

  InstrumentPlanResource(InstrumentPlans plans, PlanInstrument planInstrument) {
    this.plans = plans;
    this.planInstrument = planInstrument;
  }

  /** All of them. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "listPlannedInstruments",
      summary = "The questionnaires that a participant is asked for",
      description = "By slug. For the participant's own counselor in the program.")
  @APIResponse(responseCode = "200", description = "What is planned.")
  public Page<PlannedInstrument> list(UUID programId, UUID participantId) {
    return new Page<>(plans.of(programId, participantId), null);
  }

  /** One. */
  @GET
  @Path("/{slug}")
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "getPlannedInstrument",
      summary = "How often a participant is asked for a questionnaire",
      description = "To change it, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "What is planned.")
  public PlannedInstrument get(
      UUID programId, UUID participantId, @Parameter(example = "phq-9") String slug) {
    return planInstrument.read(programId, participantId, slug);
  }

  /** Plans one. */
  @PUT
  @Path("/{slug}")
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "planInstrument",
      summary = "Ask a participant for a questionnaire, once or every few weeks",
      description =
          "The participant sees when it is due. One that is not planned yet needs no If-Match; to change one, send the"
              + " ETag that you last read. The same again changes nothing.")
  @APIResponse(responseCode = "200", description = "Changed, or the same already.")
  @APIResponse(responseCode = "201", description = "Planned.")
  @APIResponse(responseCode = "400", description = "checkin/due-out-of-range")
  public RestResponse<PlannedInstrument> plan(
      UUID programId,
      UUID participantId,
      @Parameter(example = "phq-9") String slug,
      @Parameter(description = "The ETag of the plan as you last read it.") @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewInstrumentPlan body) {
    PlanInstrument.Outcome outcome =
        planInstrument.plan(
            programId, participantId, slug, body, ifMatch, CurrentActor.person().id());
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, outcome.plan());
  }

  /** Takes one out. */
  @DELETE
  @Path("/{slug}")
  @Allowed(Role.COUNSELOR)
  @Operation(
      operationId = "deletePlannedInstrument",
      summary = "Do not ask a participant for a questionnaire any more",
      description = "What was answered stays. Send If-Match with the ETag that you last read.")
  @APIResponse(responseCode = "204", description = "Not asked for any more.")
  public void delete(
      UUID programId,
      UUID participantId,
      @Parameter(example = "phq-9") String slug,
      @Parameter(description = "The ETag of the plan as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    planInstrument.forget(programId, participantId, slug, ifMatch);
  }
}
