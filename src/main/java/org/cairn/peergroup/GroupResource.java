package org.cairn.peergroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** A group. */
@Path("/v1/groups/{groupId}")
@Tag(name = "Peer groups")
public class GroupResource {
  private final Groups groups;
  private final RunGroup runGroup;

  GroupResource(Groups groups, RunGroup runGroup) {
    this.groups = groups;
    this.runGroup = runGroup;
  }

  /** What a group is to be from now on. */
  @Schema(description = "What a group is to be from now on.")
  record GroupChange(
      @NotBlank @Size(max = 80) @Schema(examples = "Tuesday walkers") String name,
      @NotBlank
          @Size(max = 4000)
          @Schema(
              description =
                  "What members agree to. Other words are a new version, which everybody agrees to before they write"
                      + " again.",
              examples = "What is said here stays here. Speak from your own experience.")
          String guidelines,
      @NotNull
          @Schema(
              description = "Whether it is closed: members read, nobody writes.",
              examples = "false")
          Boolean closed) {}

  /** One. */
  @GET
  @Allowed({Role.PARTICIPANT, Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "getGroup",
      summary = "A group or care thread of mine",
      description =
          "For whoever belongs to it, with where I have read to; for the program's coordinators, of groups, without what"
              + " was said.")
  @APIResponse(responseCode = "200", description = "The group.")
  public GroupView get(UUID groupId) {
    return groups.one(groupId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Changes it. */
  @PUT
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "updateGroup",
      summary = "Rename a group of my program, change its guidelines, close or reopen it",
      description =
          "What newcomers read is never changed. Send If-Match with the ETag that you last read. The same again changes"
              + " nothing.")
  @APIResponse(responseCode = "200", description = "The group as it is now.")
  public GroupView update(
      UUID groupId,
      @Parameter(description = "The ETag of the group as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull GroupChange body) {
    return runGroup.change(groupId, body, ifMatch, CurrentActor.person().id());
  }
}
