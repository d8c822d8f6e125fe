package org.cairn.schedule;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import org.cairn.identity.Open;
import org.cairn.platform.Conditional;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A participant's calendar, for a calendar app that cannot sign in. */
@Path("/v1/calendars/{secret}.ics")
@Tag(name = "Schedule")
public class CalendarResource {
  private static final Duration BACK = Duration.ofDays(60);

  private final CalendarFeeds feeds;
  private final Clock clock;

  CalendarResource(CalendarFeeds feeds, Clock clock) {
    this.feeds = feeds;
    this.clock = clock;
  }

  /**
   * The calendar. Last-Modified is for people: its seconds are too coarse to tell a change by, so
   * that If-Modified-Since is passed over (RFC 9110, 8.8.2.2) and the ETag alone decides.
   */
  @GET
  @Open
  @Conditional
  @Produces("text/calendar;charset=utf-8")
  @Operation(
      operationId = "getCalendar",
      summary = "A calendar, by its secret address",
      description =
          "RFC 5545 (RFC5545): an event for each booking, from 60 days back on; the canceled ones stay, marked as such."
              + " Times are the wall clock's at the site, with the zone's rules; a time that comes twice on the day"
              + " that the clock goes back is given in UTC. Names nobody, and has no link to join.")
  @APIResponse(
      responseCode = "200",
      description = "The calendar.",
      content = @Content(mediaType = "text/calendar", schema = @Schema(type = SchemaType.STRING)))
  @APIResponse(responseCode = "404", description = "platform/not-found")
  @SuppressWarnings("JavaUtilDate") // The header's own type in Jakarta REST.
  public RestResponse<byte[]> get(
      @Parameter(
              description = "The secret of the address.",
              example = "8Xo0m2Zb1WcQp4vTnYdRkE5sLhJ7uGfA3xKqVtBwM9I")
          @PathParam("secret")
          String secret) {
    SharedCalendar calendar =
        feeds
            .shared(secret, clock.instant().minus(BACK))
            .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    return RestResponse.ResponseBuilder.ok(CalendarFile.of(calendar))
        .header(HttpHeaders.LAST_MODIFIED, Date.from(calendar.changedAt()))
        .build();
  }
}
