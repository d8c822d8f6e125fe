package org.cairn.safety;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Help that is there now, for me. */
@Path("/v1/me/support")
@Tag(name = "Safety")
public class MySupportResource {
  private final SafetyPlans plans;
  private final CrisisSupport support;

  MySupportResource(SafetyPlans plans, CrisisSupport support) {
    this.plans = plans;
    this.support = support;
  }

  /** Reads it. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMySupport",
      summary = "Help that is there now, for me",
      description =
          "The crisis lines where my program is, its own on-call line, and my safety plan. Keep the answer on the phone;"
              + " when we do not answer and there is none, GET /v1/support does.")
  @APIResponse(responseCode = "200", description = "Help that is there now.")
  public MySupportView get() {
    SafetyPlans.Mine mine = plans.mine(CurrentActor.person().id());
    return new MySupportView(support.of(mine.program()), mine.plan(), SafetyPlanView.SEEN_BY);
  }
}
