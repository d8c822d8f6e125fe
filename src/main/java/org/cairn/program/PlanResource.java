package org.cairn.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A participant's plans of care, for their counselor and the program's coordinator. */
@Path("/v1/programs/{programId}/participants/{participantId}/plans")
@Tag(name = "Staff: people")
public class PlanResource {
  private final Plans plans;
  private final SetPlan setPlan;

  PlanResource(Plans plans, SetPlan setPlan) {
    this.plans = plans;
    this.setPlan = setPlan;
  }

  /** All of them. */
  @GET
  @Allowed({Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "listPlans",
      summary = "A participant's plans of care",
      description =
          "All of them, by first day. Each holds until the next one begins. For the participant's counselor and the"
              + " program's coordinator.")
  @APIResponse(responseCode = "200", description = "The plans.")
  public Page<PlanView> list(UUID programId, UUID participantId) {
    return new Page<>(plans.of(programId, participantId), null);
  }

  /** One. */
  @GET
  @Path("/{startsOn}")
  @Allowed({Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "getPlan",
      summary = "The plan of care that begins on a day",
      description = "To change it, with the ETag that comes along.")
  @APIResponse(responseCode = "200", description = "The plan.")
  public PlanView get(UUID programId, UUID participantId, LocalDate startsOn) {
    return plans
        .at(programId, participantId, startsOn)
        .flatMap(place -> Optional.ofNullable(place.plan()))
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Sets one. */
  @PUT
  @Path("/{startsOn}")
  @Allowed({Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "setPlan",
      summary = "Set a participant's plan of care from a day on",
      description =
          "Step-down is a later day with fewer minutes. The participant is told. A day that has no plan yet needs no"
              + " If-Match; to change one, send the ETag that you last read. The same plan again changes nothing.")
  @APIResponse(responseCode = "200", description = "Changed, or the same already.")
  @APIResponse(responseCode = "201", description = "Set.")
  @APIResponse(responseCode = "400", description = "program/plan-in-the-past")
  public RestResponse<PlanView> set(
      UUID programId,
      UUID participantId,
      LocalDate startsOn,
      @Parameter(description = "The ETag of the plan as you last read it.") @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewPlan body) {
    SetPlan.Outcome outcome =
        setPlan.set(programId, participantId, startsOn, body, ifMatch, CurrentActor.person().id());
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, outcome.plan());
  }
}
