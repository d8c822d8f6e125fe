package org.cairn.checkin;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Triggers that I can say I met: common ones and my own. */
@Path("/v1/me/triggers")
@Tag(name = "Check-in")
public class TriggerResource {
  private final OwnTriggers triggers;
  private final KeepTrigger keepTrigger;

  TriggerResource(OwnTriggers triggers, KeepTrigger keepTrigger) {
    this.triggers = triggers;
    this.keepTrigger = keepTrigger;
  }

  /** All of them. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyTriggers",
      summary = "Triggers to choose from",
      description = "Common ones, and my own: fifty at most.")
  @APIResponse(responseCode = "200", description = "The triggers.")
  public TriggersView list() {
    return new TriggersView(
        QuestionsView.commonTriggers(), triggers.of(CurrentActor.person().id()));
  }

  /** One. */
  @GET
  @Path("/{triggerId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyTrigger",
      summary = "One trigger of mine",
      description = "Also when I removed it, for it may stand in a check-in.")
  @APIResponse(responseCode = "200", description = "The trigger.")
  public OwnTriggerView get(UUID triggerId) {
    return triggers
        .of(CurrentActor.person().id(), triggerId)
        .map(OwnTriggers.Stored::view)
        .orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Adds or renames one. */
  @PUT
  @Path("/{triggerId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "setMyTrigger",
      summary = "Put a trigger on my list",
      description =
          "The id is a random UUID that the phone makes. A new one needs no If-Match; to rename one, send the ETag that you"
              + " last read. The same again changes nothing, so retry as often as you need.")
  @APIResponse(responseCode = "200", description = "Renamed, or the same already.")
  @APIResponse(responseCode = "201", description = "Added.")
  @APIResponse(
      responseCode = "409",
      description = "checkin/trigger-id-taken, checkin/too-many-triggers")
  public RestResponse<OwnTriggerView> set(
      UUID triggerId,
      @Parameter(description = "The ETag of the trigger as you last read it.")
          @HeaderParam("If-Match")
          @Nullable String ifMatch,
      @Valid @NotNull NewTrigger body) {
    KeepTrigger.Outcome outcome =
        keepTrigger.keep(CurrentActor.person().id(), triggerId, body, ifMatch);
    return RestResponse.status(
        outcome.created() ? RestResponse.Status.CREATED : RestResponse.Status.OK,
        outcome.trigger());
  }

  /** Removes one. */
  @DELETE
  @Path("/{triggerId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "deleteMyTrigger",
      summary = "Take a trigger off my list",
      description =
          "It is not offered any more; what I answered with it can still be read. Send If-Match with the ETag that you last"
              + " read.")
  @APIResponse(responseCode = "204", description = "Removed.")
  public void delete(
      UUID triggerId,
      @Parameter(description = "The ETag of the trigger as you last read it.", required = true)
          @HeaderParam("If-Match")
          @Nullable String ifMatch) {
    keepTrigger.remove(CurrentActor.person().id(), triggerId, ifMatch);
  }
}
