package org.cairn.practice;

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

/** What my worksheets said before. */
@Path("/v1/me/worksheets/{worksheetId}/versions")
@Tag(name = "Worksheets")
public class WorksheetVersionResource {
  private final WorksheetVersions versions;
  private final Cursors cursors;

  WorksheetVersionResource(WorksheetVersions versions, Cursors cursors) {
    this.versions = versions;
    this.cursors = cursors;
  }

  /** What it said. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyWorksheetVersions",
      summary = "What a worksheet of mine said before",
      description =
          "Newest first, the present version included; the last two hundred before it are kept. Only I see them, also when"
              + " the worksheet is shared.")
  @APIResponse(responseCode = "200", description = "A page of versions.")
  public Page<WorksheetView.WorksheetVersion> versions(
      UUID worksheetId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("20")
          @Min(1)
          @Max(50)
          int limit) {
    String scope = "worksheet-versions:" + worksheetId;
    int before = cursors.open(scope, cursor).map(Integer::valueOf).orElse(Integer.MAX_VALUE);
    return Page.of(
        versions.of(CurrentActor.person().id(), worksheetId, before, limit + 1),
        limit,
        last -> cursors.seal(scope, Integer.toString(last.version())));
  }
}
