package org.cairn.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The cohorts of a program, for its coordinator. */
@Path("/v1/programs/{programId}/cohorts")
@Tag(name = "Staff: programs")
public class CohortResource {
  private final Cohorts cohorts;
  private final RunCohort runCohort;

  CohortResource(Cohorts cohorts, RunCohort runCohort) {
    this.cohorts = cohorts;
    this.runCohort = runCohort;
  }

  /** A cohort to be formed. */
  @Schema(description = "A cohort to be formed.")
  record NewCohort(@NotBlank @Size(max = 80) @Schema(examples = "Evening, spring") String name) {}

  /** Forms a cohort. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createCohort",
      summary = "Form a cohort in my program",
      description = "Its members are booked into every series that is made for it.")
  @APIResponse(responseCode = "201", description = "Formed.")
  @APIResponse(responseCode = "409", description = "program/cohort-name-taken")
  public RestResponse<CohortView> create(UUID programId, @Valid @NotNull NewCohort body) {
    return RestResponse.status(
        RestResponse.Status.CREATED,
        runCohort.form(programId, body.name, CurrentActor.person().id()));
  }

  /** The cohorts. */
  @GET
  @Allowed(Role.COORDINATOR)
  @Conditional
  @Operation(
      operationId = "listCohorts",
      summary = "The cohorts of my program",
      description = "In the order in which they were formed. Always complete.")
  @APIResponse(responseCode = "200", description = "The cohorts.")
  public Page<CohortView> list(UUID programId) {
    return new Page<>(cohorts.of(programId, CurrentActor.person().id()), null);
  }
}
