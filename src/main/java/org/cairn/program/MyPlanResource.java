package org.cairn.program;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** My plans of care. */
@Path("/v1/me/plans")
@Tag(name = "Me")
public class MyPlanResource {
  private final Plans plans;

  MyPlanResource(Plans plans) {
    this.plans = plans;
  }

  /** My plans. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyPlans",
      summary = "My plans of care",
      description =
          "How much treatment a week was and is agreed, by first day. Each holds until the next one of its program"
              + " begins.")
  @APIResponse(responseCode = "200", description = "My plans.")
  public Page<PlanView> list() {
    return new Page<>(plans.of(CurrentActor.person().id()), null);
  }
}
