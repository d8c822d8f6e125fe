package org.cairn.peergroup;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What the members of a group agree to. */
@Path("/v1/groups/{groupId}/guidelines")
@Tag(name = "Peer groups")
public class GuidelinesResource {
  private final Groups groups;
  private final TakePart takePart;
  private final Cursors cursors;

  GuidelinesResource(Groups groups, TakePart takePart, Cursors cursors) {
    this.groups = groups;
    this.takePart = takePart;
    this.cursors = cursors;
  }

  /** Which guidelines are agreed to. */
  @Schema(description = "Which guidelines are agreed to.")
  record Acceptance(
      @Min(1) @Max(1_000_000) @Schema(description = "The version that was shown.", examples = "1")
          int version) {}

  /** All versions. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "listGuidelines",
      summary = "What members of a group agreed to, in each version",
      description =
          "For the group's facilitators and the program's coordinators; the newest first.")
  @APIResponse(responseCode = "200", description = "A page of versions.")
  public Page<GuidelinesView> list(
      UUID groupId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("20")
          @Min(1)
          @Max(100)
          int limit) {
    String scope = "guidelines:" + groupId;
    int before = cursors.open(scope, cursor).map(Integer::valueOf).orElse(Integer.MAX_VALUE);
    return Page.of(
        groups.guidelines(groupId, before, limit + 1),
        limit,
        last -> cursors.seal(scope, Integer.toString(last.version())));
  }

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
