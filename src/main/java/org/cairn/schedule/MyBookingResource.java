package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** My bookings. */
@Path("/v1/me/bookings/{bookingId}")
@Tag(name = "Schedule")
public class MyBookingResource {
  private final Bookings bookings;
  private final BookSession bookSession;
  private final CancelBooking cancelBooking;
  private final MoveBooking moveBooking;

  MyBookingResource(
      Bookings bookings,
      BookSession bookSession,
      CancelBooking cancelBooking,
      MoveBooking moveBooking) {
    this.bookings = bookings;
    this.bookSession = bookSession;
    this.cancelBooking = cancelBooking;
    this.moveBooking = moveBooking;
  }

  /** A session to book. */
  @Schema(description = "A session to book.")
  record NewBooking(@NotNull UUID sessionId) {}

  /** A booking to make instead of another. */
  @Schema(description = "A booking to make instead of another one.")
  record Move(
      @NotNull @Schema(description = "Id of the new booking: a random UUID that the phone makes.")
          UUID bookingId,
      @NotNull @Schema(description = "The session to go to instead.") UUID sessionId) {}

  /** Books. */
  @PUT
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "bookSession",
      summary = "Take a place in a session",
      description =
          "The id is a random UUID that the phone makes. Sent again it is the same booking, so retry as often as you"
              + " need; a booking that was canceled since stays canceled, and the next one needs a new id. A place that"
              + " the waitlist holds for me is taken in the same way.")
  @APIResponse(responseCode = "200", description = "Booked before; see its status.")
  @APIResponse(responseCode = "201", description = "Booked.")
  @APIResponse(
      responseCode = "409",
      description =
          "schedule/session-full (the waitlist is open); schedule/overlaps, with conflict {sessionId, startsAt, endsAt}"
              + " naming my session at that time; schedule/already-booked, with bookingId; schedule/not-bookable,"
              + " schedule/already-started, schedule/session-canceled, schedule/booking-id-taken")
  public RestResponse<BookingView> book(UUID bookingId, @Valid @NotNull NewBooking body) {
    return answer(bookSession.book(bookingId, body.sessionId, CurrentActor.person().id()));
  }

  /** Reads a booking. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyBooking",
      summary = "One of my bookings",
      description = "Also when it was canceled.")
  @APIResponse(responseCode = "200", description = "My booking.")
  public BookingView get(UUID bookingId) {
    return bookings
        .view(bookingId, CurrentActor.person().id())
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Cancels. */
  @DELETE
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "cancelMyBooking",
      summary = "Give my place up",
      description =
          "Until the start. After cancelBy it is recorded as late. Sent again it changes nothing.")
  @APIResponse(responseCode = "200", description = "The canceled booking, and whether it was late.")
  @APIResponse(responseCode = "409", description = "schedule/already-started")
  public BookingView cancel(UUID bookingId) {
    return cancelBooking.cancel(bookingId, CurrentActor.person().id());
  }

  /** Moves. */
  @POST
  @Path("/move")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "moveMyBooking",
      summary = "Swap my place for one in an equal session",
      description =
          "In one step: I keep the old place unless I get the new one. The session is of the same kind and program. A"
              + " move is never a late cancellation. Sent again with the same ids it is the same move.")
  @APIResponse(responseCode = "200", description = "Moved before: the new booking.")
  @APIResponse(responseCode = "201", description = "Moved: the new booking.")
  @APIResponse(
      responseCode = "409",
      description =
          "Nothing has changed: schedule/session-full; schedule/overlaps, with conflict {sessionId, startsAt, endsAt};"
              + " schedule/not-equal, schedule/already-booked, schedule/already-started, schedule/session-canceled,"
              + " schedule/booking-canceled, schedule/booking-id-taken")
  public RestResponse<BookingView> move(UUID bookingId, @Valid @NotNull Move body) {
    return answer(
        moveBooking.move(bookingId, body.bookingId, body.sessionId, CurrentActor.person().id()));
  }

  private static RestResponse<BookingView> answer(Bookings.Booked booked) {
    return RestResponse.status(
        booked.now() ? RestResponse.Status.CREATED : RestResponse.Status.OK, booked.booking());
  }
}
