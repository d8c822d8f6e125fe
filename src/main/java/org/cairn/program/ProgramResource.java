package org.cairn.program;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.cairn.identity.Allowed;
import org.cairn.identity.Role;
import org.cairn.platform.Conditional;
import org.cairn.platform.CurrentActor;
import org.cairn.platform.Idempotent;
import org.cairn.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Programs. */
@Path("/v1/programs")
@Tag(name = "Staff: programs")
public class ProgramResource {
  private final Programs programs;
  private final FoundProgram foundProgram;

  ProgramResource(Programs programs, FoundProgram foundProgram) {
    this.programs = programs;
    this.foundProgram = foundProgram;
  }

  /** Founds a program. */
  @POST
  @Allowed(Role.COORDINATOR)
  @Idempotent
  @Operation(
      operationId = "createProgram",
      summary = "Found a program",
      description = "With its site. Whoever founds a program coordinates it.")
  @APIResponse(responseCode = "201", description = "Founded.")
  @APIResponse(responseCode = "400", description = "program/zone-unknown")
  @APIResponse(responseCode = "409", description = "program/slug-taken")
  public RestResponse<ProgramView> create(@Valid @NotNull NewProgram body) {
    Program program = foundProgram.found(body, CurrentActor.person().id());
    return RestResponse.ResponseBuilder.<ProgramView>created(URI.create("/v1/programs"))
        .entity(ProgramView.of(program))
        .build();
  }

  /** My programs. */
  @GET
  @Allowed({Role.FACILITATOR, Role.COUNSELOR, Role.COORDINATOR})
  @Conditional
  @Operation(
      operationId = "listPrograms",
      summary = "The programs I work in",
      description = "Those that an assignment of mine lies in.")
  @APIResponse(responseCode = "200", description = "My programs.")
  public Page<ProgramView> list() {
    return new Page<>(programs.of(CurrentActor.person().id()), null);
  }
}
