package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** My places in line. */
@Path("/v1/me/waitlist")
@Tag(name = "Schedule")
public class MyWaitlistResource {
  private final WaitlistEntries entries;
  private final JoinWaitlist joinWaitlist;
  private final LeaveWaitlist leaveWaitlist;
  private final Clock clock;

  MyWaitlistResource(
      WaitlistEntries entries,
      JoinWaitlist joinWaitlist,
      LeaveWaitlist leaveWaitlist,
      Clock clock) {
    this.entries = entries;
    this.joinWaitlist = joinWaitlist;
    this.leaveWaitlist = leaveWaitlist;
    this.clock = clock;
  }

  /** A session to stand in line for. */
  @Schema(description = "A session to stand in line for.")
  record NewWaitlistEntry(
      @NotNull UUID sessionId,
      @NotNull
          @Schema(
              description = "Book me as soon as there is a place, without an offer.",
              examples = "false")
          Boolean takeAtOnce) {}

  /** My places in line. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyWaitlist",
      summary = "Sessions that I am in line for",
      description =
          "By start, always complete. A place that is offered is held until offeredUntil; book the session to take it.")
  @APIResponse(responseCode = "200", description = "My places in line.")
  public Page<WaitlistView> list() {
    return new Page<>(entries.mine(CurrentActor.person().id(), clock.instant()), null);
  }

  /** Reads a place in line. */
  @GET
  @Path("/{entryId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyWaitlistEntry",
      summary = "One of my places in line",
      description = "Also when it is over; its status says how it ended.")
  @APIResponse(responseCode = "200", description = "My place in line.")
  public WaitlistView get(UUID entryId) {
    return entries
        .view(entryId, CurrentActor.person().id(), clock.instant())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Stands in line. */
  @PUT
  @Path("/{entryId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "joinWaitlist",
      summary = "Stand in line for a session",
      description =
          "The id is a random UUID that the phone makes. Sent again it is the same place in line, and takeAtOnce can"
              + " change while I wait; whoever left the line joins it anew with a new id. If there is a free place, it is"
              + " offered or taken at once: the answer's status says so. Who cannot take the place when it is their turn,"
              + " because they are elsewhere at that time or it is not theirs to book any more, is passed over and stays"
              + " in line. When the session moves, takeAtOnce becomes false: the new time is offered first.")
  @APIResponse(responseCode = "200", description = "In line since before; see its status.")
  @APIResponse(responseCode = "201", description = "In line, or a place offered or taken.")
  @APIResponse(
      responseCode = "409",
      description =
          "schedule/already-in-line, with entryId; schedule/already-booked, schedule/not-bookable,"
              + " schedule/already-started, schedule/session-canceled, schedule/entry-id-taken")
  public RestResponse<WaitlistView> join(UUID entryId, @Valid @NotNull NewWaitlistEntry body) {
    JoinWaitlist.Joined joined =
        joinWaitlist.join(entryId, body.sessionId, CurrentActor.person().id(), body.takeAtOnce);
    return RestResponse.status(
        joined.now() ? RestResponse.Status.CREATED : RestResponse.Status.OK, joined.entry());
  }

  /** Leaves. */
  @DELETE
  @Path("/{entryId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "leaveWaitlist",
      summary = "Leave the line, or decline an offer",
      description =
          "The next in line is offered the place. Sent again it changes nothing; a place that was booked meanwhile"
              + " stays booked, as the answer says.")
  @APIResponse(responseCode = "200", description = "How it stands now.")
  public WaitlistView leave(UUID entryId) {
    return leaveWaitlist.leave(entryId, CurrentActor.person().id());
  }
}
