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
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Appeals against what moderators did, for coordinators. */
@Path("/v1/moderation-appeals")
@Tag(name = "Staff: moderation")
public class ModerationAppealResource {
  private final ModerationAppeals appeals;
  private final DecideAppeal decideAppeal;
  private final Cursors cursors;

  ModerationAppealResource(ModerationAppeals appeals, DecideAppeal decideAppeal, Cursors cursors) {
    this.appeals = appeals;
    this.decideAppeal = decideAppeal;
    this.cursors = cursors;
  }

  /** Those of my programs. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "listModerationAppeals",
      summary = "Appeals in programs that I coordinate",
      description = "Open ones: the oldest first. Decided ones: the last decided first.")
  @APIResponse(responseCode = "200", description = "A page of appeals.")
  public Page<ModerationAppealView> list(
      @Parameter(description = "Only these.", example = "open")
          @QueryParam("state")
          @DefaultValue("open")
          AppealState state,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(100)
          int limit) {
    String scope = "appeals:" + CurrentActor.person().id() + ":" + state;
    ByTime after =
        cursors
            .open(scope, cursor)
            .map(ByTime::parse)
            .orElse(state == AppealState.OPEN ? ByTime.FIRST : ByTime.LAST);
    return Page.of(
        appeals.page(state, after, limit), limit, last -> cursors.seal(scope, last.place().text()));
  }

  /** One. */
  @GET
  @Path("/{actId}")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "getModerationAppeal",
      summary = "One appeal, with what it is about",
      description = "Among it what the message said: whoever appeals asks for it to be read.")
  @APIResponse(responseCode = "200", description = "The appeal.")
  public ModerationAppealDetail get(UUID actId) {
    return appeals.detail(actId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Decides it. */
  @PUT
  @Path("/{actId}/decision")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "decideModerationAppeal",
      summary = "Decide an appeal",
      description =
          "Reversed takes back what was done, unless another act stands by now. Whoever appealed is told. Whoever did it does"
              + " not decide, while another coordinator is there. The same again changes nothing.")
  @APIResponse(responseCode = "200", description = "Decided, or the same already.")
  @APIResponse(responseCode = "400", description = "peergroup/text-unreadable")
  @APIResponse(responseCode = "409", description = "peergroup/appeal-decided, peergroup/own-act")
  public ModerationAppealView decide(UUID actId, @Valid @NotNull AppealDecision body) {
    return decideAppeal.decide(actId, CurrentActor.person().id(), body);
  }
}
