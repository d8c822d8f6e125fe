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
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What a participant's check-ins come to, for their counselor. */
@Path("/v1/programs/{programId}/participants/{participantId}/trends")
@Tag(name = "Staff: people")
public class ParticipantTrendResource {
  private final Trends trends;
  private final Clock clock;

  ParticipantTrendResource(Trends trends, Clock clock) {
    this.trends = trends;
    this.clock = clock;
  }

  /** All measures that are shared. */
  @GET
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Operation(
      operationId = "getTrends",
      summary = "What a participant's check-ins come to, week by week",
      description =
          "For the participant's own counselor in the program, and nobody else of the staff: what was answered to"
              + " questions that the program shares with counselors.")
  @APIResponse(responseCode = "200", description = "The weeks.")
  public TrendsView trends(
      UUID programId,
      UUID participantId,
      @Parameter(description = "How many weeks, this one included.", example = "8")
          @QueryParam("weeks")
          @DefaultValue("8")
          @Min(1)
          @Max(52)
          int weeks) {
    return trends.counseled(programId, participantId, weeks, clock.instant());
  }

  /** One measure as a picture. */
  @GET
  @Path("/{measure}/chart")
  @Allowed(Role.COUNSELOR)
  @Conditional
  @Produces({TrendChart.SVG, TrendChart.PNG})
  @Operation(
      operationId = "getTrendChart",
      summary = "One measure of a participant as a picture",
      description =
          "SVG unless Accept asks for PNG; with the same alternative text as for the participant.")
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
      UUID programId,
      UUID participantId,
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
        trends.counseled(programId, participantId, weeks, clock.instant()), measure, request);
  }
}
