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
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What moderators do, and the record of it. */
@Path("/v1/groups/{groupId}/moderation-acts")
@Tag(name = "Staff: moderation")
public class ModerationActResource {
  private final ModerationActs acts;
  private final Moderate moderate;
  private final Cursors cursors;

  ModerationActResource(ModerationActs acts, Moderate moderate, Cursors cursors) {
    this.acts = acts;
    this.moderate = moderate;
    this.cursors = cursors;
  }

  /** The record. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "listModerationActs",
      summary = "What was done in a group, by whom and why",
      description =
          "For the group's staff and the program's coordinators; what was done about staff, for coordinators alone. The"
              + " newest first. Nothing in it is ever changed.")
  @APIResponse(responseCode = "200", description = "A page of the record.")
  public Page<ModerationActView> list(
      UUID groupId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(100)
          int limit) {
    String scope = "acts:" + groupId;
    ByTime before = cursors.open(scope, cursor).map(ByTime::parse).orElse(ByTime.LAST);
    return Page.of(
        acts.page(groupId, before, limit),
        limit,
        last -> cursors.seal(scope, new ByTime(last.at(), last.id()).text()));
  }

  /** Does something. */
  @PUT
  @Path("/{actId}")
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "moderate",
      summary = "Hide, restore or remove a message, pause a member, lock a group, close a case",
      description =
          "The id is a random UUID that the client makes; the same again changes nothing, so retry as often as you need."
              + " The group's staff act on its messages and members, coordinators in the cases that are theirs. Counts"
              + " at once. Whom it concerns is told, in plain words, why and how to appeal, and not by whom. Removing a"
              + " message closes its case.")
  @APIResponse(responseCode = "200", description = "Done before.")
  @APIResponse(responseCode = "201", description = "Done.")
  @APIResponse(responseCode = "400", description = "peergroup/text-unreadable")
  @APIResponse(
      responseCode = "409",
      description =
          "peergroup/act-id-taken, peergroup/needless, peergroup/staff-not-moderated, peergroup/care-not-cut-off,"
              + " peergroup/case-closed")
  public RestResponse<ModerationActView> act(
      UUID groupId, UUID actId, @Valid @NotNull NewModerationAct body) {
    Moderate.Outcome outcome = moderate.act(groupId, actId, CurrentActor.person().id(), body);
    return RestResponse.status(
        outcome.now() ? RestResponse.Status.CREATED : RestResponse.Status.OK, outcome.act());
  }
}
