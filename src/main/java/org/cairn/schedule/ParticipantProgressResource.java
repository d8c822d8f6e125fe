package org.cairn.schedule;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How a participant's week adds up, for their counselor and the program's coordinator. */
@Path("/v1/programs/{programId}/participants/{participantId}/progress")
@Tag(name = "Staff: people")
public class ParticipantProgressResource {
  private final Weeks weeks;
  private final Clock clock;

  ParticipantProgressResource(Weeks weeks, Clock clock) {
    this.weeks = weeks;
    this.clock = clock;
  }

  /** The week. */
  @GET
  @Allowed({Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "getProgress",
      summary = "How a participant's week adds up",
      description =
          "For the participant's counselor and the program's coordinator, in this program alone.")
  @APIResponse(responseCode = "200", description = "The week.")
  public ProgressView progress(
      UUID programId,
      UUID participantId,
      @Parameter(
              description = "Any day of the week; without one, the week that runs at the site.",
              example = "2026-11-23")
          @QueryParam("week")
          @Nullable LocalDate week) {
    Instant now = clock.instant();
    return weeks.of(participantId, programId, week, now).stream()
        .map(one -> one.view(now, false))
        .findFirst()
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
