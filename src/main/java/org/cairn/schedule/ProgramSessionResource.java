package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A program's timetable, for its coordinator. */
@Path("/v1/programs/{programId}/sessions")
@Tag(name = "Staff: schedule")
public class ProgramSessionResource {
  private final Sessions sessions;
  private final PlanSession planSession;
  private final Clock clock;

  ProgramSessionResource(Sessions sessions, PlanSession planSession, Clock clock) {
    this.sessions = sessions;
    this.planSession = planSession;
    this.clock = clock;
  }

  /** The timetable. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "listSessions",
      summary = "My program's timetable",
      description =
          "With who leads each session; canceled ones too. From a day on, by the calendar of the site; without a day, what is running and what lies ahead. Always complete, by start; there is no further page.")
  @APIResponse(responseCode = "200", description = "By start.")
  public Page<PlannedSession> list(
      UUID programId,
      @Parameter(description = "First day.", example = "2026-11-23") @QueryParam("from")
          @Nullable LocalDate from,
      @Parameter(description = "Number of days.", example = "7")
          @QueryParam("days")
          @DefaultValue("7")
          @Min(1)
          @Max(62)
          int days,
      @Parameter(description = "Only those of this series.") @QueryParam("seriesId")
          @Nullable UUID seriesId) {
    Instant now = clock.instant();
    return new Page<>(
        sessions.timetable(
            programId,
            seriesId,
            Sessions.Span.of(from, days, now),
            CurrentActor.person().id(),
            now),
        null);
  }

  /** Puts a session on the timetable. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createSession",
      summary = "Put a session on my program's timetable",
      description =
          "At a wall-clock time of the program's site, at most two years ahead. One that lies in the past is taken for the record.")
  @APIResponse(responseCode = "201", description = "On the timetable.")
  @APIResponse(
      responseCode = "400",
      description = "schedule/join-link-missing, schedule/link-not-secure, schedule/too-far-ahead")
  @APIResponse(responseCode = "409", description = "schedule/room-busy, schedule/site-closed")
  public RestResponse<SessionView> create(UUID programId, @Valid @NotNull NewSession body) {
    SessionView session = planSession.plan(programId, body, CurrentActor.person().id());
    return RestResponse.ResponseBuilder.<SessionView>created(
            URI.create("/v1/sessions/" + session.id()))
        .entity(session)
        .build();
  }
}
