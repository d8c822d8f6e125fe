package org.cairn.schedule;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How my week adds up. */
@Path("/v1/me/progress")
@Tag(name = "Schedule")
public class ProgressResource {
  private final Weeks weeks;
  private final Clock clock;

  ProgressResource(Weeks weeks, Clock clock) {
    this.weeks = weeks;
    this.clock = clock;
  }

  /** My week. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyProgress",
      summary = "How my week adds up",
      description =
          "Minutes planned, attended, booked, excused, and still within reach, in each of my programs.")
  @APIResponse(responseCode = "200", description = "The week, by program.")
  public Page<ProgressView> progress(
      @Parameter(
              description = "Any day of the week; without one, the week that runs at the site.",
              example = "2026-11-23")
          @QueryParam("week")
          @Nullable LocalDate week) {
    Instant now = clock.instant();
    return new Page<>(
        weeks.of(CurrentActor.person().id(), null, week, now).stream()
            .map(one -> one.view(now, true))
            .toList(),
        null);
  }
}
