package org.cairn.checkin;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** How my counts of days were. */
@Path("/v1/me/recovery-counts/{countId}/versions")
@Tag(name = "Path forward")
public class RecoveryCountVersionResource {
  private final RecoveryCounts counts;
  private final Cursors cursors;

  RecoveryCountVersionResource(RecoveryCounts counts, Cursors cursors) {
    this.counts = counts;
    this.cursors = cursors;
  }

  /** How it was. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyRecoveryCountVersions",
      summary = "How a count of mine was",
      description = "Every version, newest first, the present one included. Only I see them.")
  @APIResponse(responseCode = "200", description = "A page of versions.")
  public Page<RecoveryCountVersion> versions(
      UUID countId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(100)
          int limit) {
    String scope = "recovery-count-versions:" + countId;
    int before = cursors.open(scope, cursor).map(Integer::valueOf).orElse(Integer.MAX_VALUE);
    return Page.of(
        counts.versions(CurrentActor.person().id(), countId, before, limit).stream()
            .map(RecoveryCountVersion::of)
            .toList(),
        limit,
        last -> cursors.seal(scope, Integer.toString(last.version())));
  }
}
