package org.cairn.peergroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the members of a group agree to. */
@Path("/v1/groups/{groupId}/guidelines")
@Tag(name = "Peer groups")
public class GuidelinesResource {
  private final TakePart takePart;

  GuidelinesResource(TakePart takePart) {
    this.takePart = takePart;
  }

  /** Which guidelines are agreed to. */
  @Schema(description = "Which guidelines are agreed to.")
  record Acceptance(
      @Min(1) @Max(1_000_000) @Schema(description = "The version that was shown.", examples = "1")
          int version) {}

  /** Accepts the newest. */
  @PUT
  @Path("/acceptance")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "acceptGuidelines",
      summary = "Agree to a group's guidelines",
      description =
          "Before the first message, and again whenever the guidelines have changed. The same again changes nothing.")
  @APIResponse(responseCode = "204", description = "Agreed.")
  @APIResponse(responseCode = "409", description = "peergroup/guidelines-changed")
  public void accept(UUID groupId, @Valid @NotNull Acceptance body) {
    takePart.accept(groupId, body.version, CurrentActor.person().id());
  }
}
