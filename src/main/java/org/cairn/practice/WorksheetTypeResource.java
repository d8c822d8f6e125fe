package org.cairn.practice;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.cairn.identity.Allowed;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The kinds of worksheets there are. */
@Path("/v1/worksheet-types")
@Tag(name = "Worksheets")
public class WorksheetTypeResource {
  private static final String SCHEMA = "application/schema+json";

  private final WorksheetTypes types;

  WorksheetTypeResource(WorksheetTypes types) {
    this.types = types;
  }

  /** All of them. */
  @GET
  @Allowed
  @Conditional
  @Operation(
      operationId = "listWorksheetTypes",
      summary = "The worksheets there are",
      description = "Each in its current version, by name, with what it rests on.")
  @APIResponse(responseCode = "200", description = "The kinds of worksheets.")
  public Page<WorksheetTypeView> list() {
    return new Page<>(types.kinds().stream().map(WorksheetTypeView::of).toList(), null);
  }

  /** One version. */
  @GET
  @Path("/{type}/versions/{version}")
  @Allowed
  @Conditional
  @Produces(SCHEMA)
  @Operation(
      operationId = "getWorksheetType",
      summary = "One worksheet, as a JSON Schema",
      description =
          "JSON Schema 2020-12. The title and description of each field are for the person who fills it in; x-order is"
              + " the order of the fields. A version never changes, so keep it. What required, minItems and minLength ask"
              + " counts when a worksheet is complete; until then anything may be missing.")
  @APIResponse(
      responseCode = "200",
      description = "The schema.",
      content = @Content(mediaType = SCHEMA, schema = @Schema(type = SchemaType.OBJECT)))
  public RestResponse<byte[]> get(
      @Parameter(description = "Its name.", example = "thought-record") @PathParam("type")
          String type,
      @Parameter(description = "Its version.", example = "1") @PathParam("version") int version) {
    WorksheetType found = types.of(type, version).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    return RestResponse.ResponseBuilder.ok(found.file())
        .header(HttpHeaders.CACHE_CONTROL, "private, max-age=31536000, immutable")
        .build();
  }
}
