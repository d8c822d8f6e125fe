package org.cairn.skills;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.platform.Conditional;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** What was published, as it was. */
@Path("/v1/skill-editions")
@Tag(name = "Skills")
public class EditionResource {
  /** An edition never changes (RFC 8246); what ships is no secret, a program's own is among it. */
  private static final String FOREVER = ", max-age=31536000, immutable";

  private final Editions editions;

  EditionResource(Editions editions) {
    this.editions = editions;
  }

  /** Reads one. */
  @GET
  @Path("/{editionId}")
  @Allowed
  @Conditional
  @Operation(
      operationId = "getSkillEdition",
      summary = "A skill as it was",
      description =
          "An edition never changes: it can be read for good, also when there is a newer one, or none is offered any more.")
  @APIResponse(responseCode = "200", description = "The edition.")
  public RestResponse<SkillView> get(
      @Parameter(example = "0192f7a0-5b1e-7c3a-9d2f-1a2b3c4d5e6f") UUID editionId) {
    SkillView edition = editions.byId(editionId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
    return RestResponse.ResponseBuilder.ok(edition)
        .header(
            HttpHeaders.CACHE_CONTROL,
            (edition.programId() == null ? "public" : "private") + FOREVER)
        .header(HttpHeaders.CONTENT_LANGUAGE, edition.language().word())
        .build();
  }
}
