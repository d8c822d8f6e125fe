package org.cairn.practice;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Variant;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Hashes;
import org.cairn.platform.PlatformProblem;
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

/** My worksheets, to read, print or take along. */
@Path("/v1/me/worksheets/{worksheetId}/readable")
@Tag(name = "Worksheets")
public class ReadableWorksheetResource {
  private static final String HTML = "text/html;charset=UTF-8";
  private static final String TEXT = "text/plain;charset=UTF-8";

  private static final String STYLE =
      """
      body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;color:#111;background:#fff}
      h1{font-size:1.6rem}h2{font-size:1.2rem;margin:1.6rem 0 .3rem}h3{font-size:1rem;margin:1rem 0 .2rem}
      p,li,dd{white-space:pre-wrap;overflow-wrap:anywhere}dt{font-weight:600}dd{margin:0 0 .4rem 1rem}
      h2,h3,dt{break-after:avoid}
      @media print{body{margin:0;max-width:none}}
      """;

  /** Nothing runs, loads or goes anywhere: whatever got into the page, it is only text. */
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + Base64.getEncoder()
              .encodeToString(Hashes.sha256(STYLE.getBytes(StandardCharsets.UTF_8)))
          + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox";

  private final Worksheets worksheets;
  private final WorksheetTypes types;
  private final ObjectMapper json;
  private final Template page;
  private final Template text;

  ReadableWorksheetResource(
      Worksheets worksheets,
      WorksheetTypes types,
      ObjectMapper json,
      @Location("worksheet-page.html") Template page,
      @Location("worksheet-text.txt") Template text) {
    this.worksheets = worksheets;
    this.types = types;
    this.json = json;
    this.page = page;
    this.text = text;
  }

  /** One. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Produces({HTML, TEXT})
  @Operation(
      operationId = "readMyWorksheet",
      summary = "One worksheet of mine, to read or print",
      description =
          "A page of HTML that stands for itself, or plain text when Accept asks for it. What I filled in, under the titles"
              + " of the form, in the first of the languages of Accept-Language in which they are there, else in English. Times"
              + " are those of my program's zone, without a program UTC. Keep it where only you can read it: it is not"
              + " encrypted any more.")
  @APIResponse(
      responseCode = "200",
      description = "The worksheet.",
      content = {
        @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING)),
        @Content(mediaType = "text/plain", schema = @Schema(type = SchemaType.STRING))
      })
  public RestResponse<String> read(
      UUID worksheetId,
      @Parameter(
              description = "The languages that I read, the best first.",
              example = "es, en;q=0.8")
          @HeaderParam("Accept-Language")
          @Nullable String accepted,
      @Context Request request) {
    Language language = Language.of(accepted).get(0);
    Worksheets.Placed placed =
        worksheets
            .placed(CurrentActor.person().id(), worksheetId)
            .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    WorksheetView worksheet = placed.worksheet();
    ReadableWorksheet sheet =
        types
            .of(worksheet.type(), worksheet.typeVersion())
            .map(
                type ->
                    ReadableWorksheet.of(
                        type,
                        json.valueToTree(worksheet.content()),
                        worksheet,
                        placed.zone(),
                        language))
            .orElseThrow(PlatformProblem.NOT_FOUND::problem);
    Variant form =
        request.selectVariant(
            Variant.mediaTypes(MediaType.valueOf(HTML), MediaType.valueOf(TEXT)).build());
    boolean plain = form != null && form.getMediaType().getSubtype().equals("plain");
    String written =
        plain
            ? text.data("sheet", sheet).render()
            : page.data("sheet", sheet).data("style", STYLE).render();
    return RestResponse.ResponseBuilder.ok(written)
        .type(plain ? TEXT : HTML)
        .header("Content-Security-Policy", POLICY)
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header(HttpHeaders.VARY, HttpHeaders.ACCEPT + ", " + HttpHeaders.ACCEPT_LANGUAGE)
        .header(HttpHeaders.CONTENT_LANGUAGE, language.word())
        .build();
  }
}
