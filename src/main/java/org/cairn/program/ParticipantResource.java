package org.cairn.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.People;
import org.cairn.identity.Role;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Cursors;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Participants of a program, for its coordinator. */
@Path("/v1/programs/{programId}/participants")
@Tag(name = "Staff: people")
public class ParticipantResource {
  private static final UUID FIRST = new UUID(0, 0);

  private final Enrollments enrollments;
  private final EnrollParticipant enrollParticipant;
  private final Discharge discharge;
  private final People people;
  private final Cursors cursors;

  ParticipantResource(
      Enrollments enrollments,
      EnrollParticipant enrollParticipant,
      Discharge discharge,
      People people,
      Cursors cursors) {
    this.enrollments = enrollments;
    this.enrollParticipant = enrollParticipant;
    this.discharge = discharge;
    this.people = people;
    this.cursors = cursors;
  }

  /** Why somebody leaves. */
  @Schema(description = "Why an enrollment ends.")
  record DischargeReason(@NotNull @Schema(examples = "completed") EndReason reason) {}

  /** Takes a participant in. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createParticipant",
      summary = "Take a participant into my program",
      description =
          "Makes the account and the enrollment; next, create an invitation for the account.")
  @APIResponse(responseCode = "201", description = "Taken in.")
  @APIResponse(responseCode = "409", description = "identity/login-taken")
  public RestResponse<PersonView> create(UUID programId, @Valid @NotNull NewPerson body) {
    UUID id =
        enrollParticipant.enroll(programId, CurrentActor.person().id(), body.login(), body.name());
    return RestResponse.status(RestResponse.Status.CREATED, view(id));
  }

  /** Participants, in the order in which they came. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "listParticipants",
      summary = "The participants of my program",
      description = "In the order in which they came, those who left included.")
  @APIResponse(responseCode = "200", description = "A page of participants.")
  public Page<ParticipantView> list(
      UUID programId,
      @Parameter(description = "Cursor of a page, from the page before.") @QueryParam("cursor")
          @Nullable String cursor,
      @Parameter(description = "Most items on the page.")
          @QueryParam("limit")
          @DefaultValue("50")
          @Min(1)
          @Max(200)
          int limit) {
    String scope = "participants:" + programId;
    UUID after = cursors.open(scope, cursor).map(UUID::fromString).orElse(FIRST);
    Page<Enrollments.Listed> page =
        Page.of(
            enrollments.page(programId, CurrentActor.person().id(), after, limit),
            limit,
            last -> cursors.seal(scope, last.id().toString()));
    Map<UUID, People.Person> named =
        people.named(page.items().stream().map(Enrollments.Listed::participant).toList());
    return new Page<>(page.items().stream().map(one -> view(one, named)).toList(), page.next());
  }

  /** Discharges a participant. */
  @POST
  @Path("/{participantId}/discharge")
  @Allowed(Role.COORDINATOR)
  @Operation(
      operationId = "dischargeParticipant",
      summary = "Discharge a participant",
      description =
          "Counts on the next request: bookings that are not over are canceled, group memberships"
              + " end. The account stays, so that the person can still read what is theirs. A"
              + " second call answers program/already-discharged.")
  @APIResponse(responseCode = "204", description = "Discharged.")
  @APIResponse(responseCode = "409", description = "program/already-discharged")
  public void discharge(UUID programId, UUID participantId, @Valid @NotNull DischargeReason body) {
    discharge.discharge(programId, participantId, body.reason, CurrentActor.person().id());
  }

  private PersonView view(UUID id) {
    People.Person person = java.util.Objects.requireNonNull(people.named(List.of(id)).get(id));
    return new PersonView(id, person.login(), person.name(), person.roles());
  }

  private static ParticipantView view(
      Enrollments.Listed enrollment, Map<UUID, People.Person> named) {
    People.Person person = named.get(enrollment.participant());
    return new ParticipantView(
        enrollment.participant(),
        person == null ? "" : person.login(),
        person == null ? "" : person.name(),
        enrollment.startedAt(),
        enrollment.endedAt());
  }
}
