package org.cairn.peergroup;

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
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who sits where in a group, for the program's coordinator. */
@Path("/v1/groups/{groupId}/roster")
@Tag(name = "Staff: peer groups")
public class GroupRosterResource {
  private final Rosters rosters;
  private final Cursors cursors;

  GroupRosterResource(Rosters rosters, Cursors cursors) {
    this.rosters = rosters;
    this.cursors = cursors;
  }

  /** All who were ever in it. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "getGroupRoster",
      summary = "Who is who in a group of my program",
      description =
          "Names beside aliases, and aliases of before, also of whoever is in it no longer; in the order in which they"
              + " came.")
  @APIResponse(responseCode = "200", description = "A page of the roster.")
  public Page<SeatView> list(
      UUID groupId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(100)
          int limit) {
    String scope = "roster:" + groupId;
    Rosters.Position after =
        cursors.open(scope, cursor).map(Rosters.Position::parse).orElse(Rosters.Position.START);
    return Page.of(
        rosters.page(groupId, after, limit + 1),
        limit,
        last -> cursors.seal(scope, Rosters.Position.of(last).text()));
  }
}
