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

/** The sessions that the caller leads. */
@Path("/v1/me/led-sessions")
@Tag(name = "Schedule")
public class LedSessionResource {
  private final Calendars calendars;
  private final Clock clock;

  LedSessionResource(Calendars calendars, Clock clock) {
    this.calendars = calendars;
    this.clock = clock;
  }

  /** The sessions that the caller leads. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR})
  @Conditional
  @Operation(
      operationId = "listMyLedSessions",
      summary = "The sessions I lead",
      description =
          "With their links to join; canceled ones too. From a day on, by the calendar of the site; without a day, what is running and what lies ahead. Always complete, by start; there is no further page.")
  @APIResponse(responseCode = "200", description = "By start.")
  public Page<SessionView> list(
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
        calendars.ledBy(CurrentActor.person().id(), Sessions.Span.of(from, days, now), now), null);
  }
}
