package org.cairn.checkin;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The instruments that my plan of care asks me for. */
@Path("/v1/me/instruments")
@Tag(name = "Instruments")
public class MyInstrumentResource {
  private final InstrumentPlans plans;
  private final Clock clock;

  MyInstrumentResource(InstrumentPlans plans, Clock clock) {
    this.plans = plans;
    this.clock = clock;
  }

  /** All of them. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyInstruments",
      summary = "The questionnaires that I am asked for",
      description =
          "With the day on which each is due next, counted from when I last completed it, and a draft to go on with."
              + " By slug.")
  @APIResponse(responseCode = "200", description = "What is planned for me.")
  public Page<MyInstrument> list() {
    return new Page<>(plans.mine(CurrentActor.person().id(), clock.instant()), null);
  }
}
