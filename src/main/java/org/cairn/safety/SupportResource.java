package org.cairn.safety;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.cairn.identity.Open;
import org.cairn.platform.Conditional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Crisis support for anyone. */
@Path("/v1/support")
@Tag(name = "Safety")
public class SupportResource {
  /** Whoever keeps it may go on showing it for a week when we do not answer (RFC 5861). */
  private static final String CACHED =
      "public, max-age=60, stale-while-revalidate=86400, stale-if-error=604800";

  private final CrisisSupport support;

  SupportResource(CrisisSupport support) {
    this.support = support;
  }

  /**
   * Help that is there now. On the thread that reads the request: it is answered from memory, also
   * when all workers wait for the database.
   */
  @GET
  @Open
  @Conditional
  @NonBlocking
  @Operation(
      operationId = "getSupport",
      summary = "Help that is there now",
      description =
          "For anyone, without sign-in: crisis lines and the emergency number of a region, and a program's own on-call"
              + " line. Always answers, also when much else does not: without a region, those where this service is; for"
              + " a country that we do not know, what helps everywhere. Keep the answer on the phone.")
  @APIResponse(responseCode = "200", description = "Help that is there now.")
  public RestResponse<SupportBlock> get(
      @Parameter(
              description =
                  "Where I am (ISO 3166); by default where the program is, or else this service.",
              example = "US-TN")
          @QueryParam("region")
          @Nullable String region,
      @Parameter(description = "My program's short name.", example = "evening-program")
          @QueryParam("program")
          @Nullable String program) {
    return RestResponse.ResponseBuilder.ok(support.at(region, program))
        .header(HttpHeaders.CACHE_CONTROL, CACHED)
        .build();
  }
}
