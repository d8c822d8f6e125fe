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
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** When a room is taken. */
@Path("/v1/rooms/{roomId}/calendar")
@Tag(name = "Staff: schedule")
public class RoomCalendarResource {
  private final Calendars calendars;
  private final Clock clock;

  RoomCalendarResource(Calendars calendars, Clock clock) {
    this.calendars = calendars;
    this.clock = clock;
  }

  /** When a room is taken. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "getRoomCalendar",
      summary = "When a room is taken",
      description =
          "For everybody who works at its site. From a day on, by the calendar of the site; without a day, what is running and what lies ahead. Always complete, by start; there is no further page.")
  @APIResponse(responseCode = "200", description = "By start.")
  public Page<CalendarEntry> list(
      UUID roomId,
      @Parameter(description = "First day.", example = "2026-11-23") @QueryParam("from")
          @Nullable LocalDate from,
      @Parameter(description = "Number of days.", example = "7")
          @QueryParam("days")
          @DefaultValue("7")
          @Min(1)
          @Max(62)
          int days) {
    Instant now = clock.instant();
    return new Page<>(calendars.ofRoom(roomId, Sessions.Span.of(from, days, now)), null);
  }
}
