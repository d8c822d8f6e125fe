package org.cairn.identity;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Invitations, made by coordinators. */
@Path("/v1/accounts/{accountId}/invitations")
@Tag(name = "Staff: people")
public class InvitationResource {
  private final Invite invite;

  InvitationResource(Invite invite) {
    this.invite = invite;
  }

  /** Invites a person of my program. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createInvitation",
      summary = "Invite a person of my program",
      description =
          "For the first enrollment, or when password or phone were lost. The codes made before stop working.")
  @APIResponse(responseCode = "201", description = "The code, shown this once.")
  public RestResponse<Invite.Invited> create(UUID accountId) {
    return RestResponse.status(
        RestResponse.Status.CREATED, invite.invite(accountId, CurrentActor.person().id()));
  }
}
