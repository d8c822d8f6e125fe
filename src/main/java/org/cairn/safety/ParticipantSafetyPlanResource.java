package org.cairn.safety;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A participant's safety plan, for their counselor, and for the on-call in a crisis. */
@Path("/v1/programs/{programId}/participants/{participantId}/safety-plan")
@Tag(name = "Staff: safety")
public class ParticipantSafetyPlanResource {
  private final SafetyPlans plans;
  private final WriteSafetyPlan writeSafetyPlan;

  ParticipantSafetyPlanResource(SafetyPlans plans, WriteSafetyPlan writeSafetyPlan) {
    this.plans = plans;
    this.writeSafetyPlan = writeSafetyPlan;
  }

  /** Reads it. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "getSafetyPlan",
      summary = "A participant's safety plan",
      description =
          "For the participant's own counselor in the program, for whoever was told of an alert about them as the on-call until"
              + " that is resolved, and nobody else of the staff. The version that holds; 404 when there is none yet.")
  @APIResponse(responseCode = "200", description = "The safety plan.")
  public SafetyPlanView get(UUID programId, UUID participantId) {
    return plans.readable(programId, participantId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Writes it. */
  @PUT
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "setSafetyPlan",
      summary = "Write a participant's safety plan with them",
      description =
          "All of it, as a new version; the ones before stay. The participant learns that it has changed. The first one needs"
              + " no If-Match; later send the ETag that you last read. The same again changes nothing.")
  @APIResponse(responseCode = "200", description = "A new version, or the same plan already.")
  @APIResponse(responseCode = "201", description = "The first version.")
  public RestResponse<SafetyPlanView> set(
      UUID programId,
      UUID participantId,
      @Parameter(description = "The ETag of the plan as you last read it.") @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull SafetyPlan body) {
    WriteSafetyPlan.Outcome outcome =
        writeSafetyPlan.byCounselor(
            programId, participantId, CurrentActor.person().id(), body, ifMatch);
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, outcome.plan());
  }
}
