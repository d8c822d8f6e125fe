package org.cairn.peergroup;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Page;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What messages said before. */
@Path("/v1/groups/{groupId}/messages/{messageId}/versions")
@Tag(name = "Staff: moderation")
public class MessageVersionResource {
  private final MessageVersions versions;

  MessageVersionResource(MessageVersions versions) {
    this.versions = versions;
  }

  /** All of a message. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "listMessageVersions",
      summary = "What a message said before",
      description =
          "For the group's staff: what it says now, and before it was edited, hidden or removed; the newest first, at most a"
              + " hundred. Of what its author deleted nothing: that is read in a case alone.")
  @APIResponse(responseCode = "200", description = "The versions.")
  public Page<MessageVersionView> list(UUID groupId, UUID messageId) {
    return new Page<>(
        versions.of(groupId, messageId).orElseThrow(PlatformProblem.NOT_FOUND::problem), null);
  }
}
