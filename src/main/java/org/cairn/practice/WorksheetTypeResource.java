package org.cairn.practice;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import org.cairn.identity.Open;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.cairn.skills.InMyLanguage;
import org.cairn.skills.Language;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

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
  @Open
  @Conditional
  @InMyLanguage
  @Operation(
      operationId = "listWorksheetTypes",
      summary = "The worksheets there are",
      description =
          "Each in its current version, by name, with what it rests on. They are about nobody, and anyone may look into"
              + " them. In the first of the languages of Accept-Language in which there is one, else in English.")
  @APIResponse(responseCode = "200", description = "The kinds of worksheets.")
  public RestResponse<Page<WorksheetTypeView>> list(
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted) {
    Language language = Language.of(accepted).get(0);
    return RestResponse.ResponseBuilder.ok(
            new Page<>(
                types.kinds().stream().map(kind -> WorksheetTypeView.of(kind, language)).toList(),
                null))
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
        .build();
  }

  /** One version. */
  @GET
  @Path("/{type}/versions/{version}")
  @Open
  @Conditional
  @Produces(SCHEMA)
  @Operation(
      operationId = "getWorksheetType",
      summary = "One worksheet, as a JSON Schema",
      description =
          "JSON Schema 2020-12. The title and description of each field are for the person who fills it in, in"
              + " English; x-title-es, x-description-es and x-enum-es say the same in Spanish. x-order is the order of the"
              + " fields. A version never changes, so keep it. What required, minItems and minLength ask"
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
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable")
        .build();
  }
}
