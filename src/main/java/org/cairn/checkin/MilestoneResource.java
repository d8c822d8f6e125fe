package org.cairn.checkin;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far I have come, and who I show it to. */
@Path("/v1/me/milestones")
@Tag(name = "Path forward")
public class MilestoneResource {
  private final Milestones milestones;
  private final ShareMilestone shareMilestone;
  private final Clock clock;

  MilestoneResource(Milestones milestones, ShareMilestone shareMilestone, Clock clock) {
    this.milestones = milestones;
    this.shareMilestone = shareMilestone;
    this.clock = clock;
  }

  /** All kinds. */
  @GET
  @Allowed(Role.PARTICIPANT)
  @Conditional
  @Operation(
      operationId = "listMyMilestones",
      summary = "How far I have come",
      description =
          "Recovery days, sessions and days with skills: what is reached and what comes next. Only I see it, and of what"
              + " I share, the group.")
  @APIResponse(responseCode = "200", description = "My milestones, by kind.")
  public Page<MilestonesView> list() {
    Milestones.SoFar soFar = milestones.of(CurrentActor.person().id(), clock.instant());
    return new Page<>(
        Stream.of(MilestoneKind.values()).map(kind -> MilestonesView.of(kind, soFar)).toList(),
        null);
  }

  /** Shares one. */
  @PUT
  @Path("/{milestone}/shares/{groupId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "shareMyMilestone",
      summary = "Show a milestone to a group of mine",
      description =
          "Its members and facilitators see my alias and what I reached, not what I count. It ends when I take it back or"
              + " leave the group. The same again changes nothing.")
  @APIResponse(responseCode = "204", description = "The group sees it.")
  @APIResponse(responseCode = "409", description = "checkin/milestone-not-reached")
  public void share(
      @Parameter(description = "One of my milestones.", example = "sessions-10")
          @PathParam("milestone")
          String milestone,
      UUID groupId) {
    shareMilestone.share(CurrentActor.person().id(), milestone, groupId);
  }

  /** Takes it back. */
  @DELETE
  @Path("/{milestone}/shares/{groupId}")
  @Allowed(Role.PARTICIPANT)
  @Operation(
      operationId = "unshareMyMilestone",
      summary = "Show a milestone to a group no longer",
      description = "Counts at once; doing it twice does no harm.")
  @APIResponse(responseCode = "204", description = "The group does not see it.")
  public void takeBack(
      @Parameter(description = "One of my milestones.", example = "sessions-10")
          @PathParam("milestone")
          String milestone,
      UUID groupId) {
    shareMilestone.takeBack(CurrentActor.person().id(), milestone, groupId);
  }
}
