package org.cairn.program;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.cairn.identity.Allowed;
import org.cairn.platform.EventFeed;
import org.cairn.platform.EventHub;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What has changed for me. */
@Path("/v1/me/events")
@Tag(name = "Me")
public class EventResource {
  private final EventHub events;

  EventResource(EventHub events) {
    this.events = events;
  }

  /** What has changed for me since a cursor. */
  @GET
  @Allowed
  @Blocking
  @Operation(
      operationId = "listMyEvents",
      summary = "What has changed for me",
      description =
          """
          Every change that staff, jobs or I make to what is mine, once and in one order, so that a phone that was asleep catches up.

          Without a cursor there are no events, only the cursor of now: ask for it before you read the rest, and you miss nothing. Then send the last cursor as since, and read again what the links name. Each event's id is a cursor too. Events are kept for 30 days; whoever comes later reads everything again.

          An answer that would be larger than about 512 kB is cut, and more is true. A message comes with the last event about it and not with those before it, also where that last one is in a later answer.

          With wait it is a long poll, for those who cannot hold a stream open: the answer comes with the first event, or empty when the time is over.

          Types so far; pass over those that you do not know:
          - session.changed, session.canceled, session.restored: a session that I am booked into, lead or am in line for; in line, the link is my place in line, and sessionId among the changes names the session
          - assignment.made, assignment.ended: for staff, a participant, group or program is mine to care for, or is no longer
          - counselor.changed: who counsels me
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
          - message.sent, message.edited, message.deleted, message.hidden, message.removed, message.restored, message.reacted: in a group of mine or in a care thread, with the message as it is now for me
          - group.changed: name, guidelines, or whether a group of mine is closed or locked
          - group.member_joined, group.member_changed, group.member_left: who is in a group of mine
          - group.joined, group.left: I am in a group, or no longer
          - group.read: I read on, on whichever of my phones
          - moderation.notice, moderation.appeal_decided: what was done about something of mine, and what became of my appeal
          - report.handled: what I reported has been looked at
          - moderation.reported, moderation.appealed: for staff, a report or an appeal to look at
          - series.clashes: for coordinators, sessions of a series that found room or facilitator taken
          """)
  @APIResponse(responseCode = "200", description = "Events in their order, and where to go on.")
  @APIResponse(responseCode = "400", description = "platform/cursor-invalid")
  @APIResponse(responseCode = "410", description = "platform/too-far-behind")
  @APIResponse(
      responseCode = "503",
      description = "platform/unavailable: too many wait here; come back after Retry-After.")
  public Uni<EventFeed> list(
      @Parameter(description = "A cursor from here, or the id of an event.") @QueryParam("since")
          @Nullable String since,
      @Parameter(
              description =
                  "Seconds to wait for the first event, when there is none since the cursor. With 0 the answer comes at once.")
          @QueryParam("wait")
          @DefaultValue("0")
          @Min(0)
          @Max(30)
          int wait,
      @Parameter(description = "Most events in the answer.")
          @QueryParam("limit")
          @DefaultValue("100")
          @Min(1)
          @Max(1000)
          int limit) {
    return events.delta(since, limit, wait);
  }

  /** What changes for me, as it happens. */
  @GET
  @Path("/stream")
  @Allowed
  @Blocking
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @Operation(
      operationId = "streamMyEvents",
      summary = "What changes for me, as it happens",
      description =
          """
          The same events as those of listMyEvents, in the same order, each once, as server-sent events (the text/event-stream of the HTML standard): id is a cursor, event is the type, data is the event as JSON. Use a client that can send Authorization, such as one built on fetch: a browser's own EventSource cannot.

          A connection may break at any time. Come back with the last id in Last-Event-ID, or in since; nothing is missed and nothing comes twice. Without either, the stream begins now: open it before you read the rest. Every 15 seconds at the latest there is a sign of life, a block that is an id alone: keep it as the last id and hand on no event. A phone that hears nothing for 45 seconds may take the connection for dead.

          Some events are about the stream itself; their data is {}, and the stream ends after them:
          - feed.too_far_behind: something may be missing between the cursor and what is left. Open a new stream without a cursor, then read everything again
          - feed.replaced: I opened more streams than one person may have, and this is the oldest; do not open it again unasked
          - feed.reconnect: this server is about to stop; come back after the retry time that comes with it, and you reach another

          The stream also ends with the access token that opened it, and within seconds when I sign out or my account ends: come back with a fresh token. What somebody may read is decided as it is sent, so after a removal from a group nothing more of it comes. A phone that takes nothing is cut off and resumes in the same way.

          A person may have four streams, and four waiting requests of listMyEvents; a fifth ends the oldest of its kind. A server that has all the streams it can hold answers 503 with Retry-After: come back then.

          There is no presence and there are no typing signs, here or elsewhere. Who is awake at three in the morning, and who began to write and stopped, is nobody else's to know among people of whom some may be in danger from each other; and both would keep every phone's radio awake.
          """)
  @APIResponse(
      responseCode = "200",
      description = "Events, until somebody ends it.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(type = SchemaType.STRING),
              example =
                  "id: ARt2k\nevent: session.changed\ndata: {\"id\":\"ARt2k\",\"type\":\"session.changed\"}\n\n"))
  @APIResponse(responseCode = "400", description = "platform/cursor-invalid")
  @APIResponse(
      responseCode = "503",
      description = "platform/unavailable: too many wait here; come back after Retry-After.")
  public Uni<Void> stream(
      @Parameter(description = "The id of the last event that was seen; counts before since.")
          @HeaderParam("Last-Event-ID")
          @Nullable String last,
      @Parameter(
              description = "The same, or a cursor of listMyEvents, for who cannot set the header.")
          @QueryParam("since")
          @Nullable String since) {
    return events.stream(last == null || last.isEmpty() ? since : last);
  }
}
