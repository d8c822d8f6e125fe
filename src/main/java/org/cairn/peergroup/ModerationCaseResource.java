package org.cairn.peergroup;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
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

/** What members reported, for those who look after it. */
@Path("/v1/moderation-cases")
@Tag(name = "Staff: moderation")
public class ModerationCaseResource {
  private final ModerationCases cases;
  private final Cursors cursors;

  ModerationCaseResource(ModerationCases cases, Cursors cursors) {
    this.cases = cases;
    this.cursors = cursors;
  }

  /** The queue. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "listModerationCases",
      summary = "Reported messages that I have to look at",
      description =
          "For a group's facilitators, and a participant's care team for their care thread. What staff wrote, and groups"
              + " without staff, go to the program's coordinators; nobody has the case of their own words while another"
              + " coordinator is there. Open ones: the oldest first. Closed ones: the last closed first.")
  @APIResponse(responseCode = "200", description = "A page of cases.")
  public Page<ModerationCaseView> list(
      @Parameter(description = "Only of this group.") @QueryParam("groupId") @Nullable UUID groupId,
      @Parameter(description = "Only these.", example = "open")
          @QueryParam("state")
          @DefaultValue("open")
          CaseState state,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(100)
          int limit) {
    String scope = "cases:" + CurrentActor.person().id() + ":" + state + ":" + groupId;
    ByTime after =
        cursors
            .open(scope, cursor)
            .map(ByTime::parse)
            .orElse(state == CaseState.OPEN ? ByTime.FIRST : ByTime.LAST);
    return Page.of(
        cases.page(state, groupId, after, limit),
        limit,
        last -> cursors.seal(scope, last.place().text()));
  }

  /** One. */
  @GET
  @Path("/{caseId}")
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Operation(
      operationId = "getModerationCase",
      summary = "One case, with its evidence",
      description =
          "What the message says and said, also when its author has deleted it since; what members say about it, not who"
              + " they are; and what was done before about its author in this group.")
  @APIResponse(responseCode = "200", description = "The case.")
  public ModerationCaseDetail get(UUID caseId) {
    return cases.detail(caseId).orElseThrow(PlatformProblem.NOT_FOUND::problem);
  }
}
