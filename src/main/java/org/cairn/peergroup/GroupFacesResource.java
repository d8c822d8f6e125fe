package org.cairn.peergroup;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who is in a group, for whoever belongs to it. */
@Path("/v1/groups/{groupId}/members")
@Tag(name = "Peer groups")
public class GroupFacesResource {
  private final Seats seats;

  GroupFacesResource(Seats seats) {
    this.seats = seats;
  }

  /** All who are in it now. */
  @GET
  @Allowed({Role.PARTICIPANT, Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "listGroupMembers",
      summary = "Who is in my group",
      description =
          "Staff first, as far as they have written, then by alias. Whoever left is not in it. Always complete.")
  @APIResponse(responseCode = "200", description = "The members.")
  public Page<FaceView> list(UUID groupId) {
    return new Page<>(seats.faces(groupId), null);
  }
}
