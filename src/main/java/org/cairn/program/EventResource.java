package org.cairn.program;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.cairn.identity.Allowed;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.EventFeed;
import org.cairn.platform.Events;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What has changed for me. */
@Path("/v1/me/events")
@Tag(name = "Me")
public class EventResource {
  private final Events events;

  EventResource(Events events) {
    this.events = events;
  }

  /** What has changed for me since a cursor. */
  @GET
  @Allowed
  @Operation(
      operationId = "listMyEvents",
      summary = "What has changed for me",
      description =
          """
          Every change that staff, jobs or I make to what is mine, once and in one order, so that a phone that was asleep catches up.

          Without a cursor there are no events, only the cursor of now: ask for it before you read the rest, and you miss nothing. Then send the last cursor as since, and read again what the links name. Each event's id is a cursor too. Events are kept for 30 days; whoever comes later reads everything again.

          Types so far; pass over those that you do not know:
          - session.changed, session.canceled, session.restored: a session that I am booked into, lead or am in line for; in line, the link is my place in line, and sessionId among the changes names the session
          - session.assigned, session.unassigned: I lead a session, or do no longer; then sessionId among the changes names it
          - booking.booked, booking.displaced, booking.canceled: my place in a session, to which the link leads; displaced when the session was moved onto another booking of mine
          - schedule.extended: sessions of a series were added to my schedule
          - waitlist.offered, waitlist.lapsed: a place that is held for me, until offeredUntil, and when it is no longer; sessionId among the changes names the session
          - waitlist.over: the session that I was in line for has begun or was canceled; sessionId as above
          - plan.changed: my plan of care
          - safety.plan_changed: my safety plan, or that of a participant whom I counsel
          - alert.raised, alert.escalated: for staff, an alert that I have to look at, or that nobody looked at in time
          - alert.claimed, alert.resolved: for staff, an alert that I was told of, when somebody is on it, and when it has been looked after
          - homework.set, homework.changed, homework.withdrawn: my homework
          - homework.done: for staff, homework of a participant whom I counsel
          - series.clashes: for coordinators, sessions of a series that found room or facilitator taken
          """)
  @APIResponse(responseCode = "200", description = "Events in their order, and where to go on.")
  @APIResponse(responseCode = "400", description = "platform/cursor-invalid")
  @APIResponse(responseCode = "410", description = "platform/too-far-behind")
  public EventFeed list(
      @Parameter(description = "A cursor from here, or the id of an event.") @QueryParam("since")
          @Nullable String since,
      @Parameter(description = "Most events in the answer.")
          @QueryParam("limit")
          @DefaultValue("100")
          @Min(1)
          @Max(500)
          int limit) {
    return events.after(CurrentActor.person().id(), since, limit);
  }
}
