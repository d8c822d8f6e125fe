package org.cairn.peergroup;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** My groups. */
@Path("/v1/me/groups")
@Tag(name = "Peer groups")
public class MyGroupsResource {
  private final Groups groups;

  MyGroupsResource(Groups groups) {
    this.groups = groups;
  }

  /** My groups. */
  @GET
  @Allowed({Role.PARTICIPANT, Role.FACILITATOR})
  @Conditional
  @Operation(
      operationId = "listMyGroups",
      summary = "My groups",
      description =
          "Those I am a member of, with my alias and what I have not read, or that I facilitate. Care threads are apart.")
  @APIResponse(responseCode = "200", description = "My groups, by name.")
  public Page<GroupView> list() {
    return new Page<>(groups.mine(), null);
  }
}
