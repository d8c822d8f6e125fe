package org.cairn.schedule;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URI;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A program's series, for its coordinator. */
@Path("/v1/programs/{programId}/series")
@Tag(name = "Staff: schedule")
public class ProgramSeriesResource {
  private static final UUID FIRST = new UUID(0, 0);

  private final AllSeries series;
  private final PlanSeries planSeries;
  private final Cursors cursors;

  ProgramSeriesResource(AllSeries series, PlanSeries planSeries, Cursors cursors) {
    this.series = series;
    this.planSeries = planSeries;
    this.cursors = cursors;
  }

  /** Puts a series on the timetable. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createSeries",
      summary = "Put a series on my program's timetable",
      description =
          "Checked as a whole: a room or facilitator that is taken at any of its times is a conflict, and nothing is made."
              + " Its sessions are made 13 weeks ahead, now and from then on; the cohort is booked into each, the"
              + " facilitator assigned. On a day on which the site is closed a session is made canceled.")
  @APIResponse(responseCode = "201", description = "On the timetable.")
  @APIResponse(
      responseCode = "400",
      description =
          "schedule/rule-invalid, schedule/rule-too-frequent, schedule/rule-endless, schedule/rule-too-long,"
              + " schedule/rule-empty, schedule/rule-start (first says where it would start), schedule/rule-overlaps,"
              + " schedule/in-the-past, schedule/too-far-ahead, schedule/join-link-missing, schedule/link-not-secure")
  @APIResponse(
      responseCode = "409",
      description = "schedule/clashes (conflicts lists them, as a preview does)")
  public RestResponse<SeriesView> create(UUID programId, @Valid @NotNull NewSeries body) {
    SeriesView made = planSeries.plan(programId, body, CurrentActor.person().id());
    return RestResponse.ResponseBuilder.<SeriesView>created(URI.create("/v1/series/" + made.id()))
        .entity(made)
        .build();
  }

  /** The series. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "listSeries",
      summary = "The series of my program",
      description = "In the order in which they were made, also those that have ended.")
  @APIResponse(responseCode = "200", description = "A page of series.")
  public Page<SeriesView> list(
      UUID programId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    String scope = "series:" + programId;
    UUID after = cursors.open(scope, cursor).map(UUID::fromString).orElse(FIRST);
    return Page.of(
        series.page(programId, CurrentActor.person().id(), after, limit + 1),
        limit,
        last -> cursors.seal(scope, last.id().toString()));
  }

  /** Shows what a series would be. */
  @POST
  @Path("/preview")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "previewSeries",
      summary = "See what a series would be",
      description = "Its sessions and what is taken at some of their times. Nothing is made.")
  @APIResponse(responseCode = "200", description = "What it would be.")
  @APIResponse(
      responseCode = "400",
      description =
          "schedule/rule-invalid, schedule/rule-too-frequent, schedule/rule-endless, schedule/rule-too-long,"
              + " schedule/rule-empty, schedule/rule-start (first says where it would start), schedule/rule-overlaps,"
              + " schedule/in-the-past, schedule/too-far-ahead, schedule/join-link-missing, schedule/link-not-secure")
  public SeriesPreview preview(UUID programId, @Valid @NotNull NewSeries body) {
    return planSeries.preview(programId, body, CurrentActor.person().id());
  }
}
