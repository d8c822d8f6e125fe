package org.cairn.practice;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.skills.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What helps a participant, for their counselor. */
@Path("/v1/programs/{programId}/participants/{participantId}/what-helps")
@Tag(name = "Staff: people")
public class ParticipantWhatHelpsResource {
  private final WhatHelps whatHelps;
  private final Clock clock;

  ParticipantWhatHelpsResource(WhatHelps whatHelps, Clock clock) {
    this.whatHelps = whatHelps;
    this.clock = clock;
  }

  /** Reads it. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "getWhatHelps",
      summary = "What helps a participant",
      description =
          "For the participant's own counselor in the program, and nobody else of the staff: from the practices in it, and"
              + " what the participant says does them harm, wherever they learned that.")
  @APIResponse(responseCode = "200", description = "What helps the participant.")
  public WhatHelpsView get(
      UUID programId,
      UUID participantId,
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted) {
    return whatHelps.counseled(
        programId, participantId, Language.of(accepted).get(0), clock.instant());
  }
}
