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
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Milestones that members show to their group. */
@Path("/v1/groups/{groupId}/milestones")
@Tag(name = "Peer groups")
public class GroupMilestoneResource {
  private static final UUID NEWEST = new UUID(-1, -1);

  private final Milestones milestones;
  private final Cursors cursors;

  GroupMilestoneResource(Milestones milestones, Cursors cursors) {
    this.milestones = milestones;
    this.cursors = cursors;
  }

  /** A page, newest first. */
  @GET
  @Allowed({Role.PARTICIPANT, Role.FACILITATOR})
  @Conditional
  @Operation(
      operationId = "listGroupMilestones",
      summary = "Milestones that members show to the group, newest first",
      description =
          "For members and the group's facilitators; by alias. A cursor leads to older ones.")
  @APIResponse(responseCode = "200", description = "A page of milestones.")
  public Page<SharedMilestoneView> list(
      UUID groupId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(100)
          int limit) {
    String scope = "group-milestones:" + groupId;
    UUID before = cursors.open(scope, cursor).map(UUID::fromString).orElse(NEWEST);
    return Page.of(
        milestones.of(groupId, before, limit),
        limit,
        last -> cursors.seal(scope, last.id().toString()));
  }
}
