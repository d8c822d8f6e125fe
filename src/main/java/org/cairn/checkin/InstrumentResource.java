package org.cairn.checkin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.cairn.identity.Allowed;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Validated questionnaires. */
@Path("/v1/instruments")
@Tag(name = "Instruments")
public class InstrumentResource {
  private final Instruments instruments;

  InstrumentResource(Instruments instruments) {
    this.instruments = instruments;
  }

  /** All that I can use. */
  @GET
  @Allowed
  @Conditional
  @Operation(
      operationId = "listInstruments",
      summary = "The questionnaires I can use",
      description =
          "Those that everybody has, and those that my programs hold a license of. Each in its current version, by slug.")
  @APIResponse(responseCode = "200", description = "The instruments.")
  public Page<InstrumentView.InstrumentSummary> list() {
    return new Page<>(instruments.usable(), null);
  }

  /** One. */
  @GET
  @Path("/{slug}")
  @Allowed
  @Conditional
  @Operation(
      operationId = "getInstrument",
      summary = "One questionnaire, whole",
      description =
          "Its questions, how it is scored, its license and source, and who will see the answers. A version never"
              + " changes, so a phone can keep it.")
  @APIResponse(responseCode = "200", description = "The instrument.")
  public InstrumentView get(
      @Parameter(example = "phq-9") String slug,
      @Parameter(description = "Without it, the current one.", example = "1")
          @QueryParam("version")
          @Nullable
          @Min(1)
          @Max(9999)
          Integer version) {
    return instruments.bySlug(slug, version).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
