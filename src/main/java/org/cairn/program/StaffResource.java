package org.cairn.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.People;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Staff of a program, for its coordinator. */
@Path("/v1/programs/{programId}/staff")
@Tag(name = "Staff: people")
public class StaffResource {
  private final Assignments assignments;
  private final AssignStaff assignStaff;
  private final People people;

  StaffResource(Assignments assignments, AssignStaff assignStaff, People people) {
    this.assignments = assignments;
    this.assignStaff = assignStaff;
    this.people = people;
  }

  /** Brings a staff member in. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createStaff",
      summary = "Bring a staff member into my program",
      description =
          "Makes the account; next, create an invitation and the assignments. Until assigned they"
              + " see nobody.")
  @APIResponse(responseCode = "201", description = "Brought in.")
  @APIResponse(responseCode = "400", description = "identity/roles-do-not-mix")
  @APIResponse(responseCode = "409", description = "identity/login-taken")
  public RestResponse<PersonView> create(UUID programId, @Valid @NotNull NewStaff body) {
    UUID id =
        assignStaff.register(
            programId, body.login(), body.name(), body.roles(), CurrentActor.person().id());
    return RestResponse.status(
        RestResponse.Status.CREATED,
        view(Objects.requireNonNull(people.named(List.of(id)).get(id))));
  }

  /** The staff. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "listStaff",
      summary = "The staff of my program",
      description = "Everyone with an assignment in it.")
  @APIResponse(responseCode = "200", description = "The staff.")
  public Page<PersonView> list(UUID programId) {
    List<UUID> ids = assignments.staff(programId, CurrentActor.person().id());
    Map<UUID, People.Person> named = people.named(ids);
    return new Page<>(
        ids.stream().map(named::get).filter(Objects::nonNull).map(StaffResource::view).toList(),
        null);
  }

  private static PersonView view(People.Person person) {
    return new PersonView(person.id(), person.login(), person.name(), person.roles());
  }
}
