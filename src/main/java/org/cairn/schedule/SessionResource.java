package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.UUID;
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
import org.jspecify.annotations.Nullable;

/** One session. */
@Path("/v1/sessions/{sessionId}")
public class SessionResource {
  private final Sessions sessions;
  private final PlanSession planSession;
  private final BookParticipant bookParticipant;
  private final Clock clock;

  SessionResource(
      Sessions sessions, PlanSession planSession, BookParticipant bookParticipant, Clock clock) {
    this.sessions = sessions;
    this.planSession = planSession;
    this.bookParticipant = bookParticipant;
    this.clock = clock;
  }

  /** Reads a session. */
  @GET
  @Allowed
  @Conditional
  @Tag(name = "Schedule")
  @Operation(
      operationId = "getSession",
      summary = "One session",
      description = "For those booked into it and the staff assigned to it.")
  @APIResponse(responseCode = "200", description = "The session.")
  public SessionView get(UUID sessionId) {
    return sessions
        .visible(sessionId, CurrentActor.person().id(), clock.instant())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Changes a session. */
  @PUT
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Tag(name = "Staff: schedule")
  @Operation(
      operationId = "updateSession",
      summary = "Change a session",
      description =
          "Bookings follow its time; one that then clashes with another booking of its person is displaced. Send If-Match with the ETag that you last read.")
  @APIResponse(responseCode = "200", description = "The session as it is now.")
  @APIResponse(
      responseCode = "400",
      description =
          "schedule/join-link-missing, schedule/link-not-secure, schedule/in-the-past, schedule/too-far-ahead")
  @APIResponse(
      responseCode = "409",
      description =
          "schedule/capacity-below-bookings, schedule/room-busy, schedule/facilitator-busy, schedule/site-closed")
  public SessionView update(
      UUID sessionId,
      @Parameter(description = "The ETag of the session as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewSession body) {
    return planSession.change(sessionId, body, ifMatch, CurrentActor.person().id());
  }

  /** Why a session does not take place. */
  @Schema(description = "Why a session does not take place.")
  record Cancellation(
      @NotBlank
          @Size(max = 200)
          @Schema(
              description = "Shown to the participants: nothing about a person's health in it.",
              examples = "The facilitator is away today.")
          String reason) {}

  /** Cancels a session. */
  @POST
  @Path("/cancel")
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Tag(name = "Staff: schedule")
  @Operation(
      operationId = "cancelSession",
      summary = "Cancel a session",
      description =
          "Calls its bookings off and tells those booked, those in line and those who lead it. The same call again changes nothing; another reason takes the place of the first.")
  @APIResponse(responseCode = "200", description = "The session as it is now.")
  public SessionView cancel(UUID sessionId, @Valid @NotNull Cancellation body) {
    return planSession.cancel(sessionId, body.reason, CurrentActor.person().id());
  }

  /** Restores a session. */
  @POST
  @Path("/restore")
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Tag(name = "Staff: schedule")
  @Operation(
      operationId = "restoreSession",
      summary = "Let a canceled session take place after all",
      description =
          "Those who were booked have their places again; whoever has another booking at that time by now is displaced. The same call again changes nothing.")
  @APIResponse(responseCode = "200", description = "The session as it is now.")
  @APIResponse(
      responseCode = "409",
      description =
          "schedule/already-started, schedule/site-closed, schedule/room-busy, schedule/facilitator-busy")
  public SessionView restore(UUID sessionId) {
    return planSession.restore(sessionId, CurrentActor.person().id());
  }

  /** Books a participant in. */
  @PUT
  @Path("/bookings/{participantId}")
  @Allowed(Role.COORDINATOR)
  @Tag(name = "Staff: schedule")
  @Operation(
      operationId = "bookParticipant",
      summary = "Give a participant a place",
      description =
          "The same call again changes nothing. Capacity and double booking are held by the database.")
  @APIResponse(responseCode = "204", description = "Booked.")
  @APIResponse(
      responseCode = "409",
      description = "schedule/session-full, schedule/overlaps, schedule/session-canceled")
  public void book(UUID sessionId, UUID participantId) {
    bookParticipant.book(sessionId, participantId, CurrentActor.person().id());
  }

  /** Takes a booking back. */
  @DELETE
  @Path("/bookings/{participantId}")
  @Allowed(Role.COORDINATOR)
  @Tag(name = "Staff: schedule")
  @Operation(
      operationId = "cancelParticipantBooking",
      summary = "Take a participant's place back",
      description =
          "The place goes to the first in line, if anybody waits for it. The same call again changes nothing.")
  @APIResponse(responseCode = "204", description = "Canceled.")
  public void cancel(UUID sessionId, UUID participantId) {
    bookParticipant.cancel(sessionId, participantId, CurrentActor.person().id());
  }
}
