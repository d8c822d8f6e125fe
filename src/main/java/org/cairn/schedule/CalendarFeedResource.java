package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The address of my calendar, for a calendar app. */
@Path("/v1/me/calendar-feed")
@Tag(name = "Schedule")
public class CalendarFeedResource {
  private final CalendarFeeds feeds;
  private final ShareCalendar shareCalendar;

  CalendarFeedResource(CalendarFeeds feeds, ShareCalendar shareCalendar) {
    this.feeds = feeds;
    this.shareCalendar = shareCalendar;
  }

  /** How to share my calendar. */
  @Schema(description = "How to share my calendar.")
  record CalendarFeedChoice(
      @NotNull
          @Schema(
              description =
                  "neutral calls every entry Appointment; full shows titles and rooms, on every device that follows it.",
              examples = "neutral")
          CalendarTitles titles) {}

  /** Makes an address. */
  @POST
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "createMyCalendarFeed",
      summary = "Get a new address of my calendar",
      description =
          "A secret address that calendar apps can follow. An address from before stops working at once. When the"
              + " answer was lost, ask for another.")
  @APIResponse(responseCode = "201", description = "The address, shown this once.")
  @APIResponse(responseCode = "409", description = "platform/conflict")
  public RestResponse<ShareCalendar.CalendarFeedAddress> create(
      @Valid @NotNull CalendarFeedChoice body) {
    return RestResponse.ResponseBuilder.<ShareCalendar.CalendarFeedAddress>created(
            URI.create("/v1/me/calendar-feed"))
        .entity(shareCalendar.renew(CurrentActor.person().id(), body.titles))
        .header("Cache-Control", "no-store")
        .build();
  }

  /** How my calendar is shared. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyCalendarFeed",
      summary = "How my calendar is shared",
      description = "Without the address itself: that was shown once, when it was made.")
  @APIResponse(responseCode = "200", description = "The feed.")
  @APIResponse(responseCode = "404", description = "platform/not-found")
  public CalendarFeedView get() {
    return feeds
        .current(CurrentActor.person().id())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Chooses titles. */
  @PUT
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "updateMyCalendarFeed",
      summary = "Choose what my calendar shows",
      description = "The address stays. Send If-Match with the ETag that you last read.")
  @APIResponse(responseCode = "200", description = "The feed as it is now.")
  @APIResponse(responseCode = "404", description = "platform/not-found")
  public CalendarFeedView update(
      @Parameter(description = "The ETag of the feed as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull CalendarFeedChoice body) {
    return shareCalendar.choose(CurrentActor.person().id(), body.titles, ifMatch);
  }

  /** Takes the address back. */
  @DELETE
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "deleteMyCalendarFeed",
      summary = "Stop sharing my calendar",
      description = "The address stops working at once; doing it twice does no harm.")
  @APIResponse(responseCode = "204", description = "Nobody can follow it any more.")
  public void delete() {
    shareCalendar.revoke(CurrentActor.person().id());
  }
}
