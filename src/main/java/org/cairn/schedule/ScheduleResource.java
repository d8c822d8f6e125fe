package org.cairn.schedule;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
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

/** My schedule. */
@Path("/v1/me/schedule")
@Tag(name = "Schedule")
public class ScheduleResource {
  private final Sessions sessions;
  private final Clock clock;

  ScheduleResource(Sessions sessions, Clock clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  /** My sessions. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMySchedule",
      summary = "My sessions",
      description =
          "From a day on, by the calendar of each session's site; without a day, what is running and what lies ahead."
              + " Always complete, by start; there is no further page.")
  @APIResponse(responseCode = "200", description = "My sessions, by start.")
  public Page<SessionView> schedule(
      @Parameter(description = "First day.", example = "2026-11-23") @QueryParam("from")
          @Nullable LocalDate from,
      @Parameter(description = "Number of days.", example = "7")
          @QueryParam("days")
          @DefaultValue("7")
          @Min(1)
          @Max(62)
          int days) {
    Instant now = clock.instant();
    return new Page<>(
        sessions.schedule(CurrentActor.person().id(), Sessions.Span.of(from, days, now), now),
        null);
  }
}
