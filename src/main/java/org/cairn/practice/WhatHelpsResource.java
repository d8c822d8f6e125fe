package org.cairn.practice;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.skills.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What helps me. */
@Path("/v1/me/what-helps")
@Tag(name = "Practice")
public class WhatHelpsResource {
  private final WhatHelps whatHelps;
  private final Clock clock;

  WhatHelpsResource(WhatHelps whatHelps, Clock clock) {
    this.whatHelps = whatHelps;
    this.clock = clock;
  }

  /** Reads it. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getWhatHelpsMe",
      summary = "What helps me",
      description =
          "Days of practice, and what each skill did, from all that I logged. Numbers that are too few to be sure of say"
              + " so. Of the days, those are counted that belong together: one may be missing between them.")
  @APIResponse(responseCode = "200", description = "What helps me.")
  public WhatHelpsView get(
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted) {
    return whatHelps.of(CurrentActor.person().id(), Language.of(accepted).get(0), clock.instant());
  }
}
