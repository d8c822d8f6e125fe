package org.cairn.program;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Map;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.People;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is in a cohort, for the program's coordinator. */
@Path("/v1/cohorts/{cohortId}/members")
@Tag(name = "Staff: programs")
public class CohortMemberResource {
  private static final UUID FIRST = new UUID(0, 0);

  private final Cohorts cohorts;
  private final RunCohort runCohort;
  private final People people;
  private final Cursors cursors;

  CohortMemberResource(Cohorts cohorts, RunCohort runCohort, People people, Cursors cursors) {
    this.cohorts = cohorts;
    this.runCohort = runCohort;
    this.people = people;
    this.cursors = cursors;
  }

  /** The members. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "listCohortMembers",
      summary = "Who is in a cohort",
      description = "In the order in which they came.")
  @APIResponse(responseCode = "200", description = "A page of members.")
  public Page<CohortMemberView> list(
      UUID cohortId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    String scope = "cohort:" + cohortId;
    UUID after = cursors.open(scope, cursor).map(UUID::fromString).orElse(FIRST);
    Page<Cohorts.Member> page =
        Page.of(
            cohorts.members(cohortId, CurrentActor.person().id(), after, limit),
            limit,
            last -> cursors.seal(scope, last.id().toString()));
    Map<UUID, People.Person> named =
        people.named(page.items().stream().map(Cohorts.Member::participant).toList());
    return new Page<>(page.items().stream().map(one -> view(one, named)).toList(), page.next());
  }

  /** Takes a participant in. */
  @PUT
  @Path("/{participantId}")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "addCohortMember",
      summary = "Take a participant into a cohort",
      description =
          "Books them into the sessions ahead of the cohort's series. Where one clashes with another booking or is full, the booking is displaced. The same call again changes nothing.")
  @APIResponse(responseCode = "204", description = "In the cohort.")
  public void add(UUID cohortId, UUID participantId) {
    runCohort.admit(cohortId, participantId, CurrentActor.person().id());
  }

  /** Takes a participant out. */
  @DELETE
  @Path("/{participantId}")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "removeCohortMember",
      summary = "Take a participant out of a cohort",
      description =
          "Cancels what the cohort's series booked for them ahead. The same call again changes nothing.")
  @APIResponse(responseCode = "204", description = "Not in the cohort.")
  public void remove(UUID cohortId, UUID participantId) {
    runCohort.remove(cohortId, participantId, CurrentActor.person().id());
  }

  private static CohortMemberView view(Cohorts.Member member, Map<UUID, People.Person> named) {
    People.Person person = named.get(member.participant());
    return new CohortMemberView(
        member.participant(), person == null ? "" : person.name(), member.joinedAt());
  }
}
