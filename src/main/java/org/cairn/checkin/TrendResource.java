package org.cairn.checkin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import java.time.Clock;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What my check-ins come to. */
@Path("/v1/me/trends")
@Tag(name = "Check-in")
public class TrendResource {
  private final Trends trends;
  private final Clock clock;

  TrendResource(Trends trends, Clock clock) {
    this.trends = trends;
    this.clock = clock;
  }

  /** All measures. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyTrends",
      summary = "What my check-ins come to, week by week",
      description =
          "For each measure the weekly median, the lowest and the highest answer, and a plain sentence; beside it sessions"
              + " and skills. A week without an answer is just that. Only I see all of it; my counselor sees what the"
              + " program's questions share.")
  @APIResponse(responseCode = "200", description = "The weeks.")
  public TrendsView trends(
      @Parameter(description = "How many weeks, this one included.", example = "8")
          @QueryParam("weeks")
          @DefaultValue("8")
          @Min(1)
          @Max(52)
          int weeks) {
    return trends.of(CurrentActor.person().id(), weeks, clock.instant());
  }

  /** One measure as a picture. */
  @GET
  @Path("/{measure}/chart")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Produces({TrendChart.SVG, TrendChart.PNG})
  @Operation(
      operationId = "getMyTrendChart",
      summary = "One measure as a picture",
      description =
          "SVG unless Accept asks for PNG. Weekly medians as a line that breaks where there is no answer, with a bar from"
              + " the lowest to the highest answer. The SVG carries its alternative text; for the PNG take alt of the"
              + " trends.")
  @APIResponse(
      responseCode = "200",
      description = "The chart.",
      content = {
        @Content(mediaType = TrendChart.SVG, schema = @Schema(type = SchemaType.STRING)),
        @Content(
            mediaType = TrendChart.PNG,
            schema = @Schema(type = SchemaType.STRING, format = "binary"))
      })
  public RestResponse<byte[]> chart(
      @Parameter(
              description = "A measure of the trends: mood, craving, stress or sleepHours.",
              example = "craving")
          @PathParam("measure")
          String measure,
      @Parameter(description = "How many weeks, this one included.", example = "8")
          @QueryParam("weeks")
          @DefaultValue("8")
          @Min(1)
          @Max(52)
          int weeks,
      @Context Request request) {
    return TrendChart.answer(
        trends.of(CurrentActor.person().id(), weeks, clock.instant()), measure, request);
  }
}
