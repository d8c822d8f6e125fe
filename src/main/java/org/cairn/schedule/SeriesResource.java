package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Idempotent;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** One series, for its program's coordinator. */
@Path("/v1/series/{seriesId}")
@Tag(name = "Staff: schedule")
public class SeriesResource {
  private final AllSeries series;
  private final ChangeSeries changeSeries;
  private final GrowSeries growSeries;

  SeriesResource(AllSeries series, ChangeSeries changeSeries, GrowSeries growSeries) {
    this.series = series;
    this.changeSeries = changeSeries;
    this.growSeries = growSeries;
  }

  /** Reads a series. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "getSeries",
      summary = "One series",
      description = "As it was described, and until when it holds.")
  @APIResponse(responseCode = "200", description = "The series.")
  public SeriesView get(UUID seriesId) {
    return series.one(seriesId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Changes this and following. */
  @POST
  @Path("/changes")
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "changeSeries",
      summary = "Change a series from a day on",
      description =
          "\"This and following\": the series ends before that day and another, which the answer shows, goes on from it."
              + " Sessions that are made already follow with their bookings, matched by day; those without a counterpart"
              + " are canceled. What has begun and what was changed or canceled by hand stays as it is. COUNT counts from"
              + " the new start. Where another series follows already, it still takes over. Send If-Match with the ETag"
              + " that you last read.")
  @APIResponse(responseCode = "201", description = "The series that follows.")
  @APIResponse(
      responseCode = "400",
      description =
          "schedule/start-before-change, schedule/rule-invalid, schedule/rule-too-frequent, schedule/rule-endless,"
              + " schedule/rule-too-long, schedule/rule-empty, schedule/rule-start (first says where it would start),"
              + " schedule/rule-overlaps, schedule/in-the-past, schedule/too-far-ahead, schedule/join-link-missing,"
              + " schedule/link-not-secure")
  @APIResponse(
      responseCode = "409",
      description =
          "schedule/clashes (conflicts lists them, as a preview does), schedule/series-ended, schedule/capacity-below-bookings")
  public RestResponse<SeriesView> change(
      UUID seriesId,
      @Parameter(description = "The ETag of the series as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull SeriesChange body) {
    SeriesView next = changeSeries.change(seriesId, body, ifMatch);
    return RestResponse.ResponseBuilder.<SeriesView>created(URI.create("/v1/series/" + next.id()))
        .entity(next)
        .build();
  }

  /** Ends a series. */
  @POST
  @Path("/end")
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "endSeries",
      summary = "End a series",
      description =
          "All its sessions from that day on that have not begun are canceled, also those changed by hand; those booked"
              + " are told, with the reason. Send If-Match with the ETag that you last read.")
  @APIResponse(responseCode = "200", description = "The series as it is now.")
  @APIResponse(responseCode = "400", description = "schedule/in-the-past")
  @APIResponse(responseCode = "409", description = "schedule/series-ended")
  public SeriesView end(
      UUID seriesId,
      @Parameter(description = "The ETag of the series as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull SeriesEnd body) {
    return changeSeries.end(seriesId, body, ifMatch);
  }

  /** Makes sessions further ahead. */
  @POST
  @Path("/sessions")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "growSeries",
      summary = "Make the sessions of a series until a day",
      description =
          "Further ahead than the 13 weeks that are made anyway. Each is made once: the same call again makes none.")
  @APIResponse(responseCode = "200", description = "How many were made now.")
  @APIResponse(responseCode = "400", description = "schedule/too-far-ahead")
  @APIResponse(responseCode = "409", description = "schedule/clashes")
  public SeriesGrowth.Made grow(UUID seriesId, @Valid @NotNull SeriesGrowth body) {
    return new SeriesGrowth.Made(growSeries.until(seriesId, body.until()));
  }
}
