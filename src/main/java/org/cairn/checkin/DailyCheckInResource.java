package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** My check-in of a day. */
@Path("/v1/me/daily-check-ins/{day}")
@Tag(name = "Check-in")
public class DailyCheckInResource {
  private final ReportDay reportDay;

  DailyCheckInResource(ReportDay reportDay) {
    this.reportDay = reportDay;
  }

  /** Checks in. */
  @PUT
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "setMyDailyCheckIn",
      summary = "Check in between sessions",
      description =
          "How a day was: today or one of the three days before, in the time zone in which it is lived. One for each day and program."
              + " Sent again with the same answers it is the same check-in, so retry as often as you need, also from"
              + " another device. To correct the answers within those days, send the ETag that you last read as If-Match;"
              + " what was said before is kept. A first arrival sends no If-Match: what"
              + " finds other answers there is 409 and changes nothing. When an answer worries, support says what helps now.")
  @APIResponse(
      responseCode = "200",
      description = "Checked in before, with the same answers; or corrected.")
  @APIResponse(responseCode = "201", description = "Checked in.")
  @APIResponse(
      responseCode = "400",
      description =
          "checkin/day-in-future, checkin/day-too-old, program/zone-unknown, checkin/program-needed,"
              + " checkin/happened-in-future, checkin/happened-too-long-ago, checkin/questions-unknown,"
              + " checkin/answer-not-asked, checkin/answer-missing, checkin/answer-unknown, checkin/answers-disagree")
  @APIResponse(
      responseCode = "409",
      description = "checkin/already-checked-in, checkin/correction-closed")
  public RestResponse<CheckInView> set(
      LocalDate day,
      @Parameter(description = "To correct: the ETag of the check-in as you last read it.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewDailyCheckIn body) {
    ReportDay.Reported reported = reportDay.report(day, CurrentActor.person().id(), body, ifMatch);
    return RestResponse.status(
        reported.now() ? RestResponse.Status.CREATED : RestResponse.Status.OK, reported.checkIn());
  }

  /** Reads it. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyDailyCheckIn",
      summary = "My check-in of a day",
      description = "What I said of it.")
  @APIResponse(responseCode = "200", description = "My check-in.")
  public CheckInView get(
      LocalDate day,
      @Parameter(description = "For which of my programs; left out, it is the first of them.")
          @QueryParam("programId")
          @Nullable UUID programId) {
    return reportDay
        .of(day, CurrentActor.person().id(), programId)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
