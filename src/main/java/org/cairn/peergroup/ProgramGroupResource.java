package org.cairn.peergroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** A program's groups, for its coordinator. */
@Path("/v1/programs/{programId}/groups")
@Tag(name = "Staff: peer groups")
public class ProgramGroupResource {
  private final Groups groups;
  private final RunGroup runGroup;

  ProgramGroupResource(Groups groups, RunGroup runGroup) {
    this.groups = groups;
    this.runGroup = runGroup;
  }

  /** A group to be founded. */
  @Schema(description = "A group to be founded.")
  record NewGroup(
      @NotBlank @Size(max = 80) @Schema(examples = "Tuesday walkers") String name,
      @NotBlank
          @Size(max = 4000)
          @Schema(
              description = "What members agree to.",
              examples = "What is said here stays here. Speak from your own experience.")
          String guidelines,
      @Schema(
              description =
                  "What newcomers read; joined unless you say otherwise. Never changed: people write under it.",
              examples = "joined",
              nullable = true)
          @Nullable History history) {}

  /** The groups. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "listGroups",
      summary = "The peer groups of my program",
      description = "Also closed ones, in the order in which they were founded. Always complete.")
  @APIResponse(responseCode = "200", description = "The groups.")
  public Page<ProgramGroupView> list(UUID programId) {
    return new Page<>(groups.ofProgram(programId, CurrentActor.person().id()), null);
  }

  /** Founds a group. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createGroup",
      summary = "Found a peer group in my program",
      description =
          "Coordinators admit members and assign facilitators; they do not read the messages.")
  @APIResponse(responseCode = "201", description = "Founded.")
  public RestResponse<GroupView> create(UUID programId, @Valid @NotNull NewGroup body) {
    return RestResponse.status(
        RestResponse.Status.CREATED, runGroup.found(programId, body, CurrentActor.person().id()));
  }
}
