package org.cairn.safety;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
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

/** My safety plan. */
@Path("/v1/me/safety-plan")
@Tag(name = "Safety")
public class MySafetyPlanResource {
  private final SafetyPlans plans;
  private final WriteSafetyPlan writeSafetyPlan;

  MySafetyPlanResource(SafetyPlans plans, WriteSafetyPlan writeSafetyPlan) {
    this.plans = plans;
    this.writeSafetyPlan = writeSafetyPlan;
  }

  /** Reads it. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMySafetyPlan",
      summary = "My safety plan",
      description =
          "The version that holds; 404 when there is none yet. My counselors can read it, the on-call"
              + " while they look after an alert about me, and nobody else of the staff.")
  @APIResponse(responseCode = "200", description = "My safety plan.")
  @APIResponse(responseCode = "404", description = "platform/not-found")
  public SafetyPlanView get() {
    return plans.of(CurrentActor.person().id()).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Writes it. */
  @PUT
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "setMySafetyPlan",
      summary = "Write my safety plan",
      description =
          "All of it, as a new version; the ones before stay. My counselors can read and change it, and learn that it has"
              + " changed. The first one needs no If-Match; later send the ETag that you last read. The same again"
              + " changes nothing, so retry as often as you need.")
  @APIResponse(responseCode = "200", description = "A new version, or the same plan already.")
  @APIResponse(responseCode = "201", description = "The first version.")
  public RestResponse<SafetyPlanView> set(
      @Parameter(description = "The ETag of the plan as you last read it.") @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull SafetyPlan body) {
    WriteSafetyPlan.Outcome outcome =
        writeSafetyPlan.byParticipant(CurrentActor.person().id(), body, ifMatch);
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK, outcome.plan());
  }

  /** Its versions. */
  @GET
  @Path("/versions")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMySafetyPlanVersions",
      summary = "The versions of my safety plan",
      description = "Newest first, the fifty last ones.")
  @APIResponse(responseCode = "200", description = "The versions.")
  public Page<SafetyPlanView> versions() {
    return new Page<>(plans.versions(CurrentActor.person().id()), null);
  }
}
