package org.cairn.peergroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is in a group, for the program's coordinator. */
@Path("/v1/groups/{groupId}/members/{participantId}")
@Tag(name = "Staff: peer groups")
public class GroupMemberResource {
  private final RunGroup runGroup;

  GroupMemberResource(RunGroup runGroup) {
    this.runGroup = runGroup;
  }

  /** Admits a member. */
  @PUT
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "admitMember",
      summary = "Admit a participant to a group",
      description =
          "Under an alias that is unique in the group. The same call again changes nothing.")
  @APIResponse(responseCode = "200", description = "In the group.")
  @APIResponse(
      responseCode = "400",
      description = "peergroup/alias-unfit, peergroup/text-unreadable")
  @APIResponse(
      responseCode = "409",
      description = "peergroup/alias-taken, peergroup/already-member")
  public GroupView.MemberView admit(
      UUID groupId, UUID participantId, @Valid @NotNull AliasChoice body) {
    return runGroup.admit(groupId, participantId, body.alias(), CurrentActor.person().id());
  }

  /** Removes a member. */
  @DELETE
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "removeMember",
      summary = "End somebody's membership of a group",
      description = "Counts at once; what they wrote stays, under Former member.")
  @APIResponse(responseCode = "204", description = "Ended.")
  public void remove(UUID groupId, UUID participantId) {
    runGroup.remove(groupId, participantId, CurrentActor.person().id());
  }
}
