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
import org.cairn.platform.PlatformProblem;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What was done to me, and my word against it. */
@Path("/v1/me/moderation-notices")
@Tag(name = "Peer groups")
public class ModerationNoticeResource {
  private final ModerationNotices notices;
  private final AppealAct appealAct;
  private final Cursors cursors;

  ModerationNoticeResource(ModerationNotices notices, AppealAct appealAct, Cursors cursors) {
    this.notices = notices;
    this.appealAct = appealAct;
    this.cursors = cursors;
  }

  /** All of them. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyModerationNotices",
      summary = "What facilitators did that concerns me",
      description =
          "The newest first, also of groups that I have left; with what I appealed and what came of it. Names nobody.")
  @APIResponse(responseCode = "200", description = "A page of notices.")
  public Page<ModerationNoticeView> list(
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(100)
          int limit) {
    String scope = "notices:" + CurrentActor.person().id();
    ByTime before = cursors.open(scope, cursor).map(ByTime::parse).orElse(ByTime.LAST);
    return Page.of(
        notices.page(before, limit), limit, last -> cursors.seal(scope, last.place().text()));
  }

  /** One. */
  @GET
  @Path("/{actId}")
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "getMyModerationNotice",
      summary = "One notice",
      description = "The event moderation.notice leads here.")
  @APIResponse(responseCode = "200", description = "The notice.")
  public ModerationNoticeView get(UUID actId) {
    return notices.of(actId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }

  /** Appeals. */
  @PUT
  @Path("/{actId}/appeal")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "appealModeration",
      summary = "Say that I see it differently",
      description =
          "Against a message hidden or removed, or a pause: once, to the program's coordinators, one of whom decides who did"
              + " not do it. The same words again change nothing, so retry as often as you need.")
  @APIResponse(responseCode = "200", description = "Appealed before.")
  @APIResponse(responseCode = "201", description = "Appealed.")
  @APIResponse(responseCode = "400", description = "peergroup/text-unreadable")
  @APIResponse(
      responseCode = "409",
      description = "peergroup/appealed-already, peergroup/not-appealable")
  public RestResponse<ModerationNoticeView> appeal(UUID actId, @Valid @NotNull NewAppeal body) {
    AppealAct.Outcome outcome = appealAct.appeal(actId, CurrentActor.person().id(), body);
    return RestResponse.status(
        outcome.now() ? RestResponse.Status.CREATED : RestResponse.Status.OK, outcome.notice());
  }
}
